"""Annealed remove-and-reinsert of whole rows, or of some weeks of them, at marginal prices (compiled)."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from solver.compiled import jit
from solver.cover import FloatArray, IntArray
from solver.groups import BoolArray
from solver.roster.rows.cover import Cover, Heads, count, option_price
from solver.roster.rows.plan import plan_span
from solver.roster.rows.programme import row_cost
from solver.roster.rows.span import Room
from solver.roster.rows.tables import Rows

MOST_OUT = 4
STEEP = 100_000.0  # cents: a rise beyond breaks something hard and says nothing of heat


class Roster(NamedTuple):
    """A roster under search; `totals` are its price, that of the best one, and the sum and number of rises seen."""

    chosen: IntArray  # agents x days
    own: FloatArray  # agents
    heads: Heads
    best: IntArray
    totals: FloatArray


class Moves(NamedTuple):
    """What the moves may free, and room for what they change."""

    cuts: BoolArray  # days + 1: whether a span may end before the day
    longest: int  # days of a span
    extra: FloatArray  # days x templates
    before: IntArray  # people x days
    own: FloatArray  # people


@jit
def seed_moves(seed: int) -> None:
    """Seed the random numbers of the compiled search."""
    np.random.seed(seed)


@jit
def prices(
    rows: Rows, cover: Cover, heads: Heads, agent: int, span: tuple[int, int], noise: float, extra: FloatArray
) -> None:
    """What each option of the days adds to the cover's price if the agent takes it; `noise` blurs it (cents)."""
    templates = extra.shape[1]
    for d in range(span[0], span[1]):
        for t in range(templates):
            if rows.price[agent, d, t] < np.inf:
                extra[d, t] = option_price(cover, heads, cover.sort[agent], d, t, templates)
                if noise > 0.0:
                    extra[d, t] += noise * np.random.exponential(1.0)


@jit
def lift(cover: Cover, roster: Roster, agent: int, span: tuple[int, int], sign: int, templates: int) -> float:
    """Take (-1) or place (1) the agent's duties of a span; returns the change of the cover's price."""
    change = 0.0
    for d in range(span[0], span[1]):
        t = roster.chosen[agent, d]
        if t >= 0:
            change += count(cover, roster.heads, cover.sort[agent], d, t, templates, sign)
    return change


@jit
def reinsert(
    rows: Rows, cover: Cover, room: Room, roster: Roster, moves: Moves, agent: int, span: tuple[int, int], noise: float
) -> float:
    """Plan a freed span of an agent anew and place it; returns the change of the price, the agent's own included."""
    prices(rows, cover, roster.heads, agent, span, noise, moves.extra)
    plan_span(rows, room, agent, span[0], span[1], roster.chosen[agent], moves.extra)
    change = lift(cover, roster, agent, span, 1, moves.extra.shape[1])
    before = roster.own[agent]
    roster.own[agent] = row_cost(rows, agent, roster.chosen[agent], room.sums)
    return float(change + roster.own[agent] - before)


@jit
def pick_span(moves: Moves) -> tuple[int, int]:
    """Days of a move: long ones more often than short ones."""
    days = moves.cuts.shape[0] - 1
    longest = min(days, moves.longest)
    length = longest if np.random.random() < 0.3 else np.random.randint(min(5, longest), longest + 1)
    low = np.random.randint(0, days - length + 1)
    high = low + length
    while not moves.cuts[high]:
        high += 1
    return low, high


@jit
def pick_people(agents: int, people: IntArray) -> int:
    """Who is taken out; returns how many."""
    most = min(MOST_OUT, agents)
    size = min(most, 1 + np.random.poisson(1.0))
    for i in range(size):
        fresh = False
        while not fresh:
            people[i] = np.random.randint(agents)
            fresh = True
            for j in range(i):
                fresh = fresh and people[j] != people[i]
    return size


@jit
def move(
    rows: Rows, cover: Cover, room: Room, roster: Roster, moves: Moves, people: IntArray, heat: float, blur: float
) -> None:
    """One move: free a span of some people, plan them anew one after the other, keep or undo."""
    templates = moves.extra.shape[1]
    size = pick_people(roster.chosen.shape[0], people)
    span = pick_span(moves)
    change = 0.0
    for i in range(size):
        agent = people[i]
        moves.before[i] = roster.chosen[agent]
        moves.own[i] = roster.own[agent]
        change += lift(cover, roster, agent, span, -1, templates)
    for i in range(size):
        change += reinsert(rows, cover, room, roster, moves, people[i], span, blur if i < size - 1 else 0.0)
    if 1e-9 < change < STEEP:
        roster.totals[2] += change
        roster.totals[3] += 1.0
    if change > 1e-9 and not (heat > 0.0 and np.random.random() < np.exp(-change / heat)):
        for i in range(size):
            lift(cover, roster, people[i], span, -1, templates)
        for i in range(size):
            roster.chosen[people[i]] = moves.before[i]
            roster.own[people[i]] = moves.own[i]
            lift(cover, roster, people[i], span, 1, templates)
        return
    roster.totals[0] += change
    if roster.totals[0] < roster.totals[1] - 1e-6:
        roster.totals[1] = roster.totals[0]
        roster.best[:] = roster.chosen


@jit
def anneal(
    rows: Rows, cover: Cover, room: Room, roster: Roster, moves: Moves, number: int, heat: float, blur: float
) -> None:
    """A batch of moves at one temperature (cents)."""
    people = np.zeros(MOST_OUT, np.int64)
    for _ in range(number):
        move(rows, cover, room, roster, moves, people, heat, blur)
