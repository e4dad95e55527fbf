"""The quick move of the focus search: two days of one person chosen anew together, warm (compiled).

Both duties are taken off the board, every option of both days is priced with its best blocks, a Gumbel draw times the
heat is taken off each price (the cheapest option is then a draw from the Boltzmann distribution), and the pair whose
paid minutes together keep the person within the hours of the plan is the cheapest. Successions, runs and totals of
the whole row are verified before it is kept, so whatever the pricing leaves out is refused, never dropped.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from solver.compiled import jit
from solver.cover import FloatArray, IntArray
from solver.roster.counters import Counters, Limits
from solver.roster.focus.blocks import best_blocks, price_heads, sweep
from solver.roster.focus.fits import may_stand
from solver.roster.sequence import SequenceTable
from solver.roster.week_frame import totals_cost, walk

ALONE = 0.1  # share of moves that choose one day only: totals may leave no room for two at once
MOST_FREED = 4
AWAY_CENTS = 1e6  # of a paid minute outside the hours of the plan, while two days are chosen


class Book(NamedTuple):
    """What stays as it is: options, the band of heads, prices, and draws to be used in any order."""

    first: IntArray  # days x templates, intervals
    last: IntArray
    by_start: IntArray  # days x templates: templates in order of their start
    paid: IntArray  # templates, minutes
    length: IntArray  # templates: number of the paid minutes among the distinct ones
    minutes: IntArray  # distinct paid minutes, rising; the first is 0, a day off
    unit: int  # minutes that divide all of them
    weeks: IntArray
    least: IntArray
    most: IntArray
    cents: tuple[float, float]  # of a head missing to the least, of the squared excess
    block: int  # least intervals of a block
    draws: FloatArray  # from the Gumbel distribution; their number is a power of two


class Sheet(NamedTuple):
    """What changes: who works what, the row of each interval of each duty, heads per row, and room to reckon in."""

    chosen: IntArray
    doing: IntArray
    heads: IntArray
    sums: FloatArray
    ended: FloatArray
    still: FloatArray
    price: FloatArray  # freed days x lengths: cheapest option of each length, warm
    option: IntArray  # freed days x lengths
    day: IntArray  # freed days, what they held, and the rows of its intervals
    was: IntArray
    held: IntArray
    together: FloatArray  # cheapest of the first freed days by paid units, the length of the last one, and the picks
    by: IntArray
    pick: IntArray
    loss: FloatArray  # one number


class Person(NamedTuple):
    """Who is moved, and what binds the person's row."""

    agent: int
    rows: IntArray  # that the person may answer
    cost: FloatArray  # days x templates: own prices, infinite where not allowed
    off: FloatArray
    start: tuple[int, int]  # footprint and run at the first midnight
    hours: tuple[float, float]  # least and most paid minutes of the plan
    seq: SequenceTable
    counters: Counters
    limits: Limits


@jit
def carry(book: Book, sheet: Sheet, agent: int, day: int, sign: int) -> None:
    """Add a duty's heads to its rows (sign 1) or take them off (-1), and keep the loss."""
    t = sheet.chosen[agent, day]
    if t < 0:
        return
    short, over = book.cents
    for i in range(book.last[day, t] - book.first[day, t]):
        row, at = sheet.doing[agent, day, i], book.first[day, t] + i
        fewer = sheet.heads[row, at] + (0 if sign > 0 else -1)
        change = 0.0
        if fewer < book.least[row, at]:
            change = -short
        elif fewer >= book.most[row, at]:
            change = over * (2 * (fewer - book.most[row, at]) + 1)
        sheet.loss[0] += sign * change
        sheet.heads[row, at] += sign


@jit
def price_day(book: Book, sheet: Sheet, who: Person, day: int, heat: float, pair: tuple[int, int]) -> None:
    """The cheapest option of each length on a freed day, warm; `pair` = place in the sheet, and where draws begin."""
    slot, draw = pair
    chosen, mask = sheet.chosen[who.agent], book.draws.shape[0] - 1
    for i in range(sheet.price.shape[1]):
        sheet.price[slot, i] = np.inf
    sheet.price[slot, 0] = who.off[day] - heat * book.draws[draw & mask]
    sheet.option[slot, 0] = -1
    at, run = walk(who.seq, chosen, 0, day, who.start[0], who.start[1])
    if at < 0:
        return
    later = chosen[day + 1] if day + 1 < chosen.shape[0] else -1
    order = book.by_start[day]
    span = book.first[day, order[0]], 0
    for t in order:
        span = span[0], max(span[1], book.last[day, t])
    price_heads(sheet.heads, book.least, book.most, book.cents, span, sheet.sums)
    swept, longest = -1, sheet.ended.shape[0]
    for t in order:
        if who.cost[day, t] == np.inf or not may_stand(who.seq, day, t, (at, run), later):
            continue
        if book.first[day, t] != swept:
            swept = book.first[day, t]
            sweep(
                sheet.sums, who.rows, swept, book.block, sheet.ended[: min(longest, span[1] - swept + 1)], sheet.still
            )
        cost = who.cost[day, t] + sheet.ended[book.last[day, t] - swept] - heat * book.draws[(draw + 7 * t + 1) & mask]
        if cost < sheet.price[slot, book.length[t]]:
            sheet.price[slot, book.length[t]] = cost
            sheet.option[slot, book.length[t]] = t


