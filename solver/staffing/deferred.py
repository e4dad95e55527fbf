"""Deferred work: items that may wait for hours are a curve of deadlines, not a queue of callers."""

from __future__ import annotations

import numpy as np

from solver.compiled import jit
from solver.cover import FloatArray


def due_curve(arrivals: FloatArray, within: int, weights: FloatArray, backlog: float = 0.0) -> FloatArray:
    """Cumulative work that must be done by the end of each interval.

    What arrives in interval s is due by the end of interval s + `within`; if the queue stays closed all that
    time, `within` intervals after it opens. The backlog, whose age is not known, falls due evenly over the
    first `within` open intervals.

    Parameters
    ----------
    arrivals : work arriving per interval, without the backlog.
    within : intervals between arrival and deadline, >= 0.
    weights : preference of each interval, 0 = closed (see `even_fill`).
    backlog : work waiting at the start.
    """
    size = arrivals.size
    is_open = weights > 0
    opened = np.append(np.flatnonzero(is_open), size)
    starts = np.arange(size)
    next_open = opened[np.searchsorted(opened, starts)]
    due_at = np.where(next_open <= starts + within, starts, next_open) + within
    added = np.bincount(np.minimum(due_at, size), weights=arrivals, minlength=size + 1)[:size]
    first = opened[: max(within, 1)]
    first = first[first < size]
    added[first] += backlog / max(first.size, 1)
    return np.asarray(np.cumsum(added))


def even_fill(arrivals: FloatArray, due: FloatArray, weights: FloatArray, least: float = 0.0) -> FloatArray:
    """The most even legal way to work a deferred queue: work done in each interval.

    Parameters
    ----------
    arrivals : work arriving per interval; the backlog belongs to the first.
    due : cumulative work due by the end of each interval (see `due_curve`).
    weights : preference of each interval, 0 = closed; work is spread in proportion to it.
    least : ring-fenced minimum worked per unit of weight as long as there is work.

    Notes
    -----
    Done(t) stays between due(t) and all that has arrived; the tightest string between the two curves over
    the cumulative weight has the smallest peak of all legal fills. By the end of the last open interval all
    work that has arrived is done. Due in closed hours means due before closing.
    """
    total = np.cumsum(arrivals)
    if total.size == 0 or total[-1] <= 0.0 or not bool((weights > 0).any()):
        return np.zeros_like(total)
    open_at = np.flatnonzero(weights > 0)
    next_open = np.append(open_at[1:], total.size)
    most = total[open_at]
    low = np.minimum(due[next_open - 1], most)  # what falls due before the queue is next open
    low[-1] = most[-1]
    done = _string(np.cumsum(weights[open_at]), np.maximum.accumulate(low), most)
    done = _ring_fence(done, most, least * weights[open_at])
    fill = np.zeros_like(total)
    fill[open_at] = np.maximum(np.diff(done, prepend=0.0), 0.0)  # a rounding below nothing is nothing
    return fill


@jit
def _string(clock: FloatArray, low: FloatArray, high: FloatArray) -> FloatArray:
    """Shortest path from (0, 0) to the last point that stays between two rising curves."""
    size = clock.size
    done = np.empty(size)
    start, level, at = -1, 0.0, 0.0
    while start < size - 1:
        least, most = -np.inf, np.inf
        least_at, most_at = start + 1, start + 1
        end, slope = size - 1, 0.0
        for j in range(start + 1, size):
            span = clock[j] - at
            up, down = (high[j] - level) / span, (low[j] - level) / span
            if down > most:  # the lower curve rises above what the upper one allowed: bend there
                end, slope = most_at, most
                break
            if up < least:
                end, slope = least_at, least
                break
            if up <= most:
                most, most_at = up, j
            if down >= least:
                least, least_at = down, j
            slope, end = down, j
        for j in range(start + 1, end + 1):
            done[j] = level + slope * (clock[j] - at)
        start, level, at = end, done[end], clock[end]
    return done


@jit
def _ring_fence(done: FloatArray, high: FloatArray, least: FloatArray) -> FloatArray:
    out = np.empty(done.size)
    before = 0.0
    for j in range(done.size):
        out[j] = max(done[j], min(high[j], before + least[j]))
        before = out[j]
    return out
