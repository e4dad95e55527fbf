"""Deferred work with one person fewer or more over its deadline: what falls behind the promise, what still waits."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from solver.cover import DeferredCurve
from solver.demand import Demand
from solver.queues import Queue
from solver.staffing.opening import open_intervals
from solver.staffing.service import FloatArray


@dataclass(frozen=True, slots=True)
class Behind:
    """Where a deferred queue stands after its deadline, counted from an interval's start, has passed.

    Attributes
    ----------
    people : more (+1) or fewer (-1) than needed in each of its open intervals until then.
    contacts : that the promise wants done by then and are not, the earliest due worked first.
    waiting : contacts that came and are not done, those behind included.
    until_min : the moment, UTC minutes; the end of the plan if that is earlier.
    """

    people: int
    contacts: float
    waiting: float
    until_min: int


def behind(curve: DeferredCurve, queue: Queue, demand: Demand, interval: int) -> tuple[Behind, ...]:
    """One person fewer, as needed and one more, from an interval until what comes in it is due.

    Before the interval work is done as the curve's fill plans it; nobody else helps. None without a handling time.
    """
    grid, q = demand.grid, demand.queues.index(queue.id)
    end = min(interval + max(int(queue.goal.threshold_s // (60 * grid.step_min)), 1), grid.intervals)
    there = open_intervals(grid, queue).astype(float)
    there[:interval] = 0.0
    came = curve.arrivals_min.copy()
    came[:1] += float(demand.backlog_min[q])
    each_min = float(demand.aht_s[q, interval]) / 60.0
    rows = []
    if each_min <= 0.0:
        return ()
    for people in (-1, 0, 1):
        worked = np.maximum(curve.fill_min + people * grid.step_min * there, 0.0)
        done = _done(came[:end], worked[:end])
        late = max(float(curve.due_min[end - 1]) - done, 0.0)
        left = max(float(came[:end].sum()) - done, 0.0)
        until_min = grid.start_min + end * grid.step_min
        rows.append(Behind(people, late / each_min, left / each_min, until_min))
    return tuple(rows)


def _done(came: FloatArray, worked: FloatArray) -> float:
    """Work done in all: never more than has come by then.

    What is done by the end is the least, over all moments, of what had come until then and could be worked after it.
    """
    spare = np.cumsum(came) - np.cumsum(worked)
    return float(worked.sum() + min(float(spare.min()), 0.0)) if came.size else 0.0
