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
Span = tuple[int, int]


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
        found.append((match["kind"] or "", int(match["h"]) * 60 + int(match["min"]), int(match["length"])))
    return tuple(found)


def breaks_of(grid: Grid, shift: Span, given: tuple[Pause, ...], template: ShiftTemplate | None) -> tuple[Break, ...]:
    """Breaks of a shift; whether one is paid is the template's to say, in the order of its windows."""
    windows = () if template is None else tuple(sorted(template.breaks, key=lambda window: window.earliest_min))
    found = []
    for index, (_, clock, length) in enumerate(given):
        window = windows[index] if index < len(windows) else None
        start_min = shift[0]
        span = shift if window is None else (start_min + window.earliest_min, start_min + window.latest_min + 1)
        found.append(Break(_at(grid, shift, clock, span), length, window is not None and window.paid))
    return tuple(sorted(found))


def activities_of(
    grid: Grid, shift: Span, given: tuple[Pause, ...], due: tuple[ActivityDue, ...]
) -> tuple[Activity, ...]:
    """Activities of a shift; each is the first thing due of its kind and length that may start then."""
    found, taken = [], set[str]()
    for kind, clock, length in given:
        at = _at(grid, shift, clock, shift)
        fits = (
            d.id
            for d in sorted(due, key=lambda d: (d.latest_min, d.id))
            if (d.kind, d.length_min) == (kind, length) and d.earliest_min <= at <= d.latest_min - length
        )
        session = next((name for name in fits if name not in taken), "")
        taken.add(session)
        found.append(Activity(at, length, kind, session))
    return tuple(sorted(found))


def _at(grid: Grid, shift: Span, clock: int, span: Span) -> int:
    """The UTC minute at which clocks show a time: one within the span if any, else within the shift, else the nearest.

    A break left behind when its shift was moved lies before it, not on the next day.
    """
    day = grid.day_of(shift[0])
    shown = (grid.minute(day + timedelta(days=ahead), clock) for ahead in (-1, 0, 1, 2))
    both = sorted({utc_minute(grid.local(minute).replace(fold=fold)) for minute in shown for fold in (0, 1)})
    return min(both, key=lambda minute: (_off(minute, span) > 0, _off(minute, shift)))


def _off(minute: int, span: Span) -> int:
    """How far a minute lies outside a span [first, last); 0 inside."""
    return max(span[0] - minute, minute - span[1] + 1, 0)
