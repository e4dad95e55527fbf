"""A planned week mended for what the person-week programme does not see: one day changed, or two days exchanged.

The programme is exact for its own prices; habits (stretches of days, priced successions) are judged here on the
whole row, and the week is improved until no single change or exchange helps (compiled).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from solver.compiled import jit
from solver.cover import FloatArray, IntArray
from solver.roster.counters import Counters, Limits
from solver.roster.duty_table import DutyTable
from solver.roster.habits import HARD, NO_HABITS, HabitTable, Own, run_breaches, stretch_cost, succession_cost
from solver.roster.sequence import SequenceTable
from solver.roster.week_frame import totals_cost, walk

if TYPE_CHECKING:
    from solver.roster.problem import Problem

MOST_ROUNDS = 8
GAIN_CENTS = 0.5


class Person(NamedTuple):
    """What binds the row of one agent."""

    table: HabitTable
    own: Own
    duties: DutyTable
    seq: SequenceTable
    counters: Counters
    limits: Limits
    extra: Counters
    extra_limits: Limits
    weeks: IntArray
    start: tuple[int, int]  # footprint class and run state at the first midnight


class Prices(NamedTuple):
    """The week at hand: its days, price less worth of each option, price of a day off."""

    low: int
    high: int
    cost: FloatArray
    off: FloatArray


def person_of(problem: Problem, agent: int) -> Person | None:
    """What binds an agent's row; None where the programme sees all that does."""
    own, extra = problem.habits.own[agent] or NO_HABITS, problem.extra_limits[agent]
    if not len(own.stretches) + len(own.successions) + len(own.runs) + len(extra.counter):
        return None
    return whole_person(problem, agent)


def whole_person(problem: Problem, agent: int) -> Person:
    """What binds an agent's row."""
    own, extra = problem.habits.own[agent] or NO_HABITS, problem.extra_limits[agent]
    profile, limits, start = problem.profiles[problem.profile_of[agent]], problem.limits[agent], problem.start[agent]
    bound = (profile.seq, profile.counters, limits, profile.extra, extra)
    return Person(problem.habits.table, own, problem.duties, *bound, problem.weeks, start)


@jit
def unseen_of_days(who: Person, row: IntArray) -> float:
    """Price of all that the programme does not see in a row; spells depend on breaks and are mended there."""
    cost = totals_cost(who.extra, who.extra_limits, row, who.weeks)
    for i in range(who.own.runs.shape[0]):
        cost += HARD * run_breaches(who.table, who.own, i, who.duties, row)
    for i in range(who.own.stretches.shape[0]):
        cost += stretch_cost(who.table, who.own.stretches[i], who.own.before[i], row)
    if who.own.successions.shape[0] > 0:
        cost += succession_cost(who.table, who.own, who.duties, row)
    return cost


@jit
def option_cost(prices: Prices, d: int, t: int) -> float:
    """Price of an option or, below zero, of a day off."""
    return float(prices.off[d] if t < 0 else prices.cost[d, t])


@jit
def row_cost(who: Person, row: IntArray, limit: float, apart: float) -> float:
    """`apart` plus habits and totals of a row; infinite where it is unlawful or no cheaper than the limit."""
    return row_cost_below(who, row, (limit, np.inf), apart)


@jit
def row_cost_below(who: Person, row: IntArray, below: tuple[float, float], apart: float) -> float:
    """The same, below a limit of the price and one of what the programme does not see of it."""
    limit, most_unseen = below
    if apart >= limit:
        return np.inf
    unseen = unseen_of_days(who, row)
    cost = apart + unseen
    if cost >= limit or unseen >= most_unseen:
        return np.inf
    if walk(who.seq, row, 0, row.shape[0], who.start[0], who.start[1])[0] < 0:
        return np.inf
    cost += totals_cost(who.counters, who.limits, row, who.weeks)
    return cost if cost < limit else np.inf


@jit
def polish_week(who: Person, prices: Prices, picks: IntArray, row: IntArray) -> bool:
    """Improve the days low..high-1 of a lawful row in place; whether anything was gained.

    `picks` are the options worth trying per day, then -1.
    """
    apart = 0.0
    for d in range(prices.low, prices.high):
        apart += option_cost(prices, d, row[d])
    unseen = unseen_of_days(who, row)
    if unseen == 0.0:  # the programme's plan is the best for its own prices, and the others are never below zero
        return False
    best = apart + unseen + totals_cost(who.counters, who.limits, row, who.weeks)
    gained, most_unseen = False, unseen  # as the programme's plan is the best for its own prices
    for _ in range(MOST_ROUNDS):
        found, d1, t1, d2, t2 = best_change(who, prices, picks, row, (best - GAIN_CENTS, most_unseen), apart)
        if found == np.inf:
            break
        for d, t in ((d1, t1), (d2, t2)):
            apart += option_cost(prices, d, t) - option_cost(prices, d, row[d])
            row[d] = t
        best, gained, most_unseen = found, True, np.inf
    return gained


@jit
def best_change(
    who: Person, prices: Prices, picks: IntArray, row: IntArray, below: tuple[float, float], apart: float
) -> tuple[float, int, int, int, int]:
    """The cheapest row below some limits by one day changed (told twice) or two days exchanged.

    Of options with equal effects on the programme's state only the cheapest is tried (`picks`): trying all of them
    gained in one week of a hundred and took a tenth of the search.
    """
    found, d1, t1, d2, t2 = np.inf, -1, -1, -1, -1
    limit, most_unseen = below
    for d in range(prices.low, prices.high):
        kept = row[d]
        bare = apart - option_cost(prices, d, kept)
        for i in range(-1, picks.shape[1]):
            t = -1 if i < 0 else picks[d - prices.low, i]
            if i >= 0 and t < 0:
                break
            if t != kept:
                row[d] = t
                cost = row_cost_below(who, row, (limit, most_unseen), bare + option_cost(prices, d, t))
                if cost < limit:
                    found, limit, d1, t1, d2, t2 = cost, cost, d, t, d, t
        row[d] = kept
    for d in range(prices.low, prices.high):
        for e in range(d + 1, prices.high):
            here, there = row[d], row[e]
            added = option_cost(prices, d, there) + option_cost(prices, e, here)
            if here == there or added == np.inf:
                continue
            row[d], row[e] = there, here
            bare = apart - option_cost(prices, d, here) - option_cost(prices, e, there)
            cost = row_cost_below(who, row, (limit, most_unseen), bare + added)
            if cost < limit:
                found, limit, d1, t1, d2, t2 = cost, cost, d, there, e, here
            row[d], row[e] = here, there
    return found, d1, t1, d2, t2
