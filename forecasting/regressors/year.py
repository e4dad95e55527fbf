"""The season of the year: Fourier terms, once the history is longer than a year."""

from collections.abc import Mapping

import numpy as np

from forecasting.arrays import DAYS_PER_YEAR, Dates, Floats
from forecasting.regressors.family import SEASON_HISTORY_DAYS, Column, Context, Family

ORDER = 12  # school breaks and seasons of sport need waves of a month
AMPLITUDE_SD = 0.3  # of the first wave, after two years; the k-th has a share of 1 / sqrt(k)


def _columns(context: Context) -> tuple[Column, ...]:
    if context.history_days < SEASON_HISTORY_DAYS:
        return ()
    years = context.history_days / DAYS_PER_YEAR
    sd = AMPLITUDE_SD * min(years / 2.0, 1.0)
    return tuple(Column(f"{wave}_{k}", 0.0, sd / np.sqrt(k)) for k in range(1, ORDER + 1) for wave in ("sin", "cos"))


def _parts(context: Context, dates: Dates) -> Mapping[str, Floats]:
    angle = 2.0 * np.pi * dates.astype("datetime64[D]").astype(float) / DAYS_PER_YEAR
    waves = [wave(k * angle) for k in range(1, ORDER + 1) for wave in (np.sin, np.cos)]
    columns = waves if _columns(context) else []
    return {"season": np.array(columns).reshape(len(columns), len(dates)).T}


YEAR = Family("year", _columns, _parts)
