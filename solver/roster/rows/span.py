"""The best way to hold days low..high-1 of one row, exactly, by dynamic programming (compiled).

State: node of the automaton and the values of the slots that can matter within these days. The days before and after
stand fixed: the node to start from, what they add to each slot, and what each node at the end makes the rest cost.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from solver.compiled import jit
from solver.cover import FloatArray, IntArray
from solver.groups import BoolArray
from solver.roster.rows.programme import adds_to, end_price, sum_slots, walk
from solver.roster.rows.slots import EVERY_DUTY, SATURDAY_ONCE, SUNDAY_ONCE, UNUSED
from solver.roster.rows.tables import Rows

NOWHERE = 1e30  # cents: a state that cannot be
BINARY = 2


class Room(NamedTuple):
    """Room to plan in; `state` etc. are flat over nodes x values of the slots."""

    sums: IntArray  # slots x periods
    least: IntArray  # slots: value at index 0
    radix: IntArray  # slots; 1 = left out
    stride: IntArray
    bit: IntArray  # slots: bit of a weekend slot in the code of a day, 0 = none
    to: IntArray  # (effects x codes) x values
    toll: FloatArray
    state: FloatArray
    after: FloatArray
    back: IntArray  # days x states: state before
    choice: IntArray
    best: FloatArray  # effects: cheapest option of a day
    option: IntArray
    used: BoolArray  # slots that the programme carries


def room_for(rows: Rows, states: int, days: int) -> Room:
    """Room for so many states (nodes x values) and days."""
    slots, effects = rows.cap.shape[1], rows.effect_kind.shape[1]
    weekly = int((rows.day_type > EVERY_DUTY).any(axis=2).sum(axis=1).max(initial=0))
    combinations, whole = effects * BINARY**weekly, np.int64
    return Room(
        np.zeros((slots, rows.ends_at.shape[2]), whole),
        *(np.zeros(slots, whole) for _ in range(4)),
        np.zeros((combinations, states), whole),
        np.zeros((combinations, states)),
        np.zeros(states),
        np.zeros(states),
        np.zeros((days, states), np.int32),
        np.zeros((days, states), np.int32),
        np.zeros(effects),
        np.zeros(effects, whole),
        np.zeros(slots, bool),
    )


@jit
def most_added(rows: Rows, agent: int, s: int, low: int, high: int) -> int:
    """The most that days low..high-1 can add to slot s in one period."""
    p, found = rows.profile[agent], 0
    most = rows.effect_adds[agent, :, s].max()
    for d in range(low, high):
        way = rows.day_type[p, s, d]
        if way == EVERY_DUTY:
            found += most
        elif way == SUNDAY_ONCE:
            found += 1 if d == low else 0
        elif way != UNUSED:
            found += 1
    return found


@jit
def lay_out(rows: Rows, room: Room, agent: int, low: int, high: int) -> int:
    """Ranges of the slots within these days; returns the number of combined values."""
    size, bit = 1, 1
    for s in range(rows.slots[agent]):
        weekend = False
        least, most = 10**9, 0
        for d in range(low, high):
            weekend = weekend or rows.day_type[rows.profile[agent], s, d] >= SATURDAY_ONCE
            period = rows.period[agent, s, d]
            if period >= 0:
                least = min(least, room.sums[s, period], rows.cap[agent, s])
                most = max(most, room.sums[s, period])
        room.least[s], room.radix[s], room.stride[s] = least, 1, size
        room.bit[s] = bit if weekend else 0
        bit *= 2 if weekend else 1
        if room.used[s] and least < 10**9:
            top = min(rows.cap[agent, s], most + most_added(rows, agent, s, low, high))
            room.radix[s] = max(1, top - least + 1)
            size *= room.radix[s]
    return size


@jit
def fill_moves(rows: Rows, room: Room, agent: int, size: int) -> int:
    """Where each effect with each code of weekend additions leads from each combined value; returns codes."""
    slots, codes = rows.slots[agent], 1
    for s in range(slots):
        codes *= 2 if room.bit[s] > 0 else 1
    for r in range(rows.effects[agent] * codes):
        effect, code = r // codes, r % codes
        for k in range(size):
            to, toll = k, 0.0
            for s in range(slots):
                if not room.used[s]:
                    continue
                add = rows.effect_adds[agent, effect, s]
                if room.bit[s] > 0:
                    add = 1 if code & room.bit[s] else 0
                if add == 0:
                    continue
                here = (k // room.stride[s]) % room.radix[s]
                over = room.least[s] + here + add - rows.cap[agent, s]
                if over > 0:
                    toll += rows.slope[agent, s] * over
                to += room.stride[s] * (min(here + add, room.radix[s] - 1) - here)
            room.to[r, k], room.toll[r, k] = to, min(toll, NOWHERE)
    return codes


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
def step(rows: Rows, room: Room, agent: int, d: int, layer: int, size: int, codes: int) -> None:
    """Values of all states after day d."""
    p, slots = rows.profile[agent], rows.slots[agent]
    nodes = rows.nodes[p]
    room.after[: nodes * size] = NOWHERE
    back, choice = room.back[layer], room.choice[layer]
    for n in range(nodes):
        base, before = n * size, rows.last[p, n]
        alive = False
        for k in range(size):
            alive = alive or room.state[base + k] < NOWHERE
        if not alive:
            continue
        for e in range(rows.effects[agent]):
            kind = rows.effect_kind[agent, e]
            cost = room.best[e] + rows.toll[p, n, kind] + rows.follow[p, d, before, kind]
            if cost >= NOWHERE:
                continue
            code = 0
            for s in range(slots):
                if room.bit[s] > 0 and adds_to(rows, agent, s, d, e, before) > 0:
                    code += room.bit[s]
            to, toll = room.to[e * codes + code], room.toll[e * codes + code]
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
    begin = 0
    for s in range(rows.slots[agent]):
        if room.radix[s] > 1 and rows.period[agent, s, low] >= 0:
            value = min(room.sums[s, rows.period[agent, s, low]], rows.cap[agent, s])
            begin += (value - room.least[s]) * room.stride[s]
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
