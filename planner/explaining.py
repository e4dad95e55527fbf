"""Why a forecast is what it is: the parts of a day, and after the day which of them was off."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, cast
from zoneinfo import ZoneInfo

import numpy as np

from planner.forecast_asked import Question, find_asked
from planner.inputs import Inputs
from planner.operation.operation import Operation
from planner.plans import Plan
from planner.reported import reported_contacts
from planner.store import Store

if TYPE_CHECKING:
    import numpy.typing as npt
    import pandas as pd

    from forecasting import Forecast, Note
    from forecasting.hindsight import Hindsight
    from solver.cover import FloatArray

PATHS = 1000
LASTING = "change"
"""Events of this kind belong to every day after them."""


@dataclass(frozen=True, eq=False, slots=True)
class Explained:
    """A day of one queue: what its forecast is made of, and what came.

    Attributes
    ----------
    starts : local start of each interval; arrays have one value for each.
    parts : contacts by part, in order; they add to `mean` exactly.
    low, high : 10 % and 90 % quantile; `day_low`, `day_high` those of the day's sum.
    actual : contacts that came, NaN where not (fully) reported.
    at : number of the interval asked for; None is the whole day.
    hindsight : the error given back to the parts, None before anything came.
    """

    queue: str
    day: date
    at: int | None
    plan: Plan
    inputs: Inputs
    starts: tuple[datetime, ...]
    parts: Mapping[str, FloatArray]
    mean: FloatArray
    low: FloatArray
    high: FloatArray
    day_low: float
    day_high: float
    actual: FloatArray
    notes: tuple[Note, ...]
    hindsight: Hindsight | None

    @property
    def asked(self) -> slice:
        """The intervals asked for."""
        return slice(None) if self.at is None else slice(self.at, self.at + 1)

    @property
    def due(self) -> npt.NDArray[np.bool_]:
        """The intervals asked for in which something was expected or came; closed hours are none."""
        return np.asarray((self.mean[self.asked] > 0) | (np.nan_to_num(self.actual[self.asked]) > 0))

    @property
    def band(self) -> tuple[float, float]:
        """The 80 % band of what was asked for."""
        return (
            (self.day_low, self.day_high) if self.at is None else (float(self.low[self.at]), float(self.high[self.at]))
        )


def explain_forecast(
    operation: Operation, question: Question, store: Store, as_of: datetime | None = None
) -> Explained:
    """Explain the forecast of a day: the newest plan's if it covers the day, else one made for it.

    A day of the past is forecast as it would have been the night before, unless `as_of` says when.

    Raises
    ------
    OperationError
        If the queue is unknown, the day has no history before it, the moment lies on another day, or the day outside
        the plan that is named.
    NotFoundError
        If there is no such plan.
    """
    asked = find_asked(operation, question, store, as_of)
    return _explained(asked.plan, asked.inputs, question.queue, asked.day, asked.at)


def _explained(plan: Plan, inputs: Inputs, queue: str, day: date, at: datetime | None) -> Explained:
    from forecasting.hindsight import Day, attribute_error

    made = cast("Forecast", plan.forecast)
    mine = _day_of(made, queue, day)
    starts = tuple(mine.table["start"].dt.tz_convert(made.zone).dt.to_pydatetime())
    parts = _parts(mine, tuple(edit.name for edit in inputs.operation.edits))
    actual = reported_contacts(inputs, mine.table, mine.interval_min)
    minute = np.array([start.hour * 60 + start.minute for start in starts])
    lasting = frozenset(row.id for row in inputs.operation.events if row.kind == LASTING)
    seen = bool((~np.isnan(actual)).any())
    sums = mine.sample(PATHS, plan.seed).sum(axis=(1, 2))
    day_low, day_high = (float(value) for value in np.quantile(sums, (0.1, 0.9)))
    return Explained(
        queue=queue,
        day=day,
        at=None if at is None else _place(starts, at, made.interval_min),
        plan=plan,
        inputs=inputs,
        starts=starts,
        parts=parts,
        mean=mine.table["mean"].to_numpy(float),
        low=mine.table["q10"].to_numpy(float),
        high=mine.table["q90"].to_numpy(float),
        day_low=day_low,
        day_high=day_high,
        actual=actual,
        notes=_concerning(made.notes, queue, frozenset(parts)),
        hindsight=attribute_error(Day(minute, parts, actual), lasting) if seen else None,
    )


def _day_of(made: Forecast, queue: str, day: date) -> Forecast:
    """The forecast of one queue on one local day."""
    first = datetime.combine(day, time(), ZoneInfo(made.zone))
    last = datetime.combine(day + timedelta(days=1), time(), ZoneInfo(made.zone))

    def of_day(table: pd.DataFrame) -> pd.DataFrame:
        hit = (table["queue"] == queue) & (table["start"] >= first) & (table["start"] < last)
        return table[hit].reset_index(drop=True)

    share = made.day_share[made.queues.index(queue)]
    table, parts = of_day(made.table), of_day(made.attribution)
    return replace(made, table=table, attribution=parts, queues=(queue,), day_share=(share,))


def _parts(mine: Forecast, edits: tuple[str, ...]) -> dict[str, FloatArray]:
    """Contacts by part and interval: the parts of every day, then events and the like by size, then edits."""
    from forecasting.hindsight import ORDINARY

    place = {start: index for index, start in enumerate(mine.table["start"])}
    parts: dict[str, FloatArray] = {}
    rows = mine.attribution
    for start, part, contacts in zip(rows["start"], rows["part"], rows["contacts"], strict=True):
        parts.setdefault(str(part), np.zeros(len(place)))[place[start]] += contacts
    size = {name: float(np.abs(values).sum()) for name, values in parts.items()}
    special = sorted((name for name in parts if name not in (*ORDINARY, *edits)), key=lambda name: (-size[name], name))
    order = dict.fromkeys((*ORDINARY, *special, *edits))
    return {name: parts[name] for name in order if name in parts}


def _place(starts: tuple[datetime, ...], at: datetime, interval_min: int) -> int:
    """Number of the interval that holds a moment."""
    return next(i for i, start in enumerate(starts) if at < start + timedelta(minutes=interval_min))


def _concerning(notes: tuple[Note, ...], queue: str, parts: frozenset[str]) -> tuple[Note, ...]:
    """The notes that speak of the queue, of an event of the day, or of the forecast as a whole."""
    return tuple(
        note
        for note in notes
        if note.params.get("queue", queue) == queue
        and (note.params.get("event") is None or note.params["event"] in parts)
    )
