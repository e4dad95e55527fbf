"""Calendars for subscription: an event is one shift for good, and changes only when the shift does."""

from __future__ import annotations

import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from icalendar import Calendar, Event

from planner.publishing import feed_file, refresh_feeds, unpublish
from planner.store import Store
from tests.planner.publishing.shifts import LONG_BEFORE, MONDAY, plan_of, published

LATER = LONG_BEFORE + timedelta(days=3)
WEEK = {("A1", 0): 8, ("A1", 1): 8, ("B2", 0): 14}


@pytest.fixture
def store(tmp_path: Path) -> Store:
    """A published week of two agents."""
    made = Store(tmp_path)
    published(made, plan_of(WEEK, calls={("B2", 2): 20}))
    return made


def events(store: Store, agent: str) -> dict[str, Event]:
    """The events of an agent's feed by UID."""
    calendar = Calendar.from_ical(feed_file(store, agent).read_bytes())
    return {str(event["uid"]): event for event in calendar.walk("VEVENT")}


def state(event: Event) -> tuple[int, str, datetime]:
    """What a calendar program looks at: the sequence, whether it stands, and since when."""
    assert event["dtstamp"].dt == event["last-modified"].dt
    return int(event["sequence"]), str(event["status"]), event["dtstamp"].dt


def test_a_feed_is_a_calendar_that_programs_read(store: Store) -> None:
    """Method, the zone inside, times in it, and UIDs of agent, day and kind."""
    calendar = Calendar.from_ical(feed_file(store, "A1").read_bytes())
    assert str(calendar["method"]) == "PUBLISH"
    assert [str(zone["tzid"]) for zone in calendar.walk("VTIMEZONE")] == ["Europe/Istanbul"]
    event = events(store, "A1")["A1-20261123-duty@vardiya"]
    assert event["dtstart"].dt == datetime(2026, 11, 23, 5, tzinfo=UTC)
    assert event["dtend"].dt - event["dtstart"].dt == timedelta(hours=8)
    assert state(event) == (0, "CONFIRMED", LONG_BEFORE)
    assert sorted(events(store, "B2")) == ["B2-20261123-duty@vardiya", "B2-20261125-on_call-night@vardiya"]


def test_unchanged_shifts_stand_byte_for_byte(store: Store) -> None:
    """A publication that changes only one agent's shift leaves the other's file as it is, and the event beside it."""
    before = {agent: feed_file(store, agent).read_bytes() for agent in ("A1", "B2")}
    untouched = before["A1"].split(b"BEGIN:VEVENT")[2]
    published(store, plan_of(WEEK | {("A1", 0): 10}, calls={("B2", 2): 20}), LATER)
    assert feed_file(store, "B2").read_bytes() == before["B2"]
    assert feed_file(store, "A1").read_bytes().split(b"BEGIN:VEVENT")[2] == untouched


def test_a_sequence_rises_only_with_its_own_event(store: Store) -> None:
    """Moved twice is sequence 2; a moved break counts; another day's does not."""
    published(store, plan_of(WEEK | {("A1", 0): 10}), LATER)
    published(store, plan_of(WEEK | {("A1", 0): 11}), LATER + timedelta(hours=1))
    found = events(store, "A1")
    assert state(found["A1-20261123-duty@vardiya"]) == (2, "CONFIRMED", LATER + timedelta(hours=1))
    assert state(found["A1-20261124-duty@vardiya"]) == (0, "CONFIRMED", LONG_BEFORE)
    published(store, plan_of(WEEK | {("A1", 0): 11}, break_h=5), LATER + timedelta(hours=2))
    assert state(events(store, "A1")["A1-20261124-duty@vardiya"]) == (1, "CONFIRMED", LATER + timedelta(hours=2))


def test_a_shift_that_is_gone_stays_as_cancelled_and_may_come_back(store: Store) -> None:
    """A calendar that forgot the event would keep showing it; the sequence goes on rising."""
    gone = {key: hour for key, hour in WEEK.items() if key != ("A1", 0)}
    published(store, plan_of(gone), LATER)
    event = events(store, "A1")["A1-20261123-duty@vardiya"]
    assert state(event) == (1, "CANCELLED", LATER)
    assert str(event["summary"]) == "Cancelled: Shift 08:00-16:00"
    assert event["dtstart"].dt == datetime(2026, 11, 23, 5, tzinfo=UTC)
    assert state(events(store, "B2")["B2-20261125-on_call-night@vardiya"]) == (1, "CANCELLED", LATER)
    published(store, plan_of(gone | {("B2", 1): 9}), LATER + timedelta(hours=1))
    assert state(events(store, "A1")["A1-20261123-duty@vardiya"]) == (1, "CANCELLED", LATER)
    published(store, plan_of(WEEK), LATER + timedelta(hours=2))
    back = events(store, "A1")["A1-20261123-duty@vardiya"]
    assert state(back) == (2, "CONFIRMED", LATER + timedelta(hours=2))
    assert str(back["summary"]) == "Shift 08:00-16:00"


