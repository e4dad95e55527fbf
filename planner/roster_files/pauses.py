"""Breaks and activities of a shift as text: 12:00/30, and training@14:00/60."""

from __future__ import annotations

import re
from datetime import timedelta

from planner.operation.cells import CellError, Habits
from solver.case import ActivityDue
from solver.duties import Activity, Break
from solver.grid import Grid, utc_minute
from solver.shifts import ShiftTemplate

PAUSE = re.compile(r"(?:(?P<kind>[^\s@]+)@)?(?P<h>[01]?\d|2[0-3]):(?P<min>[0-5]\d)/(?P<length>\d{1,3})", re.ASCII)

Pause = tuple[str, int, int]


def breaks(cell: str, habits: Habits) -> tuple[Pause, ...]:
    """Breaks between spaces as ("", clock minute, minutes)."""
    return _pauses(cell, "not_breaks", named=False)


def activities(cell: str, habits: Habits) -> tuple[Pause, ...]:
    """Activities between spaces as (kind, clock minute, minutes)."""
    return _pauses(cell, "not_activities", named=True)


def _pauses(cell: str, code: str, *, named: bool) -> tuple[Pause, ...]:
    found = []
    for part in cell.split():
        match = PAUSE.fullmatch(part)
        if match is None or (match["kind"] is not None) != named:
            raise CellError(code, part=part)
        kind = (match["kind"] or "").removeprefix("'")
        found.append((kind, int(match["h"]) * 60 + int(match["min"]), int(match["length"])))
    return tuple(found)


def breaks_of(grid: Grid, start_min: int, given: tuple[Pause, ...], template: ShiftTemplate | None) -> tuple[Break, ...]:
    """Breaks of a shift; whether one is paid is the template's to say, in the order of its windows."""
    windows = () if template is None else tuple(sorted(template.breaks, key=lambda window: window.earliest_min))
    found = []
    for index, (_, clock, length) in enumerate(given):
        window = windows[index] if index < len(windows) else None
        span = (0, 0) if window is None else (start_min + window.earliest_min, start_min + window.latest_min)
        found.append(Break(_after(grid, start_min, clock, span), length, window is not None and window.paid))
    return tuple(sorted(found))


def activities_of(
    grid: Grid, start_min: int, given: tuple[Pause, ...], due: tuple[ActivityDue, ...]
) -> tuple[Activity, ...]:
    """Activities of a shift; each is the first thing due of its kind and length that may start then."""
    found, taken = [], set[str]()
    for kind, clock, length in given:
        at = _after(grid, start_min, clock, (0, 0))
        fits = (
            d.id
            for d in sorted(due, key=lambda d: (d.latest_min, d.id))
            if (d.kind, d.length_min) == (kind, length) and d.earliest_min <= at <= d.latest_min - length
        )
        session = next((name for name in fits if name not in taken), "")
        taken.add(session)
        found.append(Activity(at, length, kind, session))
    return tuple(sorted(found))


def _after(grid: Grid, start_min: int, clock: int, span: tuple[int, int]) -> int:
    """The first UTC minute from the start on at which clocks show the time; of two, the one within the span."""
    day = grid.day_of(start_min)
    shown = (grid.minute(day + timedelta(days=ahead), clock) for ahead in (0, 1, 2))
    both = (utc_minute(grid.local(minute).replace(fold=fold)) for minute in shown for fold in (0, 1))
    found = [minute for minute in both if minute >= start_min]
    return next((minute for minute in found if span[0] <= minute <= span[1]), found[0])
