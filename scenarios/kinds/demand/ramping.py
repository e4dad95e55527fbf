"""Changes that come up in steps, day by day, or fade away: windows of an edit with a strength below 1."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.operation.operation import Window

if TYPE_CHECKING:
    from collections.abc import Iterator

    from solver.grid import Grid


def with_ramp(windows: tuple[Window, ...], span_min: tuple[int, int], days: int, grid: Grid) -> tuple[Window, ...]:
    """Windows (none = the whole span) whose strength is 1/n on the first day of the span and 1 on the n-th.

    The first day is that of the span, also where it lies before the plan.
    """
    if days == 1:
        return windows
    first, last = span_min
    parts = windows or (Window(first, last),)
    return tuple(part for window in parts for part in _stepped(window, first, days, grid))


def _stepped(window: Window, first_min: int, days: int, grid: Grid) -> Iterator[Window]:
    """A window cut at the midnights of the ramp."""
    began = grid.day_of(first_min)
    start = window.start_min
    while start < window.end_min:
        day = (grid.day_of(start) - began).days + 1
        end = window.end_min if day >= days else min(window.end_min, grid.minute(grid.day_of(start), 24 * 60))
        yield Window(start, end, window.strength * min(day / days, 1.0))
        start = end


def fading(first_min: int, length_min: int, step_min: int) -> tuple[Window, ...]:
    """Windows from a moment on whose strength falls in a straight line from 1 to 0; each has the mean of its part."""
    ends = range(first_min, first_min + length_min, step_min)
    cut = ((start, min(start + step_min, first_min + length_min)) for start in ends)
    return tuple(Window(a, b, 1.0 - ((a + b) / 2 - first_min) / length_min) for a, b in cut)
