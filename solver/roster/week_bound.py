"""A lower bound on what the rest of a person-week can cost: counters relaxed and priced (compiled).

Lagrangian relaxation: the end price F(v) of a counter is replaced by price x v plus the least of F(v) - price x v.
The price of the main counter (paid minutes) is chosen by intersecting the supporting lines of the concave dual over
shortest paths of footprint classes; at that price the days ahead are worked out over classes and run states.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from solver.compiled import jit
from solver.cover import FloatArray, IntArray
from solver.roster.sequence import SequenceTable


class Ahead(NamedTuple):
    """Bound of a state: value + prices x its counters + least + cost[midnight, weekend worked, run state, class].

    The price of working on a weekend is carried exactly (`weekend` is its counter, -1 = none is priced); then the
    second entry tells whether that counter is above zero.
    """

    cost: FloatArray
    price: FloatArray  # per unit of each counter
    least: float
    weekend: int
    toll: float  # of the weekend


class Days(NamedTuple):
    """The week's days: options worth trying, their prices, the price of a day off, what options add to the counter."""

    picks: IntArray
    option: FloatArray
    off: FloatArray
    adds: IntArray


class Toll(NamedTuple):
    """What the first duty among some options costs once (all zero: nothing)."""

    options: IntArray  # days x templates, above zero where the toll is due
    cents: float


@jit
def best_by_reach(
    seq: SequenceTable, days: Days, price: float, at: tuple[int, int, int], cost: FloatArray, used: IntArray
) -> tuple[FloatArray, IntArray]:
    """Best value and units among the options of a kind whose reach lies beyond each rank; `at` = day, level, kind."""
    d, level, kind = at
    count = seq.classes[d]
    best, units = np.full(count + 1, np.inf), np.zeros(count + 1, np.int64)
    for t in days.picks[level]:
        if t < 0:
            break
        reach = seq.reach[d, t]
        if seq.kind[d, t] == kind and reach > 0:
            value = days.option[d, t] + price * days.adds[d, t] + cost[seq.after[d, t]]
            if value < best[reach - 1]:
                best[reach - 1] = value
                units[reach - 1] = days.adds[d, t] + used[seq.after[d, t]]
    for i in range(count - 1, -1, -1):
        if best[i + 1] < best[i]:
            best[i] = best[i + 1]
            units[i] = units[i + 1]
    return best, units


@jit
def days_ahead(seq: SequenceTable, days: Days, price: float, low: int, cost: FloatArray, used: IntArray) -> None:
    """Cheapest way from each class at each midnight of the week to its end; `used` = units of the counter on it."""
    for level in range(cost.shape[0] - 2, -1, -1):
        d = low + level
        for c in range(seq.classes[d]):
            cost[level, c] = days.off[d] + cost[level + 1, seq.rested[d, c]]
            used[level, c] = used[level + 1, seq.rested[d, c]]
        for kind in range(seq.order.shape[1] - 1):
            best, units = best_by_reach(seq, days, price, (d, level, kind), cost[level + 1], used[level + 1])
            for i in range(seq.classes[d]):
                c = seq.order[d, kind, i]
                if best[i] < cost[level, c]:
                    cost[level, c] = best[i]
                    used[level, c] = units[i]


@jit
def least_end(ends: FloatArray, price: float) -> tuple[float, int]:
    """Least of F(v) - price x v, and the v that gives it."""
    found, where = np.inf, 0
    for v in range(ends.shape[0]):
        if ends[v] - price * v < found:
            found, where = ends[v] - price * v, v
    return found, where


