"""Stretches of time in which a queue is open, as windows that edits act in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import timedelta
from typing import TYPE_CHECKING

from planner.changing.kind import Fault
from planner.operation.operation import Window

if TYPE_CHECKING:
    from planner.operation.queue_specs import OpeningSpec
    from solver.grid import Grid

Hours = tuple[tuple[int, int] | None, ...]
"""Seven pairs of local minutes, Monday first."""


def open_windows(opening: Hours | None, grid: Grid) -> tuple[Window, ...]:
    """When a queue is open in the plan, in order, joined where one touches the next; None is round the clock."""
    if opening is None:
        return (Window(grid.start_min, grid.end_min),)
    found: list[Window] = []
    for day in (grid.days[0] - timedelta(days=1), *grid.days):
        hours = opening[day.weekday()]
        if hours is None:
            continue
        start, end = max(grid.minute(day, hours[0]), grid.start_min), min(grid.minute(day, hours[1]), grid.end_min)
        if found and found[-1].end_min >= start:
            start = found.pop().start_min
        if start < end:
            found.append(Window(start, end))
    return tuple(found)


def closed_windows(opening: Hours | None, grid: Grid) -> tuple[Window, ...]:
    """When it is closed in the plan."""
    found, since = [], grid.start_min
    for window in (*open_windows(opening, grid), Window(grid.end_min, grid.end_min)):
        if since < window.start_min:
            found.append(Window(since, window.start_min))
        since = window.end_min
    return tuple(found)


def overlap(first: Iterable[Window], second: Iterable[Window]) -> tuple[Window, ...]:
    """The stretches that lie in windows of both, each as strong as both together let it be."""
    others = tuple(second)
    return tuple(
        Window(max(a.start_min, b.start_min), min(a.end_min, b.end_min), a.strength * b.strength)
        for a in first
        for b in others
        if max(a.start_min, b.start_min) < min(a.end_min, b.end_min)
    )


def hours_faults(key: str, opening: tuple[OpeningSpec, ...] | None) -> Iterator[Fault]:
    """Hours that end before they start, and days that have hours twice."""
    seen: set[str] = set()
    for entry in opening or ():
        if entry.end <= entry.start:
            yield Fault(key, "opening_order")
        for day in sorted(seen.intersection(entry.days)):
            yield Fault(key, "opening_twice", day)
        seen.update(entry.days)
