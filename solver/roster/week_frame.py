"""What surrounds a person-week: the state it starts from, what may follow it, and what its totals cost (compiled)."""

from __future__ import annotations

import numpy as np

from solver.compiled import jit
from solver.cover import FloatArray, IntArray
from solver.roster.counters import Counters, Limits
from solver.roster.sequence import SequenceTable
from solver.roster.weekly import weekly_count


@jit
def walk(seq: SequenceTable, chosen: IntArray, low: int, high: int, footprint: int, run: int) -> tuple[int, int]:
    """State after the fixed days low..high-1 (chosen[d] = template or -1), or (-1, -1) where they break a rule."""
    over = seq.order.shape[1] - 1
    for d in range(low, high):
        t = chosen[d]
        if t < 0:
            footprint = seq.rested[d, footprint]
            run = seq.run_rest[run, 1 if footprint == 0 else 0]
            continue
        if seq.rank[d, seq.kind[d, t], footprint] >= seq.reach[d, t]:
            return -1, -1
        anew = 1 if seq.rank[d, over, footprint] < seq.fresh[d, t] else 0
        run = seq.run_next[run, seq.run_kind[d, t], anew]
        if run < 0:
            return -1, -1
        footprint = seq.after[d, t]
    return footprint, run


@jit
def count_week(counters: Counters, chosen: IntArray, low: int, high: int, k: int) -> float:
    """What days low..high-1 add to counter k, in its measure."""
    total = 0
    for d in range(low, high):
        if chosen[d] >= 0:
            total += counters.adds[k, d, chosen[d]]
    return weekly_count(counters.weekly[k], total, counters.unit[k])


@jit
def bound_cost(limits: Limits, i: int, value: float, own: bool) -> float:
    """Price of a measure outside the bounds of limit i; a hard most (infinite price) forbids what is the roster's own.

    `own`: whether the roster adds anything to the measure.
    """
    cost = 0.0
    if value < limits.least[i]:
        units = limits.least[i] - value
        cost += limits.short_cents[i] * (0.5 * units * (units + 1.0) if limits.rising[i] == 1 else units)
    if value > limits.most[i]:
        if limits.over_cents[i] == np.inf:
            return np.inf if own else cost
        units = value - limits.most[i]
        cost += limits.over_cents[i] * (0.5 * units * (units + 1.0) if limits.rising[i] == 1 else units)
    return cost


@jit
def totals_cost(counters: Counters, limits: Limits, chosen: IntArray, weeks: IntArray) -> float:
    """Price of all totals of one agent; `weeks` are the first days of the weeks and the number of days."""
    cost = 0.0
    for i in range(limits.counter.shape[0]):
        value = 0.0
        for w in range(weeks.shape[0] - 1):
            if limits.since[i] <= w <= limits.until[i]:
                value += count_week(counters, chosen, weeks[w], weeks[w + 1], limits.counter[i])
        cost += bound_cost(limits, i, value, value > 0)
    return cost


@jit
def limit_bases(
    counters: Counters, limits: Limits, chosen: IntArray, weeks: IntArray, week: int, base: FloatArray
) -> None:
    """What the other weeks add to each limit that reaches over them, written into `base`."""
    for i in range(limits.counter.shape[0]):
        base[i] = 0.0
        for w in range(limits.since[i], limits.until[i] + 1):
            if w != week:
                base[i] += count_week(counters, chosen, weeks[w], weeks[w + 1], limits.counter[i])


@jit
def tail_costs(seq: SequenceTable, chosen: IntArray, high: int, tail: FloatArray) -> None:
    """0 where the fixed days from `high` on may follow (run state, class), else infinity, written into `tail`."""
    later = np.zeros(tail.shape)
    tail.fill(0.0)
    over, runs = seq.order.shape[1] - 1, seq.run_rest.shape[0]
    for d in range(seq.kind.shape[0] - 1, high - 1, -1):
        for run in range(runs):  # a slice assignment would compile for seconds
            for c in range(tail.shape[1]):
                later[run, c] = tail[run, c]
        t = chosen[d]
        for c in range(seq.classes[d]):
            for run in range(runs):
                if t < 0:
                    left = seq.rested[d, c]
                    tail[run, c] = later[seq.run_rest[run, 1 if left == 0 else 0], left]
                    continue
                anew = 1 if seq.rank[d, over, c] < seq.fresh[d, t] else 0
                state = seq.run_next[run, seq.run_kind[d, t], anew]
                legal = state >= 0 and seq.rank[d, seq.kind[d, t], c] < seq.reach[d, t]
                tail[run, c] = later[state, seq.after[d, t]] if legal else np.inf
