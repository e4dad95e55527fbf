"""Promises on deferred work: percent targets, uncertain arrivals, and whether a plan keeps its deadlines."""

from __future__ import annotations

import numpy as np

from solver.compiled import jit
from solver.errors import Problem, SolverError
from solver.staffing.deferred import due_curve
from solver.staffing.service import FloatArray

IDLE_SHARE = 0.4  # of an agent's idle time that work which may be put down at any moment can use


def target_curve(
    arrivals: FloatArray, within: int, weights: FloatArray, target_share: float, backlog: float = 0.0
) -> FloatArray:
    """Cumulative work that must be done when only a share of the items is promised within the deadline.

    Of what comes in an interval `target_share` is due after `within` intervals, the rest at twice the deadline,
    counted from the start of the interval in which it came: a hard limit, so that nobody is forgotten for the
    sake of a percentage. Parameters as of `deferred.due_curve`.

    Raises
    ------
    SolverError : share_invalid, volume_not_finite, deadline_invalid.

    Notes
    -----
    Both parts lie between what has come and what is due, and the sum is exact where items are worked earliest due
    first after the share that may wait has been set aside as its own class (`on_time_share` with late_last). A
    curve of `target_share` x all that is due alone would, worked oldest first, make every item a little late.
    """
    _check_share("target_share", target_share)
    _check_work(arrivals, within)
    due = due_curve(arrivals, within, weights, backlog)
    if target_share == 1.0:
        return due
    last = due_curve(arrivals, 2 * within + 1, weights, backlog)
    return np.asarray(target_share * due + (1.0 - target_share) * last)


def cautious_arrivals(paths: FloatArray, quantile: float) -> FloatArray:
    """Arrivals per interval whose running sum is a quantile of the running sums of equally likely paths.

    The relative error of a sum shrinks over the window in which work may be done; quantiles of single intervals
    do not see that and ask for too many, which is why deferral is cheap.

    Parameters
    ----------
    paths : paths x intervals, work arriving.
    quantile : in (0, 1), e.g. 0.9.

    Raises
    ------
    SolverError : share_invalid, volume_not_finite.
    """
    if not 0.0 < quantile < 1.0:
        raise SolverError((Problem("share_invalid", {"name": "quantile", "share": quantile}),))
    _check_work(paths, 0)
    running = np.quantile(np.cumsum(paths, axis=1), quantile, axis=0)
    return np.diff(running, prepend=0.0)  # running sums rise on every path, so their quantiles do


def on_time_share(arrivals: FloatArray, worked: FloatArray, within: int, *, late_last: bool = False) -> float:
    """Share of the work done within its deadline, of all that falls due before the last interval ends.

    Parameters
    ----------
    arrivals, worked : work that comes, and that could be done, per interval; what there is none of is not done.
    within : intervals from arrival to deadline: what comes in interval s is on time by the end of s + within.
    late_last : items that are already late wait for spare time; no other order keeps more deadlines. Otherwise
        strictly earliest due first, late items before those that could still be in time.

    Returns
    -------
    1.0 if nothing falls due.

    Raises
    ------
    SolverError : volume_not_finite, deadline_invalid.
    """
    _check_work(arrivals, within)
    _check_work(worked, within)
    due = float(np.sum(arrivals[: max(arrivals.size - within, 0)]))
    if due <= 0.0:
        return 1.0
    return float(min(1.0, _on_time(arrivals, worked, within, late_last) / due))


def idle_capacity(agents: FloatArray, busy: FloatArray, share: float = IDLE_SHARE) -> FloatArray:
    """Agents' worth of deferred work that fits into the idle time of agents of real-time queues.

    For the simulation and the roster's day stage only; a requirement never counts on it, as work that is only
    ever fitted in starves on the busy days on which it matters.

    Parameters
    ----------
    agents : agents on real-time queues.
    busy : of them at work on average, load x (1 - P(abandon)).
    share : of idle time that can be used; an assumption (0.3-0.6), to be calibrated by simulation.

    Raises
    ------
    SolverError : share_invalid, volume_not_finite.
    """
    _check_share("idle_share", share)
    _check_work(agents, 0)
    _check_work(busy, 0)
    return np.asarray(share * np.maximum(agents - busy, 0.0))


def _check_share(name: str, share: float) -> None:
    if not 0.0 <= share <= 1.0:
        raise SolverError((Problem("share_invalid", {"name": name, "share": share}),))


def _check_work(work: FloatArray, within: int) -> None:
    if not bool((np.isfinite(work) & (work >= 0)).all()):
        raise SolverError((Problem("volume_not_finite", {"volume": float(np.min(work))}),))
    if within < 0:
        raise SolverError((Problem("deadline_invalid", {"intervals": within}),))


@jit
def _on_time(arrivals: FloatArray, worked: FloatArray, within: int, late_last: bool) -> float:
    """Work done by its deadline, of the arrivals whose deadline lies within the horizon."""
    left = arrivals.copy()
    oldest, overdue, done = 0, 0.0, 0.0
    for now in range(arrivals.size):
        room = worked[now] if now < worked.size else 0.0
        while oldest < now - within:  # its deadline has passed
            overdue += left[oldest]
            left[oldest] = 0.0
            oldest += 1
        if not late_last:
            late = min(room, overdue)
            overdue -= late
            room -= late
        for came in range(oldest, now + 1):
            part = min(room, left[came])
            left[came] -= part
            room -= part
            done += part if came + within < arrivals.size else 0.0
            if room <= 0.0:
                break
        overdue -= min(room, overdue)
    return done
