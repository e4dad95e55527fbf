"""Rows of heads that rules ask for or limit (`OnDuty`), stacked as arrays and counted in compiled code.

A row counts agents per slot (interval or day): those present, those rostered or those on break. `here` are the
heads of its own agents, `there` those of the agents for whom its least is raised.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from solver.compiled import jit
from solver.cover import FloatArray, IntArray
from solver.groups import BoolArray
from solver.roster.duty_table import DutyTable

PRESENT, ROSTERED, ON_BREAK = 0, 1, 2
COUNTING = {"present": PRESENT, "rostered": ROSTERED, "break": ON_BREAK}


class HeadRows(NamedTuple):
    """Rows x slots; `total` holds one number, the price of all rows in cents."""

    counting: IntArray  # rows
    mine: BoolArray  # rows x agents
    others: BoolArray
    least: FloatArray  # rows x slots
    most: FloatArray
    per: IntArray  # rows
    cents: FloatArray
    of: BoolArray  # rows x days x templates: options counted by rows of days
    here: FloatArray  # rows x slots
    there: FloatArray
    total: FloatArray


def no_rows(slots: int, agents: int, shape: tuple[int, int]) -> HeadRows:
    """A table without rows."""
    nothing, heads = np.zeros(0, np.int64), np.zeros((0, slots))
    nobody, unlimited = np.zeros((0, agents), bool), np.zeros((0, *shape), bool)
    return HeadRows(
        nothing, nobody, nobody, heads, heads, nothing, np.zeros(0), unlimited, heads.copy(), heads.copy(), np.zeros(1)
    )


@jit
def units(rows: HeadRows, r: int, i: int, here: float, there: float) -> float:
    """Heads missing or too many in a slot of a row."""
    least = rows.least[r, i] + np.ceil(there / rows.per[r])
    return float(max(0.0, least - here) + max(0.0, here - rows.most[r, i]))


@jit
def count(rows: HeadRows, r: int, agent: int, i: int, change: float) -> None:
    """Add an agent to a slot of a row, or take it away."""
    before = units(rows, r, i, rows.here[r, i], rows.there[r, i])
    if rows.mine[r, agent]:
        rows.here[r, i] += change
    if rows.others[r, agent]:
        rows.there[r, i] += change
    rows.total[0] += rows.cents[r] * (units(rows, r, i, rows.here[r, i], rows.there[r, i]) - before)


@jit
def count_duty(
    rows: HeadRows,
    agent: int,
    duties: DutyTable,
    d: int,
    t: int,
    offsets: IntArray,
    present: NDArray[np.bool_],
    sign: float,
) -> None:
    """Count a duty in every row of intervals; `present` as `values.presence` fills it."""
    last_slot = rows.here.shape[1]
    low = max(0, (duties.start[d, t] - duties.origin) // duties.step)
    high = min(last_slot, (duties.end[d, t] - duties.origin + duties.step - 1) // duties.step)
    for r in range(rows.counting.shape[0]):
        if not (rows.mine[r, agent] or rows.others[r, agent]):
            continue
        if rows.counting[r] == ROSTERED:
            for i in range(low, high):
                count(rows, r, agent, i, sign)
        elif rows.counting[r] == PRESENT:
            for k in range(present.shape[0]):
                if present[k]:
                    count(rows, r, agent, duties.first[d, t] + k, sign)
        else:
            for j in range(duties.breaks[t]):
                away = duties.start[d, t] + offsets[j] - duties.origin
                back = away + duties.length[t, j]
                for i in range(max(low, away // duties.step), min(high, (back + duties.step - 1) // duties.step)):
                    count(rows, r, agent, i, sign)


@jit
def count_option(rows: HeadRows, agent: int, d: int, t: int, sign: float) -> None:
    """Count an option in every row of days."""
    for r in range(rows.counting.shape[0]):
        if (rows.mine[r, agent] or rows.others[r, agent]) and rows.of[r, d, t]:
            count(rows, r, agent, d, sign)


@jit
def gain(rows: HeadRows, r: int, agent: int, i: int) -> float:
    """What one more head of the agent saves in a slot of a row."""
    here, there = rows.here[r, i], rows.there[r, i]
    more = 1.0 if rows.mine[r, agent] else 0.0
    others = 1.0 if rows.others[r, agent] else 0.0
    return float(rows.cents[r] * (units(rows, r, i, here, there) - units(rows, r, i, here + more, there + others)))


@jit
def add_worth(rows: HeadRows, agent: int, breaks: bool, low: int, high: int, worth: FloatArray) -> None:
    """Add to `worth` what one more head of the agent saves in slots low..high-1, in rows of breaks or all others."""
    for r in range(rows.counting.shape[0]):
        if (rows.counting[r] == ON_BREAK) == breaks and (rows.mine[r, agent] or rows.others[r, agent]):
            for i in range(low, high):
                worth[i] += gain(rows, r, agent, i)


@jit
def add_day_price(rows: HeadRows, agent: int, low: int, high: int, cost: FloatArray) -> None:
    """Take from `cost` (days x templates) what one more head of the agent saves in rows of days low..high-1."""
    for r in range(rows.counting.shape[0]):
        if rows.mine[r, agent] or rows.others[r, agent]:
            for d in range(low, high):
                saved = gain(rows, r, agent, d)
                if saved != 0.0:
                    for t in range(cost.shape[1]):
                        if rows.of[r, d, t]:
                            cost[d, t] -= saved


def price_all(rows: HeadRows) -> None:
    """Price every slot of every row afresh."""
    rows.total[0] = 0.0
    for r in range(len(rows.counting)):
        least = rows.least[r] + np.ceil(rows.there[r] / rows.per[r])
        short = np.maximum(0.0, least - rows.here[r]) + np.maximum(0.0, rows.here[r] - rows.most[r])
        rows.total[0] += rows.cents[r] * float(short.sum())
