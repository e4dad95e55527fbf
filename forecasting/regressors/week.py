"""The weekday: one column per day of the week."""

from collections.abc import Mapping

import numpy as np

from forecasting.arrays import Dates, Floats
from forecasting.regressors.family import Column, Context, Family
from forecasting.slots import weekdays


def _columns(context: Context) -> tuple[Column, ...]:
    return tuple(Column(f"weekday_{day}", 0.0, 0.7) for day in range(7))


def _parts(context: Context, dates: Dates) -> Mapping[str, Floats]:
    return {"week": (weekdays(dates)[:, None] == np.arange(7)).astype(float)}


WEEK = Family("week", _columns, _parts)
