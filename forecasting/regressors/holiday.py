"""Public holidays, half days, eves and the day after."""

from collections.abc import Mapping

import numpy as np

from forecasting.arrays import Dates, Floats
from forecasting.events import Event, Holiday
from forecasting.regressors.family import Column, Context, Family, first_date_flags


def _columns(context: Context) -> tuple[Column, ...]:
    return (
        Column("holiday", 0.0, 0.5),
        Column("half_day", 0.0, 0.3),
        Column("eve", 0.0, 0.2),
        Column("day_after", 0.0, 0.2),
    )


def _parts(context: Context, dates: Dates) -> Mapping[str, Floats]:
    def flags(part: str, on: Dates) -> Floats:
        events: tuple[Event, ...] = tuple(e for e in context.events if isinstance(e, Holiday) and e.part == part)
        return first_date_flags(events, on, context.zone)

    full, half = flags("full", dates), flags("half", dates)
    after = flags("full", dates - np.timedelta64(1, "D")) * (1.0 - full)
    eve = flags("eve", dates) * (1.0 - full) * (1.0 - half)
    return {"holiday": np.column_stack([full, half * (1.0 - full), eve, after])}


HOLIDAY = Family("holiday", _columns, _parts)
