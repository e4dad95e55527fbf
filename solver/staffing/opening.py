"""Opening hours and policy hours on the grid, clock changes included."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta

import numpy as np
from numpy.typing import NDArray

from solver.grid import Grid
from solver.policies import Hours
from solver.queues import Queue

BoolArray = NDArray[np.bool_]


def within_hours(grid: Grid, hours: Iterable[Hours]) -> BoolArray:
    """Intervals that lie wholly inside some of the hours; an end past 1440 reaches into the next day."""
    inside = np.zeros(grid.intervals, dtype=bool)
    days = (grid.days[0] - timedelta(days=1), *grid.days)
    for span in hours:
        for day in days:
            if day.weekday() in span.weekdays:
                first = -(-(grid.minute(day, span.start) - grid.start_min) // grid.step_min)
                last = grid.index(grid.minute(day, span.end))
                inside[max(first, 0) : max(last, 0)] = True
    return inside


def open_intervals(grid: Grid, queue: Queue) -> BoolArray:
    """Intervals in which a queue is open."""
    if queue.opening is None:
        return np.ones(grid.intervals, dtype=bool)
    pairs = [(day, pair) for day, pair in enumerate(queue.opening) if pair is not None]
    return within_hours(grid, (Hours((day,), start, end) for day, (start, end) in pairs))
