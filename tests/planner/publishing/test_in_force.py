"""What people work by on a day: the newest publication that covers it."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import delete, update

from planner.publishing import in_force, in_force_id, is_in_force, plan_in_force, unpublish
from planner.store import Store, UnreadablePlanError, tables
from tests.planner.publishing.shifts import LONG_BEFORE, MONDAY, plan_of, published, told

SUNDAY = MONDAY + timedelta(days=6)
NEXT_SUNDAY = SUNDAY + timedelta(days=7)


@pytest.fixture
def store(tmp_path: Path) -> Store:
    """An empty store."""
    return Store(tmp_path)


def test_nothing_is_in_force_before_a_publication(store: Store) -> None:
    """A draft is nobody's roster."""
    assert in_force(store, MONDAY, SUNDAY) == ()
    assert plan_in_force(store, MONDAY, SUNDAY) is None


def test_a_later_plan_leaves_the_earlier_days_as_they_are(store: Store) -> None:
    """Next week's publication does not take away this week's shifts."""
    first = plan_of({("A1", 0): 8, ("A1", 5): 8})
    second = plan_of({("A1", 0): 14}, MONDAY + timedelta(days=7))
    published(store, first)
    published(store, second)
    assert told(store, MONDAY, NEXT_SUNDAY) == {("A1", 0): 8, ("A1", 5): 8, ("A1", 7): 14}
    assert is_in_force(store, first)
    assert in_force_id(store, MONDAY, SUNDAY) == first.id
    assert in_force_id(store, MONDAY, NEXT_SUNDAY) == second.id


def test_of_overlapping_plans_the_newest_counts_on_the_days_it_covers(store: Store) -> None:
    """A day without a shift in the newest plan is a day off, also where an older one had a shift."""
    published(store, plan_of({("A1", day): 8 for day in range(7)}))
    published(store, plan_of({("A1", 0): 14, ("A1", 2): 14}, MONDAY + timedelta(days=3)))
    published(store, plan_of({("A2", 0): 20}, MONDAY + timedelta(days=5)))
    assert told(store, MONDAY, NEXT_SUNDAY) == {
        **{("A1", day): 8 for day in range(3)},
        ("A1", 3): 14,
        ("A2", 5): 20,
    }
    assert [one.publication for one in in_force(store, MONDAY, NEXT_SUNDAY)] == [1, 1, 1, 2, 3]


def test_only_the_days_that_are_asked_are_told(store: Store) -> None:
    """A range may begin and end within a publication, or lie outside of all."""
    published(store, plan_of({("A1", day): 8 for day in range(7)}))
    tuesday = MONDAY + timedelta(days=1)
    assert told(store, tuesday, tuesday) == {("A1", 1): 8}
    assert told(store, SUNDAY + timedelta(days=1), NEXT_SUNDAY) == {}


def test_what_is_taken_back_gives_way_to_what_was_below(store: Store) -> None:
    """Two taken back one after the other uncover the first."""
    first = plan_of({("A1", 0): 8})
    for plan in (first, plan_of({("A1", 0): 9}), plan_of({("A1", 0): 10})):
        published(store, plan, who="cli", anyway=True, why="test")
    for hour in (9, 8):
        unpublish(store, at=LONG_BEFORE, who="cli", why="wrong")
        assert told(store, MONDAY, SUNDAY) == {("A1", 0): hour}
    assert is_in_force(store, first)
    unpublish(store, at=LONG_BEFORE, who="cli", why="wrong")
    assert told(store, MONDAY, SUNDAY) == {}
    assert store.published() is None


