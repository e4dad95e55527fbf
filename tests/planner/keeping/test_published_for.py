"""What is in force on each day is what a draft stands on, however often something was published."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from planner.inputs import Inputs
from planner.keeping import days_published, published_for, stand_on
from planner.publishing import unpublish
from planner.store import Store
from tests.planner.publishing.shifts import LONG_BEFORE, plan_of, published

DAY = timedelta(days=1)


@pytest.fixture
def daily(small_inputs: Inputs, tmp_path: Path) -> Store:
    """Ten publications of a week, each a day later than the one before: A1 begins an hour later in each."""
    store = Store(tmp_path)
    for n in range(10):
        plan = plan_of({("A1", day): 4 + n for day in range(7)}, small_inputs.start + (n - 8) * DAY)
        published(store, plan, anyway=True, why="test")
    return store


def hours(inputs: Inputs, store: Store, newest: int | None = None) -> dict[int, int]:
    """Hour at which A1 begins, by day from the draft's first, as a draft of the two weeks finds it."""
    kept = stand_on(inputs, published_for(inputs, store, newest), frozenset()).kept
    if kept is None:
        return {}
    duties = (*kept.before.duties, *kept.roster.duties)
    return {(one.day - inputs.start).days: inputs.grid.clock(one.start_min) // 60 for one in duties}


def test_each_day_is_of_the_newest_of_many_publications(daily: Store, small_inputs: Inputs) -> None:
    """Whoever publishes daily has more publications in force than weeks: none of their days may be lost."""
    inputs = replace(small_inputs, weeks=2)
    assert hours(inputs, daily) == {**{day: 12 + day for day in range(-8, 1)}, **dict.fromkeys(range(1, 8), 13)}
    assert hours(inputs, daily, 0) == {}
    assert hours(inputs, daily, 9) == {**{day: 12 + day for day in range(-8, 0)}, **dict.fromkeys(range(7), 12)}


def test_a_withdrawn_publication_counts_for_days_that_went_by_alone(daily: Store, small_inputs: Inputs) -> None:
    """What is taken back gives way to the one below it; a night that began before still stands on it."""
    inputs = replace(small_inputs, weeks=2)
    unpublish(daily, at=LONG_BEFORE, who="cli", why="wrong")
    assert hours(inputs, daily) == {**{day: 12 + day for day in range(-8, 0)}, **dict.fromkeys(range(7), 12)}
    assert hours(inputs, daily, 10)[7] == 13
    assert max(days_published(daily, inputs.start)) == inputs.start + 6 * DAY
    assert max(days_published(daily, inputs.start, 10)) == inputs.start + 7 * DAY
