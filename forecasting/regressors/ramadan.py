"""Ramadan: another level of the whole day; the rhythm within the day has its own curve (events/ramadan.py)."""

from collections.abc import Mapping

import numpy as np

from forecasting.arrays import Dates, Floats
from forecasting.events import Event, Ramadan
from forecasting.regressors.family import Column, Context, Family, first_date_flags


def _days(context: Context) -> tuple[Event, ...]:
    return tuple(e for e in context.events if isinstance(e, Ramadan))


def _columns(context: Context) -> tuple[Column, ...]:
    return (Column("ramadan", 0.0, 0.05),) if _days(context) else ()


def _parts(context: Context, dates: Dates) -> Mapping[str, Floats]:
    days = _days(context)
    if not days:
        return {}
    return {"ramadan": np.column_stack([first_date_flags(days, dates, context.zone)])}


RAMADAN = Family("ramadan", _columns, _parts)
