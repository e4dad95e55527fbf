"""Compiled arithmetic of a line whose customers abandon (Erlang A); of one that is endlessly patient (C) as its limit.

All functions work on one line and check nothing. Units: times in AHT, `full` and `load` in erlangs (contacts finished
per AHT when every agent is full, contacts offered per AHT), `slow` = AHT / patience, 0 for endless patience.

Notes
-----
With T_j = load^j / ((full + slow) .. (full + j slow)), the chance of j waiting over that of none waiting and all full:
A = 1 + sum of T_j, and the sum of all states is S = I + A - 1 with I = 1 / Erlang B (Palm 1957). The wait V of an
endlessly patient customer has P(V > t) = E(t) A(z) / S: A(z) is the same sum with load e^-w for load, w = t / patience,
and E(t) = exp(-(full - load) t - load (w - 1 + e^-w) / slow). P(served, V > t) = full / load E(t) (A(z) - 1) / S.
In deep overload A is beyond all doubles; there the same integrals are taken relative to the peak of the density of
V at log(load / full) patiences: the sum becomes a complete gamma function, and what lies before the threshold the
I of Erlang B at x = full / slow agents.
"""

from __future__ import annotations

import math

from solver.compiled import jit
from solver.staffing.erlang_b import HUGE, TAIL, ratio

DEEP = 80.0  # beyond it the states without a queue have together a chance below e^-40
STIRLING = 15.0  # from here on the series below hold to the last digit


@jit
def bend(wait: float) -> float:
    """wait - (1 - e^-wait) without loss of digits near 0; any sign."""
    if abs(wait) > 0.5:
        return wait + math.expm1(-wait)
    term = wait * wait / 2.0
    total, k = 0.0, 2.0
    while abs(term) > TAIL * total:
        total += term
        k += 1.0
        term *= -wait / k
    return total


@jit
def is_deep(full: float, load: float, slow: float) -> bool:
    """Whether there is so much too much work that practically every contact waits."""
    short = load - full
    return short > 0.0 and short * short > DEEP * load * slow


@jit
def shares(
    full: float, inverse: float, load: float, slow: float, wait: float, fade: float, curve: float
) -> tuple[float, float, float]:
    """Shares of all contacts: served within the threshold; served at all; would wait beyond it if endlessly patient.

    `inverse` is 1 / Erlang B, `wait` the threshold in AHT; `fade` = e^-w and `curve` = bend(w) / slow for
    w = the threshold in patiences.
    """
    if full <= 0.0:
        return 0.0, 0.0, 1.0
    if is_deep(full, load, slow):
        return _deep_shares(full, load, slow, wait)
    if inverse > HUGE:
        return 1.0, 1.0, 0.0
    first, later, term, other, j, rate = 0.0, 0.0, 1.0, 1.0, 0.0, full
    faded = load * fade
    while rate <= load or term * load > TAIL * first * (rate - load):
        j += 2.0  # two states at a time: one division for four terms
        before, rate = full + (j - 1.0) * slow, full + j * slow
        each = 1.0 / (before * rate)
        step, faded_step = load * each, faded * each
        first += term * (step * rate)
        later += other * (faded_step * rate)
        term *= load * step
        other *= faded * faded_step
        first += term
        later += other
    start = math.exp((load - full) * wait - load * curve)
    total, part = inverse + first, full / load
    in_time = (inverse - 1.0 + part * (first - start * later)) / total
    beyond = min(start * (1.0 + later) / total, 1.0)
    return max(in_time, 0.0), (inverse - 1.0 + part * first) / total, beyond


@jit
def _deep_shares(full: float, load: float, slow: float, wait: float) -> tuple[float, float, float]:
    served, x = full / load, full / slow
    behind = wait * slow - math.log1p((load - full) / full)
    scale = math.exp(-x * bend(behind)) / _whole(x)
    if behind < 0.0:
        before = scale * ratio(x, x * math.exp(-behind))
        return served * before, served, min(1.0 - (before - scale), 1.0)
    after = scale * _queue_sum(full, full * math.exp(-behind), slow)
    return served * max(1.0 - after, 0.0), served, min(scale + after, 1.0)


@jit
def _queue_sum(full: float, load: float, slow: float) -> float:
    """A - 1 of a line that is not overloaded."""
    first, term, j, rate = 0.0, 1.0, 0.0, full
    while rate <= load or term * load > TAIL * first * (rate - load):
        j += 1.0
        rate = full + j * slow
        term *= load / rate
        first += term
    return first


@jit
def _whole(x: float) -> float:
    """Gamma(x + 1) e^x x^-x."""
    if x < STIRLING:
        return math.gamma(x + 1.0) * math.exp(x) * math.pow(x, -x)
    y = 1.0 / (x * x)
    series = (1.0 / 12.0 - y * (1.0 / 360.0 - y * (1.0 / 1260.0 - y * (1.0 / 1680.0 - y / 1188.0)))) / x
    return math.sqrt(2.0 * math.pi * x) * math.exp(series)


@jit
def waits(full: float, inverse: float, load: float, slow: float) -> tuple[float, float, float, float]:
    """P(wait); P(abandon); mean wait of the served; mean wait of those who wait. Positive terms throughout."""
    if full <= 0.0:
        return 1.0, 1.0, math.inf, 1.0 / slow
    if is_deep(full, load, slow):
        gone = (load - full) / load
        return 1.0, gone, _deep_asa(full, load, slow), gone / slow
    first, second, waited, term, steps, j, rate = 0.0, 0.0, 0.0, 1.0, 0.0, 0.0, full
    while rate <= load or (j + 1.0) * term * load * rate > TAIL * second * (rate - load) * (rate - load):
        j += 1.0
        rate = full + j * slow
        steps += 1.0 / rate
        waited += term * full / rate * steps
        term *= load / rate
        first += term
        second += j * term
    of_waiting = second / load / (1.0 + first)
    if inverse > HUGE:
        return 0.0, 0.0, 0.0, of_waiting
    total = inverse + first
    served = inverse - 1.0 + full / load * first
    return (1.0 + first) / total, second * slow / load / total, waited / served, of_waiting


@jit
def _deep_asa(full: float, load: float, slow: float) -> float:
    """(log y - digamma(x + 1)) patiences, for y = load / slow: the mean of the density relative to its peak."""
    x, passed = full / slow, 0.0
    while x < STIRLING:
        x += 1.0
        passed += 1.0 / x
    y = 1.0 / (x * x)
    series = y * (1.0 / 12.0 - y * (1.0 / 120.0 - y * (1.0 / 252.0 - y * (1.0 / 240.0 - y / 132.0))))
    behind = math.log1p((load - x * slow) / (x * slow))
    return (behind + passed - 0.5 / x + series) / slow
