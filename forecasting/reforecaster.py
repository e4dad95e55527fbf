"""The rest of today, in the light of today."""

from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from forecasting.arrays import Floats
from forecasting.day_level import DayLevel, update_level
from forecasting.day_prior import DayPrior, ReforecastParams, hour_kernel, level_sd, make_prior
from forecasting.day_stretch import PART, DayStretch, cut_stretch, seen_so_far
from forecasting.errors import ForecastError
from forecasting.history import ContactHistory
from forecasting.outlook import QUANTILES, Forecast, long_table

if TYPE_CHECKING:
    from forecasting.params import ForecastParams

LEAST_MEAN = 1e-9


def reforecast(forecast: Forecast, actuals: ContactHistory, now: datetime, params: "ForecastParams") -> Forecast:
    """Move the rest of the local day, and its bands, by what came against what was forecast so far.

    Actuals may be finer or coarser than the forecast, and may have gaps; rows marked "at least" count only where
    they exceed the forecast. The level of the day and the size of the events under way are updated apart, each
    as far as its contacts outweigh what was known before, and the bands narrow by what is known now. What lies
    before `now` stays, as does what is beyond both midnight and `reach_hours`. The change is a part "intraday"
    of the attribution.

    Raises
    ------
    ForecastError
        `naive_time` when `now` has no zone.
    """
    if now.tzinfo is None:
        raise ForecastError.of("naive_time", field="now")
    stretch = cut_stretch(forecast, now, params.reforecast.reach_hours)
    if stretch is None:
        return forecast
    prior = _prior(forecast, stretch, params.reforecast)
    known = (prior.level_sd[:, None] * stretch.base) ** 2 + (prior.event_sd * stretch.event) ** 2
    noise = np.maximum(stretch.variance - known, stretch.mean)
    seen = seen_so_far(stretch, actuals, noise)
    if not seen.noise.any():
        return forecast
    level = update_level(seen, prior)
    mean = np.maximum(stretch.mean + stretch.left * level.shift(stretch.hour, stretch.base, stretch.event), 0.0)
    return _with(forecast, stretch, mean, _bands(stretch, mean, level, (known, noise)))


def _prior(forecast: Forecast, stretch: DayStretch, params: ReforecastParams) -> DayPrior:
    """What the forecast knew of its own errors before the day began."""
    first_of_hour = np.unique(stretch.hour, return_index=True)[1]
    kernel = hour_kernel(stretch.local_day[first_of_hour], params)
    variance = np.maximum(stretch.variance - (params.event_sd * stretch.event) ** 2, stretch.base)
    today = stretch.local_day == 0
    about = (np.array(forecast.day_share), kernel)
    sd = level_sd(stretch.base[:, today], variance[:, today], stretch.hour[today], about, params)
    return make_prior(sd, kernel, forecast.joint_share, params)


def _bands(stretch: DayStretch, mean: Floats, level: DayLevel, before: tuple[Floats, Floats]) -> Floats:
    """Move the bands with the mean on the square-root scale, narrower by the variance that is gone.

    Noise keeps its size on that scale; what level and event size bring goes with the mean.
    """
    known, noise = before
    after = level.variance(stretch.hour, stretch.base, stretch.event)
    old = np.maximum(stretch.mean, LEAST_MEAN)
    ratio = np.sqrt((after * old / np.maximum(mean, old / 10.0) + noise) / np.maximum(known + noise, LEAST_MEAN))
    ratio = 1.0 + stretch.left * (ratio - 1.0)
    offset = np.sqrt(stretch.bands) - np.sqrt(stretch.mean)
    moved = np.maximum(np.sqrt(mean) + offset * ratio, 0.0) ** 2
    moved = np.where((mean > 0) & (stretch.bands > 0), moved, 0.0)  # what may be nothing at all stays so
    return np.where(stretch.left > 0, moved, stretch.bands)


def _with(forecast: Forecast, stretch: DayStretch, mean: Floats, bands: Floats) -> Forecast:
    """The forecast with the stretch replaced, and the change named."""
    table = forecast.table.copy()
    shape = (len(forecast.queues), forecast.n_intervals)
    for column, values in zip(("mean", *QUANTILES), (mean, *bands), strict=True):
        whole = table[column].to_numpy(float).reshape(shape).copy()
        whole[:, stretch.inside] = values
        table[column] = whole.reshape(-1)
    gain = long_table(forecast.queues, stretch.start_min, {"contacts": mean - stretch.mean})
    gain = gain[gain["contacts"] != 0.0]
    gain.insert(2, "part", PART)
    return replace(forecast, table=table, attribution=pd.concat([forecast.attribution, gain], ignore_index=True))
