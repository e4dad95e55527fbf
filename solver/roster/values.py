"""The value of every option with its best breaks, and where a duty's agent is present (compiled)."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from solver.compiled import jit
from solver.cover import FloatArray, IntArray
from solver.groups import BoolArray
from solver.roster.coverage import PARTS, Parts
from solver.roster.duty_table import DutyTable
from solver.roster.head_rows import HeadRows, count_duty, count_option

CENTRE_CENTS = 1e-6  # among equal places the one nearest the middle of its window


class Heads(NamedTuple):
    """Heads present per interval and closed set, in parts, and per floor and interval; what one agent adds to each.

    `worst` bounds the largest gap of each interval and level from above (see `coverage.loss_per_interval`).
    """

    heads: Parts
    worst: Parts
    counts: Parts
    on_duty: FloatArray
    floors: BoolArray
    stale: NDArray[np.bool_]  # intervals whose heads changed since they were priced
    rows: HeadRows
    day_rows: HeadRows
    agent: int


@jit
def interval_at(duties: DutyTable, minute: int) -> int:
    """The interval that holds a minute."""
    return (minute - duties.origin) // duties.step


@jit
def attends(pins: FloatArray, i: int, start: int, end: int) -> bool:
    """Whether a duty from start to end holds activity i and no earlier one of its own is in the way."""
    if pins[i, 0] < start or pins[i, 0] + pins[i, 1] > end:
        return False
    free = True
    for j in range(i):
        free = free and (pins[j, 0] < start or pins[j, 0] + pins[j, 1] <= pins[i, 0])
    return free


@jit
def blocked(pins: FloatArray, start: int, end: int, low: int, high: int) -> bool:
    """Whether a break from low to high meets an attended activity of the duty from start to end."""
    for i in range(pins.shape[0]):
        if pins[i, 0] < high and pins[i, 0] + pins[i, 1] > low and attends(pins, i, start, end):
            return True
    return False


@jit
def best_break(duties: DutyTable, d: int, t: int, j: int, pins: FloatArray, away: FloatArray) -> tuple[float, int]:
    """Least loss by break j of option (d, t), and its offset; infinite if activities leave no place."""
    start, end = duties.start[d, t], duties.end[d, t]
    found, offset = np.inf, -1
    for k in range(duties.places[t, j]):
        place = duties.place[t, j] + k * duties.step
        low, high = start + place, start + place + duties.length[t, j]
        if pins.shape[0] > 0 and blocked(pins, start, end, low, high):
            continue
        first = max(duties.first[d, t], interval_at(duties, low))
        last = min(duties.last[d, t], interval_at(duties, high + duties.step - 1))
        lost = CENTRE_CENTS * abs(2 * k + 1 - duties.places[t, j])
        if last > first:
            lost += away[last] - away[first]
        if lost < found:
            found, offset = lost, place
    return found, offset


@jit
def option_value(
    duties: DutyTable, d: int, t: int, pins: FloatArray, prefix: FloatArray, away: FloatArray, offsets: IntArray
) -> float:
    """Worth of option (d, t) with its best breaks, in cents; minus infinity if activities leave no break place.

    `prefix` sums up what presence is worth per interval, `away` what it costs to be on break.
    """
    worth = float(prefix[duties.last[d, t]] - prefix[duties.first[d, t]])
    for i in range(pins.shape[0]):
        if attends(pins, i, duties.start[d, t], duties.end[d, t]):
            first = interval_at(duties, int(pins[i, 0]))
            last = interval_at(duties, int(pins[i, 0] + pins[i, 1]) + duties.step - 1)
            first, last = max(duties.first[d, t], first), min(duties.last[d, t], last)
            worth += pins[i, 2]
            if last > first:
                worth -= prefix[last] - prefix[first]
    for j in range(duties.breaks[t]):
        lost, offset = best_break(duties, d, t, j, pins, away)
        worth -= lost
        offsets[j] = offset
    return worth


@jit
def week_costs(
    duties: DutyTable,
    price: FloatArray,
    pins: FloatArray,
    prefix: FloatArray,
    away: FloatArray,
    days: tuple[int, int],
    cost: FloatArray,
    offsets: IntArray,
) -> None:
    """Price (infinite: not allowed) less worth of each option of the days [first, last), and its breaks' offsets.

    An option in which an activity leaves no place for a break misses its activities and keeps its breaks.
    """
    nothing = np.zeros((0, 3))
    for d in range(days[0], days[1]):
        for t in range(price.shape[1]):
            if price[d, t] == np.inf:
                cost[d, t] = np.inf
                continue
            worth = option_value(duties, d, t, pins, prefix, away, offsets[d, t])
            if worth == -np.inf:
                worth = option_value(duties, d, t, nothing, prefix, away, offsets[d, t])
            cost[d, t] = price[d, t] - worth


@jit
def presence(
    duties: DutyTable, d: int, t: int, pins: FloatArray, offsets: IntArray, present: NDArray[np.bool_]
) -> float:
    """Fill `present` for the duty's intervals (first..last) and return the cents of the activities attended."""
    start, end = duties.start[d, t], duties.end[d, t]
    first, last = duties.first[d, t], duties.last[d, t]
    present[: last - first] = True
    free = True
    for j in range(duties.breaks[t]):
        low = start + offsets[j]
        high = low + duties.length[t, j]
        for i in range(max(first, interval_at(duties, low)), min(last, interval_at(duties, high + duties.step - 1))):
            present[i - first] = False
        free = free and not blocked(pins, start, end, low, high)
    gained = 0.0
    for i in range(pins.shape[0]):
        if free and attends(pins, i, start, end):
            gained += pins[i, 2]
            low = int(pins[i, 0])
            high = int(pins[i, 0] + pins[i, 1])
            for at in range(
                max(first, interval_at(duties, low)), min(last, interval_at(duties, high + duties.step - 1))
            ):
                present[at - first] = False
    return gained


