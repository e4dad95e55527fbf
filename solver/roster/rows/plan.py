"""The best way to hold days low..high-1 of one row, exactly, by dynamic programming (compiled).

State: node of the automaton and the values of the slots that can matter within these days. The days before and after
stand fixed: the node to start from, what they add to each slot, and what each node at the end makes the rest cost.
"""

from __future__ import annotations

import numpy as np

from solver.compiled import jit
from solver.cover import FloatArray, IntArray
from solver.roster.rows.day_types import adds_to
from solver.roster.rows.programme import end_price, sum_slots, walk
from solver.roster.rows.span import NOWHERE, Room, fill_moves, lay_out
from solver.roster.rows.tables import Rows


@jit
def cheapest(rows: Rows, room: Room, agent: int, d: int, extra: FloatArray) -> None:
    """The cheapest option of each effect on a day; `extra` is added to the agent's own prices."""
    room.best[:] = NOWHERE
    room.best[0], room.option[0] = rows.off[agent, d], -1
    for t in range(extra.shape[0]):
        cost, e = rows.price[agent, d, t] + extra[t], rows.effect[agent, d, t]
        if cost < room.best[e]:
            room.best[e], room.option[e] = cost, t


@jit
def weekend_code(rows: Rows, room: Room, agent: int, d: int, effect: int, before: int) -> int:
    """Which weekend slots a day adds to, as bits."""
    code = 0
    for s in range(rows.slots[agent]):
        if room.bit[s] > 0 and adds_to(rows, agent, s, d, effect, before) > 0:
            code += room.bit[s]
    return code


@jit
def step(rows: Rows, room: Room, agent: int, d: int, layer: int, size: int, codes: int) -> None:
    """Values of all states after day d."""
    p = rows.profile[agent]
    nodes = rows.nodes[p]
    room.after[: nodes * size] = NOWHERE
    back, choice = room.back[layer], room.choice[layer]
    for n in range(nodes):
        base, before = n * size, rows.last[p, n]
        if room.state[base : base + size].min() >= NOWHERE:
            continue
        for e in range(rows.effects[agent]):
            kind = rows.effect_kind[agent, e]
            cost = room.best[e] + rows.toll[p, n, kind] + rows.follow[p, d, before, kind]
            if cost >= NOWHERE:
                continue
            move = e * codes + weekend_code(rows, room, agent, d, e, before)
            to, toll = room.to[move], room.toll[move]
            new, option = rows.following[p, n, kind] * size, room.option[e]
            for k in range(size):
                value = room.state[base + k] + cost + toll[k]
                if value < room.after[new + to[k]]:
                    room.after[new + to[k]] = value
                    back[new + to[k]] = base + k
                    choice[new + to[k]] = option


