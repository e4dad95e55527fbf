"""Deferred queues on the grid: their arrivals, deadlines and the even legal fill."""

from __future__ import annotations

import numpy as np

from solver.cover import DeferredCurve
from solver.demand import Demand
from solver.queues import REAL_TIME, Queue
from solver.staffing.deferred import due_curve, even_fill
from solver.staffing.opening import open_intervals


def deferred_curves(
    demand: Demand, queues: tuple[Queue, ...], least_agents: float, late_cents_per_hour: int
) -> tuple[DeferredCurve, ...]:
    """Curves of all deferred, back-office and outbound queues, in agent-minutes.

    An item is counted as due in the last interval that ends within the goal's threshold after the end of the
    interval in which it came.
    """
    step_min = demand.grid.step_min
    found = []
    for queue in queues:
        if queue.kind in REAL_TIME:
            continue
        at = demand.queues.index(queue.id)
        aht_s = np.where(demand.mean[at] > 0, demand.aht_s[at], 0.0)
        arrivals, waiting = demand.mean[at] * aht_s / 60.0, float(demand.backlog_min[at])
        weights = open_intervals(demand.grid, queue).astype(float)
        within = max(int(queue.goal.threshold_s // (60 * step_min)) - 1, 0)
        due = due_curve(arrivals, within, weights, waiting)
        available = arrivals.copy()
        available[:1] += waiting
        fill = even_fill(available, due, weights, least_agents * step_min)
        found.append(DeferredCurve(queue.id, arrivals, due, fill, late_cents_per_hour))
    return tuple(found)
