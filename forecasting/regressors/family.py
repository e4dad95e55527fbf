"""What a family of regressors is: columns for the log of a day's level, the same in and out of sample."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import NamedTuple
from zoneinfo import ZoneInfo

import numpy as np

from forecasting.arrays import Dates, Floats
from forecasting.drivers import Driver
from forecasting.events import Event
from forecasting.slots import midnights_min

SEASON_HISTORY_DAYS = 400  # history from which the season of the year can be told from the trend


@dataclass(frozen=True, slots=True)
class Context:
    """What the columns depend on: the span of the history, and the queue's events and drivers, past and to come."""

    zone: str
    first_day: np.datetime64
    last_day: np.datetime64
    events: tuple[Event, ...]
    drivers: tuple[Driver, ...] = ()
    open_weekdays: tuple[bool, ...] = (True,) * 7

    @property
    def history_days(self) -> int:
        """Length of the history, days."""
        return int((self.last_day - self.first_day).astype(np.int64)) + 1


class Column(NamedTuple):
    """A coefficient before data speak: its expected value and standard deviation, on the log of the level."""

    name: str
    prior_mean: float
    prior_sd: float


class Family(NamedTuple):
    """A family of regressors.

    `parts` splits the design (day x column) by the part of the attribution it belongs to; the designs of all
    parts add to the whole.
    """

    name: str
    columns: Callable[[Context], tuple[Column, ...]]
    parts: Callable[[Context, Dates], Mapping[str, Floats]]


def local_dates(event: Event, zone: str) -> tuple[np.datetime64, np.datetime64]:
    """First and last local date an event touches."""
    return _dates(event.starts_at, event.until, zone)


@lru_cache(maxsize=65536)
def _dates(starts_at: datetime, until: datetime, zone: str) -> tuple[np.datetime64, np.datetime64]:
    first, last = (at.astimezone(ZoneInfo(zone)).date() for at in (starts_at, until))
    return np.datetime64(first), np.datetime64(max(first, last))


def first_date_flags(events: tuple[Event, ...], dates: Dates, zone: str) -> Floats:
    """Mark (1.0) the dates on which one of the events begins."""
    starts = [local_dates(event, zone)[0] for event in events]
    return np.isin(dates, np.array(starts, "datetime64[D]")).astype(float)


def covered_share(event: Event, dates: Dates, zone: str) -> Floats:
    """Share of each local day that an event covers."""
    edge = midnights_min(dates, zone)
    overlap = np.minimum(edge[1:], event.until_min) - np.maximum(edge[:-1], event.start_min)
    share: Floats = np.clip(overlap / np.diff(edge), 0.0, 1.0)
    return share
