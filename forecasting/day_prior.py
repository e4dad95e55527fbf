"""How far a day may lie off its forecast before it has begun: sizes of errors, and how they hang together."""

from dataclasses import dataclass

import numpy as np
from pydantic import BaseModel, ConfigDict, Field

from forecasting.arrays import Bools, Floats, Ints
from forecasting.levels import NORMAL_LEVELS

HOUR_MIN = 60
BAND_WIDTH = float(NORMAL_LEVELS[5] - NORMAL_LEVELS[1])  # of q10 to q90, in standard deviations
TINY = 1e-9


class ReforecastParams(BaseModel):
    """Settings of the intraday reforecast; defaults measured on two public series (docs/background/forecasting.md)."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    lasting_share: float = Field(default=0.35, ge=0, le=1, description="of the level's error that lasts all day")
    fade_hours: float = Field(default=5.0, gt=0, description="hours after which the rest of it is down to 37 %")
    event_sd: float = Field(default=0.25, ge=0, description="like events differ in size by about this share")
    least_level_sd: float = Field(default=0.03, ge=0, description="no day's level is surer than this share")
    least_joint_share: float = Field(default=0.1, ge=0, le=1, description="of the level's error common to all queues")
    event_joint_share: float = Field(default=0.5, ge=0, le=1, description="of an event's error common to all queues")
    reach_hours: float = Field(default=8.0, ge=0, le=24, description="hours looked back and ahead across midnight")


@dataclass(frozen=True, eq=False, slots=True)
class DayPrior:
    """Prior of the errors of hours and event size.

    `level_sd` per queue and `event_sd` are shares; `kernel` is the correlation of (hours, event size);
    `own` the covariance of what each queue has for itself, `common_scale` what a unit of the common error does.
    """

    level_sd: Floats
    event_sd: float
    kernel: Floats
    own: Floats
    common_scale: Floats


def hour_kernel(day: Ints, params: ReforecastParams) -> Floats:
    """Correlation of the errors of hours, by local day and distance, with the event's size as a last row."""
    hours = np.arange(len(day))
    fades = np.exp(-np.abs(hours[:, None] - hours) / params.fade_hours)
    same_day = day[:, None] == day
    kernel = np.zeros((len(day) + 1, len(day) + 1))
    kernel[:-1, :-1] = params.lasting_share * same_day + (1.0 - params.lasting_share) * fades
    kernel[-1, -1] = 1.0
    return kernel


def band_variance(q10: Floats, q90: Floats, mean: Floats) -> Floats:
    """Variance of counts that the band implies; never below Poisson noise."""
    return np.asarray(np.maximum(((q90 - q10) / BAND_WIDTH) ** 2, mean))


def level_sd(
    base: Floats, variance: Floats, hour: Ints, about: tuple[Floats, Floats], params: ReforecastParams
) -> Floats:
    """Standard deviation of each queue's level, as a share, from its bands and its day share.

    The bands say how far intervals may lie off, the day share how much of that is common to the day. It cannot
    exceed what the bands leave beyond Poisson noise.

    Parameters
    ----------
    base, variance
        Queue x interval of one day: contacts without events, and variance that events do not bring.
    about
        Day share of each queue, and the kernel of the hours.
    """
    day_share, kernel = about
    by_hour = hour_sums(base, hour, len(kernel) - 1, np.ones(base.shape, bool))
    together = np.einsum("qi,ij,qj->q", by_hour, kernel[:-1, :-1], by_hour)
    from_share = day_share * np.sqrt(variance).sum(1) ** 2 / np.maximum(together, TINY)
    beyond_noise = np.maximum(variance - base, 0.0).sum(1) / np.maximum((base**2).sum(1), TINY)
    return np.asarray(np.sqrt(np.maximum(np.minimum(from_share, beyond_noise), params.least_level_sd**2)))


def make_prior(sd: Floats, kernel: Floats, joint_share: float, params: ReforecastParams) -> DayPrior:
    """Split the errors of all queues into what they share and what each has for itself."""
    n_hours = len(kernel) - 1
    share = np.append(np.full(n_hours, max(joint_share, params.least_joint_share)), params.event_joint_share)
    share = share if len(sd) > 1 else np.zeros_like(share)
    scale = np.column_stack([np.repeat(sd[:, None], n_hours, axis=1), np.full(len(sd), params.event_sd)])
    alone = scale * np.sqrt(1.0 - share)
    own = alone[:, :, None] * kernel * alone[:, None, :]
    return DayPrior(sd, params.event_sd, kernel, own, scale * np.sqrt(share))


def hour_sums(values: Floats, hour: Ints, n_hours: int, where: Bools) -> Floats:
    """Sum queue x interval into queue x hour."""
    kept = np.where(where, values, 0.0)
    return np.array([np.bincount(hour, row, n_hours) for row in kept]).reshape(len(values), n_hours)
