"""Hours that weekdays and clock windows describe, as UTC minutes of given days."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import TYPE_CHECKING

from solver.grid import DAY_MIN

if TYPE_CHECKING:
    from solver.policies import Hours

Clock = Callable[[date, int], int]


def spans(start_of: Clock, hours: tuple[Hours, ...], first_day: date, last_day: date) -> list[tuple[int, int]]:
    """Open [start, end) in order of start: windows of the days from first to last, and those that reach into them.

    `start_of` gives the UTC minute of a wall-clock minute of a day: `Grid.minute`, or a view's that remembers.
    """
    found = []
    for window in hours:
        earlier = window.end // DAY_MIN
        for offset in range(-earlier, (last_day - first_day).days + 1):
            day = first_day + timedelta(days=offset)
            if day.weekday() in window.weekdays:
                found.append((start_of(day, window.start), start_of(day, window.end)))
    return sorted(found)
