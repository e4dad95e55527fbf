"""Driver series: how far each lies off what is usual for the weekday, one part a driver.

A volume enters as the log of its ratio to the weekday's median, so its coefficient is an elasticity; where no
figure is known the day counts as usual.
"""

from collections.abc import Mapping

import numpy as np

from forecasting.arrays import Dates, Floats
from forecasting.drivers import Driver
from forecasting.regressors.family import Column, Context, Family
from forecasting.slots import weekdays

ELASTICITY_SD = 0.5
FLAG_SD = 0.3


def _columns(context: Context) -> tuple[Column, ...]:
    return tuple(
        Column(f"{driver.id}_{lag}", 0.0, ELASTICITY_SD if driver.log else FLAG_SD)
        for driver in context.drivers
        for lag in driver.lags_days
    )


def _parts(context: Context, dates: Dates) -> Mapping[str, Floats]:
    width = len(_columns(context))
    parts: dict[str, Floats] = {}
    first = 0
    for driver in context.drivers:
        design = np.zeros((len(dates), width))
        for lag in driver.lags_days:
            design[:, first] = _against_usual(driver, context, dates - np.timedelta64(lag, "D"))
            first += 1
        parts[driver.id] = design
    return parts


def _against_usual(driver: Driver, context: Context, dates: Dates) -> Floats:
    """The driver's figure on some dates, against the usual of the weekday for volumes."""
    known, raw = driver.series
    if not len(known):
        return np.zeros(len(dates))
    if driver.log:
        raw = np.log1p(raw)
        weekday, past = weekdays(known), known <= context.last_day
        for day in range(7):
            own = raw[past & (weekday == day)]
            raw[weekday == day] -= float(np.median(own)) if len(own) else float(np.median(raw))
    place = np.minimum(np.searchsorted(known, dates), len(known) - 1)
    return np.where(known[place] == dates, raw[place], 0.0)


DRIVER = Family("driver", _columns, _parts)
