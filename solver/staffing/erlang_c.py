"""Erlang C: nobody abandons. Used where the customers' patience is not known, and said so."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from solver.errors import Problem, SolverError
from solver.queues import ServiceGoal
from solver.staffing.erlang_b import inverse_blocking
from solver.staffing.service import FloatArray, Service, Work, checked_agents


def service(agents: ArrayLike, work: Work, goal: ServiceGoal) -> Service:
    """Service of a stable line whose customers wait for ever.

    Parameters
    ----------
    agents : number of agents; more than the load.
    work : offered work; its patience is not looked at.
    goal : gives the threshold; all definitions agree when nobody abandons.

    Raises
    ------
    SolverError : unstable where agents <= load (the queue grows without end), agents_invalid.

    Notes
    -----
    Erlang (1917): C = 1 / (1 + (1 - rho) (I - 1)), P(W > t) = C exp(-(n - a) t / AHT),
    ASA = C AHT / (n - a). Poisson arrivals, exponential handling times, first come first served.
    """
    counts = checked_agents(agents)
    short = counts <= work.crew_load
    if bool(np.any(short)):
        where = np.flatnonzero(np.broadcast_to(short, np.broadcast(counts, work.crew_load).shape))[0]
        pair = np.broadcast_arrays(counts, work.crew_load)
        figures: dict[str, object] = {"agents": float(pair[0].flat[where]), "load": float(pair[1].flat[where])}
        raise SolverError((Problem("unstable", figures),))
    return service_or_none(counts, work, goal)


def service_or_none(counts: FloatArray, work: Work, goal: ServiceGoal) -> Service:
    """As `service`, but an unstable line serves nobody in time: p_wait 1, service level 0, ASA infinite.

    For weighing over uncertain loads, where a line may be too small for some of them.
    """
    ratio = inverse_blocking(counts, work.load, work.rates)
    counts, load, ratio, aht_s = np.broadcast_arrays(counts, work.load, ratio, work.aht_s)
    spare = counts * work.rates[-1] - load
    stable = spare > 0
    room = np.where(stable, spare, 1.0)
    rho = np.where(stable, load / np.maximum(counts * work.rates[-1], 1e-300), 1.0)
    p_wait = np.where(stable, 1.0 / (1.0 + (1.0 - rho) * (ratio - 1.0)), 1.0)
    late = np.where(stable, p_wait * np.exp(-room * goal.threshold_s / aht_s), 1.0)
    asa_s = np.where(stable, p_wait * aht_s / room, np.inf)
    waiting = np.where(stable, p_wait * load / room, np.inf)
    return Service(p_wait, 1.0 - late, np.zeros_like(p_wait), asa_s, rho, waiting)
