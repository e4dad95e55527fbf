"""Every way to work a day as arrays: times, whole intervals, places of the breaks, membership in classes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import timedelta
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from solver.case import RosterCase
from solver.cover import IntArray
from solver.duties import Break, Duty
from solver.grid import Grid
from solver.groups import BoolArray
from solver.rules.forms import DutyClass, Succession
from solver.shifts import BreakWindow, ShiftTemplate


class DutyTable(NamedTuple):
    """Options (day, template) as arrays for compiled code; interval numbers are cut to the horizon.

    `first:last` are the intervals wholly inside the duty. Break `j` of template `t` starts at offset
    `place[t, j] + k * step` minutes for k below `places[t, j]`.
    """

    origin: int
    step: int
    start: IntArray  # days x templates, UTC minutes
    end: IntArray
    first: IntArray
    last: IntArray
    breaks: IntArray  # templates
    place: IntArray  # templates x breaks
    places: IntArray
    length: IntArray
    paid: IntArray  # templates, paid minutes


def duty_table(grid: Grid, templates: tuple[ShiftTemplate, ...]) -> DutyTable:
    """The options of a horizon; the end is the start plus the length, also across a clock change."""
    starts = sorted({t.start for t in templates})
    at = {s: [grid.minute(day, s) for day in grid.days] for s in starts}
    start = np.array([at[t.start] for t in templates], dtype=np.int64).T.reshape(len(grid.days), -1).copy()
    end = start + np.array([t.length_min for t in templates], dtype=np.int64)
    first = np.clip(-((grid.start_min - start) // grid.step_min), 0, grid.intervals)
    last = np.clip((end - grid.start_min) // grid.step_min, 0, grid.intervals)
    most = max((len(t.breaks) for t in templates), default=0)
    shape = (len(templates), max(most, 1))
    place, places, length = np.zeros(shape, np.int64), np.zeros(shape, np.int64), np.zeros(shape, np.int64)
    for t, template in enumerate(templates):
        for j, window in enumerate(template.breaks):
            place[t, j], places[t, j] = break_places(window, grid.step_min)
            length[t, j] = window.length_min
    count = np.array([len(t.breaks) for t in templates], dtype=np.int64)
    paid = np.array([t.paid_min for t in templates], dtype=np.int64)
    return DutyTable(
        grid.start_min, grid.step_min, start, end, first, np.maximum(first, last), count, place, places, length, paid
    )


def break_places(window: BreakWindow, step_min: int) -> tuple[int, int]:
    """First offset and number of break starts on multiples of the step; a window without any keeps its start."""
    first = -(-window.earliest_min // step_min) * step_min
    if first > window.latest_min:
        return window.earliest_min, 1
    return first, (window.latest_min - first) // step_min + 1


def make_duty(case: RosterCase, agent: str, day: int, template: int, offsets: tuple[int, ...]) -> Duty:
    """The duty of an option with its breaks at the given offsets from the start."""
    chosen = case.templates[template]
    date = case.grid.days[day]
    start = case.grid.minute(date, chosen.start)
    breaks = tuple(
        Break(start + offset, window.length_min, window.paid)
        for window, offset in zip(chosen.breaks, offsets, strict=True)
    )
    return Duty(agent, start, start + chosen.length_min, date, chosen.id, chosen.paid_min, breaks)


@dataclass(slots=True)
class Membership:
    """Which options belong to a class of duties (days x templates), each distinct class worked out once."""

    case: RosterCase
    known: dict[DutyClass, NDArray[np.bool_]] = field(default_factory=dict)

    def of(self, kind: DutyClass) -> BoolArray:
        """Members of a class among the options."""
        if kind not in self.known:
            bare = replace(kind, templates=None, outside=False)
            if bare not in self.known:
                self.known[bare] = self._held(bare)
            if kind.templates is None:
                return self.known[bare]
            listed = np.array([t.id in kind.templates for t in self.case.templates], dtype=bool)
            self.known[kind] = self.known[bare] & (listed != kind.outside)
        return self.known[kind]

    def _held(self, kind: DutyClass) -> BoolArray:
        """Members of a class, worked out once for all days around which the clocks do the same."""
        days, templates = self.case.grid.days, range(len(self.case.templates))
        timeless = replace(kind, days=None)
        rows: dict[tuple[int, ...], list[bool]] = {}
        for d in range(len(days)) if timeless != DutyClass() else ():
            if (clocks := self._clocks(d)) not in rows:
                duties = (make_duty(self.case, "", d, t, _mid(self.case.templates[t])) for t in templates)
                rows[clocks] = [timeless.holds(duty, self.case.grid) for duty in duties]
        held = np.ones((len(days), len(templates)), dtype=bool)
        for d, day in enumerate(days):
            if rows:
                held[d] = rows[self._clocks(d)]
            held[d] &= kind.days is None or day in kind.days
        return held

    def _clocks(self, day: int) -> tuple[int, ...]:
        """Hours of the days from the day before to two days after, from midnight of the day: the clock changes."""
        date, grid = self.case.grid.days[day], self.case.grid
        midnight = grid.minute(date, 0)
        hours = (grid.minute(date + timedelta(days=k), h * 60) - midnight for k in (-1, 0, 1, 2) for h in (0, 3, 6))
        return tuple(hours)


def _mid(template: ShiftTemplate) -> tuple[int, ...]:
    return tuple(window.earliest_min for window in template.breaks)


def second_kinds(
    duties: DutyTable, members: Membership, successions: Sequence[Succession]
) -> tuple[list[tuple[bool, ...]], IntArray]:
    """Options told apart by which successions they close: the distinct kinds, and each option's kind."""
    distinct = list(dict.fromkeys(form.second for form in successions))
    if not distinct:
        return [()], np.zeros(duties.start.shape, dtype=np.int64)
    stacked = np.stack([members.of(of) for of in distinct], axis=-1)
    flat, back = np.unique(stacked.reshape(-1, len(distinct)), axis=0, return_inverse=True)
    kinds = [tuple(bool(row[distinct.index(form.second)]) for form in successions) for row in flat]
    return kinds, back.reshape(duties.start.shape).astype(np.int64)
