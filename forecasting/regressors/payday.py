"""Paydays: the day itself and the day after, on which new money is played."""

from collections.abc import Mapping

import numpy as np

from forecasting.arrays import Dates, Floats
from forecasting.events import Event, Payday
from forecasting.regressors.family import Column, Context, Family, first_date_flags


def _columns(context: Context) -> tuple[Column, ...]:
    return (Column("payday", 0.0, 0.2), Column("day_after_payday", 0.0, 0.1))


def _parts(context: Context, dates: Dates) -> Mapping[str, Floats]:
    paydays: tuple[Event, ...] = tuple(e for e in context.events if isinstance(e, Payday))
    on = first_date_flags(paydays, dates, context.zone)
    after = first_date_flags(paydays, dates - np.timedelta64(1, "D"), context.zone) * (1.0 - on)
    return {"payday": np.column_stack([on, after])}


PAYDAY = Family("payday", _columns, _parts)
