"""What the counters of a person-week may reach, and what ending at each value costs (compiled)."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from solver.compiled import jit
from solver.cover import FloatArray, IntArray
from solver.roster.counters import Counters, Limits
from solver.roster.week_frame import bound_cost
from solver.roster.weekly import ONCE, SINGLE, weekly_count


class Week(NamedTuple):
    """A week's number, and per limit what the other weeks add to it."""

    number: int
    base: FloatArray


@jit
def limit_cost(counters: Counters, limits: Limits, at: Week, i: int, digit: int) -> float:
    """Price of one limit when its counter stands at a digit; 0 where another week decides it."""
    if at.number < limits.since[i] or at.number > limits.until[i]:
        return 0.0
    k = limits.counter[i]
    added = weekly_count(counters.weekly[k], digit, counters.unit[k])
    return bound_cost(limits, i, at.base[i] + added, added > 0)


@jit
def counter_ends(counters: Counters, limits: Limits, at: Week, k: int, cap: int) -> FloatArray:
    """End price of counter k alone at each value up to its cap."""
    ends = np.zeros(cap + 1)
    for i in range(limits.counter.shape[0]):
        if limits.counter[i] == k:
            for v in range(cap + 1):
                ends[v] += limit_cost(counters, limits, at, i, v)
    return ends


@jit
def caps_of(counters: Counters, limits: Limits, at: Week, caps: IntArray) -> None:
    """The most each counter may reach this week under the hard limits."""
    for k in range(caps.shape[0]):
        caps[k] = counters.radix[k] - 1
    for i in range(limits.counter.shape[0]):
        if limits.over_cents[i] == np.inf and limits.since[i] <= at.number <= limits.until[i]:
            k = limits.counter[i]
            room = limits.most[i] - at.base[i]
            if counters.weekly[k] == ONCE:
                if room < 1:
                    caps[k] = 0
            elif counters.weekly[k] == SINGLE:
                continue
            elif room < caps[k] * counters.unit[k]:
                caps[k] = max(0, int(np.floor(room / counters.unit[k])))


@jit
def ends_of(counters: Counters, limits: Limits, at: Week, caps: IntArray, ends: FloatArray) -> None:
    """Caps of the counters, and the end price of each at each value up to its cap, written into the last two."""
    caps_of(counters, limits, at, caps)
    for k in range(caps.shape[0]):
        priced = counter_ends(counters, limits, at, k, caps[k])
        for v in range(caps[k] + 1):
            ends[k, v] = priced[v]
