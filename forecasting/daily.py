"""The level of a day: a regression on calendar, promotions and trend.

A negative-binomial regression with log link, fitted by iterated weighted least squares (McCullagh and Nelder
1989, section 2.5), all queues of a design at once. Normal priors on the coefficients make it a ridge regression
towards the prior means; Huber weights keep single odd days from bending the level, but never
touch the days that a calendar regressor explains.
"""

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from pydantic import BaseModel, ConfigDict, Field

from forecasting.arrays import DAYS_PER_YEAR, Bools, Floats, observed_median
from forecasting.design import Design

LINE_DAYS = 365  # of the history's end that the line of the level is drawn through
SETTLED = 2e-3  # of the level: passes stop when no day moves by more


class DailyParams(BaseModel):
    """Settings of the daily regression."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    passes: int = Field(default=6, ge=1, le=50)
    huber: float = Field(default=1.2, gt=0, description="deviations up to which a day counts fully")
    least_day_share: float = Field(default=0.25, ge=0, le=1, description="of the day's usual contacts observed")
    recent_half_life_days: float = Field(default=3.0, gt=0)
    recent_prior_days: float = Field(default=1.0, ge=0, description="days of residuals that count as none")
    return_days: float = Field(default=30.0, gt=0, description="days ahead until a wave of the level is 37 % over")
    wave_sd: float = Field(default=0.08, gt=0, description="of the waves of the level around its line")
    wave_days: float = Field(default=30.0, gt=0, description="days until a wave has changed")
    growth_sd: float = Field(default=0.15, ge=0, description="a year, of the line before data speak")
    growth_days: float = Field(default=180.0, gt=0, description="days ahead until growth has spent itself to 37 %")
    recent_fade_days: float = Field(default=14.0, gt=0, description="days ahead until the recent level fades to 37 %")


@dataclass(frozen=True, eq=False, slots=True)
class DailyFit:
    """The fitted regression of queues that share a design.

    `coefficients` is queue x column; `recent` how far the last days of each queue lay off its regression, on the
    log scale; `silent` marks queues without a single contact; `weight` is the queue x day weight that each day had.
    """

    names: tuple[str, ...]
    coefficients: Floats
    recent: Floats
    line: Floats
    growth: Floats
    silent: Bools
    weight: Floats

    def log_parts(self, design: Design) -> dict[str, Floats]:
        """What each part adds to the log of the level, queue x day."""
        return {name: self.coefficients @ part.T for name, part in design.parts.items()}


def fit_daily(
    level: Floats, share: Floats, design: Design, params: DailyParams, earlier: DailyFit | None = None
) -> DailyFit:
    """Fit the level of the days of queues that share a design.

    Parameters
    ----------
    level
        Contacts a full day would have had, queue x day of the history.
    share
        Share of the day's usual contacts that was observed; a day with too little teaches nothing.
    earlier
        A fit of the same days and design to start from.
    """
    seen = share >= _least_share(share, params)[:, None]
    y = np.where(seen, np.maximum(level, 0.0), 0.0)
    mean = y.sum(1) / np.maximum(seen.sum(1), 1)
    silent = mean <= 0.0
    prior = np.repeat(design.prior_mean[None], len(level), axis=0)
    prior[:, 0] = np.log(np.where(silent, 1.0, mean))
    start = np.where(seen, (y + mean[:, None]) / 2.0, 1.0)
    if earlier is not None:
        start = np.exp(np.clip(earlier.coefficients @ design.matrix.T, -12.0, 20.0))
    days = _Days(np.where(silent[:, None], 1.0, y), np.where(seen, share, 0.0), seen, design.calendar_days)
    coefficients, mu, weight = _reweighted(days, np.where(silent[:, None], 1.0, start), design, prior, params)
    recent = _recent(seen, (days.level - mu) / mu, params)
    coefficients[silent] = 0.0
    line, growth = _line(coefficients @ design.parts["trend"].T, params)
    return DailyFit(design.names, coefficients, np.where(silent, 0.0, recent), line, growth, silent, weight)


class _Days(NamedTuple):
    """What was seen of each day: queue x day, and the days that calendar columns explain."""

    level: Floats
    share: Floats
    seen: Bools
    calendar: Bools


def _reweighted(
    days: _Days, mu: Floats, design: Design, prior: Floats, params: DailyParams
) -> tuple[Floats, Floats, Floats]:
    """Iterate weighted least squares until the level of no day moves: coefficients, level and weight of each day.

    A queue whose days have settled takes no further pass.
    """
    coefficients, weight, mu = prior.copy(), np.zeros_like(mu), mu.copy()
    moving = np.arange(len(mu))
    for _ in range(params.passes):
        now = _Days(days.level[moving], days.share[moving], days.seen[moving], days.calendar)
        coefficients[moving], after, weight[moving] = _pass(now, mu[moving], design, prior[moving], params)
        moved = np.abs(np.where(now.seen, np.log(after / mu[moving]), 0.0)).max(axis=1, initial=0.0)
        mu[moving] = after
        moving = moving[moved >= SETTLED]
        if not len(moving):
            break
    return coefficients, mu, weight


def _pass(days: _Days, mu: Floats, design: Design, prior: Floats, params: DailyParams) -> tuple[Floats, Floats, Floats]:
    """One weighted least squares around the present level."""
    stiffness = design.prior_sd**-2.0
    relative = (days.level - mu) / mu
    variance = _relative_variance(relative, mu, days)
    weight = _huber(relative / np.sqrt(variance), params.huber, days.calendar) / variance * days.seen
    normal = design.weighted_squares(weight) + np.diag(stiffness)
    working = np.log(mu) + np.clip(relative, -0.9, 3.0)
    x = design.matrix
    right = (weight * working) @ x + stiffness * prior
    coefficients = np.linalg.solve(normal, right[..., None])[..., 0]
    return coefficients, np.exp(np.clip(coefficients @ x.T, -12.0, 20.0)), weight


def _least_share(share: Floats, params: DailyParams) -> Floats:
    """Share of its contacts a day must show; where every day is hidden by events, half of the usual share."""
    usual = observed_median(np.where(share > 0, share, np.nan), axis=1)
    return np.where(np.isnan(usual), 1.0, np.minimum(params.least_day_share, np.nan_to_num(usual) / 2.0))


def _relative_variance(relative: Floats, mu: Floats, days: _Days) -> Floats:
    """Variance of a day over its squared mean: Poisson noise and the days' own, from the median deviation."""
    noise = 1.0 / np.maximum(mu * days.share, 0.1)
    excess = observed_median(np.where(days.seen, relative**2 - noise, np.nan), axis=1)
    own = np.maximum(np.nan_to_num(excess) * 2.2, 4e-4)  # median of a squared normal is 1 / 2.2
    return np.asarray(noise + own[:, None])


