"""Totals of one agent as slots: counters with a range, each with an end price for every period that it sums over."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from solver.cover import FloatArray, IntArray
from solver.roster.counters import Counters, Limits
from solver.roster.problem import Problem
from solver.roster.rows.day_types import EVERY_DUTY, SATURDAY_ONCE, SUNDAY_ONCE, SUNDAY_SINGLE, UNUSED
from solver.roster.week_frame import bound_cost
from solver.roster.weekly import EACH, ONCE

MOST_RANGE = 4000


class Period(NamedTuple):
    """First and last day of a period, and the price of each value up to the slot's cap at its end."""

    first: int
    last: int
    ends: FloatArray


@dataclass(frozen=True, slots=True)
class Slot:
    """One counter over disjoint periods.

    `adds` are units of each option; `day_type` says how each day counts. Beyond `cap` each unit costs `slope`.
    `lazy`: nothing below the cap has a price, so that a programme may leave it out and look afterwards.
    """

    adds: IntArray  # days x templates
    day_type: IntArray  # days
    cap: int
    slope: float
    lazy: bool
    periods: tuple[Period, ...]

    @property
    def idle(self) -> bool:
        """Whether it refuses every duty that counts, which the prices of options can say themselves."""
        return self.lazy and self.cap == 0 and len(self.periods) == 1 and bool((self.day_type == EVERY_DUTY).all())

    @property
    def key(self) -> tuple[bytes, bytes]:
        """What agents of one profile share."""
        return self.adds.tobytes(), self.day_type.tobytes()


def slots_of(problem: Problem, agent: int) -> tuple[Slot, ...] | None:
    """All totals of an agent; None where one is of a kind that slots cannot carry."""
    profile = problem.profiles[problem.profile_of[agent]]
    found: list[Slot] = []
    tables = ((profile.counters, problem.limits[agent]), (profile.extra, problem.extra_limits[agent]))
    for counters, limits in tables:
        if limits.rising.any():
            return None
        for k in range(len(counters.unit)):
            own = _of_counter(problem, counters, limits, k)
            if own is None:
                return None
            found += own
    return tuple(found)


def _of_counter(problem: Problem, counters: Counters, limits: Limits, k: int) -> list[Slot] | None:
    rows = [i for i in range(len(limits.counter)) if limits.counter[i] == k]
    types = _day_types(problem, counters, k)
    if types is None:
        return None
    layers: list[list[tuple[int, int]]] = []
    for span in sorted({(int(limits.since[i]), int(limits.until[i])) for i in rows}):
        layer = next((one for one in layers if one[-1][1] < span[0]), None)
        if layer is None:
            layers.append([span])
        else:
            layer.append(span)
    made: list[Slot] = []
    for layer in layers:
        slot = _slot(counters, limits, [(s, _spanning(limits, rows, s)) for s in layer], types, problem.weeks)
        if slot is None:
            return None
        made.append(slot)
    return made


def _spanning(limits: Limits, rows: Sequence[int], span: tuple[int, int]) -> list[int]:
    return [i for i in rows if (int(limits.since[i]), int(limits.until[i])) == span]


def _slot(
    counters: Counters, limits: Limits, spans: list[tuple[tuple[int, int], list[int]]], types: IntArray, weeks: IntArray
) -> Slot | None:
    """One slot; None where its range is too wide or its periods rise differently."""
    k = int(limits.counter[spans[0][1][0]])
    unit = float(counters.unit[k])
    cap = max(_turn(limits, own, unit) for _, own in spans)
    slopes = {sum(float(limits.over_cents[i]) for i in own if np.isfinite(limits.most[i])) * unit for _, own in spans}
    if len(slopes) > 1 or cap > MOST_RANGE:
        return None
    tables = [_end_prices(limits, own, unit, cap) for _, own in spans]
    periods = tuple(
        Period(int(weeks[since]), int(weeks[until + 1]) - 1, table)
        for ((since, until), _), table in zip(spans, tables, strict=True)
    )
    (slope,) = slopes
    lazy = slope == np.inf and not any(table.any() for table in tables)
    return Slot(counters.adds[k], types, cap, slope, lazy, periods)


def _turn(limits: Limits, own: Sequence[int], unit: float) -> int:
    """The value from which on the price rises evenly: the last bound, rounded down where it is a hard most."""
    found = 0
    for i in own:
        if np.isfinite(limits.most[i]):
            hard = limits.over_cents[i] == np.inf
            found = max(found, int(limits.most[i] // unit) if hard else int(-(-limits.most[i] // unit)))
        found = max(found, int(-(-limits.least[i] // unit)))
    return found


def _end_prices(limits: Limits, own: Sequence[int], unit: float, cap: int) -> FloatArray:
    values = np.arange(cap + 1) * unit
    return np.array([sum(bound_cost(limits, i, float(v), v > 0) for i in own) for v in values])


def _day_types(problem: Problem, counters: Counters, k: int) -> IntArray | None:
    """How each day counts; None where a template counts on one weekend and not on another, or whole weeks do."""
    adds, days = counters.adds[k], problem.case.grid.days
    if counters.weekly[k] == EACH:
        return np.full(len(days), EVERY_DUTY, dtype=np.int64)
    weekday = np.array([day.weekday() for day in days])
    counted = adds.any(axis=1)
    if counted[weekday < 5].any():
        return None
    ever = adds.any(axis=0)
    if any((adds[d] > 0).tolist() != ever.tolist() for d in np.flatnonzero(counted)):
        return None
    paired = counted & np.where(weekday == 6, np.roll(counted, 1), np.roll(counted, -1))
    paired[[0, -1]] &= [weekday[0] == 5, weekday[-1] == 6]
    types = np.full(len(days), SATURDAY_ONCE)  # a day of a weekend that counts alone
    types[paired & (weekday == 6)] = SUNDAY_ONCE if counters.weekly[k] == ONCE else SUNDAY_SINGLE
    if counters.weekly[k] != ONCE:
        types[paired & (weekday == 5)] = UNUSED
    found: IntArray = np.where(counted, types, UNUSED).astype(np.int64)
    return found
