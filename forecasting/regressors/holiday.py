"""Public holidays, half days, eves, and the first open days after a holiday, on which put-off contacts come."""

from collections.abc import Mapping

import numpy as np

from forecasting.arrays import Bools, Dates, Floats
from forecasting.events import Event, Holiday
from forecasting.regressors.family import Column, Context, Family, first_date_flags
from forecasting.slots import weekdays

AFTER_SDS = (0.2, 0.1, 0.07)  # of the first, second and third open day after
LONGEST_CLOSED_DAYS = 10


def _columns(context: Context) -> tuple[Column, ...]:
    after = (Column(f"after_{n}", 0.0, sd) for n, sd in enumerate(AFTER_SDS, start=1))
    return (Column("holiday", 0.0, 0.5), Column("half_day", 0.0, 0.3), Column("eve", 0.0, 0.2), *after)


def _parts(context: Context, dates: Dates) -> Mapping[str, Floats]:
    def flags(part: str, on: Dates) -> Floats:
        events: tuple[Event, ...] = tuple(e for e in context.events if isinstance(e, Holiday) and e.part == part)
        return first_date_flags(events, on, context.zone)

    full, half = flags("full", dates), flags("half", dates)
    eve = flags("eve", dates) * (1.0 - full) * (1.0 - half)
    # Days before the first date are looked at too: the holiday may lie before the stretch.
    wide = dates[0] + np.arange(-len(AFTER_SDS) * LONGEST_CLOSED_DAYS, int((dates[-1] - dates[0]).astype(int)) + 1)
    after = _open_days_after(flags("full", wide) > 0, np.array(context.open_weekdays)[weekdays(wide)])
    place = (dates - wide[0]).astype(int)
    return {"holiday": np.column_stack([full, half * (1.0 - full), eve, *after[:, place]])}


def _open_days_after(holiday: Bools, usually_open: Bools) -> Floats:
    """Mark the first, second and third open day after each holiday; one row each."""
    after = np.zeros((len(AFTER_SDS), len(holiday)))
    count = len(AFTER_SDS)
    for day, (is_holiday, is_open) in enumerate(zip(holiday, usually_open, strict=True)):
        if is_holiday:
            count = 0
        elif is_open and count < len(AFTER_SDS):
            after[count, day] = 1.0
            count += 1
    return after


HOLIDAY = Family("holiday", _columns, _parts)
