"""Deferred queues on the grid: their arrivals, deadlines and the even legal fill, with safety where few can help."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from solver.cover import DeferredCurve
from solver.demand import Demand
from solver.groups import Groups
from solver.queues import REAL_TIME, Measure, Queue
from solver.staffing.deadlines import cautious_arrivals, target_curve
from solver.staffing.deferred import due_curve, even_fill
from solver.staffing.opening import open_intervals
from solver.staffing.periods import part_of
from solver.staffing.service import FloatArray
from solver.staffing.sharing import components, isolation


@dataclass(frozen=True, slots=True)
class DeferredParams:
    """How deferred work is planned.

    Parameters
    ----------
    least_agents : ring-fenced for each queue while it has work.
    late_cents_per_hour : price of an agent-hour done late.
    quantile : of a day's running arrivals that a queue which nobody else can help is planned for.
    own_share : of that safety a queue keeps, times the share of agents who cannot help it; idle time of those who
        can absorbs the rest.
    """

    least_agents: float = 0.0
    late_cents_per_hour: int = 2000
    quantile: float = 0.75
    own_share: float = 0.5


def deferred_curves(
    demand: Demand, queues: tuple[Queue, ...], groups: Groups, params: DeferredParams
) -> tuple[DeferredCurve, ...]:
    """Curves of all deferred, back-office and outbound queues, in agent-minutes.

    An item is counted as due in the last interval that ends within the goal's threshold after the end of the
    interval in which it came; the share that the goal leaves out, at twice that. Arrivals and what is due are
    as expected; the fill has the safety, where the demand has sample paths.
    """
    alone = _alone(groups)
    found = []
    for queue in queues:
        if queue.kind in REAL_TIME:
            continue
        work = _work(demand, queue)
        plain = _curve(demand, queue, work.mean(axis=0), params)
        kept = params.own_share * alone.get(queue.id, 0.0)
        if kept > 0.0 and demand.paths is not None:
            careful = _curve(demand, queue, _cautious(work, demand, params.quantile), params)
            plain = replace(plain, fill_min=(1.0 - kept) * plain.fill_min + kept * careful.fill_min)
        found.append(plain)
    return tuple(found)


def _curve(demand: Demand, queue: Queue, arrivals: FloatArray, params: DeferredParams) -> DeferredCurve:
    step_min = demand.grid.step_min
    waiting = float(demand.backlog_min[demand.queues.index(queue.id)])
    weights = open_intervals(demand.grid, queue).astype(float)
    within = max(int(queue.goal.threshold_s // (60 * step_min)) - 1, 0)
    if queue.goal.measure is Measure.DONE_WITHIN:
        due = target_curve(arrivals, within, weights, queue.goal.target_share, waiting)
    else:
        due = due_curve(arrivals, within, weights, waiting)
    available = arrivals.copy()
    available[:1] += waiting
    fill = even_fill(available, due, weights, params.least_agents * step_min)
    return DeferredCurve(queue.id, arrivals, due, fill, params.late_cents_per_hour)


def _work(demand: Demand, queue: Queue) -> FloatArray:
    """Work arriving in agent-minutes, paths x intervals; their mean is that of the forecast."""
    q = demand.queues.index(queue.id)
    mean = demand.mean[q]
    each_min = np.where(mean > 0, demand.aht_s[q], 0.0) / 60.0
    if demand.paths is None:
        return np.asarray((mean * each_min)[None, :])
    drawn = demand.paths[:, q].astype(np.float64)
    average = drawn.mean(axis=0)
    scaled = drawn * np.divide(mean, average, out=np.zeros_like(mean), where=average > 0)
    return np.asarray(np.where(average > 0, scaled, mean) * each_min)


def _cautious(work: FloatArray, demand: Demand, quantile: float) -> FloatArray:
    """Day by day: a plan renewed every night carries no luck of last week; within a day errors even out."""
    days = part_of(demand.grid, "day")
    starts = np.flatnonzero(np.diff(days, prepend=-1))
    parts = np.split(work, starts[1:], axis=1)
    return np.concatenate([cautious_arrivals(part, quantile) for part in parts])


def _alone(groups: Groups) -> dict[str, float]:
    """Share of a component's agents who cannot help a queue, by queue."""
    return {groups.queues[q]: isolation(groups, (q,), component) for component in components(groups) for q in component}
