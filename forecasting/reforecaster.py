"""The rest of today, in the light of today."""

from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import numpy as np
import pandas as pd
from pydantic import BaseModel, ConfigDict, Field

from forecasting.arrays import Bools, Floats, Ints
from forecasting.errors import ForecastError
from forecasting.history import ContactHistory, utc_minutes
from forecasting.outlook import QUANTILES, Forecast

if TYPE_CHECKING:
    from forecasting.params import ForecastParams

PART = "intraday"


class ReforecastParams(BaseModel):
    """Settings of the intraday reforecast."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    prior_contacts: float = Field(default=60.0, gt=0, description="contacts the pooled ratio counts for in a queue")
    pooled_prior_contacts: float = Field(default=150.0, gt=0, description="contacts 'as forecast' counts for")


def reforecast(forecast: Forecast, actuals: ContactHistory, now: datetime, params: "ForecastParams") -> Forecast:
    """Scale the rest of the local day by what came against what was forecast so far.

    Each queue's ratio is shrunk to that of all queues, and that to one, by contacts; the change is a part
    "intraday" of the attribution. What lies before `now` and after the day stays.

    Raises
    ------
    ForecastError
        `naive_time` when `now` has no zone.
    """
    if now.tzinfo is None:
        raise ForecastError.of("naive_time", field="now")
    table = forecast.table
    start = utc_minutes(table["start"])
    midnight = datetime.combine(now.astimezone(ZoneInfo(forecast.zone)).date(), datetime.min.time())
    day_start = int(midnight.replace(tzinfo=ZoneInfo(forecast.zone)).timestamp() // 60)
    local_day = table["start"].dt.tz_convert(forecast.zone).dt.date.to_numpy()
    now_min = int(now.timestamp() // 60)
    done = (start >= day_start) & (start + forecast.interval_min <= now_min)
    rest = (start >= now_min) & (local_day == midnight.date())
    came = _came(forecast, actuals, start, done)
    ratio = _ratios(forecast, came, params.reforecast)
    factor = np.where(rest, np.repeat(ratio, forecast.n_intervals), 1.0)
    return _scaled(forecast, factor)


def _came(forecast: Forecast, actuals: ContactHistory, start: Ints, done: Bools) -> Floats:
    """Contacts per row of the table so far today; NaN where not done or not fully reported."""
    seen = actuals.frame
    width = forecast.interval_min
    cell = utc_minutes(seen["start"]) // width * width if len(seen) else np.empty(0, np.int64)
    grouped = pd.DataFrame({"queue": seen["queue"].to_numpy(), "cell": cell, "offered": seen["offered"].to_numpy()})
    total = grouped.groupby(["queue", "cell"], sort=True)["offered"].agg(["sum", "count"])
    whole = total.loc[total["count"] * actuals.interval_min == width, "sum"]
    keys = pd.MultiIndex.from_arrays([forecast.table["queue"], start])
    came: Floats = np.where(done, whole.reindex(keys).to_numpy(float), np.nan)
    return came


def _ratios(forecast: Forecast, came: Floats, params: ReforecastParams) -> Floats:
    """Actual over forecast per queue, shrunk to the pooled ratio, and that to one."""
    shape = (len(forecast.queues), forecast.n_intervals)
    actual = came.reshape(shape)
    mean = forecast.table["mean"].to_numpy(float).reshape(shape)
    expected = np.where(np.isnan(actual), 0.0, mean).sum(1)
    observed = np.nansum(actual, axis=1)
    k = params.pooled_prior_contacts
    pooled = (observed.sum() + k) / (expected.sum() + k)
    ratios: Floats = (observed + params.prior_contacts * pooled) / (expected + params.prior_contacts)
    return ratios


def _scaled(forecast: Forecast, factor: Floats) -> Forecast:
    """Multiply mean and bands, and name the change."""
    table = forecast.table.copy()
    gain = table["mean"].to_numpy(float) * (factor - 1.0)
    for column in ("mean", *QUANTILES):
        table[column] = table[column].to_numpy(float) * factor
    changed = gain != 0.0
    part = table.loc[changed, ["queue", "start"]].assign(part=PART, contacts=gain[changed])
    attribution = pd.concat([forecast.attribution, part], ignore_index=True)
    attribution = attribution.sort_values(["queue", "start"], kind="stable", ignore_index=True)
    return replace(forecast, table=table, attribution=attribution)
