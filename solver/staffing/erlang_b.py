"""Erlang B: the chance that all agents are busy where nobody waits; the recursion behind C, A and chat."""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import ArrayLike

from solver.compiled import jit
from solver.staffing.incomplete_gamma import rising_series, upper_fraction
from solver.staffing.service import FloatArray, Work, checked_agents

ONE_AT_A_TIME = (1.0,)
TAIL = 1e-17  # what is left of a sum, as a share of it, when it is cut off
HUGE = 1e300


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
    Erlang (1917). 1 / B = I(n) = 1 + n/a + n(n-1)/a^2 + .. + n!/a^n, summed from the last state down, so that
    about 9 sqrt(a) terms do; all are positive, relative error below 1e-12 for n and a up to 10,000. Parts of an
    agent: I(n) = a x integral of exp(-a u) (1 + u)^n du (Jagerman 1974), which obeys I(n) = 1 + (n/a) I(n-1).
    """
    return np.asarray(1.0 / inverse_blocking(agents, load))


def inverse_blocking(agents: ArrayLike, load: ArrayLike, rates: tuple[float, ...] = ONE_AT_A_TIME) -> FloatArray:
    """1 / B, the sum of the chances of all states up to "everybody full" over the chance of that state.

    With `rates` an agent may hold len(rates) contacts at once and work is spread evenly over the agents.
    Overflows to infinity where B is below 1e-300.

    Raises
    ------
    SolverError : agents_invalid, load_invalid, throughput_falls; agents_not_whole for several at once.
    """
    work = Work.of(load, 1.0, None, rates)
    counts, loads = np.broadcast_arrays(checked_agents(agents, rates), work.load)
    flat = _each(np.array(counts).ravel(), np.array(loads).ravel(), np.array(rates))
    return np.asarray(flat.reshape(counts.shape))


def log_blocking(agents: ArrayLike, load: ArrayLike) -> FloatArray:
    """Natural logarithm of Erlang B, also where B itself is too small for a double (to 1e-30000 and beyond)."""
    work = Work.of(load, 1.0)
    counts, loads = np.broadcast_arrays(checked_agents(agents), work.load)
    flat = _each_log(np.array(counts).ravel(), np.array(loads).ravel())
    return np.asarray(-flat.reshape(counts.shape))


@jit
def _each(agents: FloatArray, loads: FloatArray, rates: FloatArray) -> FloatArray:
    out = np.empty(agents.size)
    for i in range(agents.size):
        out[i] = line_ratio(agents[i], loads[i], rates)
    return out


@jit
def _each_log(agents: FloatArray, loads: FloatArray) -> FloatArray:
    out = np.empty(agents.size)
    for i in range(agents.size):
        out[i] = _log_ratio(agents[i], loads[i])
    return out


@jit
def line_ratio(agents: float, load: float, rates: FloatArray) -> float:
    """1 / B of one line (compiled, unchecked); `rates` as in Work, load >= 0."""
    if load <= 0.0:
        return math.inf if agents > 0.0 else 1.0
    if rates.size == 1:
        return ratio(agents, load / rates[0])
    return _spread_ratio(int(agents), load, rates)


@jit
def ratio(agents: float, load: float) -> float:
    """1 / B of agents who hold one contact each, whole or not (compiled, unchecked); load > 0."""
    term, total, left, per_load = 1.0, 1.0, agents, 1.0 / load
    while left >= 1.0:
        term *= left * per_load
        total += term
        left -= 1.0
        if left < load:
            if term * left <= TAIL * total * (load - left):
                return total
        elif term > HUGE:
            return math.inf
    if left > 0.0:
        total += term * (_part_ratio(left, load) - 1.0)
    return total


@jit
def _spread_ratio(agents: int, load: float, rates: FloatArray) -> float:
    """State j holds j contacts, j // n each and one more for j % n agents (least-loaded routing)."""
    term, total = 1.0, 1.0
    for each in range(rates.size - 1, -1, -1):
        held = rates[each - 1] if each > 0 else 0.0
        for more in range(agents, 0, -1):
            rate: float = (agents - more) * held + more * rates[each]
            term *= rate / load
            total += term
            if rate < load:
                if term * rate <= TAIL * total * (load - rate):
                    return total
            elif term > HUGE:
                return math.inf
    return total


@jit
def _log_ratio(agents: float, load: float) -> float:
    """Logarithm of `ratio`, by the same sum, scaled down as it grows."""
    if load <= 0.0:
        return math.inf if agents > 0.0 else 0.0
    term, total, left, scaled = 1.0, 1.0, agents, 0
    while left >= 1.0:
        term *= left / load
        total += term
        left -= 1.0
        if term > 1e200:
            term, total, scaled = term * 1e-200, total * 1e-200, scaled + 1
    if left > 0.0:
        total += term * (_part_ratio(left, load) - 1.0)
    return math.log(total) + scaled * 200.0 * math.log(10.0)


@jit
def _part_ratio(part: float, load: float) -> float:
    """I(f, a) = e^a a^-f Gamma(1 + f, a) for 0 < f < 1: series for small a, continued fraction beyond."""
    s = 1.0 + part
    if load < 2.0:
        total = rising_series(s, load) / s
        return math.exp(load) * math.pow(load, -part) * math.gamma(s) - load * total
    return load * upper_fraction(s, load)