def test_a_plan_that_starts_later_cancels_nothing_before_it(store: Store) -> None:
    """Only days that a publication covers are told anew."""
    before = feed_file(store, "A1").read_bytes()
    published(store, plan_of({("B2", 0): 8}, MONDAY + timedelta(days=7)), LATER)
    assert feed_file(store, "A1").read_bytes() == before
    assert {state(event)[1] for event in events(store, "B2").values()} == {"CONFIRMED"}


def test_taking_back_restores_or_cancels(store: Store) -> None:
    """The shift of before comes back with a higher sequence; without one below, everything is cancelled."""
    published(store, plan_of(WEEK | {("A1", 0): 10}, calls={("B2", 2): 20}), LATER)
    unpublish(store, at=LATER + timedelta(hours=1), who="cli", why="wrong")
    event = events(store, "A1")["A1-20261123-duty@vardiya"]
    assert (state(event)[:2], event["dtstart"].dt.hour) == ((2, "CONFIRMED"), 8)
    unpublish(store, at=LATER + timedelta(hours=2), who="cli", why="wrong")
    every = [*events(store, "A1").values(), *events(store, "B2").values()]
    assert {state(event)[1] for event in every} == {"CANCELLED"}
    assert len(every) == 4


def test_a_cancelled_event_leaves_after_sixty_days_but_its_sequence_is_kept(store: Store) -> None:
    """Programs have heard of it by then; a shift told again is newer than all they know."""
    far = MONDAY + timedelta(days=70)
    published(store, plan_of({("C3", 0): 8}, far), LATER)
    published(store, plan_of({("C3", 1): 8}, far), LATER + timedelta(hours=1))
    uid = f"C3-{far:%Y%m%d}-duty@vardiya"
    for days, shown in ((60, True), (61, False)):
        other = plan_of({("A1", 0): 8}, far + timedelta(days=days))
        published(store, other, LATER + timedelta(hours=1, days=days), anyway=True, why="test")
        assert (uid in events(store, "C3")) is shown
    published(store, plan_of({("C3", 0): 9}, far), LATER + timedelta(days=62), anyway=True, why="test")
    assert state(events(store, "C3")[uid])[0] == 2


def test_shifts_long_gone_by_leave_the_feed(store: Store) -> None:
    """A file that every phone reads each hour does not grow for ever; 60 days stay."""
    published(store, plan_of({("A1", 0): 8}, MONDAY + timedelta(days=60)), LATER + timedelta(days=70))
    assert "A1-20261124-duty@vardiya" in events(store, "A1")
    published(store, plan_of({("A1", 0): 8}, MONDAY + timedelta(days=74)), LATER + timedelta(days=90))
    kept = [f"A1-{MONDAY + timedelta(days=days):%Y%m%d}-duty@vardiya" for days in (60, 74)]
    assert sorted(events(store, "A1")) == kept


def test_lost_files_come_back_byte_for_byte_and_strays_go(store: Store) -> None:
    """Feeds are made of the database alone."""
    folder = feed_file(store, "A1").parent
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    shutil.rmtree(folder)
    assert refresh_feeds(store) == ("A1", "B2")
    (folder / "A1.ics").write_bytes(b"half")
    (folder / "Z9.ics").write_bytes(b"of nobody")
    (folder / ".B2.ics.new").write_bytes(b"half")
    assert refresh_feeds(store) == ("A1",)
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before
    assert refresh_feeds(store) == ()


def test_an_agents_id_cannot_leave_the_folder(tmp_path: Path) -> None:
    """Ids are checked when they are read; a file name does not rely on it."""
    store = Store(tmp_path)
    published(store, plan_of({("../../x", 0): 8}))
    assert [path.name for path in (store.folder / "feeds").iterdir()] == ["%2E%2E%2F%2E%2E%2Fx.ics"]
    assert list(events(store, "../../x")) == ["%2E%2E%2F%2E%2E%2Fx-20261123-duty@vardiya"]


def test_two_shifts_of_a_day_are_two_events(tmp_path: Path) -> None:
    """A split shift by hand: the second bears a number of its own."""
    from dataclasses import replace

    plan = plan_of({("A1", 0): 6})
    assert plan.roster_stage is not None
    again = plan_of({("A1", 0): 16}).roster.duties
    roster = replace(plan.roster, duties=(*plan.roster.duties, *again))
    stage = replace(plan.roster_stage, result=replace(plan.roster_stage.result, roster=roster))
    store = Store(tmp_path)
    published(store, replace(plan, roster_stage=stage))
    assert sorted(events(store, "A1")) == ["A1-20261123-duty-2@vardiya", "A1-20261123-duty@vardiya"]
