"""The trend: a slope with penalised hinges every four weeks, damped beyond the end of the history.

Prophet's piecewise trend in closed form (Taylor and Letham 2018, section 3.1), with a normal instead of a
Laplace prior on the hinges. All columns are zero at the end of the history, so the base is today's level.
"""

from collections.abc import Mapping

import numpy as np

from forecasting.arrays import Dates, Floats
from forecasting.regressors.family import SEASON_HISTORY_DAYS, Column, Context, Family

HINGE_DAYS = 28
SEASONAL_HINGE_DAYS = 56  # once the season of the year has columns of its own
SLOPE_SD = (
    0.01  # a month; today's slope carried on is the usual way to be wrong (measured: 0.08 costs 0.4 to 1.7 points)
)
HINGE_SD = 0.05
SEASONAL_HINGE_SD = 0.03  # the same then
MONTH_DAYS = 30.0
DAMPING = 0.95  # a slope is worth half after two weeks and settles at three weeks of itself


def _hinges(context: Context) -> list[int]:
    """Days before the end of the history at which the slope may change."""
    every = SEASONAL_HINGE_DAYS if context.history_days >= SEASON_HISTORY_DAYS else HINGE_DAYS
    return list(range(every, context.history_days - every // 2, every))


def _columns(context: Context) -> tuple[Column, ...]:
    slope = Column("slope", 0.0, SLOPE_SD)
    sd = HINGE_SD if context.history_days < SEASON_HISTORY_DAYS else SEASONAL_HINGE_SD
    return (slope, *(Column(f"hinge_{day}", 0.0, sd) for day in _hinges(context)))


def _parts(context: Context, dates: Dates) -> Mapping[str, Floats]:
    ahead = (dates - context.last_day).astype("timedelta64[D]").astype(float)
    future = np.maximum(ahead, 0.0)
    time = np.minimum(ahead, 0.0) + DAMPING * (1.0 - DAMPING**future) / (1.0 - DAMPING)
    # Each hinge column acts before its hinge only: the last stretch has the plain slope.
    columns = [time / MONTH_DAYS, *(np.minimum(time + day, 0.0) / MONTH_DAYS for day in _hinges(context))]
    return {"trend": np.column_stack(columns)}


TREND = Family("trend", _columns, _parts)
