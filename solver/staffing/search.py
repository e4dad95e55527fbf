"""The least number of agents that meets a goal, for many lines at once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from solver.queues import ServiceGoal
from solver.staffing import erlang_a, erlang_c
from solver.staffing.service import FloatArray, Service, Work, goal_score

IntArray = NDArray[np.int64]
Score = Callable[[IntArray, IntArray], FloatArray]

TIE = 1e-12  # a service level this close below the target counts as met


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


def serve(agents: FloatArray | IntArray, work: Work, goal: ServiceGoal) -> Service:
    """Service by Erlang A, or by C where patience is not known; an unstable line has level 0."""
    if work.patience_s is None:
        return erlang_c.service_or_none(np.asarray(agents, dtype=np.float64), work, goal)
    return erlang_a.service(agents, work, goal)


def required(work: Work, goal: ServiceGoal) -> Needed:
    """Least agents for each line of known load.

    Raises
    ------
    SolverError : target_unattainable, goal_invalid.

    Examples
    --------
    >>> from solver.queues import Measure
    >>> goal = ServiceGoal(Measure.SERVICE_LEVEL, 0.8, 30)
    >>> required(Work.of([50, 100], 300, 180), goal).agents.tolist()
    [50, 97]
    """
    target = goal_score(goal)
    patience_s = work.load if work.patience_s is None else work.patience_s
    load, aht_s, patience_s = np.broadcast_arrays(work.load, work.aht_s, patience_s)
    load, aht_s, patience_s = load.ravel(), aht_s.ravel(), patience_s.ravel()
    known = work.patience_s is not None

    def score(agents: IntArray, lines: IntArray) -> FloatArray:
        part = Work(load[lines], aht_s[lines], patience_s[lines] if known else None, work.rates)
        return serve(agents, part, goal).score(goal)

    return least_agents(score, load / work.rates[-1], target)


def least_agents(score: Score, crew_load: FloatArray, target: float) -> Needed:
    """Search up and down from floor(load), every line at its own pace.

    `score(agents, lines)` gives the score of the numbered lines; it must rise with the agents and pass the
    target at some finite number. A line without load needs nobody.
    """
    lines = np.flatnonzero(crew_load > 0)
    agents = np.floor(crew_load).astype(np.int64)
    reached, below = np.zeros(crew_load.shape), np.zeros(crew_load.shape)
    reached[lines] = score(agents[lines], lines)
    met = reached >= target - TIE
    _climb(score, target, lines[~met[lines]], (agents, reached, below))
    _descend(score, target, lines[met[lines]], (agents, reached, below))
    part = np.ones(crew_load.shape)
    gap = reached - below
    usable = np.isfinite(below) & (gap > 0) & (crew_load > 0)
    part[usable] = np.clip((target - below[usable]) / gap[usable], 0.0, 1.0)
    mixed = np.where(agents > 0, agents - 1 + part, 0.0)
    return Needed(agents, mixed, reached)


Lines = tuple[IntArray, FloatArray, FloatArray]


def _climb(score: Score, target: float, lines: IntArray, found: Lines) -> None:
    """Add agents until the goal is met."""
    agents, reached, below = found
    while lines.size:
        below[lines] = reached[lines]
        agents[lines] += 1
        reached[lines] = score(agents[lines], lines)
        lines = lines[reached[lines] < target - TIE]


def _descend(score: Score, target: float, lines: IntArray, found: Lines) -> None:
    """Take agents away as long as the goal stays met."""
    agents, reached, below = found
    while (lines := lines[agents[lines] > 0]).size:
        fewer = score(agents[lines] - 1, lines)
        below[lines] = fewer
        ok = fewer >= target - TIE
        lines, fewer = lines[ok], fewer[ok]
        agents[lines] -= 1
        reached[lines] = fewer
