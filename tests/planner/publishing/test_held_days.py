"""Frozen days and notice: what is published and near does not change unless a planner says why."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from planner.operation.config import OperationFile
from planner.publishing import NotPublishableError, preview, would_withdraw
from planner.publishing.day_changes import Holding, Standing, changes_between, holding
from planner.publishing.duty_rows import rows_of_plan
from planner.store import Store, audit
from solver.grid import Grid
from tests.planner.publishing.shifts import MONDAY, ZONE, plan_of, published, stored, told

MONDAY_10 = datetime(2026, 11, 23, 7, tzinfo=UTC)  # ten in Istanbul
WEEK = {("A1", day): 8 for day in range(7)}


@pytest.fixture
def store(tmp_path: Path) -> Store:
    """A week that is published."""
    made = Store(tmp_path)
    published(made, plan_of(WEEK))
    return made


def moved(*days: int) -> dict[tuple[str, int], int]:
    """The week with the shifts of some days two hours later."""
    return WEEK | {("A1", day): 10 for day in days}


@pytest.mark.parametrize(("day", "refused"), [(0, True), (1, True), (2, True), (3, False), (6, False)])
def test_two_frozen_days_reach_to_the_same_clock_time(store: Store, day: int, refused: bool) -> None:
    """On Monday at ten Wednesday is frozen, for it begins before Wednesday at ten; Thursday is free."""
    if not refused:
        published(store, plan_of(moved(day)), MONDAY_10)
        assert told(store, MONDAY, MONDAY + timedelta(days=6)) == moved(day)
        return
    with pytest.raises(NotPublishableError) as found:
        published(store, plan_of(moved(day)), MONDAY_10)
    assert (found.value.reason, found.value.count) == ("frozen", 1)
    assert [(one.agent, one.day, one.how) for one in found.value.changes] == [
        ("A1", MONDAY + timedelta(days=day), "moved")
    ]
    assert told(store, MONDAY, MONDAY + timedelta(days=6)) == WEEK


def test_what_is_refused_leaves_the_names_of_before(tmp_path: Path) -> None:
    """They belong to the publication: exports of what stands are joined with them."""
    store = Store(tmp_path)
    names = tmp_path / "names.csv"
    names.write_text("id,name\nA1,Ayşe\n")
    published(store, plan_of(WEEK))
    names.write_text("id,name\nA1,Çağrı\n")
    with pytest.raises(NotPublishableError):
        published(store, plan_of(moved(0)), MONDAY_10)
    assert store.names() == {"A1": "Ayşe"}
    published(store, plan_of(moved(6)), MONDAY_10)
    assert store.names() == {"A1": "Çağrı"}


def test_days_that_began_never_change_in_silence(store: Store) -> None:
    """A plan that starts on a day gone by is published only where it has that day as it was."""
    friday = datetime(2026, 11, 27, 7, tzinfo=UTC)
    with pytest.raises(NotPublishableError, match="frozen"):
        published(store, plan_of(moved(0)), friday)
    published(store, plan_of({("A1", 0): 9}, MONDAY + timedelta(days=7)), friday)
    assert told(store, MONDAY, MONDAY + timedelta(days=6)) == WEEK


@pytest.mark.parametrize(
    ("shifts", "break_h", "how"),
    [
        ({key: hour for key, hour in WEEK.items() if key[1] != 1}, 4, "removed"),
        (WEEK | {("B2", 1): 8}, 4, "added"),
        (WEEK, 5, "breaks"),
    ],
)
def test_every_kind_of_change_counts(store: Store, shifts: dict[tuple[str, int], int], break_h: int, how: str) -> None:
    """A shift that is gone, one on a day off, and a break that moves: people planned by all of them."""
    with pytest.raises(NotPublishableError) as found:
        published(store, plan_of(shifts, break_h=break_h), MONDAY_10)
    assert {one.how for one in found.value.changes} == {how}


def test_an_on_call_duty_is_held_as_well(store: Store) -> None:
    """Who is to be within reach has arranged the evening by it."""
    with pytest.raises(NotPublishableError, match="frozen"):
        published(store, plan_of(WEEK, calls={("A1", 1): 20}), MONDAY_10)


def test_a_planner_may_confirm_with_a_reason_that_is_kept(store: Store) -> None:
    """Somebody is sick: the way through says who and why, in the audit trail."""
    repaired = plan_of({key: hour for key, hour in WEEK.items() if key[1] != 0} | {("B2", 0): 8})
    with pytest.raises(NotPublishableError, match="no_reason"):
        published(store, repaired, MONDAY_10, anyway=True, why="  ")
    done = published(store, repaired, MONDAY_10, anyway=True, why="A1 away", who="lead-2")
    assert done.why == "A1 away"
    line = audit.lines(store)[0]
    assert (line.who, line.why) == ("lead-2", "A1 away")
    assert line.what == f"publish {repaired.id} anyway, 2 agents' days held"


def test_a_preview_says_what_publishing_would_do(store: Store) -> None:
    """Seen before it is done, in the same words: who changes, and what is frozen."""
    draft = stored(store, plan_of(moved(1, 5)))
    changes = preview(draft, store, MONDAY_10, None)
    assert [((one.day - MONDAY).days, one.how, one.held) for one in changes] == [
        (1, "moved", "frozen"),
        (5, "moved", ""),
    ]
    assert [(one.day - MONDAY).days for one in would_withdraw(store, MONDAY_10)] == [0, 1, 2, 3, 4, 5, 6]


def test_first_publications_at_short_notice_are_held_from_today_on() -> None:
    """What has gone by can be told to nobody; days beyond the notice are free; without such a rule all are."""
    rows = rows_of_plan(plan_of(WEEK))
    local = Grid.of(MONDAY, 7, 15, ZONE).local(Grid.of(MONDAY, 7, 15, ZONE).minute(MONDAY + timedelta(days=2), 600))

    def held(notice_days: int) -> list[str]:
        now = Standing(local, Holding(2, notice_days), frozenset())
        return [one.held for one in changes_between((), rows, now)]

    assert held(3) == ["", "", "notice", "notice", "notice", "notice", ""]
    assert held(0) == [""] * 7


def test_notice_is_the_rule_books(small_config: OperationFile) -> None:
    """Seven days unless the operation changes or drops the rule; an invented example tells nobody."""
    assert holding(small_config) == Holding(2, 0)
    real = small_config.model_copy(update={"synthetic": None})
    assert holding(real) == Holding(2, 7)
    dropped = real.rules.model_copy(update={"drop": {"notice": "agreed with the works council"}})
    assert holding(real.model_copy(update={"rules": dropped})) == Holding(2, 0)
    longer = real.rules.model_copy(update={"changes": {"notice": {"notice_days": 14}}})
    assert holding(real.model_copy(update={"rules": longer})) == Holding(2, 14)
    assert holding(None) == Holding(2, 0)


@pytest.fixture
def small_config(small: Path) -> OperationFile:
    """The settings of the small example."""
    from planner.operation.config_reading import read_config
    from planner.operation.reading import Reading

    file = read_config(Reading(small))
    assert file is not None
    return file.config
