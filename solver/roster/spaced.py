"""Breaks of one duty placed together where long spells without a break cost (compiled)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from solver.compiled import jit
from solver.cover import FloatArray, IntArray
from solver.roster.duty_table import DutyTable
from solver.roster.habits import HabitTable, Own
from solver.roster.values import blocked, interval_at

if TYPE_CHECKING:
    from solver.roster.standing import Standing


@jit
def spell_cost(table: HabitTable, own: Own, minutes: int) -> float:
    """Price of one spell without a break."""
    cost = 0.0
    for i in range(own.spells.shape[0]):
        if minutes > table.spell[own.spells[i]]:
            cost += table.spell_cents[own.spells[i]]
    return cost


@jit
def place_cost(
    duties: DutyTable, option: tuple[int, int], pins: FloatArray, away: FloatArray, at: tuple[int, int]
) -> float:
    """What break `at` = (number, offset) costs; infinite where an activity blocks it."""
    d, t = option
    low = duties.start[d, t] + at[1]
    high = low + duties.length[t, at[0]]
    if pins.shape[0] > 0 and blocked(pins, duties.start[d, t], duties.end[d, t], low, high):
        return np.inf
    first = max(duties.first[d, t], interval_at(duties, low))
    last = min(duties.last[d, t], interval_at(duties, high + duties.step - 1))
    return float(away[last] - away[first]) if last > first else 0.0


@jit
def breaks_cost(
    table: HabitTable, own: Own, duties: DutyTable, option: tuple[int, int], away: FloatArray, offsets: IntArray
) -> tuple[float, float]:
    """What the breaks of an option cost where they stand, and the spells between them."""
    d, t = option
    cost, spells, since = 0.0, 0.0, 0
    for j in range(duties.breaks[t]):
        cost += place_cost(duties, option, np.zeros((0, 3)), away, (j, offsets[j]))
        spells += spell_cost(table, own, offsets[j] - since)
        since = offsets[j] + duties.length[t, j]
    return cost, spells + spell_cost(table, own, duties.end[d, t] - duties.start[d, t] - since)


@jit
def chain(
    table: HabitTable, own: Own, duties: DutyTable, at: tuple[int, int, int], before: FloatArray
) -> tuple[float, int]:
    """The cheapest way to break `at` = (template, number, offset) from the places of the break before it."""
    t, j, offset = at
    if j == 0:
        return spell_cost(table, own, offset), 0
    found, where = np.inf, 0
    for i in range(duties.places[t, j - 1]):
        ended = duties.place[t, j - 1] + i * duties.step + duties.length[t, j - 1]
        value = before[i] + spell_cost(table, own, offset - ended)
        if value < found:
            found, where = value, i
    return found, where


@jit
def space_breaks(
    table: HabitTable,
    own: Own,
    duties: DutyTable,
    option: tuple[int, int],
    pins: FloatArray,
    away: FloatArray,
    offsets: IntArray,
) -> None:
    """The cheapest places of all breaks of option (day, template) together, written into `offsets`.

    A chain over the breaks: cost of a place (`away`, sums of what a break costs) plus that of the spell before it.
    Places that an activity blocks are left out; if none is left the offsets stay as they are.
    """
    d, t = option
    count, length = duties.breaks[t], duties.end[d, t] - duties.start[d, t]
    if count == 0:
        return
    most = np.max(duties.places[t, :count])
    best = np.full((count, most), np.inf)
    back = np.zeros((count, most), np.int64)
    for j in range(count):
        for k in range(duties.places[t, j]):
            offset = duties.place[t, j] + k * duties.step
            way, where = chain(table, own, duties, (t, j, offset), best[j - 1])
            best[j, k] = way + place_cost(duties, option, pins, away, (j, offset))
            back[j, k] = where
            if j + 1 == count:
                best[j, k] += spell_cost(table, own, length - offset - duties.length[t, j])
    k = int(np.argmin(best[count - 1]))
    if best[count - 1, k] == np.inf:
        return
    for j in range(count - 1, -1, -1):
        offsets[j] = duties.place[t, j] + k * duties.step
        k = back[j, k]


@jit
def space_options(
    table: HabitTable,
    own: Own,
    duties: DutyTable,
    pins: FloatArray,
    away: FloatArray,
    days: tuple[int, int],
    cost: FloatArray,
    offsets: IntArray,
) -> None:
    """Breaks anew, and the price of their spells added, for every option of some days that has too long a spell."""
    for d in range(days[0], days[1]):
        for t in range(cost.shape[1]):
            if cost[d, t] == np.inf:
                continue
            before, spells = breaks_cost(table, own, duties, (d, t), away, offsets[d, t])
            if spells == 0.0:
                continue
            space_breaks(table, own, duties, (d, t), pins, away, offsets[d, t])
            after, spells = breaks_cost(table, own, duties, (d, t), away, offsets[d, t])
            cost[d, t] += after - before + spells


def space_week(board: Standing, agent: int, days: tuple[int, int], cost: FloatArray, offsets: IntArray) -> None:
    """The same for an agent on the board, at its last computed worth; nothing where no spell is limited."""
    habits = board.problem.habits
    own = habits.own[agent]
    if own is not None and len(own.spells):
        space_options(habits.table, own, board.problem.duties, board.pins[agent], board.break_sums, days, cost, offsets)


def space_duty(board: Standing, agent: int, option: tuple[int, int], away: FloatArray, offsets: IntArray) -> None:
    """The same for one duty of an agent."""
    habits = board.problem.habits
    own = habits.own[agent]
    if own is not None and len(own.spells):
        space_breaks(habits.table, own, board.problem.duties, option, board.pins[agent], away, offsets)
