"""A day is scored once, by a forecast that was there before it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from planner.inputs import Inputs
from planner.pipeline import run_pipeline
from planner.plans import Plan
from planner.scoring import score
from planner.scoring.told_before import Told, told_before
from planner.store import Store
from planner.store.opening import open_store

NOW = datetime(2026, 11, 21, 2, tzinfo=UTC)
LATER = timedelta(days=3)


@pytest.fixture(scope="module")
def made(small_inputs: Inputs) -> tuple[Inputs, Plan]:
    """The inputs of three days before the history's end, from midnight on, and their forecast."""
    zone = ZoneInfo(small_inputs.operation.config.zone)
    midnight = datetime.combine(small_inputs.seen_until.astimezone(zone).date() - LATER, datetime.min.time(), zone)
    before = replace(small_inputs, as_of=midnight.astimezone(UTC), start=midnight.date())
    return before, run_pipeline(before, until="forecast")


@pytest.fixture
def store(tmp_path: Path, made: tuple[Inputs, Plan]) -> Iterator[Store]:
    """A store that holds that plan."""
    found = open_store(tmp_path)
    found.save_plan(made[1], NOW)
    yield found
    found.close()


def test_ended_days_are_scored_by_the_forecast_made_before_them(
    store: Store, made: tuple[Inputs, Plan], small_inputs: Inputs
) -> None:
    """Three days came to their end since; their leads are those of the plan."""
    found = score(store, small_inputs, now=NOW)
    first = made[1].start
    assert {(one.day, one.lead_days) for one in found} == {(first + timedelta(days=k), k) for k in range(3)}
    assert {one.plan for one in found} == {made[1].id}
    contacts = small_inputs.operation.contacts
    begins = made[0].as_of
    day = contacts[(contacts["start"] >= begins) & (contacts["start"] < begins + timedelta(days=1))]
    mine = [one for one in found if one.day == first]
    assert sum(one.offered for one in mine) == day["offered"].sum() > 0
    assert sum(one.intervals for one in mine) == len(day)
    assert all(0 <= one.inside <= one.intervals for one in found)
    assert all(one.missed >= abs(one.offered - one.expected) - 1e-9 for one in found)


def test_a_day_is_never_scored_twice(store: Store, made: tuple[Inputs, Plan], small_inputs: Inputs) -> None:
    """Also not by a plan of the same as-of that is made afterwards."""
    first = score(store, small_inputs, now=NOW)
    assert first
    assert score(store, small_inputs, now=NOW) == ()
    store.save_plan(replace(made[1], id="f" * 16), NOW)
    assert score(store, small_inputs, now=NOW) == ()


def test_a_plan_made_during_a_day_never_scores_it(
    store: Store, made: tuple[Inputs, Plan], small_inputs: Inputs
) -> None:
    """It has seen a part of what it would be scored by: one minute after midnight is too late."""
    late = replace(made[1], id="e" * 16, as_of=made[1].as_of + timedelta(days=1, minutes=1))
    store.save_plan(late, NOW)
    begins = {one.day: one for one in score(store, small_inputs, now=NOW)}
    assert [begins[day].plan for day in sorted(begins)] == [made[1].id, made[1].id, late.id]


def test_contacts_that_arrive_late_are_scored_when_they_come(store: Store, small_inputs: Inputs) -> None:
    """One queue's feed is a day late: the others do not wait for it, and it is not forgotten."""
    contacts = small_inputs.operation.contacts
    queue = contacts["queue"].iloc[0]
    held = contacts[~((contacts["queue"] == queue) & (contacts["start"] >= small_inputs.as_of - timedelta(days=4)))]
    partly = replace(small_inputs, operation=replace(small_inputs.operation, contacts=held))
    assert queue not in {one.queue for one in score(store, partly, now=NOW)}
    assert {one.queue for one in score(store, small_inputs, now=NOW)} == {queue}


def test_contacts_of_a_broken_channel_are_not_scored(store: Store, small_inputs: Inputs) -> None:
    """At least so many wanted to call; how many is not known."""
    contacts = small_inputs.operation.contacts.assign(at_least=True)
    broken = replace(small_inputs, operation=replace(small_inputs.operation, contacts=contacts))
    assert score(store, broken, now=NOW) == ()


def test_a_finer_plan_is_scored_by_the_intervals_of_the_history(
    store: Store, made: tuple[Inputs, Plan], small_inputs: Inputs
) -> None:
    """Two half-hours of a forecast together have a band of their own: narrower than both bands added."""
    plain = {(one.day, one.queue): one for one in score(store, small_inputs, now=NOW)}
    contacts = small_inputs.operation.contacts
    whole = contacts.assign(start=contacts["start"].dt.floor("60min")).groupby(["queue", "start"], as_index=False)
    coarse = replace(small_inputs, operation=replace(small_inputs.operation, contacts=whole[["offered"]].sum()))
    with store.writing() as connection:
        from planner.store.tables import scores

        connection.execute(scores.delete())
    found = {(one.day, one.queue): one for one in score(store, coarse, now=NOW)}
    assert found.keys() == plain.keys()
    for key, one in found.items():
        assert one.expected == pytest.approx(plain[key].expected)
        assert one.intervals < plain[key].intervals
        assert one.missed <= plain[key].missed + 1e-9


DAY = date(2026, 11, 20)
BEGINS = datetime(2026, 11, 19, 21, tzinfo=UTC)


def told(plan: str, as_of_h: int, *published_h: int) -> Told:
    """A plan of some hours before the day, published at some hours before it."""
    moments = tuple(BEGINS - timedelta(hours=hours) for hours in published_h)
    return Told(plan, BEGINS - timedelta(hours=as_of_h), date(2026, 11, 16), date(2026, 11, 23), plan, moments)


@pytest.mark.parametrize(
    ("plans", "chosen"),
    [
        ([told("a", 24)], ["a"]),
        ([told("b", 24), told("a", 48)], ["b"]),
        ([told("a", 48), told("b", 24)], ["b"]),
        ([told("late", -1), told("a", 24)], ["a"]),
        ([told("sharp", 0), told("a", 24)], ["sharp"]),
        ([told("b", 24), told("a", 96, 90)], ["b", "a"]),
        ([told("b", 24), told("a", 96, -1)], ["b"]),
        ([told("c", 24), told("b", 72, 70), told("a", 96, 90, 60)], ["c", "a"]),
        ([told("a", 24, 20)], ["a"]),
        ([], []),
    ],
)
def test_who_spoke_before_the_day(plans: list[Told], chosen: list[str]) -> None:
    """The newest as-of before the day, and what was published last before it."""
    assert [one.plan for one in told_before(tuple(plans), DAY, BEGINS)] == chosen


def test_a_plan_of_other_days_did_not_speak() -> None:
    """Its period ends with the day before its last."""
    assert told_before((told("a", 24),), date(2026, 11, 23), BEGINS + timedelta(days=3)) == ()
