"""The parts of a horizon over which a goal is judged: intervals, local days, weeks from Monday, months."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import numpy as np

from solver.errors import Problem, SolverError
from solver.grid import Grid
from solver.queues import PERIODS
from solver.staffing.search import IntArray


def part_of(grid: Grid, period: str) -> IntArray:
    """Number of the part of the horizon that each interval is judged with, from 0.

    Weeks and months that begin before the horizon or end after it are judged by what lies inside.

    Raises
    ------
    SolverError : period_unknown.
    """
    if period == "interval":
        return np.arange(grid.intervals, dtype=np.int64)
    if period not in PERIODS:
        raise SolverError((Problem("period_unknown", {"period": period}),))
    labels = [_label(day, period) for day in grid.days]
    numbers = np.cumsum([0, *(a != b for a, b in pairwise(labels))])
    bounds = np.array(grid.day_bounds)
    return np.asarray(numbers[np.searchsorted(bounds, grid.starts, side="right") - 1], dtype=np.int64)


def _label(day: date, period: str) -> tuple[int, ...]:
    if period == "day":
        return (day.toordinal(),)
    return day.isocalendar()[:2] if period == "week" else (day.year, day.month)
