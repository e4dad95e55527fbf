"""From demand to requirement: cover rows with levels of falling worth, deferred curves, pools for reports."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from solver.cover import DeferredCurve, Requirement
from solver.demand import Demand
from solver.errors import Problem, SolverError
from solver.grid import Grid
from solver.groups import Groups
from solver.promises import StandbyParams, advise_depth, floors, on_call
from solver.queues import REAL_TIME, Kind, Queue
from solver.staffing.backlog import deferred_curves
from solver.staffing.levels import GOAL_LEVEL, price_levels
from solver.staffing.params import RequireParams
from solver.staffing.pools import unknown_patience
from solver.staffing.queue_needs import Pool, QueueNeeds, needs_of, pool_of
from solver.staffing.results import Note, PoolNeed, QueueNeed, Staffing
from solver.staffing.service import FloatArray
from solver.staffing.steps import Steps, deferred_steps, real_time_steps
from solver.staffing.workload import Workload, work_on_grid
from solver.worked_demand import as_worked

__all__ = [
    "Note",
    "PoolNeed",
    "QueueNeed",
    "RequireParams",
    "Staffing",
    "StandbyParams",
    "Steps",
    "advise_depth",
    "explain",
    "explain_all",
    "floors",
    "on_call",
    "pooled_hours",
    "require",
    "staff",
]


def require(demand: Demand, queues: tuple[Queue, ...], groups: Groups, params: RequireParams) -> Requirement:
    """Agents needed per cover row and interval (see `staff`)."""
    return staff(demand, queues, groups, params).requirement


def staff(demand: Demand, queues: tuple[Queue, ...], groups: Groups, params: RequireParams) -> Staffing:
    """Staff every queue: pooled per language and channel family, safety shared with all who can help.

    Parameters
    ----------
    queues : in the order of `groups.queues`.

    Raises
    ------
    SolverError : queues_differ, params_invalid, and the problems of demand, goals and concurrency.
    """
    made = _make(demand, queues, groups, params)
    pools = (
        *(_real_time_pool(pool, groups, made.load, made.levels) for pool in made.real_time.pools),
        *_deferred_pools(queues, made.families, made.load, made.levels),
    )
    rows = _rows(groups, made.load, made.levels)
    requirement = replace(rows, cents=params.cents, deferred=made.deferred)
    needs = tuple(
        QueueNeed(name, made.load[q], made.levels[GOAL_LEVEL, q], made.work.deviation[q])
        for q, name in enumerate(groups.queues)
    )
    return Staffing(requirement, pools, _notes(queues, groups, made.real_time.pools), needs)


def explain(
    demand: Demand, queues: tuple[Queue, ...], groups: Groups, params: RequireParams, place: tuple[str, int]
) -> Steps:
    """How the need of a queue's pool comes about in one interval; `place` is (queue id, interval).

    Raises
    ------
    SolverError : as `staff`; queue_unknown, queue_unserved, interval_outside.
    """
    name, interval = place
    if name not in groups.queues:
        raise SolverError((Problem("queue_unknown", {"queue": name}),))
    if not 0 <= interval < demand.grid.intervals:
        raise SolverError((Problem("interval_outside", {"interval": interval}),))
    found = _all_steps(demand, queues, groups, params, (interval, name))
    if not found:
        raise SolverError((Problem("queue_unserved", {"queue": name}),))
    return found[0]


def explain_all(
    demand: Demand, queues: tuple[Queue, ...], groups: Groups, params: RequireParams, interval: int
) -> tuple[Steps, ...]:
    """How the need of every pool comes about in one interval.

    Raises
    ------
    SolverError : as `staff`; interval_outside.
    """
    if not 0 <= interval < demand.grid.intervals:
        raise SolverError((Problem("interval_outside", {"interval": interval}),))
    return _all_steps(demand, queues, groups, params, (interval, None))


def _all_steps(
    demand: Demand, queues: tuple[Queue, ...], groups: Groups, params: RequireParams, asked: tuple[int, str | None]
) -> tuple[Steps, ...]:
    """Steps of the pools of an interval; of the one that a queue is in, if one is asked."""
    interval, name = asked
    demand, families, work = _worked(demand, queues, groups, params)
    kinds = {queue.id: queue.kind for queue in queues}
    found: list[Steps] = []
    if name is None:
        pools = needs_of(work, groups, families, params.pool, params.sharing).pools
        found += [real_time_steps(pool, work, demand, params, interval) for pool in pools]
    elif kinds[name] in REAL_TIME:
        pool = pool_of(work, groups, families, (params.pool, params.sharing), groups.queues.index(name))
        found += [] if pool is None else [real_time_steps(pool, work, demand, params, interval)]
    if name is None or kinds[name] not in REAL_TIME:
        curves = deferred_curves(demand, queues, groups, params.backlog)
        sure = deferred_curves(demand, queues, groups, replace(params.backlog, own_share=0.0))
        pairs = (pair for pair in zip(sure, curves, strict=True) if name in (None, pair[0].queue))
        found += [deferred_steps(pair, work, demand, params, interval) for pair in pairs]
    return tuple(found)


@dataclass(frozen=True, slots=True)
class _Made:
    """All that a requirement is made of; arrays are queues x intervals, `levels` has levels before."""

    demand: Demand
    families: dict[str, str]
    work: Workload
    real_time: QueueNeeds
    deferred: tuple[DeferredCurve, ...]
    load: FloatArray
    levels: FloatArray


def _worked(
    demand: Demand, queues: tuple[Queue, ...], groups: Groups, params: RequireParams
) -> tuple[Demand, dict[str, str], Workload]:
    """The demand as it reaches agents, the family of each queue, and its work."""
    problems = (*params.problems(), *_order_problems(queues, groups))
    if problems:
        raise SolverError(problems)
    demand = as_worked(demand, queues)
    return demand, {queue.id: params.family(queue) for queue in queues}, work_on_grid(demand, queues, params.nodes)


def _make(demand: Demand, queues: tuple[Queue, ...], groups: Groups, params: RequireParams) -> _Made:
    demand, families, work = _worked(demand, queues, groups, params)
    real_time = needs_of(work, groups, families, params.pool, params.sharing)
    deferred = deferred_curves(demand, queues, groups, params.backlog)
    load = work.load.copy()
    for curve in deferred:
        load[groups.queues.index(curve.queue)] = curve.fill_min / demand.grid.step_min
    return _Made(demand, families, work, real_time, deferred, load, price_levels(load, real_time, queues, params))


def pooled_hours(requirement: Requirement, grid: Grid) -> float:
    """Agent-hours of the pooled requirement: rostered agents at the goal level, over all rows."""
    return float(requirement.need[GOAL_LEVEL].sum()) * grid.step_min / 60.0


def _rows(groups: Groups, load: FloatArray, levels: FloatArray) -> Requirement:
    """Merge queues of equal eligibility."""
    rows = groups.rows()
    member = np.array([[name in row for name in groups.queues] for row in rows], dtype=float)
    member = member.reshape(len(rows), len(groups.queues))
    first = [groups.queues.index(row[0]) for row in rows]
    return Requirement(rows, groups.serves[:, first], np.einsum("rq,lqt->lrt", member, levels), (), member @ load)


def _real_time_pool(pool: Pool, groups: Groups, load: FloatArray, levels: FloatArray) -> PoolNeed:
    members = list(pool.members)
    return PoolNeed(
        pool.key.language,
        pool.key.family,
        tuple(groups.queues[q] for q in members),
        load[members].sum(axis=0),
        levels[GOAL_LEVEL, members].sum(axis=0),
        pool.crew.need,
        pool.crew.spread,
        pool.crew.goal.target_share,
        pool.crew.goal.threshold_s,
    )


def _deferred_pools(
    queues: tuple[Queue, ...], families: dict[str, str], load: FloatArray, levels: FloatArray
) -> tuple[PoolNeed, ...]:
    """Deferred queues by language and family: their even fill is all they need."""
    found: dict[tuple[str, str], list[int]] = {}
    for q, queue in enumerate(queues):
        if queue.kind not in REAL_TIME:
            found.setdefault((queue.language, families[queue.id]), []).append(q)
    pools = []
    for (language, family), members in found.items():
        work, goals = load[members].sum(axis=0), [queues[q].goal for q in members]
        need, ids = levels[GOAL_LEVEL, members].sum(axis=0), tuple(queues[q].id for q in members)
        target, within = min(g.target_share for g in goals), min(g.threshold_s for g in goals)
        pools.append(PoolNeed(language, family, ids, work, need, work, np.zeros_like(work), target, within))
    return tuple(pools)


def _notes(queues: tuple[Queue, ...], groups: Groups, pools: tuple[Pool, ...]) -> tuple[Note, ...]:
    """What was assumed: patience_unknown, patience_borrowed, concurrency_differs, queue_unserved."""
    found = [Note("queue_unserved", {"queue": name}) for name in groups.unserved()]
    for pool in pools:
        members = [queues[q] for q in pool.members]
        about: dict[str, object] = {"language": pool.key.language, "family": pool.key.family}
        if unknown_patience(members):
            found.append(Note("patience_unknown", about))
        elif any(queue.patience_s is None for queue in members):
            lacking = tuple(queue.id for queue in members if queue.patience_s is None)
            found.append(Note("patience_borrowed", {**about, "queues": lacking}))
        if members[0].kind is Kind.CONCURRENT and len({queue.concurrency for queue in members}) > 1:
            found.append(Note("concurrency_differs", about))
    return tuple(found)


def _order_problems(queues: tuple[Queue, ...], groups: Groups) -> tuple[Problem, ...]:
    names = tuple(queue.id for queue in queues)
    if names == groups.queues:
        return ()
    return (Problem("queues_differ", {"queues": names, "groups": groups.queues}),)
