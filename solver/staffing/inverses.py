"""A goal asked backwards: agents in parts of an agent that just meet it, and the most work that agents can take."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import ArrayLike, NDArray

from solver.errors import Problem, SolverError
from solver.queues import ServiceGoal
from solver.staffing.scores import TIE
from solver.staffing.search import required, serve
from solver.staffing.service import MOST_LOAD, FloatArray, Work, checked_agents, goal_score

HALVINGS = 60

BoolArray = NDArray[np.bool_]


def exact_agents(work: Work, goal: ServiceGoal) -> FloatArray:
    """Agents, in parts of an agent, that just meet a goal: for sensitivities and averages, not for one interval.

    Raises
    ------
    SolverError : target_unattainable, goal_invalid; agents_not_whole where agents hold several contacts at once.
    """
    if len(work.rates) > 1:
        raise SolverError((Problem("agents_not_whole"),))
    patience_s = work.aht_s if work.patience_s is None else work.patience_s
    shape = np.broadcast_shapes(work.load.shape, work.aht_s.shape, patience_s.shape)
    high = required(work, goal).agents.reshape(shape).astype(np.float64)
    target = goal_score(goal)
    low = np.maximum(high - 1.0, 0.0)
    return _halve(low, high, lambda agents: serve(agents, work, goal).score(goal) >= target - TIE)


def most_load(agents: ArrayLike, work: Work, goal: ServiceGoal) -> FloatArray:
    """The most work, in erlangs, that agents can take and still meet a goal; infinite where any work meets it.

    A goal that counts waits cut short by impatience (WAITED) may be met by a line that serves nobody.

    Parameters
    ----------
    agents : number of agents, >= 0, parts allowed.
    work : handling time and patience; its load is not looked at.

    Raises
    ------
    SolverError : agents_invalid, agents_not_whole, target_unattainable, goal_invalid.
    """
    counts, target = checked_agents(agents, work.rates), goal_score(goal)
    low = np.zeros(np.broadcast_shapes(counts.shape, work.aht_s.shape))
    high = np.maximum(low + counts * work.rates[-1], 1.0)

    def met(load: FloatArray) -> BoolArray:
        part = Work(load, work.aht_s, work.patience_s, work.rates)
        return np.asarray(serve(counts, part, goal).score(goal) >= target - TIE)

    while bool(np.any(grows := met(high) & (high < MOST_LOAD))):
        high = np.where(grows, np.minimum(2.0 * high, MOST_LOAD), high)
    return np.where(met(high), np.inf, _halve(high, low, met))


def _halve(bad: FloatArray, good: FloatArray, met: Callable[[FloatArray], BoolArray]) -> FloatArray:
    """The edge of what is met, between values that are not and values that are."""
    for _ in range(HALVINGS):
        middle = (bad + good) / 2.0
        fine = met(middle)
        bad, good = np.where(fine, bad, middle), np.where(fine, middle, good)
    return np.asarray(good)
