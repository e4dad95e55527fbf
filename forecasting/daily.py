"""The level of a day: a regression on calendar, promotions and trend.

A negative-binomial regression with log link, fitted by iterated weighted least squares (McCullagh and Nelder
1989, section 2.5) with statsmodels. Normal priors on the coefficients enter as pseudo-observations, which is
ridge regression towards the prior means; Huber weights keep single odd days from bending the level, but never
touch the days that a calendar regressor explains.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from pydantic import BaseModel, ConfigDict, Field

from forecasting.arrays import Bools, Dates, Floats, Ints
from forecasting.regressors import FAMILIES, Context

SETTLED = 2e-3  # of the level: passes stop when no day moves by more
CALENDAR_FAMILIES = ("holiday", "payday", "promotion")


class DailyParams(BaseModel):
    """Settings of the daily regression."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    passes: int = Field(default=6, ge=1, le=50)
    huber: float = Field(default=1.2, gt=0, description="deviations up to which a day counts fully")
    least_day_share: float = Field(default=0.25, ge=0, le=1, description="of the day's usual contacts observed")
    recent_half_life_days: float = Field(default=7.0, gt=0)
    recent_prior_days: float = Field(default=3.0, ge=0, description="days of residuals that count as none")
    recent_fade_days: float = Field(default=21.0, gt=0, description="days ahead until the recent level fades to 37 %")


@dataclass(frozen=True, eq=False, slots=True)
class Design:
    """Columns of all families over some days: name, prior and the design split by part, in order."""

    names: tuple[str, ...]
    prior_mean: Floats
    prior_sd: Floats
    parts: Mapping[str, Floats]
    calendar_days: Bools

    @property
    def matrix(self) -> Floats:
        """Day x column, all parts together."""
        return np.asarray(np.sum(list(self.parts.values()), axis=0), float)


def make_design(context: Context, dates: Dates) -> Design:
    """Build the columns of every registered family for some days, in or out of sample."""
    names: list[str] = []
    means, sds = [], []
    blocks: list[tuple[int, Mapping[str, Floats]]] = []
    calendar = np.zeros(len(dates), bool)
    for family in FAMILIES:
        split = family.parts(context, dates)
        blocks.append((len(names), split))
        for column in family.columns(context):
            names.append(f"{family.name}.{column.name}")
            means.append(column.prior_mean)
            sds.append(column.prior_sd)
        if family.name in CALENDAR_FAMILIES:
            for part in split.values():
                calendar |= part.any(axis=1)
    parts: dict[str, Floats] = {}
    for offset, split in blocks:
        for name, block in split.items():
            whole = parts.setdefault(name, np.zeros((len(dates), len(names))))
            whole[:, offset : offset + block.shape[1]] += block
    return Design(tuple(names), np.array(means), np.array(sds), parts, calendar)


@dataclass(frozen=True, eq=False, slots=True)
class DailyFit:
    """The fitted regression of one queue: coefficients, their errors, and how far the last days lay off it."""

    names: tuple[str, ...]
    coefficients: Floats
    errors: Floats
    recent: float
    silent: bool = False

    def log_parts(self, design: Design) -> dict[str, Floats]:
        """What each part adds to the log of the level, per day."""
        return {name: part @ self.coefficients for name, part in design.parts.items()}


def fit_daily(level: Floats, share: Floats, design: Design, params: DailyParams) -> DailyFit:
    """Fit the level of the days of one queue.

    Parameters
    ----------
    level
        Contacts a full day would have had, per day of the history.
    share
        Share of the day's usual contacts that was observed; a day with too little teaches nothing.
    """
    from statsmodels.regression.linear_model import WLS

    x = design.matrix
    seen = share >= _least_share(share, params)
    target = np.where(seen, np.maximum(level, 0.0), 0.0)
    mean = float(target[seen].mean()) if seen.any() else 0.0
    if mean <= 0.0:
        return _silent(design)
    prior = design.prior_mean.copy()
    prior[0] = np.log(mean)
    mu = (target + mean) / 2.0
    rows = np.vstack([x[seen], np.eye(x.shape[1])])
    y, s, calendar = target[seen], share[seen], design.calendar_days[seen]
    mu = mu[seen]
    eta = np.log(mu)
    for _ in range(params.passes):
        relative = (y - mu) / mu
        variance = _relative_variance(relative, mu, s)
        weight = _huber(relative / np.sqrt(variance), params.huber, calendar) / variance
        working = eta + np.clip(relative, -0.9, 3.0)
        fit = WLS(np.concatenate([working, prior]), rows, np.concatenate([weight, design.prior_sd**-2.0])).fit(
            method="pinv"
        )
        before, eta = eta, np.clip(x[seen] @ fit.params, -12.0, 20.0)
        mu = np.exp(eta)
        if float(np.abs(eta - before).max()) < SETTLED:
            break
    recent = _recent(np.flatnonzero(seen), (y - mu) / mu, len(level), params)
    return DailyFit(design.names, np.asarray(fit.params), np.asarray(fit.bse), recent)


def _least_share(share: Floats, params: DailyParams) -> float:
    """Share of its contacts a day must show; where every day is hidden by events, half of the usual share."""
    shown = share[share > 0]
    return min(params.least_day_share, float(np.median(shown)) / 2.0) if len(shown) else 1.0


def _silent(design: Design) -> DailyFit:
    """Without a single contact there is no level to take the logarithm of."""
    none = np.zeros(len(design.names))
    return DailyFit(design.names, none, none, recent=0.0, silent=True)


def _relative_variance(relative: Floats, mu: Floats, share: Floats) -> Floats:
    """Variance of a day over its squared mean: Poisson noise and the days' own, from the median deviation."""
    noise = 1.0 / np.maximum(mu * share, 0.1)
    own = max(float(np.median(relative**2 - noise)) * 2.2, 4e-4)  # median of a squared normal is 1 / 2.2
    return np.asarray(noise + own)


def _huber(z: Floats, limit: float, protected: Bools) -> Floats:
    """Huber weights (1964): 1 within the limit, limit / |z| beyond; protected days keep 1."""
    weight = limit / np.maximum(np.abs(z), limit)
    return np.where(protected, 1.0, weight)


def _recent(day: Ints, relative: Floats, n_days: int, params: DailyParams) -> float:
    """How far the last days lay off the regression, on the log scale, shrunk to zero."""
    weight = 0.5 ** ((n_days - 1 - day) / params.recent_half_life_days)
    off = float((weight * np.clip(relative, -0.5, 0.5)).sum() / (weight.sum() + params.recent_prior_days))
    return float(np.log1p(off))
