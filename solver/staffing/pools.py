"""Pools: queues answered by one crew, their common goal and the agents they need together."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from dataclasses import dataclass, replace
from functools import partial
from typing import TypeVar

import numpy as np

from solver.queues import LEVELS, PERIODS, Kind, Measure, Queue, ServiceGoal
from solver.staffing import attendance
from solver.staffing.allocation import Ladder, allocate, ladder
from solver.staffing.chat import chat_rates
from solver.staffing.periods import part_of
from solver.staffing.search import required
from solver.staffing.service import FloatArray, Work, goal_score
from solver.staffing.tables import service_table
from solver.staffing.uncertainty import normal_nodes, required_on_average
from solver.staffing.workload import Workload

Members = tuple[int, ...]
Key = TypeVar("Key", bound=Hashable)
LEAST_TARGET = 1e-9  # a goal that leaves the number of agents to the limit of occupancy


@dataclass(frozen=True, slots=True)
class PoolParams:
    """How pools are staffed.

    Parameters
    ----------
    correlation : of the forecast errors of two queues in the same interval.
    absent_share, absent_correlation : chance of an absence, and correlation of two.
    whole : round every pool up to whole agents in every interval; always so where the goal is judged in each.
    dip_share : how far, as a share of its target, the expected service of one interval may lie below a goal that
        is judged over a longer period; 0 meets it in every interval on average.
    most_occupancy : share of their time that agents may be busy in any interval; None = no limit.
    """

    correlation: float = 0.3
    absent_share: float = 0.0
    absent_correlation: float = 0.0
    whole: bool = False
    dip_share: float = 0.25
    most_occupancy: float | None = None


@dataclass(frozen=True, slots=True)
class Crew:
    """Agents needed by a pool on its own; arrays over intervals.

    Attributes
    ----------
    load : agents kept busy.
    known : agents that meet the goal in this interval if volume is as expected and everybody comes.
    even : agents that meet it in this interval in expectation over all that may come.
    need : agents that meet it over the goal's period.
    spread : relative standard deviation of the load per agent present.
    work : what reaches the pool (intervals x equally likely loads).
    """

    load: FloatArray
    known: FloatArray
    even: FloatArray
    need: FloatArray
    spread: FloatArray
    goal: ServiceGoal
    work: Work


def crews(
    work: Workload, pools: Mapping[Key, Members], judged: Mapping[Key, Hashable], params: PoolParams
) -> dict[Key, Crew]:
    """Agents that pools of real-time queues need on their own so that their expected service meets their goals.

    Erlang A over the equally likely loads of the forecast, chat by its birth-death process, Erlang C where
    no queue of a pool has a known patience. Pools with the same value in `judged` keep one promise together.
    """
    drafts = {key: _draft(work, members, params) for key, members in pools.items()}
    together: dict[tuple[str, Hashable], list[Key]] = {}
    for key, draft in drafts.items():
        together.setdefault((draft.crew.goal.period, judged[key]), []).append(key)
    needs: dict[Key, FloatArray] = {}
    for (period, _), keys in together.items():
        ladders = [ladder for key in keys if (ladder := drafts[key].ladder) is not None]
        if ladders:
            needs |= dict(zip(keys, allocate(ladders, part_of(work.grid, period)), strict=True))
    return {key: _limited(draft.crew, needs.get(key, draft.crew.need), params) for key, draft in drafts.items()}


def _limited(made: Crew, need: FloatArray, params: PoolParams) -> Crew:
    """The crew with its need, and with as many more as keep everybody's occupancy within its limit."""
    if params.most_occupancy is None:
        return replace(made, need=need)
    anything = replace(made.goal, measure=Measure.SERVICE_LEVEL, target_share=LEAST_TARGET)
    rested = required_on_average(made.work, anything, params.most_occupancy).mixed
    known, even, enough = (np.maximum(values, rested) for values in (made.known, made.even, need))
    return replace(made, known=known, even=even, need=enough)


@dataclass(frozen=True, slots=True)
class _Draft:
    """A crew that meets its goal in every interval, and what other numbers would attain; None where it must."""

    crew: Crew
    ladder: Ladder | None


