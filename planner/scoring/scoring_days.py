"""Score every ended day once, by forecasts that were stored before it began."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, cast
from zoneinfo import ZoneInfo

from sqlalchemy import insert, select

from planner.inputs import Inputs
from planner.scoring.days import Day, came, ended_days, is_whole, scores_of
from planner.scoring.night_forecasts import told_by_nights
from planner.scoring.score_row import Score
from planner.scoring.told_before import Told, told_before, told_plans
from planner.store import Store
from planner.store.tables import scores

if TYPE_CHECKING:
    from forecasting import Forecast

MOST_DAYS = 35
"""Days back for which contacts may still arrive late and be scored."""


def score(store: Store, inputs: Inputs, *, now: datetime) -> tuple[Score, ...]:
    """Score the days that ended and were not scored yet, and keep the scores; `now` only stamps them.

    A day is scored by the newest forecast whose as-of is not after the day's first minute - a plan's, or what a night
    made of days that were published already - and by what was published then, if another. One that is not kept any
    more gives way to the next. Contacts that arrive late are scored when they come; a queue's day is scored in one go
    and never again, whatever is planned or delivered later.

    Raises
    ------
    StoreError
        If the store refuses.
    """
    days = ended_days(inputs, MOST_DAYS)
    held = _held(store, days[-1].day)
    plans = (*told_plans(store), *told_by_nights(store))
    forecasts = _Forecasts(store)
    found = tuple(one for day in reversed(days) for one in _of_day(inputs, day, plans, held, forecasts))
    if found:
        _keep(store, found, now)
    return found


class _Forecasts:
    """Forecasts of stored plans, the last one used kept: days that follow one another mostly share it."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._key, self._made = "", cast("Forecast | None", None)

    def of(self, told: Told) -> Forecast | None:
        """The forecast of a plan; None where retention let it go."""
        if told.forecast_key != self._key:
            self._key, self._made = told.forecast_key, cast("Forecast | None", self._store.stage(told.forecast_key))
        return self._made


def _of_day(
    inputs: Inputs, day: Day, plans: tuple[Told, ...], held: frozenset[tuple[str, str]], forecasts: _Forecasts
) -> list[Score]:
    actual = came(inputs, day)
    done = {queue for scored, queue in held if scored == day.day.isoformat()}
    actual = actual[~actual["queue"].isin(done)]
    if actual.empty:
        return []
    zone, found = ZoneInfo(inputs.operation.config.zone), dict[tuple[str, int], Score]()
    tellers = _readable(plans, day, forecasts)
    whole = all(is_whole(inputs, day, made) for _, made in tellers)
    for told, made in tellers:
        lead = (day.day - told.as_of.astimezone(zone).date()).days
        for one in scores_of(day, actual, made, (told.plan, lead)) if whole else ():
            found.setdefault((one.queue, lead), one)
    return list(found.values())


def _readable(plans: tuple[Told, ...], day: Day, forecasts: _Forecasts) -> list[tuple[Told, Forecast]]:
    """Who spoke of the day before it began, as if those whose forecast is lost had not."""
    while True:
        tellers = [(told, forecasts.of(told)) for told in told_before(plans, day.day, day.begins)]
        lost = {told.forecast_key for told, made in tellers if made is None}
        if not lost:
            return [(told, made) for told, made in tellers if made is not None]
        plans = tuple(one for one in plans if one.forecast_key not in lost)


def _held(store: Store, since: date) -> frozenset[tuple[str, str]]:
    """(day, queue) that were scored already."""
    query = select(scores.c.day, scores.c.queue).where(scores.c.day >= since.isoformat()).distinct()
    with store.reading() as connection:
        return frozenset((str(row.day), str(row.queue)) for row in connection.execute(query))


def _keep(store: Store, found: tuple[Score, ...], now: datetime) -> None:
    rows = [
        {
            "day": one.day.isoformat(),
            "queue": one.queue,
            "lead_days": one.lead_days,
            "plan": one.plan,
            "intervals": one.intervals,
            "offered": one.offered,
            "expected": one.expected,
            "missed": one.missed,
            "inside": one.inside,
            "scored_at": now.isoformat(),
        }
        for one in found
    ]
    with store.writing() as connection:
        connection.execute(insert(scores), rows)
