"""Erlang C: nobody abandons. Used where the customers' patience is not known, and said so."""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import ArrayLike

from solver.errors import Problem, SolverError
from solver.queues import ServiceGoal
from solver.staffing.erlang_b import inverse_blocking, log_blocking
from solver.staffing.service import FloatArray, Service, Work, checked_agents

LARGE = 600.0  # where 1 / B is e to this, the 1 in C = 1 / (1 + ..) is below its last digit


def log_waiting(agents: ArrayLike, load: ArrayLike) -> FloatArray:
    """Natural logarithm of the chance to wait, also where the chance itself is too small for a double.

    Raises
    ------
    SolverError : unstable where agents <= load, agents_invalid, load_invalid.
    """
    counts, work = checked_agents(agents), Work.of(load, 1.0)
    _refuse_unstable(counts, work)
    log_ratio = -log_blocking(counts, work.load)
    spare = (counts - work.load) / counts
    small = 1.0 + spare * np.expm1(np.minimum(log_ratio, LARGE))
    return np.asarray(-np.where(log_ratio < LARGE, np.log(small), np.log(spare) + log_ratio))


def service(agents: ArrayLike, work: Work, goal: ServiceGoal) -> Service:
    """Service of a stable line whose customers wait for ever.

    Parameters
    ----------
    agents : number of agents; more than the load.
    work : offered work; its patience is not looked at.
    goal : gives the threshold; all definitions agree when nobody abandons.

    Raises
    ------
    SolverError : unstable where agents <= load (the queue grows without end), agents_invalid, agents_not_whole.

    Notes
    -----
    Erlang (1917): C = 1 / (1 + (1 - rho) (I - 1)), P(W > t) = C exp(-(n - a) t / AHT),
    ASA = C AHT / (n - a). Poisson arrivals, exponential handling times, first come first served.
    """
    counts = checked_agents(agents, work.rates)
    _refuse_unstable(counts, work)
    return service_or_none(counts, work, goal)


def service_or_none(counts: FloatArray, work: Work, goal: ServiceGoal) -> Service:
    """As `service`, but an unstable line serves nobody: p_wait and p_abandon 1, service level 0, waits infinite.

    For weighing over uncertain loads, where a line may be too small for some of them.
    """
    inverse = inverse_blocking(counts, work.load, work.rates)
    counts, load, inverse, aht_s = np.broadcast_arrays(counts, work.load, inverse, work.aht_s)
    full = counts * work.rates[-1]
    stable = full > load
    spare = np.where(stable, full - load, 1.0)
    p_wait = np.where(stable, 1.0 / (1.0 + spare / np.where(stable, full, 1.0) * (inverse - 1.0)), 1.0)
    late = np.where(stable, p_wait * np.exp(-spare * goal.threshold_s / aht_s), 1.0)
    of_waiting_s = np.where(stable, aht_s / spare, math.inf)
    return Service(
        p_wait,
        1.0 - late,
        np.where(stable, 0.0, 1.0),
        p_wait * of_waiting_s,
        np.where(stable, load / np.where(stable, full, 1.0), 1.0),
        np.where(stable, p_wait * load / spare, math.inf),
        of_waiting_s,
    )


def _refuse_unstable(counts: FloatArray, work: Work) -> None:
    agents, load = np.broadcast_arrays(counts, work.crew_load)
    short = np.flatnonzero((agents <= load).ravel())
    if short.size:
        figures: dict[str, object] = {"agents": float(agents.flat[short[0]]), "load": float(load.flat[short[0]])}
        raise SolverError((Problem("unstable", figures),))
