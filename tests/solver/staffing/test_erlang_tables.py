"""Tables of expected service say what the formulas say of every load, level by level."""

from __future__ import annotations

import numpy as np
import pytest

from solver.errors import SolverError
from solver.queues import Definition, Measure, ServiceGoal
from solver.staffing.search import serve
from solver.staffing.service import Work
from solver.staffing.tables import service_table
from solver.staffing.uncertainty import expected_score

LOADS = np.array([[8.0, 10.0, 13.0], [0.0, 0.5, 1.0], [70.0, 90.0, 120.0]])
GOALS = (
    *(ServiceGoal(Measure.SERVICE_LEVEL, 0.8, 30, definition) for definition in Definition),
    ServiceGoal(Measure.ABANDONMENT, 0.95, 30),
)


def by_hand(work: Work, goal: ServiceGoal, agents: np.ndarray) -> np.ndarray:
    scores = [[serve(np.full(3, n), Work.of(row, 300, work.patience_s, work.rates), goal).score(goal)
               for n in levels] for row, levels in zip(work.load, agents, strict=True)]  # fmt: skip
    weights = work.load / work.load.sum(axis=1)[:, None]
    return np.array([[value @ w for value in row] for row, w in zip(scores, weights, strict=True)])


@pytest.mark.parametrize("goal", GOALS, ids=lambda goal: f"{goal.measure}-{goal.definition}")
@pytest.mark.parametrize("patience_s", [None, 180.0])
@pytest.mark.parametrize("rates", [(1.0,), (1.0, 1.6)])
def test_tables_are_the_mean_of_the_formulas_by_volume(
    goal: ServiceGoal, patience_s: float | None, rates: tuple[float, ...]
) -> None:
    """Rising levels carry the recursion from one to the next; jumps and falls compute it afresh: same figures."""
    work = Work.of(LOADS, 300, patience_s, rates)
    for agents in (np.array([[9, 10, 11, 12], [1, 2, 3, 4], [90, 91, 92, 93]]), np.array([[12, 5, 6, 30]] * 3)):
        np.testing.assert_allclose(service_table(work, goal, agents), by_hand(work, goal, agents), atol=1e-13)


def test_one_row_of_levels_serves_all_lines() -> None:
    """The same crews asked of every interval of a day."""
    work = Work.of(LOADS, 300, 180)
    levels = np.arange(5, 15)
    table = service_table(work, GOALS[0], levels)
    np.testing.assert_array_equal(table, service_table(work, GOALS[0], np.tile(levels, (3, 1))))
    assert bool((np.diff(table, axis=1) >= 0).all())


def test_wait_goals_are_told_in_seconds_below_zero() -> None:
    """More is better for every measure, so that one search and one loss serve all."""
    goal = ServiceGoal(Measure.ASA, 0.0, 20)
    table = service_table(Work.of(LOADS[:1], 300, 180), goal, np.array([10, 11]))
    assert table[0, 0] < table[0, 1] < 0


def test_no_load_scores_nothing() -> None:
    """A closed interval has no contacts to serve in time."""
    assert service_table(Work.of([[0.0, 0.0]], 300, 180), GOALS[0], np.array([0, 3])).tolist() == [[0.0, 0.0]]


def test_the_score_of_chosen_lines_is_the_table() -> None:
    """Two doors to one figure: some lines with a crew each, or all lines with many."""
    work = Work.of(LOADS, 300, 180)
    chosen, agents = np.array([2, 0]), np.array([93, 9])
    table = service_table(work, GOALS[0], np.array([9, 93]))
    np.testing.assert_allclose(expected_score(work, GOALS[0])(agents, chosen), [table[2, 1], table[0, 0]], atol=1e-13)


def test_a_negative_crew_is_refused() -> None:
    """A table with a hole in it would be read as service."""
    with pytest.raises(SolverError, match="agents_invalid"):
        service_table(Work.of(LOADS, 300, 180), GOALS[0], np.array([-1, 2]))
