"""Beyond the weeks that bands are measured on: stated growth, wider bands, and what nobody can know yet.

The learnt trend is damped and settles within weeks, because carrying today's slope on is the usual way to be
wrong. What the business expects beyond is an assumption that the planner states and the attribution names.

Bands widen as if the level wandered (a random walk: variance grows with time). Two public series set the size:
at a bank the error of a week's level grew by 3 % within 8 weeks; a booking line of three years with a strong
season and steady growth, learnt from little more than a year, was off by a quarter after four months, its
growth apart. The default lies between them; who knows more states `level_sd_per_year`.
"""

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd
from pydantic import BaseModel, ConfigDict, Field

from forecasting.arrays import DAYS_PER_YEAR, MINUTES_PER_DAY, Floats
from forecasting.day_prior import BAND_WIDTH
from forecasting.events import Launch, Match, Message, Promotion, Tournament
from forecasting.history import utc_minutes
from forecasting.notes import Note
from forecasting.outlook import QUANTILES, Forecast
from forecasting.regressors.family import SEASON_HISTORY_DAYS
from forecasting.spread import POISSON_SQRT_VARIANCE

if TYPE_CHECKING:
    from forecasting.panel import Panel
    from forecasting.params import ForecastParams

PART = "growth"
SETTLED_DAYS = 28.0  # the learnt trend has settled; stated growth takes over
FAR_DAYS = 56  # from here on the horizon is far: bands widen, and gaps of knowledge are noted
SCHEDULED = (Match, Tournament, Promotion, Message, Launch)


class LongHorizonParams(BaseModel):
    """Assumptions about the far future."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    growth_per_year: float | None = Field(default=None, gt=-1, le=10, description="share a year; None is no growth")
    level_sd_per_year: float = Field(default=0.12, ge=0, le=1, description="the level wanders by this share in a year")
    unseen_season_sd: float = Field(default=0.1, ge=0, le=1, description="of a season too long for the history")


def far_ahead(forecast: Forecast, past: "Panel", params: "ForecastParams") -> Forecast:
    """Lay stated growth over a forecast, as a part "growth", and widen its bands beyond the measured leads."""
    end_min = past.setting.grid.end_min
    start = utc_minutes(forecast.table["start"].iloc[: forecast.n_intervals])
    lead_days = np.maximum((start + forecast.interval_min / 2 - end_min) / MINUTES_PER_DAY, 0.0)
    far = params.long_horizon
    notes = (*forecast.notes, *_notes(past, float(lead_days[-1]), far))
    grown = growth_factor(lead_days, far)
    seasonal = len(past.setting.grid.dates) >= SEASON_HISTORY_DAYS
    spread = level_variance(lead_days, max(params.calibration.lead_days, FAR_DAYS), seasonal, far)
    if (grown == 1.0).all() and not spread.any():
        return replace(forecast, notes=notes)
    return _laid_over(replace(forecast, notes=notes), grown, spread)


def growth_factor(lead_days: Floats, params: LongHorizonParams) -> Floats:
    """Stated growth, compounded, from where the learnt trend has settled."""
    years = np.maximum(lead_days - SETTLED_DAYS, 0.0) / DAYS_PER_YEAR
    return np.asarray((1.0 + (params.growth_per_year or 0.0)) ** years)


def level_variance(lead_days: Floats, measured_days: int, seasonal: bool, params: LongHorizonParams) -> Floats:
    """Variance of the level, as a share squared, that comes on top of what was measured up to some lead."""
    beyond = np.maximum(lead_days - measured_days, 0.0) / DAYS_PER_YEAR
    season = 0.0 if seasonal else params.unseen_season_sd**2 * np.minimum(2.0 * beyond, 1.0)
    return np.asarray(params.level_sd_per_year**2 * beyond + season)


def _laid_over(forecast: Forecast, grown: Floats, spread: Floats) -> Forecast:
    """Scale the mean, and the bands on the square-root scale: Poisson noise stays, the rest goes with the mean."""
    table = forecast.table.copy()
    grown, spread = (np.tile(v, len(forecast.queues)) for v in (grown, spread))
    before = table["mean"].to_numpy(float)
    mean = before * grown
    roots = np.sqrt(table[list(QUANTILES)].to_numpy(float).T)
    known = np.maximum(((roots[5] - roots[1]) / BAND_WIDTH) ** 2, POISSON_SQRT_VARIANCE)
    wider = POISSON_SQRT_VARIANCE + (known - POISSON_SQRT_VARIANCE) * grown + mean * spread / 4.0
    moved = np.maximum(np.sqrt(mean) + (roots - np.sqrt(before)) * np.sqrt(wider / known), 0.0) ** 2
    moved = np.where((roots > 0) & (mean > 0), moved, 0.0)
    for name, values in zip(("mean", *QUANTILES), (mean, *moved), strict=True):
        table[name] = values
    gain = table[["queue", "start"]].assign(part=PART, contacts=mean - before)
    gain = gain[(gain["contacts"] != 0.0).to_numpy()]
    return replace(forecast, table=table, attribution=pd.concat([forecast.attribution, gain], ignore_index=True))


def _notes(past: "Panel", last_day: float, params: LongHorizonParams) -> list[Note]:
    """What a far forecast assumes, and what it cannot know."""
    if last_day <= FAR_DAYS:
        return []
    notes = [Note("growth_assumed", {"percent": f"{100.0 * (params.growth_per_year or 0.0):.3g}"})]
    days = len(past.setting.grid.dates)
    if days < SEASON_HISTORY_DAYS:
        notes.append(Note("no_yearly_season", {"days": days, "wanted_days": SEASON_HISTORY_DAYS}))
    known = [e.until_min for e in past.setting.events if isinstance(e, SCHEDULED)]
    end_min = past.setting.grid.end_min
    if known and max(known) < end_min + last_day * MINUTES_PER_DAY - 7 * MINUTES_PER_DAY:
        notes.append(Note("events_unknown_after", {"start_min": max(known)}))
    return notes