@jit
def close_periods(rows: Rows, room: Room, agent: int, d: int, layer: int, size: int) -> None:
    """Pay for the periods that end on day d within the planned days, and begin the next ones."""
    nodes = rows.nodes[rows.profile[agent]]
    for s in range(rows.slots[agent]):
        period, later = rows.period[agent, s, d], rows.period[agent, s, d + 1]
        if period < 0 or period == later or room.radix[s] == 1:
            continue
        begin = min(room.sums[s, later], rows.cap[agent, s]) - room.least[s] if later >= 0 else 0
        stride, radix = room.stride[s], room.radix[s]
        kept = room.after.copy()
        back, choice = room.back[layer].copy(), room.choice[layer].copy()
        room.after[: nodes * size] = NOWHERE
        for j in range(nodes * size):
            here = ((j % size) // stride) % radix
            value = kept[j] + end_price(rows, agent, s, period, room.least[s] + here)
            to = j + (begin - here) * stride
            if value < room.after[to]:
                room.after[to], room.back[layer, to], room.choice[layer, to] = value, back[j], choice[j]


@jit
def finish(rows: Rows, room: Room, agent: int, high: int, chosen: IntArray, size: int) -> tuple[int, float]:
    """The best last state with what it makes the days from `high` on and the open periods cost."""
    p, found, least = rows.profile[agent], -1, NOWHERE
    for n in range(rows.nodes[p]):
        tail = -1.0
        for k in range(size):
            j = n * size + k
            if room.state[j] >= NOWHERE:
                continue
            if tail < 0:
                _, tail = walk(rows, agent, chosen, high, chosen.shape[0], n)
            cost = room.state[j] + tail
            for s in range(rows.slots[agent]):
                period = rows.period[agent, s, high - 1]
                if room.used[s] and period >= 0:
                    value = room.least[s] + (k // room.stride[s]) % room.radix[s]
                    cost += end_price(rows, agent, s, period, value)
            if cost < least:
                found, least = j, cost
    return found, least


@jit
def first_value(rows: Rows, room: Room, agent: int, low: int) -> int:
    """Combined value of the slots before day `low`."""
    begin = 0
    for s in range(rows.slots[agent]):
        if room.radix[s] > 1 and rows.period[agent, s, low] >= 0:
            value = min(room.sums[s, rows.period[agent, s, low]], rows.cap[agent, s])
            begin += (value - room.least[s]) * room.stride[s]
    return begin


@jit
def plan_used(rows: Rows, room: Room, agent: int, low: int, high: int, chosen: IntArray, extra: FloatArray) -> float:
    """Hold the days at least cost with the slots in use; `chosen` gets them. Returns the cost of the row from `low`.

    Infinite where nothing was found or the states outgrow the room.
    """
    size = lay_out(rows, room, agent, low, high)
    p = rows.profile[agent]
    if size * rows.nodes[p] > room.state.shape[0] or high - low > room.back.shape[0]:
        return np.inf
    codes = fill_moves(rows, room, agent, size)
    node, _ = walk(rows, agent, chosen, 0, low, rows.start[agent])
    room.state[: rows.nodes[p] * size] = NOWHERE
    begin = first_value(rows, room, agent, low)
    room.state[node * size + begin] = 0.0
    for d in range(low, high):
        cheapest(rows, room, agent, d, extra[d])
        step(rows, room, agent, d, d - low, size, codes)
        if d + 1 < high:
            close_periods(rows, room, agent, d, d - low, size)
        room.state[: rows.nodes[p] * size] = room.after[: rows.nodes[p] * size]
    j, cost = finish(rows, room, agent, high, chosen, size)
    if j < 0:
        return np.inf
    for d in range(high - 1, low - 1, -1):
        chosen[d] = room.choice[d - low, j]
        j = room.back[d - low, j]
    return cost


@jit
def plan_span(rows: Rows, room: Room, agent: int, low: int, high: int, chosen: IntArray, extra: FloatArray) -> float:
    """The same with all slots: those that only forbid are brought in once the plan breaks them."""
    sum_slots(rows, agent, chosen, low, high, room.sums)
    for s in range(rows.slots[agent]):
        room.used[s] = not rows.lazy[agent, s]
    kept = chosen[low:high].copy()
    while True:
        cost = plan_used(rows, room, agent, low, high, chosen, extra)
        if cost == np.inf:
            chosen[low:high] = kept
            return cost
        if not bring_in(rows, room, agent, low, high, chosen):
            return cost
        chosen[low:high] = kept


@jit
def bring_in(rows: Rows, room: Room, agent: int, low: int, high: int, chosen: IntArray) -> bool:
    """Use the first slot left out that the plan breaks; False where it breaks none."""
    before = room.sums.copy()
    sum_slots(rows, agent, chosen, 0, 0, room.sums)
    broken = -1
    for s in range(rows.slots[agent]):
        if not room.used[s] and broken < 0 and room.sums[s].max() > rows.cap[agent, s]:
            broken = s
    room.sums[:] = before
    if broken >= 0:
        room.used[broken] = True
    return broken >= 0
