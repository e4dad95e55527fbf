"""The best week of one person at given prices, exactly: hours and days of the week, the weekend (compiled)."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from solver.compiled import jit
from solver.cover import FloatArray, IntArray


class Lengths(NamedTuple):
    """Templates sorted by paid time: order, first of each length in it (and their number), units of each length."""

    order: IntArray
    firsts: IntArray
    units: IntArray


class Limits(NamedTuple):
    """What binds one person-week: most paid units, most days; prices of working on the weekend and on half of it.

    `weekend`: days of the week, counted from its first, that are Saturday and Sunday; -1 = not in the horizon.
    """

    units: int
    days: int
    toll: float
    half: float
    weekend: tuple[int, int]


@jit
def best_of_lengths(gain: FloatArray, lengths: Lengths, best: FloatArray, pick: IntArray) -> None:
    """Best option of each day and length: gains (days x templates) into `best` and `pick` (days x lengths)."""
    for d in range(gain.shape[0]):
        for k in range(lengths.units.shape[0]):
            best[d, k] = -np.inf
            for i in range(lengths.firsts[k], lengths.firsts[k + 1]):
                t = lengths.order[i]
                if gain[d, t] > best[d, k]:
                    best[d, k], pick[d, k] = gain[d, t], t


@jit
def extra(limits: Limits, d: int, worked: int) -> float:
    """What working on day d costs on top; `worked`: whether Saturday was worked."""
    if d == limits.weekend[0]:
        return limits.toll + (limits.half if limits.weekend[1] >= 0 else 0.0)
    if d == limits.weekend[1]:
        if worked == 1:
            return -limits.half
        return limits.toll + (limits.half if limits.weekend[0] >= 0 else 0.0)
    return 0.0


@jit
def best_week(best: FloatArray, units: IntArray, limits: Limits, chosen: IntArray) -> float:
    """The most that a person-week gains; the length worked on each day is written into `chosen` (-1 = none).

    Backwards over days: `gain[d, worked, n, u]` is the most that days d.. can still add with n days and u units left;
    `worked` remembers Saturday until Sunday.
    """
    days = best.shape[0]
    gain = np.zeros((days + 1, 2, limits.days + 1, limits.units + 1))
    for d in range(days - 1, -1, -1):
        for worked in range(2 if d > limits.weekend[0] >= 0 else 1):
            cost = extra(limits, d, worked)
            after = 1 if d == limits.weekend[0] else worked
            gain[d, worked] = gain[d + 1, worked]
            for k in range(units.shape[0]):
                net = best[d, k] - cost
                if net > -np.inf and (net > 0.0 or d == limits.weekend[0]):
                    for n in range(1, limits.days + 1):
                        for u in range(units[k], limits.units + 1):
                            value = net + gain[d + 1, after, n - 1, u - units[k]]
                            if value > gain[d, worked, n, u]:
                                gain[d, worked, n, u] = value
    _trace(best, units, limits, gain, chosen)
    return float(gain[0, 0, limits.days, limits.units])


@jit
def _trace(best: FloatArray, units: IntArray, limits: Limits, gain: FloatArray, chosen: IntArray) -> None:
    """Read the best week off the table of gains."""
    worked, n, u = 0, limits.days, limits.units
    for d in range(best.shape[0]):
        chosen[d] = -1
        if gain[d, worked, n, u] == gain[d + 1, worked, n, u]:
            continue
        cost = extra(limits, d, worked)
        after = 1 if d == limits.weekend[0] else worked
        for k in range(units.shape[0]):
            if n > 0 and units[k] <= u:
                value = best[d, k] - cost + gain[d + 1, after, n - 1, u - units[k]]
                if value == gain[d, worked, n, u]:
                    chosen[d], worked, n, u = k, after, n - 1, u - units[k]
                    break
