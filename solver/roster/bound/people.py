"""Everybody's best weeks at given prices: what they gain, and where it puts them (compiled)."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from solver.compiled import jit
from solver.cover import FloatArray, IntArray
from solver.roster.bound.options import Options, add_presence, option_worth
from solver.roster.bound.weeks import Lengths, Limits, best_of_lengths, best_week


class People(NamedTuple):
    """People as arrays, agents first; weeks are calendar weeks of the horizon."""

    cell: IntArray  # who covers alike
    price: FloatArray  # x days x templates: of the option less that of a day off; infinite = not allowed
    units: IntArray  # x weeks: most paid units
    days: IntArray  # x weeks: most days
    weeks: IntArray  # first day of each week, and the number of days
    weekend: IntArray  # weeks x 2: Saturday and Sunday as days of their week, -1 = not in the horizon


class Asked(NamedTuple):
    """Prices put to people: worth of presence (cells x intervals), of paid units, of weekends worked and halved."""

    worth: FloatArray
    hours: FloatArray  # agents
    toll: FloatArray  # agents x weeks
    half: FloatArray  # agents x weeks


class Used(NamedTuple):
    """What the best weeks use of what is priced; same shapes as in `Asked`."""

    heads: FloatArray
    hours: FloatArray
    toll: FloatArray
    half: FloatArray


@jit
def best_weeks(options: Options, lengths: Lengths, people: People, asked: Asked, used: Used) -> float:
    """The most that all people gain together; `used` (zeros before) takes what they do for it."""
    days, templates = options.start.shape
    worths = np.zeros((asked.worth.shape[0], days, templates))
    for c in range(asked.worth.shape[0]):
        option_worth(options, asked.worth[c], worths[c])
    kinds = lengths.units.shape[0]
    total = 0.0
    for a in range(people.cell.shape[0]):
        gain = worths[people.cell[a]] - people.price[a]
        best, pick = np.zeros((days, kinds)), np.zeros((days, kinds), np.int64)
        best_of_lengths(gain, lengths, best, pick)
        for k in range(kinds):
            best[:, k] -= asked.hours[a] * lengths.units[k]
        for w in range(people.weeks.shape[0] - 1):
            low, high = people.weeks[w], people.weeks[w + 1]
            chosen = np.zeros(high - low, np.int64)
            weekend = (people.weekend[w, 0], people.weekend[w, 1])
            limits = Limits(people.units[a, w], people.days[a, w], asked.toll[a, w], asked.half[a, w], weekend)
            total += best_week(best[low:high], lengths.units, limits, chosen)
            count_week(options, lengths, people, asked, (a, w), chosen, pick, used)
    return total


@jit
def count_week(
    options: Options,
    lengths: Lengths,
    people: People,
    asked: Asked,
    whose: tuple[int, int],
    chosen: IntArray,
    pick: IntArray,
    used: Used,
) -> None:
    """Add a chosen week of an agent to what is used."""
    a, w = whose
    low, c = people.weeks[w], people.cell[a]
    for i in range(chosen.shape[0]):
        if chosen[i] >= 0:
            used.hours[a] += lengths.units[chosen[i]]
            add_presence(options, asked.worth[c], low + i, pick[low + i, chosen[i]], used.heads[c])
    saturday, sunday = people.weekend[w, 0], people.weekend[w, 1]
    first = saturday >= 0 and chosen[saturday] >= 0
    second = sunday >= 0 and chosen[sunday] >= 0
    used.toll[a, w] = 1.0 if first or second else 0.0
    used.half[a, w] = 1.0 if saturday >= 0 and sunday >= 0 and first != second else 0.0
