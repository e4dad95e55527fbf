"""One agent's row of a pattern start, filled day by day and mended towards what is owed (compiled).

The compiled functions take no more of a person than they need: each that takes all of it compiles for seconds.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from solver.compiled import jit
from solver.cover import FloatArray, IntArray
from solver.groups import BoolArray
from solver.roster.counters import Counters, Limits
from solver.roster.habits import HARD
from solver.roster.polish import GAIN_CENTS, Person, Prices, option_cost, row_cost, unseen_of_days
from solver.roster.sequence import SequenceTable
from solver.roster.week_frame import count_week, totals_cost, walk

NEAREST = 4
ROUNDS = 4
WORK_DAYS = 6  # of seven, on which an agent's row may have a duty


class Fill(NamedTuple):
    """What a row is filled from.

    `ranked` holds the templates, the fittest first; `part` the part of the day in which each starts; `due` the days
    on which a day off breaks something hard; `owed_min` the paid minutes that each day's duty works towards;
    `phase` turns the days off.
    """

    allowed: BoolArray  # days x templates
    ranked: IntArray
    part: IntArray
    due: BoolArray
    paid: IntArray
    owed_min: FloatArray
    phase: int


class Caps(NamedTuple):
    """Totals of one agent."""

    counters: Counters
    limits: Limits
    weeks: IntArray


def pattern_row(who: Person, fill: Fill, prices: Prices) -> IntArray:
    """Duties that keep every hard limit of what is placed before, then changed towards what is owed."""
    row = np.full(fill.allowed.shape[0], -1, dtype=np.int64)
    tries = np.zeros(fill.ranked.shape[0], dtype=np.int64)
    fill_row(who.seq, Caps(who.counters, who.limits, who.weeks), fill, who.start, row, tries)
    mend_row(who, fill, prices, row, tries)
    return row


@jit
def fill_row(
    seq: SequenceTable, caps: Caps, fill: Fill, start: tuple[int, int], row: IntArray, tries: IntArray
) -> None:
    """Duties day by day, as many as the hours owed so far ask for; those that are due count from the beginning."""
    for d in range(row.shape[0]):
        for i in range(options_of(fill, d, tries) if fill.due[d] else 0):
            row[d] = tries[i]
            if capped(caps, row):
                break
            row[d] = -1
    at, run = start
    worked = 0
    for d in range(row.shape[0]):
        asked = (d + fill.phase) % 7 < WORK_DAYS and worked < fill.owed_min[d]
        if asked or fill.due[d]:
            for i in range(options_of(fill, d, tries)):
                row[d] = tries[i]
                left, state = walk(seq, row, d, d + 1, at, run)
                if left >= 0 and capped(caps, row) and leads_on(seq, fill, row, d + 1, left, state):
                    worked += fill.paid[row[d]]
                    break
                row[d] = -1
        at, run = walk(seq, row, d, d + 1, at, run)


@jit
def options_of(fill: Fill, d: int, tries: IntArray) -> int:
    """The fittest allowed templates of a day, then the fittest of each other part of the day; how many there are."""
    count, seen = 0, 0
    for t in fill.ranked:
        bit = 1 << fill.part[t]
        if fill.allowed[d, t] and (count < NEAREST or seen & bit == 0):
            tries[count] = t
            count += 1
            seen |= bit
    return count


@jit
def leads_on(seq: SequenceTable, fill: Fill, row: IntArray, d: int, at: int, run: int) -> bool:
    """Whether a duty that is due on day `d` can follow a state."""
    if d >= row.shape[0] or not fill.due[d]:
        return True
    kept, left = row[d], -1
    for t in fill.ranked:
        if left < 0 and fill.allowed[d, t]:
            row[d] = t
            left, _ = walk(seq, row, d, d + 1, at, run)
    row[d] = kept
    return left >= 0


@jit
def total_of(caps: Caps, i: int, row: IntArray) -> float:
    """The measure of limit i over its weeks."""
    value = 0.0
    for w in range(caps.limits.since[i], caps.limits.until[i] + 1):
        value += count_week(caps.counters, row, caps.weeks[w], caps.weeks[w + 1], caps.limits.counter[i])
    return value


@jit
def capped(caps: Caps, row: IntArray) -> bool:
    """Whether all hard most values hold."""
    for i in range(caps.limits.counter.shape[0]):
        if caps.limits.over_cents[i] == np.inf and total_of(caps, i, row) > caps.limits.most[i]:
            return False
    return True


@jit
def owes(caps: Caps, row: IntArray) -> bool:
    """Whether a least value is not met."""
    found = False
    for i in range(caps.limits.counter.shape[0]):
        found = found or total_of(caps, i, row) < caps.limits.least[i]
    return found


def mend_row(who: Person, fill: Fill, prices: Prices, row: IntArray, tries: IntArray) -> None:
    """Change or exchange days for the better while the row owes something or breaks something hard."""
    parts = Caps(who.counters, who.limits, who.weeks), Caps(who.extra, who.extra_limits, who.weeks)
    working = row >= 0
    apart = float(prices.off[~working].sum() + prices.cost[working, row[working]].sum())
    best = apart + unseen_of_days(who, row) + totals_cost(who.counters, who.limits, row, who.weeks)
    for _ in range(ROUNDS):
        if best < HARD and not any(owes(part, row) for part in parts):
            return
        before = best
        apart, best = change_days(who, fill, prices, row, tries, (apart, best))
        if best >= before:
            apart, best = exchange_days(who, prices, row, (apart, best))
        if best >= before:
            return


@jit
def change_days(
    who: Person, fill: Fill, prices: Prices, row: IntArray, tries: IntArray, costs: tuple[float, float]
) -> tuple[float, float]:
    """Each day in turn to the option at which the row costs least; prices of the options, and of the row."""
    apart, best = costs
    for d in range(row.shape[0]):
        kept, bare = row[d], apart - option_cost(prices, d, row[d])
        for i in range(-1, options_of(fill, d, tries)):
            row[d] = -1 if i < 0 else tries[i]
            here = bare + option_cost(prices, d, row[d])
            cost = row_cost(who, row, best - GAIN_CENTS, here) if row[d] != kept else np.inf
            if cost < best - GAIN_CENTS:
                kept, apart, best = row[d], here, cost
        row[d] = kept
    return apart, best


@jit
def exchange_days(who: Person, prices: Prices, row: IntArray, costs: tuple[float, float]) -> tuple[float, float]:
    """Pairs of days exchanged where the row costs less; prices of the options, and of the row."""
    apart, best = costs
    for d in range(row.shape[0]):
        for e in range(d + 1, row.shape[0]):
            here, there = row[d], row[e]
            added = option_cost(prices, d, there) + option_cost(prices, e, here)
            if here == there or added == np.inf:
                continue
            bare = apart - option_cost(prices, d, here) - option_cost(prices, e, there) + added
            row[d], row[e] = there, here
            cost = row_cost(who, row, best - GAIN_CENTS, bare)
            if cost < best - GAIN_CENTS:
                apart, best = bare, cost
            else:
                row[d], row[e] = here, there
    return apart, best
