"""The place in the month: its first days, its first working day, its last days."""

from collections.abc import Mapping

import numpy as np

from forecasting.arrays import Dates, Floats
from forecasting.regressors.family import Column, Context, Family
from forecasting.slots import weekdays


def _columns(context: Context) -> tuple[Column, ...]:
    names = ("first_working_day", "days_1_3", "days_4_7", "mid_month", "last_days")
    return tuple(Column(name, 0.0, 0.1) for name in names)


def _parts(context: Context, dates: Dates) -> Mapping[str, Floats]:
    month = dates.astype("datetime64[M]")
    day = (dates - month.astype("datetime64[D]")).astype(int) + 1
    left = ((month + 1).astype("datetime64[D]") - dates).astype(int)
    weekday = weekdays(dates)
    # The 1st if it is a working day, else the Monday after.
    first_working = ((day == 1) & (weekday < 5)) | ((day <= 3) & (day > 1) & (weekday == 0))
    columns = [first_working, day <= 3, (day > 3) & (day <= 7), (day >= 13) & (day <= 17), left <= 2]
    return {"month": np.column_stack(columns).astype(float)}


MONTH = Family("month", _columns, _parts)
