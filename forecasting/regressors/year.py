"""The season of the year: Fourier terms, once the history is longer than a year."""

from collections.abc import Mapping

import numpy as np

from forecasting.arrays import Dates, Floats
from forecasting.regressors.family import Column, Context, Family

YEAR_DAYS = 365.25
LEAST_HISTORY_DAYS = 400
ORDER = 4


def _columns(context: Context) -> tuple[Column, ...]:
    if context.history_days < LEAST_HISTORY_DAYS:
        return ()
    years = context.history_days / YEAR_DAYS
    sd = 0.1 * min(years / 2.0, 1.0)
    return tuple(Column(f"{wave}_{k}", 0.0, sd / k) for k in range(1, ORDER + 1) for wave in ("sin", "cos"))


def _parts(context: Context, dates: Dates) -> Mapping[str, Floats]:
    angle = 2.0 * np.pi * dates.astype("datetime64[D]").astype(float) / YEAR_DAYS
    waves = [wave(k * angle) for k in range(1, ORDER + 1) for wave in (np.sin, np.cos)]
    columns = waves if _columns(context) else []
    return {"season": np.array(columns).reshape(len(columns), len(dates)).T}


YEAR = Family("year", _columns, _parts)