def _draft(work: Workload, members: Members, params: PoolParams) -> _Draft:
    rows = list(members)
    load, most = work.load[rows].sum(axis=0), work.most[rows].sum(axis=0)
    spread = _spread(work, rows, load, params)
    goal, rates = pooled_goal(work, members), _rates(work, rows)
    offered = Work(
        (most * _nodes(work, rows, spread)).T * rates[-1],
        _weighted(work.pieces[rows], work.aht_s[rows])[:, None],
        _patience(work, rows),
        rates,
    )
    exact = required(replace(offered, load=most * rates[-1], aht_s=offered.aht_s[:, 0]), goal)
    needed = required_on_average(offered, goal)
    whole = params.whole or goal.period == "interval"
    known, even = ((n.agents.astype(float) if whole else n.mixed) for n in (exact, needed))
    made = Crew(load, known, even, even, spread, goal, offered)
    if whole:
        return _Draft(made, None)
    target = goal_score(goal)
    least = target * (1.0 - params.dip_share) if target > 0 else target / (1.0 - params.dip_share)
    table = partial(service_table, offered, goal)
    return _Draft(made, ladder(table, needed, load, work.pieces[rows].sum(axis=0), (target, least)))


def pooled_goal(work: Workload, members: Members) -> ServiceGoal:
    """The goal of the busiest queue, with target and threshold averaged by volume over the pool.

    Period and level are the strictest of the pool, whose goals all look at the same thing.
    """
    volume = work.pieces[list(members)].sum(axis=1)
    goals = [work.queues[q].goal for q in members]
    shares = volume / volume.sum() if volume.sum() > 0 else np.full(len(members), 1.0 / len(members))
    return replace(
        goals[int(np.argmax(volume))],
        period=min((g.period for g in goals), key=PERIODS.index),
        level=min((g.level for g in goals), key=LEVELS.index),
        target_share=round(float(shares @ np.array([g.target_share for g in goals])), 9),
        threshold_s=round(float(shares @ np.array([g.threshold_s for g in goals])), 6),
    )


def unknown_patience(queues: list[Queue]) -> bool:
    """Whether no queue of a pool has a patience (then Erlang C is used)."""
    return all(queue.patience_s is None for queue in queues)


def _patience(work: Workload, rows: list[int]) -> FloatArray | None:
    """Patience whose abandonment rate is the volume's mean rate over the queues that know theirs."""
    known = [q for q in rows if work.queues[q].patience_s is not None]
    if not known:
        return None
    volume = work.pieces[known].sum(axis=1) + 1e-12
    rate = np.array([1.0 / (work.queues[q].patience_s or np.inf) for q in known])
    return np.asarray(volume.sum() / (volume @ rate))


def _rates(work: Workload, rows: list[int]) -> tuple[float, ...]:
    """Concurrency of the busiest queue."""
    busiest = work.queues[rows[int(np.argmax(work.load[rows].sum(axis=1)))]]
    return chat_rates(busiest.concurrency) if busiest.kind is Kind.CONCURRENT else (1.0,)


def _weighted(volume: FloatArray, values: FloatArray) -> FloatArray:
    """Mean over the queues by volume, per interval; by equal weights where there is none."""
    weights = volume + 1e-12
    return np.asarray((weights * values).sum(axis=0) / weights.sum(axis=0))


def _spread(work: Workload, rows: list[int], load: FloatArray, params: PoolParams) -> FloatArray:
    """Relative standard deviation of the pool's load per agent present: forecast and attendance."""
    each = work.deviation[rows]
    variance = params.correlation * each.sum(axis=0) ** 2 + (1 - params.correlation) * (each**2).sum(axis=0)
    relative = np.divide(variance, load**2, out=np.zeros_like(load), where=load > 0)
    away = attendance.spread(np.maximum(load, 1.0), params.absent_share, params.absent_correlation)
    return np.asarray(np.sqrt(relative + away**2))


def _nodes(work: Workload, rows: list[int], spread: FloatArray) -> FloatArray:
    """Equally likely loads as multiples of the mean: nodes x intervals, of the forecast's own skewed shape."""
    shape = work.shape[:, rows].sum(axis=1)
    scale = shape.std(axis=0)
    normal = normal_nodes(shape.shape[0])
    plain = np.broadcast_to((normal / normal.std())[:, None], shape.shape)
    standard = np.where(scale > 1e-12, shape / np.maximum(scale, 1e-12), plain)
    nodes = np.maximum(1.0 + standard * spread, 0.0)
    return np.asarray(nodes / nodes.mean(axis=0))