def test_a_publication_after_taking_back_lies_above_all_that_stands(store: Store) -> None:
    """What was taken back does not come back by a later publication's being taken back."""
    published(store, plan_of({("A1", 0): 8}))
    published(store, plan_of({("A1", 0): 9}))
    unpublish(store, at=LONG_BEFORE, who="cli", why="wrong")
    published(store, plan_of({("A1", 0): 10}))
    assert told(store, MONDAY, SUNDAY) == {("A1", 0): 10}
    unpublish(store, at=LONG_BEFORE, who="cli", why="wrong")
    assert told(store, MONDAY, SUNDAY) == {("A1", 0): 8}


def test_days_that_went_by_under_a_plan_stay_when_it_is_taken_back(store: Store) -> None:
    """What was worked cannot be taken back; today and later can."""
    week = {("A1", day): 8 for day in range(7)}
    published(store, plan_of(week))
    published(store, plan_of({("A1", day): 14 for day in range(7)}))
    wednesday = datetime(2026, 11, 25, 9, tzinfo=UTC)
    unpublish(store, at=wednesday, who="cli", why="wrong")
    assert told(store, MONDAY, SUNDAY) == {("A1", 0): 14, ("A1", 1): 14} | {("A1", day): 8 for day in range(2, 7)}


def test_a_plan_published_by_mistake_for_days_gone_leaves_no_trace_in_them(store: Store) -> None:
    """Nobody worked by a plan that was published after its days."""
    thursday = datetime(2026, 11, 26, 9, tzinfo=UTC)
    published(store, plan_of({("A1", day): 8 for day in range(7)}), thursday)
    unpublish(store, at=thursday, who="cli", why="wrong")
    assert told(store, MONDAY, SUNDAY) == {}


def test_the_day_of_taking_back_is_the_local_one(store: Store) -> None:
    """At 23:30 UTC it is Wednesday in Istanbul already."""
    published(store, plan_of({("A1", day): 8 for day in range(7)}))
    unpublish(store, at=datetime(2026, 11, 24, 23, 30, tzinfo=UTC), who="cli", why="wrong")
    assert sorted(told(store, MONDAY, SUNDAY)) == [("A1", 0), ("A1", 1)]


def test_publications_of_the_first_version_are_read_from_their_plans(store: Store) -> None:
    """A store that was upgraded has publications without rows of duties."""
    published(store, plan_of({("A1", 0): 8, ("A2", 6): 20}))
    with store.writing() as connection:
        connection.execute(delete(tables.duties))
        connection.execute(delete(tables.checks))
    assert told(store, MONDAY, SUNDAY) == {("A1", 0): 8, ("A2", 6): 20}
    assert told(store, date(2026, 11, 24), SUNDAY) == {("A2", 6): 20}


def test_a_publication_whose_plan_cannot_be_read_is_named(store: Store) -> None:
    """Not with the words of a codec: which plan, and what to do, so that a caller can tell it from a failing disk."""
    plan = plan_of({("A1", 0): 8})
    published(store, plan)
    with store.writing() as connection:
        connection.execute(update(tables.plans).values(header=b"\0"))
    with pytest.raises(UnreadablePlanError) as refused:
        in_force(store, MONDAY, SUNDAY)
    assert (refused.value.code, refused.value.parameters["plan"]) == ("storage_old_plan", plan.id)


def test_rows_come_back_as_they_were_published(store: Store) -> None:
    """Times with their offset, breaks and on-call duties: what readers see is what the plan had."""
    plan = plan_of({("A1", 0): 22}, calls={("A2", 1): 20})
    published(store, plan)
    duty, call = (one.row for one in in_force(store, MONDAY, SUNDAY))
    assert (duty.starts_at.isoformat(), duty.ends_at.isoformat()) == (
        "2026-11-23T22:00:00+03:00",
        "2026-11-24T06:00:00+03:00",
    )
    assert duty.breaks == ((datetime(2026, 11, 23, 23, tzinfo=UTC), 30),)
    assert (duty.day, duty.shift, duty.paid_h) == (MONDAY, "h22", 7.5)
    assert (call.kind, call.day, call.shift) == ("on_call", MONDAY + timedelta(days=1), "night")
