"""What the programme of one person-week works on: rules, the week at hand, and its buffers."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from solver.cover import FloatArray, IntArray
from solver.roster.counters import Counters
from solver.roster.sequence import SequenceTable


class Options(NamedTuple):
    """Per day, templates sorted so that those of equal effect on the state stand together, as one `group`."""

    order: IntArray
    group: IntArray


class Rules(NamedTuple):
    """What binds people of one profile: transitions, counters, options."""

    seq: SequenceTable
    counters: Counters
    options: Options


class Work(NamedTuple):
    """Buffers: value and way (slot, class and option before, packed) per midnight, slot and class."""

    value: FloatArray
    way: IntArray
    key: IntArray
    table: IntArray
    used: IntArray  # slots taken per midnight
    best: FloatArray  # one number: the limit, then the price of the best plan found
    best_way: IntArray  # one number: how the best plan ends; -1 = none found
    minima: FloatArray  # per order of readiness, the best value among the first i classes, and its class in `who`
    who: IntArray
    slots: IntArray  # of one group of options, its run going on and new; -2 = not looked up


class WeekPlan(NamedTuple):
    """What a week is planned against: days low..high-1, the state at its start, caps and end prices of counters.

    `ends[k, v]` is the price of counter k ending at v; `cost[d, t]` the price of an option less what its presence
    is worth (infinite: not allowed), `off[d]` that of a day off, `tail` 0 or infinity per run state and class at
    the week's end.
    """

    low: int
    high: int
    footprint: int
    run: int
    caps: IntArray
    ends: FloatArray
    picks: IntArray  # per day the options worth trying, then -1
    cost: FloatArray
    off: FloatArray
    tail: FloatArray


def new_work(slots: int, classes: int, midnights: int, kinds: int) -> Work:
    """Empty buffers."""
    shape = (midnights, slots, classes)
    return Work(
        value=np.zeros(shape),
        way=np.zeros(shape, np.int64),
        key=np.zeros(shape[:2], np.int64),
        table=np.zeros(4 * slots, np.int64),
        used=np.zeros(midnights, np.int64),
        best=np.zeros(1),
        best_way=np.zeros(1, np.int64),
        minima=np.zeros((kinds, classes + 1)),
        who=np.zeros((kinds, classes + 1), np.int64),
        slots=np.zeros(2, np.int64),
    )
