"""Priorities: one crew, several classes of contacts, VIP first; nobody is cut off for a dearer one."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from solver.errors import Problem, SolverError
from solver.staffing.erlang_b import inverse_blocking
from solver.staffing.service import FloatArray, Work, checked_agents


@dataclass(frozen=True, slots=True)
class PriorityService:
    """Service of each class; arrays are classes x lines, the first class goes first.

    Attributes
    ----------
    p_wait : chance that a contact has to wait, the same for all classes (per line).
    asa_s : mean wait, s; infinite where `stable` is False.
    stable : whether the crew keeps up with this class and all before it; a class that is not grows without end.
    first_level : share of the first class answered within the threshold (per line).
    """

    p_wait: FloatArray
    asa_s: FloatArray
    stable: NDArray[np.bool_]
    first_level: FloatArray


def service(agents: ArrayLike, loads: ArrayLike, aht_s: ArrayLike, threshold_s: float = 0.0) -> PriorityService:
    """Waits under non-preemptive priority, equal handling times, nobody abandons.

    Parameters
    ----------
    agents : agents per line (one number or an array).
    loads : offered load of each class, erlangs; first axis = classes in order of priority.
    aht_s : handling time of all classes, s.
    threshold_s : for `first_level`, s, >= 0.

    Raises
    ------
    SolverError : unstable where not even the first class can be kept up with; agents_invalid, load_invalid,
        aht_not_positive, goal_invalid.

    Notes
    -----
    Cobham (1954): E[W_k] = W0 / ((1 - s_{k-1})(1 - s_k)), W0 = C AHT / n with Erlang's C at the whole load,
    s_k the load per agent of the classes up to k. Where a later class overloads the crew all agents are
    always busy (C = 1), and the classes before it still have finite waits. A first-class contact that waits
    waits exponentially with rate n / AHT x (1 - s_1) (Davis 1966). The mean over classes is that of first
    come, first served.
    """
    counts = checked_agents(agents)
    offered = np.atleast_1d(np.asarray(loads, dtype=np.float64))
    work = Work.of(offered, aht_s)
    if not 0.0 <= threshold_s < np.inf:
        raise SolverError((Problem("goal_invalid", {"target_share": 1.0, "threshold_s": threshold_s}),))
    up_to = np.cumsum(work.load, axis=0)
    counts, handling_s = np.broadcast_arrays(counts, work.aht_s)
    counts, first = np.broadcast_arrays(counts, up_to[0])
    short = counts <= first
    if bool(short.any()):
        figures: dict[str, object] = {"agents": float(counts[short].flat[0]), "load": float(first[short].flat[0])}
        raise SolverError((Problem("unstable", figures),))
    share = up_to / counts
    p_wait = _chance_to_wait(counts, up_to[-1])
    stable = share < 1.0
    room = np.where(stable, (1.0 - share) * (1.0 - np.concatenate([np.zeros_like(share[:1]), share[:-1]])), 1.0)
    asa_s = np.where(stable, p_wait * handling_s / counts / room, np.inf)
    late = p_wait * np.exp(-(counts - up_to[0]) * threshold_s / handling_s)
    return PriorityService(p_wait, asa_s, stable, np.asarray(1.0 - late))


def _chance_to_wait(agents: FloatArray, load: FloatArray) -> FloatArray:
    ratio = inverse_blocking(agents, load)
    busy = 1.0 / (1.0 + np.maximum(1.0 - load / agents, 0.0) * (ratio - 1.0))
    return np.asarray(np.where(load < agents, busy, 1.0))
