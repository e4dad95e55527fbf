"""After the day: giving the error of a forecast back to the parts it was made of."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from pydantic import BaseModel, ConfigDict, Field

from forecasting.arrays import Floats, Ints

LEVEL, PROFILE, NOISE = "level", "profile", "noise"
ORDINARY = ("base", "trend", "week", "month", "season", "pattern", "reconciled", "growth", "intraday")
"""Parts of every day: they are off together, by the level of the day and by its shape."""
LEAST_NOISE = 0.5  # contacts: an interval without any expectation still has some variance


class HindsightParams(BaseModel):
    """How far each part is usually off, as a share of its contacts (standard deviation).

    These weigh the parts against each other where they overlap: an event is less sure than the day's level.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    level_share: float = Field(default=0.10, gt=0)
    profile_share: float = Field(default=0.05, gt=0, description="of a stretch of the day")
    part_share: float = Field(default=0.50, gt=0, description="of an event, a holiday or a manual edit")
    stretch_min: int = Field(default=240, ge=30, description="length of a stretch of the day's shape")


@dataclass(frozen=True, eq=False, slots=True)
class Day:
    """A day's forecast of one queue beside what came; NaN is not (fully) reported.

    `parts` are contacts per interval that add to the mean, `minute` the local minute of the day of each interval.
    """

    minute: Ints
    parts: Mapping[str, Floats]
    actual: Floats

    @property
    def mean(self) -> Floats:
        """Forecast contacts per interval."""
        return np.asarray(sum(self.parts.values()), float)


@dataclass(frozen=True, eq=False, slots=True)
class Hindsight:
    """Actual less forecast, per interval, split by part; the parts add to it exactly (0 where nothing was reported).

    `parts` names level (the whole day was higher or lower), profile (parts of the day were), each event, holiday or
    edit, and noise: what no part explains. `factor` is how many times its contacts each part brought in the end.
    """

    parts: Mapping[str, Floats]
    factor: Mapping[str, float]
    noise_deviation: float


def attribute_error(day: Day, ordinary: frozenset[str], params: HindsightParams | None = None) -> Hindsight:
    """Split the error of a day among the parts of its forecast.

    Each part may be off by one factor for the whole day, counts scatter as Poisson does. The factors are the
    posterior means of that Gaussian model (Bayesian linear regression; Bishop 2006, equation 3.53): what fits an
    event's own curve goes to the event, what runs through the day to its level, and what fits nothing is noise.

    Parameters
    ----------
    ordinary
        Names of parts besides `ORDINARY` that belong to every day, such as a lasting change.
    """
    params = params or HindsightParams()
    seen = ~np.isnan(day.actual)
    owners, columns, deviation = _columns(day, ordinary, params)
    if not seen.any() or not owners:
        return Hindsight({NOISE: np.where(seen, day.actual - day.mean, 0.0)}, {}, 0.0)
    x = columns[:, seen].T
    error = (day.actual - day.mean)[seen]
    weight = 1.0 / np.maximum(day.mean[seen], LEAST_NOISE)
    system = (x.T * weight) @ x + np.diag(deviation**-2.0)
    off = np.linalg.solve(system, (x.T * weight) @ error)
    parts: dict[str, Floats] = {}
    for owner, column, share in zip(owners, columns, off, strict=True):
        parts[owner] = parts.get(owner, 0.0) + np.where(seen, column * share, 0.0)
    explained = np.asarray(sum(parts.values()), float)
    parts[NOISE] = np.where(seen, np.nan_to_num(day.actual) - day.mean - explained, 0.0)
    factor = {owner: 1.0 + float(share) for owner, share in zip(owners, off, strict=True) if owner != PROFILE}
    return Hindsight(parts, factor, float(np.sqrt(np.maximum(day.mean[seen], 0.0).sum())))


def _columns(day: Day, ordinary: frozenset[str], params: HindsightParams) -> tuple[list[str], Floats, Floats]:
    """What may be off: owner, contacts per interval and standard deviation of the share, row by row."""
    every = np.zeros(len(day.minute))
    owners: list[str] = []
    columns: list[Floats] = []
    deviations: list[float] = []
    for name, contacts in day.parts.items():
        if name in ORDINARY or name in ordinary:
            every = every + contacts
        elif np.abs(contacts).sum() > 0:
            owners.append(name)
            columns.append(contacts)
            deviations.append(params.part_share)
    if np.abs(every).sum() > 0:
        stretch = day.minute // params.stretch_min
        shape = [np.where(stretch == number, every, 0.0) for number in np.unique(stretch)]
        owners = [LEVEL, *([PROFILE] * len(shape)), *owners]
        columns = [every, *shape, *columns]
        deviations = [params.level_share, *([params.profile_share] * len(shape)), *deviations]
    return owners, np.array(columns).reshape(len(columns), len(every)), np.array(deviations)
