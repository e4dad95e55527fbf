"""Which forecasts nights made, of the days of their draft and of the days already published: noted to be scored later.

A note names the stage by its digest and is kept among the steps of nights; a forecast found again is noted once, as of
when it was first made.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date, datetime, timedelta

from sqlalchemy import Connection, select

from planner.plans import Plan
from planner.scoring.told_before import Told
from planner.store import Store
from planner.store.attempts import record_step, step_done
from planner.store.tables import steps

FORECAST = "forecast"
"""Step under whose name forecasts are noted; their keys are those of the stages."""
MOST_NOTES = 400
"""Newest notes that are looked at: two a night, for half a year."""


def note_forecast(store: Store, made: Plan, at: datetime) -> None:
    """Note the forecast of a plan or of a part of one, by its key, as-of and days; it lies among the stages.

    Raises
    ------
    StoreError
        If the store refuses.
    """
    key = dict(made.keys)["forecast"]
    if step_done(store, key, FORECAST) is None:
        last = made.start + timedelta(weeks=made.weeks, days=-1)
        told = {"as_of": made.as_of, "first": made.start, "last": last}
        record = {name: value.isoformat() for name, value in told.items()}
        record_step(store, key, FORECAST, at, {**record, "plan": made.id})


def told_by_nights(store: Store) -> Iterator[Told]:
    """The forecasts that nights noted, the newest first."""
    noted = select(steps.c.key, steps.c.record).where(steps.c.step == FORECAST)
    with store.reading() as connection:
        rows = connection.execute(noted.order_by(steps.c.finished_at.desc(), steps.c.key).limit(MOST_NOTES)).all()
    for row in rows:
        told = json.loads(row.record)
        first, last = date.fromisoformat(told["first"]), date.fromisoformat(told["last"])
        as_of = datetime.fromisoformat(told["as_of"])
        yield Told(str(told["plan"]), as_of, first, last + timedelta(days=1), str(row.key), ())


def noted_since(connection: Connection, limit: str) -> frozenset[str]:
    """Keys of the stages that nights since a moment (as the store writes it) may still be scored by."""
    query = select(steps.c.key).where(steps.c.step == FORECAST, steps.c.finished_at >= limit)
    return frozenset(str(key) for key in connection.execute(query).scalars())
