"""Erlang A: customers wait as long as their patience lasts. The default for phone and chat."""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import ArrayLike

from solver.compiled import jit
from solver.errors import Problem, SolverError
from solver.queues import ServiceGoal
from solver.staffing.erlang_b import inverse_blocking
from solver.staffing.service import FloatArray, Service, Work, checked_agents, level


def service(agents: ArrayLike, work: Work, goal: ServiceGoal) -> Service:
    """Service of a line whose customers abandon after an exponential patience.

    Parameters
    ----------
    agents : number of agents, >= 0; may be below the load.
    work : offered work with a patience.
    goal : gives the threshold and the definition of the service level.

    Raises
    ------
    SolverError : patience_unknown, agents_invalid.

    Notes
    -----
    Palm (1957), M/M/n+M; Garnett, Mandelbaum and Reiman (2002). With x = n mu / theta, y = lambda / theta,
    A(x, y) = sum of y^j / ((x+1)..(x+j)) and I = 1 / Erlang B: P(n busy, none waiting) = 1 / (I + A - 1).
    All series have positive terms; against 50-digit arithmetic P(wait) holds 2e-15, P(abandon) 1e-12
    relative, service level 1e-15 absolute. Handling times and patience are taken as exponential; service
    depends mostly on the density of patience near zero.
    """
    if work.patience_s is None:
        raise SolverError((Problem("patience_unknown"),))
    counts = checked_agents(agents)
    ratio = inverse_blocking(counts, work.load, work.rates)
    full = counts * work.rates[-1]  # contacts finished per AHT when every agent is full
    arrays = np.broadcast_arrays(
        ratio, full, work.load, work.patience_s / work.aht_s, goal.threshold_s / work.aht_s, work.aht_s
    )
    flat = [np.ascontiguousarray(a, dtype=np.float64).ravel() for a in arrays]
    out = _measures(*flat[:5]).reshape(5, *arrays[0].shape)
    p_wait, p_abandon, late, over, asa = out
    in_time = np.maximum(1.0 - p_abandon - late, 0.0)
    early = np.maximum(p_abandon - (over - late), 0.0)
    return Service(
        p_wait,
        level(goal.definition, in_time, p_abandon, early),
        p_abandon,
        asa * arrays[5],
        _share(arrays[2] * (1.0 - p_abandon), arrays[1]),
        arrays[2] * p_abandon * arrays[3],
    )


def _share(part: FloatArray, whole: FloatArray) -> FloatArray:
    return np.divide(part, whole, out=np.zeros_like(part), where=whole > 0)


@jit
def _measures(
    ratio: FloatArray, full: FloatArray, load: FloatArray, patience: FloatArray, threshold: FloatArray
) -> FloatArray:
    """P(wait), P(abandon), P(served late), P(wait > threshold), mean wait of the served; times in AHT."""
    out = np.zeros((5, ratio.size))
    for i in range(ratio.size):
        if load[i] > 0.0:
            x, y = full[i] * patience[i], load[i] * patience[i]
            log_scale, first, second, waited = _series(x, y)
            one = math.exp(-log_scale)
            total = ratio[i] * one + first  # I + A - 1, scaled
            p_abandon = second / y / total
            out[0, i] = (one + first) / total
            out[1, i] = p_abandon
            if p_abandon < 1.0:
                out[4, i] = patience[i] * waited / total / (1.0 - p_abandon)
            _late(x, y, threshold[i] / patience[i], log_scale + math.log(total), out[:, i])
        elif full[i] <= 0.0:
            out[0, i] = 1.0
    return out


@jit
def _series(x: float, y: float) -> tuple[float, float, float, float]:
    """Log of the scale; A - 1; sum of j T_j; sum of T_j x (mean wait of a served contact that finds j waiting)."""
    log_scale, term, first, second, waited, steps = 0.0, 1.0, 0.0, 0.0, 0.0, 0.0
    j = 1
    while True:
        inverse = 1.0 / (x + j)
        steps += inverse
        waited += term * x * inverse * steps
        term *= y * inverse
        first += term
        second += j * term
        if term > 1e200:
            term, first, second, waited = term * 1e-200, first * 1e-200, second * 1e-200, waited * 1e-200
            log_scale += 200.0 * math.log(10.0)
        # beyond j = 2 (y - x) terms at least halve in the long run; the tail is then below the last digit
        if x + j > y and j * term * (x + j) <= 1e-17 * second * (x + j - y):
            return log_scale, first, second, waited
        j += 1


@jit
def _late(x: float, y: float, wait: float, log_total: float, out: FloatArray) -> None:
    """Chances of being served after the threshold, and of waiting beyond it; `wait` in units of patience."""
    z = y * math.exp(-wait)
    log_scale, first, _, _ = _series(x, z) if z > 0.0 else (0.0, 0.0, 0.0, 0.0)
    log_factor = -y * math.expm1(-wait) - x * wait + log_scale - log_total
    factor = math.exp(log_factor)
    out[2] = x / y * factor * first
    out[3] = math.exp(-wait) * factor * (math.exp(-log_scale) + first)
