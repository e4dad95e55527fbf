"""Room for planning some days of a row, and how the values of its slots move within these days (compiled)."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from solver.compiled import jit
from solver.cover import FloatArray, IntArray
from solver.groups import BoolArray
from solver.roster.rows.day_types import EVERY_DUTY, SATURDAY_ONCE, SUNDAY_ONCE, UNUSED
from solver.roster.rows.tables import Rows

SmallArray = NDArray[np.int32]
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
    back: SmallArray  # days x states: state before
    choice: SmallArray
    best: FloatArray  # effects: cheapest option of a day
    option: IntArray
    used: BoolArray  # slots that the programme carries


def room_for(rows: Rows, states: int, days: int) -> Room:
    """Room for so many states (nodes x values) and days."""
    slots, effects = rows.cap.shape[1], rows.effect_kind.shape[1]
    weekly = int((rows.day_type > EVERY_DUTY).any(axis=2).sum(axis=1).max(initial=0))
    combinations, whole = effects * BINARY**weekly, np.int64
    layers = np.zeros((days, states), np.int32)
    return Room(
        sums=np.zeros((slots, rows.ends_at.shape[2]), whole),
        least=np.zeros(slots, whole),
        radix=np.zeros(slots, whole),
        stride=np.zeros(slots, whole),
        bit=np.zeros(slots, whole),
        to=np.zeros((combinations, states), whole),
        toll=np.zeros((combinations, states)),
        state=np.zeros(states),
        after=np.zeros(states),
        back=layers,
        choice=np.zeros((days, states), np.int32),
        best=np.zeros(effects),
        option=np.zeros(effects, whole),
        used=np.zeros(slots, bool),
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
