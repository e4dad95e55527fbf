"""The calibration of a forecast, made once for all inputs that share a past: what-ifs move what is to come."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import replace
from datetime import timedelta
from hashlib import sha256
from threading import Lock
from typing import TYPE_CHECKING

from planner import codec

if TYPE_CHECKING:
    from datetime import datetime

    from forecasting import Calendar, ContactHistory, Event, ForecastParams, QueueTraits
    from forecasting.calibration import Calibration

FELT_BEFORE = timedelta(days=1)
"""Nobody calls earlier because of an event that is felt by the hour: the longest build-up is three hours."""
MOST_HELD = 2

_HELD: OrderedDict[str, Calibration] = OrderedDict()
_LOCK = Lock()


def calibrated(
    history: ContactHistory, queues: tuple[QueueTraits, ...], calendar: Calendar, params: ForecastParams
) -> Calibration:
    """Look back from earlier origins, or remember having done so: events beyond the history have no part in it.

    Raises
    ------
    forecasting.ForecastError
        When history, queues or calendar cannot be used.
    """
    import forecasting

    past = past_calendar(calendar, _end(history))
    key = _digest(history, queues, past, params)
    with _LOCK:
        if key in _HELD:
            _HELD.move_to_end(key)
            return _HELD[key]
    made = forecasting.calibrate(history, queues, past, params)
    with _LOCK:
        _HELD[key] = made
        while len(_HELD) > MOST_HELD:
            _HELD.popitem(last=False)
    return made


def past_calendar(calendar: Calendar, end: datetime | None) -> Calendar:
    """The calendar without what is still to come and cannot have moved a contact before a moment.

    An event goes only if all its versions do, and none that stays is said to be like it. What the days' level knows of
    (holidays, paydays, Ramadan, lasting changes) stays.
    """
    if end is None:
        return calendar
    every = (*calendar.earlier, *calendar.events)
    kept = {event.id for event in every if event.starts_at < end + FELT_BEFORE or not event.course.phases}
    kept |= {event.id for event in every if _of_the_day(event)}
    kept |= {event.like for event in every if event.id in kept and event.like is not None}
    return replace(
        calendar,
        events=tuple(event for event in calendar.events if event.id in kept),
        earlier=tuple(event for event in calendar.earlier if event.id in kept),
    )


def _of_the_day(event: Event) -> bool:
    from forecasting import Change, Holiday, Payday, Ramadan

    return isinstance(event, Change | Holiday | Payday | Ramadan)


def _end(history: ContactHistory) -> datetime | None:
    """The end of the last interval of history."""
    if history.frame.empty:
        return None
    last: datetime = history.frame["start"].max().to_pydatetime()
    return last + timedelta(minutes=history.interval_min)


def _digest(
    history: ContactHistory, queues: tuple[QueueTraits, ...], calendar: Calendar, params: ForecastParams
) -> str:
    """Of all that a calibration is made of."""
    import pandas as pd

    rows = sha256(pd.util.hash_pandas_object(history.frame, index=False).to_numpy().tobytes()).hexdigest()
    about = (history.interval_min, history.zone, tuple(map(str, history.frame.columns)))
    return codec.digest_of_texts(map(repr, (rows, about, queues, calendar, params)))
