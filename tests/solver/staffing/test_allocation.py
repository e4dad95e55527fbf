"""A goal over a longer period: the cheapest agents that keep it, and nothing below what one interval may fall to."""

from __future__ import annotations

from datetime import date

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from solver.errors import SolverError
from solver.grid import Grid
from solver.queues import Measure, ServiceGoal
from solver.staffing.allocation import Ladder, allocate, ladder
from solver.staffing.periods import part_of
from solver.staffing.search import IntArray, required, serve
from solver.staffing.service import FloatArray, Work

GOAL = ServiceGoal(Measure.SERVICE_LEVEL, 0.8, 30.0)
ONE = np.zeros(2, dtype=np.int64)


def of_loads(loads: list[float], least: float = 0.6) -> Ladder:
    """A phone of 300 s per call and 180 s of patience."""
    work = Work.of(np.array(loads), 300.0, 180.0)

    def table(agents: IntArray) -> FloatArray:
        return np.stack([serve(step, work, GOAL).service_level for step in agents.T], axis=1)

    return ladder(table, required(work, GOAL), work.load, work.load * 6.0, (0.8, least))


def attained(one: Ladder, agents: FloatArray) -> FloatArray:
    """Score of fractional agents: a mixture of the steps on either side."""
    return np.array([np.interp(n, a, s) for n, a, s in zip(agents, one.agents, one.score, strict=True)])


def test_a_thin_hour_leans_on_a_busy_one() -> None:
    """One more agent serves more contacts in time where many come: 50 erlangs go above 80 %, 5 fall below."""
    one = of_loads([50.0, 5.0])
    (agents,) = allocate((one,), ONE)
    busy, thin = attained(one, agents)
    assert thin < 0.8 < busy
    assert one.volume @ [busy, thin] / one.volume.sum() == pytest.approx(0.8, abs=1e-9)
    apart = allocate((one,), np.arange(2))[0]
    assert agents.sum() < apart.sum() - 0.2


def test_no_interval_falls_below_its_least_score() -> None:
    """Ten contacts at night may wait a little longer, not go unanswered."""
    one = of_loads([200.0, 0.5], least=0.75)
    (agents,) = allocate((one,), ONE)
    assert attained(one, agents)[1] >= 0.75 - 1e-9
    held = of_loads([200.0, 0.5], least=0.8)
    np.testing.assert_allclose(attained(held, allocate((held,), ONE)[0]), 0.8, atol=1e-9)


def test_equal_intervals_get_equal_agents() -> None:
    """Ties are shared: no interval goes short only because it comes first."""
    (agents,) = allocate((of_loads([10.0] * 6),), np.zeros(6, dtype=np.int64))
    np.testing.assert_allclose(agents, agents[0])


def test_pools_that_are_judged_together_help_each_other() -> None:
    """A language's goal over two pools: the big one carries the small one, for fewer agents than apart."""
    big, small = of_loads([40.0, 40.0]), of_loads([3.0, 3.0])
    together = allocate((big, small), ONE)
    apart = (*allocate((big,), ONE), *allocate((small,), ONE))
    assert sum(a.sum() for a in together) < sum(a.sum() for a in apart)
    late = sum(one.volume @ (0.8 - attained(one, n)) for one, n in zip((big, small), together, strict=True))
    assert late <= 1e-9


@settings(max_examples=40, deadline=None)
@given(st.data())
def test_it_is_the_cheapest_of_all(data: st.DataObject) -> None:
    """Concave scores: no other split of agents over two intervals keeps the promise with fewer (brute force)."""
    gains = [sorted(data.draw(st.lists(st.floats(0.01, 0.2), min_size=4, max_size=4)), reverse=True) for _ in range(2)]
    score = 0.3 + np.cumsum([[0.0, *g] for g in gains], axis=1) * 0.5
    volume = np.array(data.draw(st.lists(st.floats(1.0, 9.0), min_size=2, max_size=2)))
    target = float(0.3 + 0.9 * (volume @ (score[:, -1] - 0.3)) / volume.sum())
    one = Ladder(np.tile(np.arange(5.0), (2, 1)), score, volume, target, 0.3)
    (agents,) = allocate((one,), ONE)
    assert volume @ attained(one, agents) >= volume.sum() * target - 1e-9
    for first in np.linspace(0.0, 4.0, 81):
        lacking = volume.sum() * target - volume[0] * np.interp(first, one.agents[0], score[0])
        second = np.interp(lacking / volume[1], score[1], one.agents[1], left=0.0, right=np.inf)
        assert agents.sum() <= first + second + 1e-6


def test_parts_of_a_horizon_follow_the_calendar() -> None:
    """Two weeks from a Friday over the end of a month: days, weeks from Monday and months each have their own part."""
    grid = Grid.of(date(2025, 10, 24), 10, 60, "Europe/Berlin")
    days, weeks, months = (part_of(grid, period) for period in ("day", "week", "month"))
    assert np.bincount(days).tolist() == [24, 24, 25, *[24] * 7]
    assert np.bincount(weeks).tolist() == [73, 168]
    assert np.bincount(months).tolist() == [8 * 24 + 1, 48]
    assert part_of(grid, "interval").tolist() == list(range(grid.intervals))
    with pytest.raises(SolverError, match="period_unknown"):
        part_of(grid, "year")
