"""Our own forecaster, in its one default configuration and with its own bands."""

from __future__ import annotations

import time
from datetime import UTC, date, datetime, timedelta

import numpy as np
import pandas as pd

import forecasting
from contest.case import Happening, Series
from contest.contenders.contender import Prediction
from contest.refusal import Refused
from contest.sight import Sight
from forecasting import (
    Calendar,
    ContactHistory,
    Event,
    ForecastError,
    ForecastParams,
    Horizon,
    QueueTraits,
    calibrate,
    forecast,
)

BANDS = ("q05", "q10", "q25", "q50", "q75", "q90", "q95")
EPOCH = date(1970, 1, 1)
UNKNOWN_AHT_S = np.nan


class Vardiya:
    """Calibrate at the origin on what was known there, then forecast."""

    name = "vardiya"

    def predict(self, sight: Sight) -> Prediction:
        """Calibrate and forecast, both timed."""
        history, queues, calendar = _history(sight), _queues(sight), _calendar(sight)
        params = ForecastParams(interval_min=sight.interval_min)
        end = _moment(int(sight.start_min[-1]) + sight.interval_min)
        horizon = Horizon(_moment(sight.origin_min), end, sight.interval_min)
        began = time.perf_counter()
        try:
            calibration = calibrate(history, queues, calendar, params)
            calibrated = time.perf_counter()
            told = forecast(history, queues, calendar, horizon, params, calibration)
        except ForecastError as error:
            raise Refused(f"vardiya at {_moment(sight.origin_min):%Y-%m-%d}: {error}") from error
        ended = time.perf_counter()
        shape = (len(queues), sight.n_ahead)
        table = told.table  # sorted by queue, as the queues of a case are
        return Prediction(
            table["mean"].to_numpy(float).reshape(shape),
            table[list(BANDS)].to_numpy(float).T.reshape(len(BANDS), *shape),
            {"fit_seconds": ended - calibrated, "calibrate_seconds": calibrated - began},
        )


def _moment(utc_min: int) -> datetime:
    return datetime.fromtimestamp(utc_min * 60, UTC)


def _history(sight: Sight) -> ContactHistory:
    queue, cell = np.nonzero(~np.isnan(sight.past))
    names = np.array([q.name for q in sight.queues], dtype=object)
    frame = pd.DataFrame(
        {
            "queue": pd.Series(names[queue], dtype=object),
            "start": pd.to_datetime(sight.start_min[cell] * 60, unit="s", utc=True),
            "offered": sight.past[queue, cell],
            "aht_s": UNKNOWN_AHT_S,
        }
    )
    return ContactHistory(frame, sight.interval_min, sight.zone)


def _queues(sight: Sight) -> tuple[QueueTraits, ...]:
    return tuple(QueueTraits(q.name, q.channel, q.language, q.skill, q.opening) for q in sight.queues)


def _calendar(sight: Sight) -> Calendar:
    events = tuple(_event(e, sight) for e in sight.events)
    if not sight.series:
        return Calendar(sight.zone, events)
    return Calendar(sight.zone, events, drivers=tuple(_driver(s) for s in sight.series))


def _driver(series: Series) -> forecasting.Driver:
    values = {EPOCH + timedelta(days=day): value for day, value in series.values.items()}
    return forecasting.Driver(id=series.id, values=values, log=series.log, lead_days=series.ahead_days)


def _event(event: Happening, sight: Sight) -> Event:
    kinds = {kind.kind: kind for kind in forecasting.EVENTS}
    more = {"part": event.part} if event.kind == "holiday" else {}
    return kinds[event.kind](
        id=event.id,
        starts_at=_moment(event.start_min),
        ends_at=None if event.end_min is None else _moment(event.end_min),
        date_only=event.date_only,
        tier=event.tier,
        tags=frozenset(event.tags),
        channels=frozenset(event.channels),
        languages=frozenset(event.languages),
        skills=frozenset(event.skills),
        **more,
    )
