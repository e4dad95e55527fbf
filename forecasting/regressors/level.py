"""The level itself: one column of ones; its part of the attribution is the base."""

from collections.abc import Mapping

import numpy as np

from forecasting.arrays import Dates, Floats
from forecasting.regressors.family import Column, Context, Family


def _columns(context: Context) -> tuple[Column, ...]:
    return (Column("level", 0.0, 100.0),)


def _parts(context: Context, dates: Dates) -> Mapping[str, Floats]:
    return {"base": np.ones((len(dates), 1))}


LEVEL = Family("level", _columns, _parts)
