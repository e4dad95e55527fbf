"""The best way to hold days low..high-1 of one agent's row, exactly, by dynamic programming (compiled).

State: node of the automaton and the values of the slots that can matter within these days. The days before and after
stand fixed: the node to start from, what they add to each slot, and what each node at the end makes the rest cost.
"""

from __future__ import annotations

import numpy as np

from solver.compiled import jit
from solver.cover import IntArray
from solver.roster.rows.day_types import adds_to
from solver.roster.rows.tables import Rows

INFINITE = np.inf


@jit
def walk(rows: Rows, agent: int, chosen: IntArray, low: int, high: int, node: int) -> tuple[int, float]:
    """Node after the fixed days low..high-1, and what these days cost (slots apart)."""
    p, cost = rows.profile[agent], 0.0
    for d in range(low, high):
        t = chosen[d]
        kind = 0 if t < 0 else rows.effect_kind[agent, rows.effect[agent, d, t]]
        cost += rows.off[agent, d] if t < 0 else rows.price[agent, d, t]
        cost += rows.toll[p, node, kind] + rows.follow[p, d, rows.last[p, node], kind]
        node = rows.following[p, node, kind]
    return node, cost


@jit
def sum_slots(rows: Rows, agent: int, chosen: IntArray, low: int, high: int, sums: IntArray) -> None:
    """Add to `sums[s, period]` what the days outside low..high-1 hold."""
    sums[:] = 0
    for d in range(chosen.shape[0]):
        if low <= d < high:
            continue
        t = chosen[d]
        effect = 0 if t < 0 else rows.effect[agent, d, t]
        before = 0
        if d > 0 and chosen[d - 1] >= 0:
            before = rows.effect_kind[agent, rows.effect[agent, d - 1, chosen[d - 1]]]
        for s in range(rows.slots[agent]):
            if rows.period[agent, s, d] >= 0:
                sums[s, rows.period[agent, s, d]] += adds_to(rows, agent, s, d, effect, before)


@jit
def end_price(rows: Rows, agent: int, s: int, period: int, value: int) -> float:
    """Price of a slot's value at the end of its period."""
    cap = rows.cap[agent, s]
    cost = rows.ends[rows.ends_at[agent, s, period] + min(value, cap)]
    return float(cost + rows.slope[agent, s] * (value - cap) if value > cap else cost)


@jit
def row_cost(rows: Rows, agent: int, chosen: IntArray, sums: IntArray) -> float:
    """What the whole row costs; `sums` is room to count in."""
    _, cost = walk(rows, agent, chosen, 0, chosen.shape[0], rows.start[agent])
    sum_slots(rows, agent, chosen, 0, 0, sums)
    for s in range(rows.slots[agent]):
        for period in range(rows.period[agent, s].max() + 1):
            cost += end_price(rows, agent, s, period, sums[s, period])
    return cost