@jit
def add_heads(to: Heads, first: int, present: NDArray[np.bool_], sign: float) -> None:
    """Add (sign 1) or take away (sign -1) a head in the intervals `first + i` where `present[i]`."""
    change = np.int32(sign)
    for i in range(present.shape[0]):
        if present[i]:
            to.stale[first + i] = True
            if sign < 0:
                for level in range(to.worst.shape[1]):
                    to.worst[first + i, level] += PARTS
            for s in range(to.counts.shape[0]):
                to.heads[first + i, s] += change * to.counts[s]
            for f in range(to.floors.shape[0]):
                if to.floors[f]:
                    to.on_duty[f, first + i] += sign


@jit
def move_duty(duties: DutyTable, d: int, t: int, pins: FloatArray, offsets: IntArray, to: Heads, sign: float) -> float:
    """Add or take away the presence of a duty; returns the cents of the activities it attends."""
    first, last = duties.first[d, t], duties.last[d, t]
    present = np.zeros(last - first, np.bool_)
    gained = presence(duties, d, t, pins, offsets, present)
    add_heads(to, first, present, sign)
    count_duty(to.rows, to.agent, duties, d, t, offsets, present, sign)
    count_option(to.day_rows, to.agent, d, t, sign)
    return gained


@jit
def move_days(
    duties: DutyTable,
    days: tuple[int, int],
    chosen: IntArray,
    pins: FloatArray,
    offsets: IntArray,
    to: Heads,
    sign: float,
    attended: FloatArray,
) -> float:
    """Add or take away an agent's duties of the days [first, last); returns the cents of the activities they attend.

    `attended` gets those of each day, or 0 for what is taken away.
    """
    total = 0.0
    for d in range(days[0], days[1]):
        if chosen[d] >= 0:
            gained = move_duty(duties, d, chosen[d], pins, offsets[d], to, sign)
            attended[d] = gained if sign > 0 else 0.0
            total += gained
    return total
