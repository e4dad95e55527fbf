"""Pools: queues answered by one crew, their common goal and the agents they need together."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from solver.queues import Kind, Queue, ServiceGoal
from solver.staffing import attendance
from solver.staffing.chat import chat_rates
from solver.staffing.service import FloatArray, Work
from solver.staffing.uncertainty import normal_nodes, required_on_average
from solver.staffing.workload import Workload

Members = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class PoolParams:
    """How pools are staffed.

    Parameters
    ----------
    correlation : of the forecast errors of two queues in the same interval.
    absent_share, absent_correlation : chance of an absence, and correlation of two.
    whole : round every pool up to whole agents instead of mixing n - 1 and n over time; always so where the
        goal is judged in every interval.
    """

    correlation: float = 0.3
    absent_share: float = 0.0
    absent_correlation: float = 0.0
    whole: bool = False


@dataclass(frozen=True, slots=True)
class Crew:
    """Agents needed by a pool on its own, per interval: load, need in expectation, relative deviation of load."""

    load: FloatArray
    need: FloatArray
    spread: FloatArray
    goal: ServiceGoal


def crew(work: Workload, members: Members, params: PoolParams) -> Crew:
    """Agents that one pool of real-time queues needs so that its expected service meets its goal.

    Erlang A over the equally likely loads of the forecast, chat by its birth-death process, Erlang C where
    no queue of the pool has a known patience.
    """
    rows = list(members)
    load, most = work.load[rows].sum(axis=0), work.most[rows].sum(axis=0)
    spread = _spread(work, rows, load, params)
    goal, rates = pooled_goal(work, members), _rates(work, rows)
    needed = required_on_average(
        Work(
            (most * _nodes(work, rows, spread)).T * rates[-1],
            _weighted(work.pieces[rows], work.aht_s[rows])[:, None],
            _patience(work, rows),
            rates,
        ),
        goal,
    )
    whole = params.whole or goal.period == "interval"
    return Crew(load, needed.agents.astype(float) if whole else needed.mixed, spread, goal)


def pooled_goal(work: Workload, members: Members) -> ServiceGoal:
    """The goal of the busiest queue, with target and threshold averaged by volume over the pool."""
    volume = work.pieces[list(members)].sum(axis=1)
    goals = [work.queues[q].goal for q in members]
    shares = volume / volume.sum() if volume.sum() > 0 else np.full(len(members), 1.0 / len(members))
    return replace(
        goals[int(np.argmax(volume))],
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
