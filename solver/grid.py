"""The planning grid: interval length, horizon and clock changes; nobody else does date arithmetic."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

import numpy as np
from numpy.typing import NDArray

DAY_MIN = 1440
MOST_MINUTES, MOST_GRIDS = 8192, 64
"""What is remembered: minutes of twelve weeks; a process that lives for years holds no more than that."""


@dataclass(frozen=True, slots=True)
class Grid:
    """A horizon of equal intervals in UTC that starts and ends at a local midnight.

    Parameters
    ----------
    start_min : UTC minutes since 1970-01-01 00:00 of the first interval.
    intervals : number of intervals; local days have 23, 24 or 25 hours.
    step_min : interval length in minutes (5, 15, 30 or 60).
    zone : IANA name of the operation's time zone.
    """

    start_min: int
    intervals: int
    step_min: int
    zone: str

    @classmethod
    def of(cls, first_day: date, days: int, step_min: int, zone: str) -> Grid:
        """Grid of `days` whole local days from `first_day`."""
        start = _local_midnight(first_day, zone)
        end = _local_midnight(first_day + timedelta(days=days), zone)
        return cls(start, (end - start) // step_min, step_min, zone)

    @property
    def end_min(self) -> int:
        """First UTC minute after the horizon."""
        return self.start_min + self.intervals * self.step_min

    @property
    def starts(self) -> NDArray[np.int64]:
        """Start of every interval, UTC minutes."""
        return self.start_min + self.step_min * np.arange(self.intervals, dtype=np.int64)

    @property
    def days(self) -> tuple[date, ...]:
        """The local dates of the horizon."""
        return _days(self)

    @property
    def day_bounds(self) -> tuple[int, ...]:
        """UTC minute of each local midnight, the end of the last day included (days + 1 values)."""
        return _day_bounds(self)

    def minute(self, day: date, minute_of_day: int) -> int:
        """UTC minute of a wall-clock time; `minute_of_day` may reach past 1440 into the next day.

        A time inside the spring gap moves forward by the gap; in autumn the first of two is meant.
        """
        shifted = day + timedelta(days=minute_of_day // DAY_MIN)
        return _utc_minute(shifted, minute_of_day % DAY_MIN, self.zone)

    def local(self, minute: int) -> datetime:
        """The local wall-clock time of a UTC minute."""
        return utc(minute).astimezone(ZoneInfo(self.zone))

    def day_of(self, minute: int) -> date:
        """The local date on which a UTC minute falls."""
        return _day(minute, self.zone)

    def clock(self, minute: int) -> int:
        """Minutes since local midnight on the wall clock, 0..1439."""
        return _clock(minute, self.zone)

    def index(self, minute: int) -> int:
        """The interval that holds a UTC minute; below 0 or at least `intervals` outside the horizon."""
        return (minute - self.start_min) // self.step_min


def utc(minute: int) -> datetime:
    """UTC minutes since 1970 as an aware datetime."""
    return datetime.fromtimestamp(minute * 60, tz=UTC)


def utc_minute(at: datetime) -> int:
    """An aware datetime as UTC minutes since 1970 (seconds are cut off)."""
    return int(at.timestamp()) // 60


@lru_cache(maxsize=MOST_MINUTES)
def _utc_minute(day: date, minute_of_day: int, zone: str) -> int:
    wall = datetime(day.year, day.month, day.day, minute_of_day // 60, minute_of_day % 60, tzinfo=ZoneInfo(zone))
    return utc_minute(wall)


def _local_midnight(day: date, zone: str) -> int:
    return _utc_minute(day, 0, zone)


@lru_cache(maxsize=MOST_MINUTES)
def _clock(minute: int, zone: str) -> int:
    at = utc(minute).astimezone(ZoneInfo(zone))
    return at.hour * 60 + at.minute


@lru_cache(maxsize=MOST_MINUTES)
def _day(minute: int, zone: str) -> date:
    return utc(minute).astimezone(ZoneInfo(zone)).date()


@lru_cache(maxsize=MOST_GRIDS)
def _days(grid: Grid) -> tuple[date, ...]:
    first, last = grid.day_of(grid.start_min), grid.day_of(grid.end_min - 1)
    return tuple(first + timedelta(days=i) for i in range((last - first).days + 1))


@lru_cache(maxsize=MOST_GRIDS)
def _day_bounds(grid: Grid) -> tuple[int, ...]:
    last = grid.days[-1] + timedelta(days=1)
    return tuple(_local_midnight(day, grid.zone) for day in (*grid.days, last))
