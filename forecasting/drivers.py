"""Driver series: figures of other systems that move contacts, such as registrations or bookings known in advance."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from math import isfinite

import numpy as np

from forecasting.arrays import Dates, Floats
from forecasting.errors import ForecastError

MOST_LAG_DAYS = 60


@dataclass(frozen=True, slots=True)
class Driver:
    """A daily series that a queue's contacts follow.

    Parameters
    ----------
    id
        Its name in the attribution.
    values
        Figure per local date. A date that is absent counts as a usual day of its weekday.
    log
        The figure is a volume (>= 0) whose ratio to the usual matters; else it is a share or flag, used as it is.
    lags_days
        Days until contacts answer, each with its own effect: (0, 1) is the same day and the next.
    lead_days
        A date's figure is known so many days before it; negative if only after it; None if always.
    channels, languages, skills
        Queues that follow it; an empty set means all.

    Raises
    ------
    ForecastError
        `bad_driver` for figures that are no numbers, negative volumes, or lags outside 0 to 60 days.
    """

    id: str
    values: Mapping[date, float] = field(hash=False)
    log: bool = True
    lags_days: tuple[int, ...] = (0,)
    lead_days: int | None = None
    channels: frozenset[str] = frozenset()
    languages: frozenset[str] = frozenset()
    skills: frozenset[str] = frozenset()

    def __post_init__(self) -> None:
        sound = all(isfinite(v) and (v >= 0 or not self.log) for v in self.values.values())
        lags = bool(self.lags_days) and all(0 <= lag <= MOST_LAG_DAYS for lag in self.lags_days)
        if not sound or not lags or len(set(self.lags_days)) < len(self.lags_days):
            raise ForecastError.of("bad_driver", driver=self.id)

    @property
    def series(self) -> tuple[Dates, Floats]:
        """Dates in order and their figures."""
        days = np.array(list(self.values), "datetime64[D]")
        order = np.argsort(days)
        return days[order], np.array(list(self.values.values()), float)[order]

    def known_at(self, day: date) -> "Driver":
        """The figures that were known on a day."""
        if self.lead_days is None:
            return self
        last = day + timedelta(days=self.lead_days)
        return replace(self, values={d: v for d, v in self.values.items() if d <= last})
