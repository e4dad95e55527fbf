"""One day's service: the same contacts for every roster, close to what the whole plan's simulation says."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from planner.answers.served_day import day_rows, of_days, served_day
from planner.answers.standing import Standing, standing
from planner.operation import load
from planner.store import Store


@pytest.fixture(scope="module")
def asked(small_planned: Path) -> Standing:
    """The small plan, asked."""
    return standing(load(small_planned), Store(small_planned))


def test_a_day_is_played_with_the_days_beside_it(asked: Standing) -> None:
    """Three days in the middle, two at either end of the plan."""
    grid = asked.plan.grid
    lengths = [len(of_days(asked.demand, day).grid.days) for day in grid.days]
    assert lengths == [2, 3, 3, 3, 3, 3, 2]
    assert of_days(asked.demand, grid.days[3]).grid.day_bounds[1] == grid.minute(grid.days[3], 0)


def test_the_same_day_twice_is_the_same_and_nobody_on_duty_serves_nobody(asked: Standing) -> None:
    """What differs between two rosters is the rosters."""
    day = asked.plan.grid.days[2]
    first, again = (day_rows(served_day(asked, asked.plan.roster, day, 3), asked, day) for _ in range(2))
    assert str(first) == str(again)  # what is not judged is not a number
    empty = day_rows(served_day(asked, replace(asked.plan.roster, duties=()), day, 3), asked, day)
    assert {queue: row["offered"] for queue, row in empty.items()} == {q: row["offered"] for q, row in first.items()}
    assert max(row["served"] for row in empty.values()) == 0


def test_a_day_alone_tells_nearly_what_the_whole_plan_tells(asked: Standing) -> None:
    """Within four standard errors and two points, for every queue with contacts."""
    day = asked.plan.grid.days[4]
    alone = day_rows(served_day(asked, asked.plan.roster, day, 20), asked, day)
    assert asked.plan.attainment is not None
    whole = day_rows(asked.plan.attainment, asked, day)
    for queue, row in alone.items():
        if whole[queue]["offered"] >= 20:
            give = 4 * (row["service_se"] + whole[queue]["service_se"]) + 0.02
            assert row["service"] == pytest.approx(whole[queue]["service"], abs=give)
