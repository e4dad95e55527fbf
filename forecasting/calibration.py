"""Calibration: stored errors of earlier origins, from which the bands of a forecast are cut."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from pydantic import BaseModel, ConfigDict, Field

from forecasting.arrays import MINUTES_PER_DAY, Floats, Ints

STORED_DECIMALS = 3
LEAD_ENDS = (7, 14, 28)  # days: errors of leads up to each, and beyond the last, are told apart
DAYS_AN_ORIGIN = 100_000  # keeps days of different origins apart


def lead_stretch(start_min: Ints, origin_min: int | Ints) -> Ints:
    """Stretch of leads (0 is the first week) in which each interval lies, seen from an origin."""
    days = (start_min - origin_min) / MINUTES_PER_DAY
    return np.asarray(np.searchsorted(LEAD_ENDS, days, side="right"), np.int64)


class CalibrationParams(BaseModel):
    """Settings of the rolling origins and of the bands."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    origins: int = Field(default=12, ge=0, le=104)
    day_origins: int = Field(default=52, ge=0, le=520, description="origins where history is daily: a whole year")
    step_days: int = Field(default=7, ge=1)
    lead_days: int = Field(default=56, ge=1, le=400)
    least_train_days: int = Field(default=28, ge=7, description="history an origin needs before it")
    small_mean: float = Field(default=10.0, ge=0, description="contacts below which counts are negative binomial")
    unmeasured_share: float = Field(default=0.15, gt=0, description="relative deviation without any origin")


@dataclass(frozen=True, eq=False, slots=True)
class Calibration:
    """What the model said at earlier origins and what came; rows are (origin, interval), queue x row.

    `actual` is NaN where missing, masked or only a lower bound. `group` is time of day x kind of hour.
    """

    queues: tuple[str, ...]
    model: str
    interval_min: int
    origins_min: tuple[int, ...]
    origin: Ints
    start_min: Ints
    group: Ints
    mean: Floats
    actual: Floats

    @property
    def stretch(self) -> Ints:
        """Stretch of leads of each row."""
        return lead_stretch(self.start_min, np.array(self.origins_min, np.int64)[self.origin])

    @property
    def day(self) -> Ints:
        """Day of each row, numbered apart for each origin."""
        origin_min = np.array(self.origins_min, np.int64)[self.origin]
        return np.asarray(self.origin * DAYS_AN_ORIGIN + (self.start_min - origin_min) // MINUTES_PER_DAY)

    def before(self, end_min: int, interval_min: int) -> "Calibration":
        """The errors that were known at a moment (UTC minutes)."""
        keep = self.start_min + interval_min <= end_min
        return Calibration(
            self.queues,
            self.model,
            self.interval_min,
            self.origins_min,
            self.origin[keep],
            self.start_min[keep],
            self.group[:, keep],
            self.mean[:, keep],
            self.actual[:, keep],
        )

    def as_dict(self) -> dict[str, object]:
        """Lists and numbers only, for JSON; NaN becomes None."""
        missing = np.isnan(self.actual)
        actual = np.where(missing, 0.0, self.actual).round(STORED_DECIMALS).tolist()
        return {
            "queues": list(self.queues),
            "model": self.model,
            "interval_min": self.interval_min,
            "origins_min": list(self.origins_min),
            "origin": self.origin.tolist(),
            "start_min": self.start_min.tolist(),
            "group": self.group.tolist(),
            "mean": self.mean.round(STORED_DECIMALS).tolist(),
            "actual": [
                [None if gap else value for value, gap in zip(row, gaps, strict=True)]
                for row, gaps in zip(actual, missing.tolist(), strict=True)
            ],
        }


class _Stored(BaseModel):
    """The stored form of a calibration."""

    model_config = ConfigDict(extra="forbid")

    queues: tuple[str, ...]
    model: str
    interval_min: int
    origins_min: tuple[int, ...]
    origin: list[int]
    start_min: list[int]
    group: list[list[int]]
    mean: list[list[float]]
    actual: list[list[float | None]]


def calibration_from_dict(stored: Mapping[str, object]) -> Calibration:
    """Read a calibration back from `Calibration.as_dict`."""
    s = _Stored.model_validate(dict(stored))
    shape = (len(s.queues), len(s.start_min))
    return Calibration(
        s.queues,
        s.model,
        s.interval_min,
        s.origins_min,
        np.array(s.origin, np.int64),
        np.array(s.start_min, np.int64),
        np.array(s.group, np.int64).reshape(shape),
        np.array(s.mean, float).reshape(shape),
        np.array(s.actual, float).reshape(shape),
    )
