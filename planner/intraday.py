"""Today so far, and the rest of today in its light."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, cast
from zoneinfo import ZoneInfo

import numpy as np
import pandas as pd

from planner.inputs import Inputs, PlanRequest, gather
from planner.outlook import forecast_params, seen_history
from planner.pipeline import run_pipeline
from planner.problems import OperationError, Problem
from planner.reported import reported_contacts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from forecasting import ContactHistory, Forecast
    from planner.plans import Plan
    from planner.store import Store
    from solver.cover import FloatArray

PATHS = 400
EVERY = "*"
"""All queues together."""
REPORTED_BEFORE = timedelta(days=1)  # the evening before tells of the night


@dataclass(frozen=True, eq=False, slots=True)
class Today:
    """A day under way.

    Attributes
    ----------
    inputs : the operation as of the asked moment.
    plan : id of the plan that the forecast is of; None where it was made for this.
    made_at : as of when the forecast was made, local.
    until : end of what was reported, local; the rest of the day begins with the first interval from here.
    intervals : queue, start (local), came (NaN where not reported), and mean, q10, q90 before and after
        ("mean_before" ...): today, and beyond midnight what today changes.
    queues : per queue, and "*" for all: came, expected (both of the intervals reported), intervals, and of the
        rest of the day before, low_before, high_before, after, low_after, high_after; bands of 80 %.
    """

    inputs: Inputs
    day: date
    plan: str | None
    made_at: datetime
    until: datetime
    intervals: pd.DataFrame
    queues: pd.DataFrame

    @property
    def over(self) -> bool:
        """Whether nothing is expected any more today."""
        return not bool((self.queues[["before", "after"]] > 0).to_numpy().any())


def today(inputs: Inputs, store: Store) -> Today:
    """Compare today with its forecast as it was at midnight, and forecast the rest again.

    Today is the local day in which the history that is seen ends. Its forecast is the newest plan's, if that
    covers the day and was made before it, else that of the plan in force today, else one as of midnight.

    Raises
    ------
    OperationError
        `nothing_today` where nothing of today is reported by the asked moment.
    """
    import forecasting

    zone = ZoneInfo(inputs.operation.config.zone)
    until, asked = inputs.seen_until.astimezone(zone), inputs.as_of.astimezone(zone)
    day = _day(until, asked)
    midnight = datetime.combine(day, time(), zone)
    before, plan, made_at = _as_of_midnight(inputs, midnight, store)
    after = forecasting.reforecast(before, _reported(inputs, midnight), until, forecast_params(inputs.operation))
    intervals = _intervals(inputs, before, after, midnight)
    queues = _queues(intervals, (until, _next(midnight)), (before, _less_tied(before, after, until)), inputs.seed)
    return Today(inputs, day, plan, made_at.astimezone(zone), until, intervals, queues)


def _day(until: datetime, asked: datetime) -> date:
    """The day in which the reports end; it has to be that of the asked moment (midnight belongs to the day before)."""
    day, wanted = (((moment - timedelta(microseconds=1)).date()) for moment in (until, asked))
    if day != wanted:
        told = (("until", until.strftime("%Y-%m-%d %H:%M")), ("day", wanted.isoformat()))
        moment = asked.strftime("%Y-%m-%d %H:%M")
        raise OperationError((Problem("command line", None, "as-of", "nothing_today", moment, told),))
    return day


def _as_of_midnight(inputs: Inputs, midnight: datetime, store: Store) -> tuple[Forecast, str | None, datetime]:
    """The day's forecast, the plan it is of, and as of when."""
    for stored in _stored(store, midnight.date()):
        if stored.forecast is not None and midnight.date() in stored.grid.days and stored.as_of <= midnight:
            return stored.forecast, stored.id, stored.as_of
    request = PlanRequest(start=midnight.date(), weeks=1, as_of=midnight, seed=inputs.seed)
    made = run_pipeline(gather(inputs.operation, request), until="forecast", stages=store)
    return cast("Forecast", made.forecast), None, midnight


def _stored(store: Store, day: date) -> Iterator[Plan]:
    """Plans that may know the day: the newest, and the one in force on it."""
    from planner.publishing import plan_in_force

    if store.plan_ids():
        yield store.plan()
    held = plan_in_force(store, day, day)
    if held is not None:
        yield held


def _reported(inputs: Inputs, midnight: datetime) -> ContactHistory:
    """What was reported of today and of the evening before, by the asked moment."""
    contacts = inputs.operation.contacts
    recent = contacts[contacts["start"] >= midnight - REPORTED_BEFORE]
    return seen_history(replace(inputs, operation=replace(inputs.operation, contacts=recent)))


