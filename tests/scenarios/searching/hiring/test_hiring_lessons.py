"""What missed goals teach: also where the weekly hours were enough, as in queues that few people can serve."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from planner.inputs import Inputs
from scenarios.searching.hiring.fit import Fit
from scenarios.searching.hiring.lessons import Found, lowered
from scenarios.searching.hiring.need import Need, Pool
from scenarios.searching.hiring.programme import Schedule, cover
from scenarios.searching.hiring.proving import Trial
from solver.grid import Grid
from tests.scenarios.searching.hiring.toys import toy

WEEK = 3


@pytest.fixture
def found() -> Found:
    """Three pools with hours to spare: Turkish, Russian, and both."""
    programme = replace(toy(), needed=toy().held * 0.5)
    hires = np.zeros_like(programme.cents, dtype=np.int64)
    return Found(np.array([0.9, 0.9, 0.9]), programme, Schedule(hires, np.zeros(6), 0.0, 0.0, True))


def need(grid: Grid) -> Need:
    """The pools of the toy, by their queues."""
    pools = (Pool(("tr",)), Pool(("ru",)), Pool(("tr", "ru")))
    sets = np.array([[True, False], [False, True], [True, True]])
    some, rows = np.ones((3, 1), dtype=bool), np.zeros((2, grid.intervals))
    serving = np.ones((1, 2), dtype=bool)
    return Need(grid, pools, ("Ada",), some, (("tr",), ("ru",)), serving, sets, rows, np.zeros((0, grid.intervals)))


def trial(missed: tuple[str, ...], gaps: tuple[float, ...]) -> Trial:
    """A roster in which nobody was missing by the hour, and goals were missed all the same."""
    hours = np.full(3, 50.0)
    return Trial(WEEK, 5, 0, 2, Fit(np.full(3, 0.9), hours, hours, np.zeros(3), missed, gaps))


def test_a_thin_queue_that_misses_its_goal_asks_for_more_than_it_had(found: Found, small_grid: Grid) -> None:
    """Hours enough and the goal missed: these hours were not enough, by the share of the goal that was missed."""
    usable = lowered(need(small_grid), found, frozenset({"tr", "ru"}), (trial(("ru",), (0.1,)),))
    assert usable[1] < found.usable[1]
    assert usable[[0, 2]].tolist() == [0.9, 0.9]
    held = cover(found.programme, found.schedule.hires)[1, WEEK] * usable[1] / 0.9
    assert held == pytest.approx(0.9 * found.programme.needed[1, WEEK])


def test_a_goal_missed_by_a_hair_still_counts_for_something(found: Found, small_grid: Grid) -> None:
    """Otherwise the search would go back with the same hires."""
    usable = lowered(need(small_grid), found, frozenset({"ru"}), (trial(("ru",), (0.0,)),))
    held = cover(found.programme, found.schedule.hires)[1, WEEK] * usable[1] / 0.9
    assert held == pytest.approx(0.97 * found.programme.needed[1, WEEK])


def test_what_no_hire_can_help_teaches_nothing(found: Found, small_grid: Grid) -> None:
    """Nobody who could be hired serves the queue."""
    assert lowered(need(small_grid), found, frozenset({"tr"}), (trial(("ru",), (0.1,)),)).tolist() == [0.9] * 3


@pytest.fixture
def small_grid(small_inputs: Inputs) -> Grid:
    """A week's grid."""
    return small_inputs.grid
