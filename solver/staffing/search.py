"""The least number of agents that meets a goal, for many lines at once."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from solver.errors import Problem, SolverError
from solver.queues import ServiceGoal
from solver.staffing import erlang_a, erlang_c
from solver.staffing.least_crew import search_all
from solver.staffing.scores import kind_of, lines_of
from solver.staffing.service import FloatArray, Service, Work, checked_agents, goal_score

IntArray = NDArray[np.int64]
Score = Callable[[IntArray, IntArray], FloatArray]  # of numbers of agents on chosen lines; more is better


@dataclass(frozen=True, slots=True)
class Needed:
    """Agents needed per line.

    `agents` is the least whole number that meets the goal. `mixed` is the mean number when the line has
    agents or agents - 1 at different times so that the goal is met on average: the right figure for a goal
    judged over a day or longer. `score` is what `agents` attain.
    """

    agents: IntArray
    mixed: FloatArray
    score: FloatArray


def serve(agents: ArrayLike, work: Work, goal: ServiceGoal) -> Service:
    """Service by Erlang A, or by C where patience is not known; an unstable line has level 0."""
    if work.patience_s is None:
        return erlang_c.service_or_none(checked_agents(agents, work.rates), work, goal)
    return erlang_a.service(agents, work, goal)


def required(work: Work, goal: ServiceGoal, most_occupancy: float | None = None) -> Needed:
    """Least agents for each line of known load.

    Parameters
    ----------
    work : offered work; without a patience Erlang C is used.
    goal : what is promised, under its own definition.
    most_occupancy : agents may not be busier than this share of their time, above 0 and at most 1.

    Raises
    ------
    SolverError : target_unattainable, goal_invalid, occupancy_invalid.

    Examples
    --------
    >>> from solver.queues import Measure
    >>> goal = ServiceGoal(Measure.SERVICE_LEVEL, 0.8, 30)
    >>> required(Work.of([50, 100], 300, 180), goal).agents.tolist()
    [50, 97]
    """
    patience_s = np.asarray(math.inf) if work.patience_s is None else work.patience_s
    load, aht_s, patience_s = np.broadcast_arrays(work.load, work.aht_s, patience_s)
    flat = Work(load.reshape(-1, 1), aht_s.reshape(-1, 1), patience_s.reshape(-1, 1), work.rates)
    return least_agents(flat, goal, most_occupancy)


def least_agents(work: Work, goal: ServiceGoal, most_occupancy: float | None) -> Needed:
    """Least agents for lines (rows of `work`) over equally likely nodes (columns), weighed by volume.

    A patience of infinity means endless patience. A line without load needs nobody.
    """
    target, cap = goal_score(goal), checked_cap(most_occupancy)
    lines, rates = lines_of(work, goal), np.array(work.rates)
    found = search_all(kind_of(goal), target, cap, lines, rates)
    return Needed(found[:, 0].astype(np.int64), np.ascontiguousarray(found[:, 1]), np.ascontiguousarray(found[:, 2]))


def checked_cap(most_occupancy: float | None) -> float:
    """The occupancy limit as a number; infinite for none.

    Raises
    ------
    SolverError : occupancy_invalid unless above 0 and at most 1.
    """
    if most_occupancy is None:
        return math.inf
    if not 0.0 < most_occupancy <= 1.0:
        raise SolverError((Problem("occupancy_invalid", {"occupancy": most_occupancy}),))
    return most_occupancy