def _intervals(inputs: Inputs, before: Forecast, after: Forecast, midnight: datetime) -> pd.DataFrame:
    """The day's intervals, and those beyond it that today changes."""
    start = before.table["start"]
    changed = start[before.table["mean"] != after.table["mean"]]
    end = _next(midnight) if changed.empty else max(changed.max() + _width(before), _next(midnight))
    hit = (start >= midnight) & (start < end)
    rows = before.table.loc[hit, ["queue", "start", "mean"]].reset_index(drop=True)
    known = rows["start"] + _width(before) <= inputs.seen_until
    came = np.where(known, reported_contacts(inputs, rows, before.interval_min), np.nan)
    found = pd.DataFrame({"queue": rows["queue"], "start": rows["start"].dt.tz_convert(before.zone), "came": came})
    for name, made in (("before", before), ("after", after)):
        for column in ("mean", "q10", "q90"):
            found[f"{column}_{name}"] = made.table.loc[hit, column].to_numpy(float)
    return found


def _queues(
    intervals: pd.DataFrame, rest: tuple[datetime, datetime], forecasts: tuple[Forecast, Forecast], seed: int
) -> pd.DataFrame:
    """So far and the rest of the day, per queue and together."""
    seen = intervals[intervals["came"].notna() & (intervals["start"] < rest[1])]
    grouped = seen.groupby("queue").agg(
        came=("came", "sum"), expected=("mean_before", "sum"), intervals=("came", "size")
    )
    found = grouped.reindex(list(forecasts[0].queues), fill_value=0)
    found.loc[EVERY] = found.sum()
    for name, made in zip(("before", "after"), forecasts, strict=True):
        found[name], found[f"low_{name}"], found[f"high_{name}"] = _sums(made, rest, seed)
    found.index.name = "queue"
    return found.astype({"intervals": int}).reset_index()


def _sums(made: Forecast, rest: tuple[datetime, datetime], seed: int) -> tuple[FloatArray, FloatArray, FloatArray]:
    """Mean, 10 % and 90 % quantile of the sum of a stretch, per queue and, last, together."""
    table = _between(made, *rest)
    if table.empty:
        none = np.zeros(len(made.queues) + 1)
        return none, none, none
    mean = table["mean"].to_numpy(float).reshape(len(made.queues), -1).sum(axis=1)
    paths = replace(made, table=table).sample(PATHS, seed).sum(axis=2)
    low, high = np.quantile(np.column_stack([paths, paths.sum(axis=1)]), (0.1, 0.9), axis=0)
    return np.append(mean, mean.sum()), low, high


def _less_tied(before: Forecast, after: Forecast, until: datetime) -> Forecast:
    """The forecast after with the share of its errors that the rest of the day has in common.

    What became known is of the common part c of the variance v: after is c' + v - c, so the share after is
    1 - (1 - c / v) v / v'. Widths of bands on the square-root scale, where they do not go with the mean.
    """
    end = _next(datetime.combine(until.date(), time(), until.tzinfo))
    weight = _between(before, until, end)["mean"].to_numpy(float)
    old, new = (_spread(_between(made, until, end), weight, len(made.queues)) for made in (before, after))
    ratio = np.where(new > 0, old / np.where(new > 0, new, 1.0), 1.0)
    share = np.clip(1.0 - (1.0 - np.array(before.day_share)) * ratio, 0.0, before.day_share)
    return replace(after, day_share=tuple(float(value) for value in share))


def _spread(table: pd.DataFrame, weight: FloatArray, n_queues: int) -> FloatArray:
    """Weighted squared width of the bands on the square-root scale, per queue."""
    width = np.sqrt(table["q90"].to_numpy(float)) - np.sqrt(table["q10"].to_numpy(float))
    return np.asarray((width**2 * weight).reshape(n_queues, -1).sum(axis=1)) if len(table) else np.zeros(n_queues)


def _between(made: Forecast, start: datetime, end: datetime) -> pd.DataFrame:
    """The forecast's table from one moment to another."""
    return made.table[(made.table["start"] >= start) & (made.table["start"] < end)].reset_index(drop=True)


def _next(midnight: datetime) -> datetime:
    """The midnight after; a day of a clock change has 23 or 25 hours."""
    return datetime.combine(midnight.date() + timedelta(days=1), time(), midnight.tzinfo)


def _width(made: Forecast) -> timedelta:
    return timedelta(minutes=made.interval_min)