@jit
def cheapest_lengths(book: Book, sheet: Sheet, count: int, hours: tuple[float, float]) -> None:
    """Pick the lengths of freed days that are cheapest together; `hours` bound their paid minutes."""
    together, longest = sheet.together, 0
    together[0, 0] = 0.0
    for k in range(count):
        width = longest + book.minutes[book.minutes.shape[0] - 1] // book.unit
        for s in range(width + 1):
            together[k + 1, s] = np.inf
        for s in range(longest + 1):
            for i in range(book.minutes.shape[0]):
                cost, paid = together[k, s] + sheet.price[k, i], s + book.minutes[i] // book.unit
                if cost < together[k + 1, paid]:
                    together[k + 1, paid] = cost
                    sheet.by[k + 1, paid] = i
        longest = width
    best, found = np.inf, 0
    for s in range(longest + 1):
        paid = s * book.unit
        cost = together[count, s] + AWAY_CENTS * max(0.0, hours[0] - paid, paid - hours[1])
        if cost < best:
            best, found = cost, s
    for k in range(count, 0, -1):
        sheet.pick[k - 1] = sheet.by[k, found]
        found -= book.minutes[sheet.pick[k - 1]] // book.unit


@jit
def settle_day(book: Book, sheet: Sheet, who: Person, day: int, t: int) -> None:
    """Let the person work an option on a freed day, in its best blocks."""
    sheet.chosen[who.agent, day] = t
    if t >= 0:
        first, last = book.first[day, t], book.last[day, t]
        price_heads(sheet.heads, book.least, book.most, book.cents, (first, last), sheet.sums)
        best_blocks(sheet.sums, who.rows, first, book.block, sheet.doing[who.agent, day, : last - first])
        carry(book, sheet, who.agent, day, 1)


@jit
def paid_minutes(book: Book, chosen: IntArray) -> int:
    """Paid minutes of a row."""
    total = 0
    for t in chosen:
        if t >= 0:
            total += book.paid[t]
    return total


@jit
def free_days(book: Book, sheet: Sheet, agent: int, wanted: int, rng: np.random.Generator) -> int:
    """Take some days of a person off the board and remember them; returns how many, each once."""
    chosen, count = sheet.chosen[agent], 0
    for _ in range(wanted):
        day = int(rng.integers(0, chosen.shape[0]))
        known = False
        for k in range(count):
            known = known or sheet.day[k] == day
        if known:
            continue
        sheet.day[count], sheet.was[count] = day, chosen[day]
        for i in range(sheet.held.shape[1]):  # here and below: a slice assignment would compile for seconds
            sheet.held[count, i] = sheet.doing[agent, day, i]
        carry(book, sheet, agent, day, -1)
        chosen[day] = -1
        count += 1
    return count


@jit
def put_back(book: Book, sheet: Sheet, agent: int, count: int) -> None:
    """Restore the days that were taken off."""
    for k in range(count):
        day = sheet.day[k]
        for i in range(sheet.held.shape[1]):
            sheet.doing[agent, day, i] = sheet.held[k, i]
        sheet.chosen[agent, day] = sheet.was[k]
        carry(book, sheet, agent, day, 1)


@jit
def stir(book: Book, sheet: Sheet, who: Person, heat: float, moves: int, rng: np.random.Generator) -> int:
    """Choose one to MOST_FREED days of a person anew, `moves` times; returns how often the row was refused."""
    agent, refused = who.agent, 0
    chosen = sheet.chosen[agent]
    days = chosen.shape[0]
    before = totals_cost(who.counters, who.limits, chosen, book.weeks)
    for _ in range(moves):
        count = free_days(book, sheet, agent, draw_count(rng), rng)
        rest = paid_minutes(book, chosen)
        for k in range(count):
            price_day(book, sheet, who, sheet.day[k], heat, (k, int(rng.integers(0, 1 << 30))))
        cheapest_lengths(book, sheet, count, (who.hours[0] - rest, who.hours[1] - rest))
        for k in range(count):
            chosen[sheet.day[k]] = sheet.option[k, sheet.pick[k]]
        after = totals_cost(who.counters, who.limits, chosen, book.weeks)
        at, _ = walk(who.seq, chosen, 0, days, who.start[0], who.start[1])
        if at < 0 or not (after <= before or (heat > 0 and rng.random() < np.exp((before - after) / heat))):
            refused += 1
            put_back(book, sheet, agent, count)
            continue
        before = after
        for k in range(count):
            settle_day(book, sheet, who, sheet.day[k], chosen[sheet.day[k]])
    return refused


@jit
def draw_count(rng: np.random.Generator) -> int:
    """How many days to free: two more often than not."""
    draw = rng.random()
    if draw < ALONE:
        return 1
    return 2 if draw < 0.6 else (3 if draw < 0.85 else MOST_FREED)
