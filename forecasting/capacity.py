"""Contacts and work per queue and day, week or month: what capacity planning asks for."""

from typing import Literal

import numpy as np
import pandas as pd

from forecasting.arrays import Dates
from forecasting.outlook import Forecast
from forecasting.slots import weekdays

Period = Literal["day", "week", "month"]
SECONDS_PER_HOUR = 3600.0


def capacity_table(forecast: Forecast, by: Period) -> pd.DataFrame:
    """Sum a forecast by local day, week (from Monday) or month.

    Returns
    -------
    DataFrame
        queue, period (local date it begins), days (local days of it that the forecast covers), contacts, work_h
        (contacts x AHT, hours) and peak_h (most work within an hour of the period).
    """
    table = forecast.table
    local = pd.DatetimeIndex(table["start"].iloc[: forecast.n_intervals]).tz_convert(forecast.zone).tz_localize(None)
    day = local.to_numpy().astype("datetime64[D]")
    period = _begins(day, by)
    shape = (len(forecast.queues), forecast.n_intervals)
    contacts = table["mean"].to_numpy(float).reshape(shape)
    work_h = contacts * table["aht_s"].to_numpy(float).reshape(shape) / SECONDS_PER_HOUR
    starts = np.flatnonzero(np.diff(period.astype(np.int64), prepend=-1))
    periods = len(starts)
    hourly = work_h * (60.0 / forecast.interval_min)
    days = [len(np.unique(part)) for part in np.split(day, starts[1:])]
    return pd.DataFrame(
        {
            "queue": np.repeat(np.array(forecast.queues, dtype=object), periods),
            "period": np.tile(period[starts].astype(object), shape[0]),
            "days": np.tile(days, shape[0]),
            "contacts": np.add.reduceat(contacts, starts, axis=1).reshape(-1),
            "work_h": np.add.reduceat(work_h, starts, axis=1).reshape(-1),
            "peak_h": np.maximum.reduceat(hourly, starts, axis=1).reshape(-1),
        }
    )


def _begins(day: Dates, by: Period) -> Dates:
    """Local date at which the period of each day begins."""
    if by == "day":
        return day
    if by == "month":
        return day.astype("datetime64[M]").astype("datetime64[D]")
    return day - weekdays(day)
