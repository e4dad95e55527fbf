"""Local days and slots: where each UTC interval lies on the operation's clock.

A contact centre lives by its local day. Each UTC interval is mapped to a local date and a slot of that day's
clock; on the 25-hour day two intervals share a slot, on the 23-hour day some slots have no interval at all.
"""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import pandas as pd

from forecasting.arrays import MINUTES_PER_DAY, Bools, Dates, Floats, Ints


@dataclass(frozen=True, eq=False, slots=True)
class SlotGrid:
    """A run of equal intervals with the local date, weekday and slot of each.

    `start_min` are UTC minutes since 1970, `day` indexes `dates`, `slot` counts intervals of the local clock.
    """

    zone: str
    interval_min: int
    start_min: Ints
    day: Ints
    slot: Ints
    dates: Dates

    @property
    def n_slots(self) -> int:
        """Number of slots of an ordinary day."""
        return MINUTES_PER_DAY // self.interval_min

    @property
    def end_min(self) -> int:
        """End of the last interval, UTC minutes."""
        return int(self.start_min[-1]) + self.interval_min

    @property
    def weekday(self) -> Ints:
        """Weekday of each date, Monday 0."""
        return weekdays(self.dates)

    def to_cells(self, values: Floats) -> Floats:
        """Lay out queue x interval as queue x day x slot; a slot with two intervals holds their mean."""
        flat, first = _layout(self)
        size = len(self.dates) * self.n_slots
        cells = np.full((len(values), size), np.nan, values.dtype)
        if flat[-1] - flat[0] + 1 == len(flat) and first.all():
            cells[:, flat[0] : flat[-1] + 1] = values
        else:
            cells[:, flat[first]] = values[:, first]
        if not first.all():
            twice = flat[~first]
            pair = np.stack([cells[:, twice], values[:, ~first]])
            seen = np.sum(~np.isnan(pair), axis=0)
            cells[:, twice] = np.where(seen > 0, np.nansum(pair, axis=0) / np.maximum(seen, 1), np.nan)
        return cells.reshape(len(values), len(self.dates), self.n_slots)

    def from_cells(self, cells: Floats) -> Floats:
        """Read queue x day x slot back at each interval."""
        return np.asarray(np.take(cells.reshape(len(cells), cells.shape[1] * cells.shape[2]), _layout(self)[0], axis=1))


@lru_cache(maxsize=4)
def _layout(grid: SlotGrid) -> tuple[Ints, Bools]:
    """Place of each interval among the slots of all days, and whether it is the first of its slot."""
    flat = grid.day * grid.n_slots + grid.slot
    first = np.zeros(len(flat), bool)
    first[np.unique(flat, return_index=True)[1]] = True
    return flat, first


def slot_grid(start_min: int, end_min: int, interval_min: int, zone: str) -> SlotGrid:
    """Lay the intervals of [start, end), in UTC minutes, over the local days of a zone."""
    starts = np.arange(start_min, end_min, interval_min, dtype=np.int64)
    local = local_minutes(starts, zone)
    day_number = local // MINUTES_PER_DAY
    first, last = int(day_number.min()), int(day_number.max())
    dates = np.arange(first, last + 1).astype("datetime64[D]")
    slot = (local % MINUTES_PER_DAY) // interval_min
    return SlotGrid(zone, interval_min, starts, day_number - first, slot, dates)


def local_minutes(utc_min: Ints, zone: str) -> Ints:
    """Wall-clock minutes since 1970-01-01 00:00 local of each UTC minute."""
    stamps = pd.to_datetime(utc_min * 60, unit="s", utc=True)
    wall: Ints = stamps.tz_convert(zone).tz_localize(None).as_unit("s").asi8 // 60
    return wall


def weekdays(dates: Dates) -> Ints:
    """Weekday of each date, Monday 0."""
    number: Ints = (dates.astype("datetime64[D]").astype(np.int64) + 3) % 7
    return number


@lru_cache(maxsize=64)
def _midnights(first: int, count: int, zone: str) -> tuple[int, ...]:
    dates = pd.DatetimeIndex(np.arange(first, first + count).astype("datetime64[D]").astype("datetime64[s]"))
    ambiguous = np.ones(len(dates), bool)
    utc = dates.tz_localize(zone, ambiguous=ambiguous, nonexistent="shift_forward").tz_convert("UTC")
    return tuple(int(s) // 60 for s in utc.tz_localize(None).as_unit("s").asi8)


def midnights_min(dates: Dates, zone: str) -> Ints:
    """UTC minute at which each local day begins, and one more for the end of the last day."""
    number = dates.astype("datetime64[D]").astype(np.int64)
    if not len(number):
        return np.empty(0, np.int64)
    return np.array(_midnights(int(number[0]), len(number) + 1, zone), np.int64)
