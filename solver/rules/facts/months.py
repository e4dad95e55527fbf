"""Calendar months: which day and month a minute belongs to, and where months begin and end."""

from __future__ import annotations

from datetime import date, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from solver.grid import Grid

LONGEST_MONTH_DAYS = 31


def month_of(day: date) -> date:
    """The first day of a day's month."""
    return day.replace(day=1)


@lru_cache(maxsize=4096)
def day_of(grid: Grid, minute: int) -> date:
    """The local date on which a UTC minute falls, remembered: on-call windows start at few different minutes."""
    return grid.day_of(minute)


def days_of_month(first: date) -> tuple[date, ...]:
    """The 28 to 31 local days of the month that begins on `first`."""
    days = (first + timedelta(days=i) for i in range(LONGEST_MONTH_DAYS))
    return tuple(day for day in days if day.month == first.month)


def months_ending(grid: Grid) -> tuple[date, ...]:
    """First days of the months whose last day lies in the horizon."""
    return tuple(month_of(day) for day in grid.days if month_of(day + timedelta(days=1)) > day)
