"""Expected service of lines with each of several numbers of agents: what a roster that is not the requirement gives."""

from __future__ import annotations

import numpy as np

from solver.compiled import jit
from solver.queues import ServiceGoal
from solver.staffing.scores import carry, expected, kind_of, lines_of, load_of
from solver.staffing.search import IntArray
from solver.staffing.service import FloatArray, Work, checked_agents


def service_table(work: Work, goal: ServiceGoal, agents: IntArray) -> FloatArray:
    """What a goal looks at, for every line (row) with every number of agents (column), over its possible loads.

    Parameters
    ----------
    work : loads are lines x nodes, each node equally likely; shares are weighed by volume. Without a patience
        Erlang C; a node that the agents cannot keep up with then has nobody served.
    goal : says what is looked at (see `Service.score`): a share, or the negative ASA in seconds.
    agents : lines x levels, or one row of levels for all lines, whole. Rising by one from column to column is
        fastest: 1 / Erlang B is carried from n to n + 1.

    Returns
    -------
    Lines x levels; compare with `goal_score`. A line without load scores 0.

    Raises
    ------
    SolverError : agents_invalid.

    Examples
    --------
    >>> from solver.queues import Measure
    >>> goal = ServiceGoal(Measure.SERVICE_LEVEL, 0.8, 30)
    >>> work = Work.of([[40.0, 50.0, 60.0]], 300, 180)
    >>> service_table(work, goal, np.array([50, 51])).round(4).tolist()
    [[0.6996, 0.7293]]
    """
    levels = checked_agents(agents).astype(np.int64)
    lines = lines_of(work, goal)
    wanted = np.array(np.broadcast_to(levels, (lines.shape[0], levels.shape[-1])), order="C")
    return _table(kind_of(goal), wanted, lines, np.array(work.rates))


@jit
def _table(kind: int, agents: IntArray, lines: FloatArray, rates: FloatArray) -> FloatArray:
    out, held = np.zeros(agents.shape), np.empty(lines.shape[1])
    for i in range(lines.shape[0]):
        if load_of(lines[i]) <= 0.0:
            continue
        last = agents[i, 0] + 2  # no neighbour: the first is computed afresh
        for level in range(agents.shape[1]):
            carry(held, last, agents[i, level], lines[i], rates)
            last = agents[i, level]
            out[i, level] = expected(kind, last, held, lines[i], rates)[0]
    return out