def _huber(z: Floats, limit: float, protected: Bools) -> Floats:
    """Huber weights (1964): 1 within the limit, limit / |z| beyond; protected days keep 1."""
    weight = limit / np.maximum(np.abs(z), limit)
    return np.where(protected, 1.0, weight)


def recent_weight(seen: Bools, half_life_days: float) -> Floats:
    """Queue x day weight of the last days in what is recent."""
    age = np.arange(seen.shape[1])[::-1]
    return np.asarray(0.5 ** (age / half_life_days) * seen)


def _recent(seen: Bools, relative: Floats, params: DailyParams) -> Floats:
    """How far the last days lay off the regression, on the log scale, shrunk to zero."""
    weight = recent_weight(seen, params.recent_half_life_days)
    off = (weight * np.clip(relative, -0.5, 0.5)).sum(1) / (weight.sum(1) + params.recent_prior_days)
    return np.asarray(np.log1p(off))


def _line(trend: Floats, params: DailyParams) -> tuple[Floats, Floats]:
    """How far above today the straight line through queue x day trends ends, and its slope a day.

    The slope is shrunk to none by how well a history of this length can tell growth from waves of the level.
    """
    trend = trend[:, -LINE_DAYS:]
    n_days = trend.shape[1]
    day = np.arange(n_days) - (n_days - 1) / 2.0
    spread = float((day**2).sum())
    if spread == 0:
        return trend[:, -1], np.zeros(len(trend))
    prior = (params.growth_sd / DAYS_PER_YEAR) ** 2
    waves = max(n_days / (2.0 * params.wave_days), 1.0)
    noise = params.wave_sd**2 * n_days / (waves * spread)
    slope = trend @ day / spread * prior / (prior + noise)
    line = trend.mean(1) + slope * day[-1]
    # Farther off than waves go is a new level, to which no return is due.
    return line / (1.0 + (line / (2.0 * params.wave_sd)) ** 4), slope
