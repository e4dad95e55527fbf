"""Erlang B: the chance that all agents are busy where nobody waits; the recursion behind C, A and chat."""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import ArrayLike

from solver.compiled import jit
from solver.errors import Problem, SolverError
from solver.staffing.service import FloatArray, Work, checked_agents

ONE_AT_A_TIME = (1.0,)


def blocking(agents: ArrayLike, load: ArrayLike) -> FloatArray:
    """Erlang B: the share of contacts that find every agent busy (and are lost).

    Parameters
    ----------
    agents : number of agents, whole or not, >= 0.
    load : offered load, erlangs, >= 0.

    Raises
    ------
    SolverError : agents_invalid, load_invalid.

    Notes
    -----
    Erlang (1917). I(0) = 1, I(k) = 1 + (k / a) I(k-1), B = 1 / I(n): all terms positive, relative error
    below 1e-14 for n up to 10,000. Real n: I(n) = a x integral of exp(-a u) (1 + u)^n du (Jagerman 1974).
    """
    return np.asarray(1.0 / inverse_blocking(agents, load))


def inverse_blocking(agents: ArrayLike, load: ArrayLike, rates: tuple[float, ...] = ONE_AT_A_TIME) -> FloatArray:
    """1 / B, the sum of the chances of all states up to "everybody full" over the chance of that state.

    With `rates` an agent may hold len(rates) contacts at once and work is spread evenly over the agents.
    Overflows to infinity where B is below 1e-308.

    Raises
    ------
    SolverError : agents_invalid, load_invalid, throughput_falls; agents_not_whole for several at once.
    """
    work = Work.of(load, 1.0, None, rates)
    counts, loads = np.broadcast_arrays(checked_agents(agents), work.load)
    if len(rates) > 1 and bool(np.any(counts != np.floor(counts))):
        raise SolverError((Problem("agents_not_whole"),))
    flat = _ratios(counts.ravel(), loads.ravel(), np.array(rates))
    return np.asarray(flat.reshape(counts.shape))


def log_blocking(agents: ArrayLike, load: ArrayLike) -> FloatArray:
    """Natural logarithm of Erlang B, also where B itself is too small for a double; whole agents only."""
    work = Work.of(load, 1.0)
    counts, loads = np.broadcast_arrays(checked_agents(agents), work.load)
    return np.asarray(-_log_ratios(counts.ravel(), loads.ravel()).reshape(counts.shape))


@jit
def _ratios(agents: FloatArray, loads: FloatArray, rates: FloatArray) -> FloatArray:
    out = np.empty(agents.size)
    for i in range(agents.size):
        if loads[i] <= 0.0:
            out[i] = math.inf if agents[i] > 0 else 1.0
        elif rates.size == 1:
            out[i] = _ratio(agents[i], loads[i] / rates[0])
        else:
            out[i] = _spread_ratio(int(agents[i]), loads[i], rates)
    return out


@jit
def _ratio(agents: float, load: float) -> float:
    whole = int(agents)
    part = agents - whole
    ratio = 1.0 if part == 0.0 else _fraction_ratio(part, load)
    per_load = 1.0 / load
    for k in range(1, whole + 1):
        ratio = 1.0 + (k + part) * per_load * ratio
    return ratio


@jit
def _spread_ratio(agents: int, load: float, rates: FloatArray) -> float:
    """State j holds j contacts, j // n each and one more for j % n agents (least-loaded routing)."""
    ratio = 1.0
    for each in range(rates.size):
        held = rates[each - 1] if each > 0 else 0.0
        for more in range(1, agents + 1):
            rate = (agents - more) * held + more * rates[each]
            ratio = 1.0 + rate / load * ratio
    return ratio


@jit
def _fraction_ratio(part: float, load: float) -> float:
    """I(f, a) = e^a a^-f Gamma(1 + f, a) for 0 < f < 1: series for small a, continued fraction beyond."""
    s = 1.0 + part
    if load < 2.0:
        term = 1.0 / s
        total = term
        k = 1
        while term > 1e-17 * total:
            term *= load / (s + k)
            total += term
            k += 1
        return math.exp(load) * math.pow(load, -part) * math.gamma(s) - load * total
    b = load + 1.0 - s
    c = 1e300
    d = 1.0 / b
    h = d
    for i in range(1, 400):
        an = -i * (i - s)
        b += 2.0
        d = 1.0 / (an * d + b)
        c = b + an / c
        h *= d * c
        if abs(d * c - 1.0) < 1e-16:
            break
    return load * h


@jit
def _log_ratios(agents: FloatArray, loads: FloatArray) -> FloatArray:
    out = np.empty(agents.size)
    for i in range(agents.size):
        ratio, one, log_scale = 1.0, 1.0, 0.0
        for k in range(1, int(agents[i]) + 1):
            if loads[i] <= 0.0:
                log_scale = math.inf
                break
            ratio = one + k / loads[i] * ratio
            if ratio > 1e250:
                ratio *= 1e-250
                one *= 1e-250
                log_scale += 250.0 * math.log(10.0)
        out[i] = math.log(ratio) + log_scale
    return out