@jit
def price_hours(
    seq: SequenceTable, days: Days, ends: FloatArray, start: tuple[int, int], cost: FloatArray, used: IntArray
) -> tuple[float, float]:
    """Best price of the counter and the least of the end price under it; `cost` is left at that price.

    `start` is the week's first day and the class there; the last row of `cost` holds the classes' tails.
    """
    low, footprint = start
    price, left, right = 0.0, -np.inf, np.inf
    left_line, right_line = (0.0, 0.0), (0.0, 0.0)
    best_price, best_value, step = 0.0, -np.inf, 1.0
    for _ in range(30):
        days_ahead(seq, days, price, low, cost, used)
        least, where = least_end(ends, price)
        value, slope = cost[0, footprint] + least, float(used[0, footprint] - where)
        if value > best_value:
            best_price, best_value = price, value
        if slope == 0.0 or value == np.inf:
            break
        if slope > 0.0:
            left, left_line = price, (value, slope)
        else:
            right, right_line = price, (value, slope)
        if left == -np.inf:
            price, step = right - step, step * 8.0
        elif right == np.inf:
            price, step = left + step, step * 8.0
        else:
            gap = right_line[0] - right_line[1] * right - left_line[0] + left_line[1] * left
            price = gap / (left_line[1] - right_line[1])
            reached = left_line[0] + left_line[1] * (price - left)
            if reached <= best_value + 1e-6 * (1.0 + abs(best_value)):
                break
    days_ahead(seq, days, best_price, low, cost, used)
    return best_price, least_end(ends, best_price)[0]


@jit
def fold(values: FloatArray, order: IntArray, count: int, cost: FloatArray) -> None:
    """Lower each class's cost to the least value of an option whose reach lies beyond the class's rank."""
    best = np.inf
    for i in range(count - 1, -1, -1):
        best = min(best, values[i])
        cost[order[i]] = min(cost[order[i]], best)


@jit
def run_options(
    seq: SequenceTable,
    picks: IntArray,
    option: FloatArray,
    toll: Toll,
    at: tuple[int, int, int, int],
    later: FloatArray,
    values: FloatArray,
) -> None:
    """Per kind and reach the best option; `at` = day, toll paid, run state, whether a new run starts (1) or not."""
    values[:] = np.inf
    d, paid, run, anew = at
    over, most = seq.order.shape[1] - 1, later.shape[0] - 1
    for t in picks:
        if t < 0:
            break
        s, reach = (over, seq.fresh[d, t]) if anew == 1 else (seq.kind[d, t], seq.reach[d, t])
        state = seq.run_next[run, seq.run_kind[d, t], anew]
        if reach > 0 and state >= 0:
            due = 1 if toll.options[d, t] > 0 and most > 0 else 0
            value = option[d, t] + later[max(paid, due), state, seq.after[d, t]]
            if due > paid:
                value += toll.cents
            values[s, reach - 1] = min(values[s, reach - 1], value)


@jit
def reachable(seq: SequenceTable, days: Days, low: int, run: int, midnights: int) -> NDArray[np.bool_]:
    """Run states that the week can be in at each midnight, from the one at its start."""
    found = np.zeros((midnights, seq.run_rest.shape[0]), np.bool_)
    found[0, run] = True
    for level in range(midnights - 1):
        for state in range(seq.run_rest.shape[0]):
            if found[level, state]:
                found[level + 1, seq.run_rest[state, 0]] = True
                found[level + 1, seq.run_rest[state, 1]] = True
                for t in days.picks[level]:
                    if t < 0:
                        break
                    for anew in range(2):
                        after = seq.run_next[state, seq.run_kind[low + level, t], anew]
                        if after >= 0:
                            found[level + 1, after] = True
    return found


@jit
def runs_ahead(seq: SequenceTable, days: Days, toll: Toll, start: tuple[int, int], cost: FloatArray) -> None:
    """Cheapest way from each toll, run state and class at each midnight to the end (the last entry of `cost`).

    `start` is the week's first day and the run state there; states that it cannot reach stay as they are.
    """
    low, first = start
    values = np.zeros((seq.order.shape[1], seq.order.shape[2]))
    reached = reachable(seq, days, low, first, cost.shape[0])
    for level in range(cost.shape[0] - 2, -1, -1):
        d = low + level
        for paid in range(cost.shape[1]):
            for run in range(seq.run_rest.shape[0]):
                if not reached[level, run]:
                    continue
                for c in range(seq.classes[d]):
                    left = seq.rested[d, c]
                    state = seq.run_rest[run, 1 if left == 0 else 0]
                    cost[level, paid, run, c] = days.off[d] + cost[level + 1, paid, state, left]
                for anew in range(2):
                    run_options(
                        seq, days.picks[level], days.option, toll, (d, paid, run, anew), cost[level + 1], values
                    )
                    for s in range(seq.order.shape[1]):
                        fold(values[s], seq.order[d, s], seq.classes[d], cost[level, paid, run])
