"""Ways out that promise less: fewer heads, shorter hours, others who answer in the meantime."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

import numpy as np

from solver.explainer.infeasible.changes import lowered
from solver.explainer.infeasible.promises import ROWS, Promise
from solver.explainer.infeasible.trying import HOUR_MIN, WEEK_DAYS, Trying, Way
from solver.explainer.infeasible.values import WayOut
from solver.rules.forms import OnDuty

if TYPE_CHECKING:
    from solver.cover import IntArray

CUTS_H = (1, 2, 3, 4, 6, 8)  # hours that a floor may be shorter by


def promise_ways(trying: Trying) -> Iterator[Way]:
    """What may be promised less."""
    first = trying.first
    if first is None or first.rule not in (*ROWS, "standby"):
        return
    yield partial(_fewer, trying, first)
    if first.rule in ("floor", "role_floor"):
        yield partial(_shorter, trying, first)
        yield partial(_overflow, trying, first)


def _fewer(trying: Trying, promise: Promise) -> WayOut | None:
    """The most heads, fewer than promised, that can be kept."""
    for heads in range(_heads(trying, promise) - 1, -1, -1):
        case = lowered(trying.case, promise, partial(np.minimum, heads))
        if heads == 0 or trying.helps(case):
            about = (("floor", trying.clash.promise.name), ("least", heads))
            return WayOut("lower_floor", about, (), 0.0, 0)
    return None


def _heads(trying: Trying, promise: Promise) -> int:
    if promise.rule == "standby":
        return max(window.depth for window in promise.windows(trying.case))
    rows = (form for form in promise.forms(trying.case) if isinstance(form, OnDuty) and form.least is not None)
    return max(int(np.max(np.asarray(form.least))) for form in rows)


def _shorter(trying: Trying, promise: Promise) -> WayOut | None:
    """The fewest hours off the end, or the beginning, of each stretch of the floor with which it can be kept."""
    step = trying.case.grid.step_min
    for hours in CUTS_H:
        for late in (True, False):
            slots = hours * HOUR_MIN // step
            case = lowered(trying.case, promise, partial(_cut, slots, late))
            if _heads(replace(trying, case=case), promise) > 0 and trying.helps(case):
                about = (("floor", trying.clash.promise.name), ("hours", _hours(replace(trying, case=case), promise)))
                return WayOut("shorter_hours", about, (), 0.0, 0)
    return None


def _cut(slots: int, late: bool, least: IntArray) -> IntArray:
    """Leasts without so many slots at the end (or the beginning) of every stretch in which somebody is due."""
    due = np.concatenate(([0], (np.asarray(least) > 0).astype(np.int64), [0]))
    first, last = np.flatnonzero(np.diff(due) == 1), np.flatnonzero(np.diff(due) == -1)
    found = np.asarray(least).copy()
    for low, high in zip(first, last, strict=True):
        part = slice(max(low, high - slots), high) if late else slice(low, min(high, low + slots))
        found[part] = 0
    return found


def _hours(trying: Trying, promise: Promise) -> str:
    """The clock hours that are left on the first day, "10:00-22:00"."""
    grid = trying.case.grid
    form = next(form for form in promise.forms(trying.case) if isinstance(form, OnDuty))
    due = np.flatnonzero(np.asarray(form.least) > 0)
    until = due[np.flatnonzero(np.diff(due, append=due[-1] + 2) > 1)[0]]
    clocks = grid.local(int(grid.starts[due[0]])), grid.local(int(grid.starts[until]) + grid.step_min)
    return "-".join(f"{at:%H:%M}" for at in clocks)


def _overflow(trying: Trying, promise: Promise) -> WayOut | None:
    """The people of the biggest other floor answer while nobody of this one is there."""
    others = [f for f in trying.case.requirement.floors if f.id != promise.id and len(f.agents - promise.agents) > 0]
    missing = trying.asker.missing(trying.case, promise) if others and trying.asker.left_s > 0 else None
    if missing is None:
        return None
    other = max(others, key=lambda floor: (len(floor.agents - promise.agents), floor.id))
    weeks = max(1.0, (promise.end_min - promise.start_min) / (WEEK_DAYS * 24 * HOUR_MIN))
    hours = missing[1] * trying.case.grid.step_min / HOUR_MIN / weeks
    return WayOut("overflow", (("language", other.id), ("floor", trying.clash.promise.name)), (), hours, None)
