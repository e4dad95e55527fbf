"""A backtest of an operation: how good the forecast was, which model each queue should take, and is it proven."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, time
from typing import TYPE_CHECKING

import numpy as np

from planner.coming_events import BIG_TIER, UNMARKED, known_events
from planner.inputs import Inputs
from planner.operation.operation import EventRow
from planner.operation.reading import suggestion
from planner.outlook import forecast_params, make_calendar, seen_history, traits
from planner.problems import OperationError, Problem
from solver.grid import utc_minute

if TYPE_CHECKING:
    import pandas as pd

    from forecasting import Backtest
    from forecasting.backtester import Scored
    from forecasting.skill import Skill
    from solver.cover import FloatArray

CHOSEN = "chosen"
NIGHT_QUEUES = 4
MOST_ORIGINS, MOST_DAYS = 104, 400
FROM_CLOCK, HOURS = time(12), 20


@dataclass(frozen=True, slots=True)
class Ask:
    """How far to look back: test starts, days ahead of each, and which models (none named is all)."""

    origins: int = 8
    horizon_days: int = 14
    models: tuple[str, ...] = ()


@dataclass(frozen=True, eq=False, slots=True)
class NightOfQueue:
    """What was said of one queue's night, and what came (NaN where nothing was reported)."""

    queue: str
    mean: FloatArray
    low: FloatArray
    high: FloatArray
    actual: FloatArray


@dataclass(frozen=True, eq=False, slots=True)
class EventNight:
    """The biggest event night of the backtest, seen from the nearest origin before it; times local."""

    event: EventRow
    starts_at: datetime
    origin: datetime
    starts: tuple[datetime, ...]
    queues: tuple[NightOfQueue, ...]


@dataclass(frozen=True, eq=False, slots=True)
class LookBack:
    """A backtest with what follows from it.

    Attributes
    ----------
    models : the model chosen for each queue; `chosen` is what they would have said together.
    scores : the backtest's scores and those of "chosen".
    ranking : every model of each queue, best first.
    skills : the chosen models against the spreadsheet, all queues together last.
    """

    inputs: Inputs
    backtest: Backtest
    models: Mapping[str, str]
    chosen: Scored
    scores: pd.DataFrame
    ranking: pd.DataFrame
    skills: tuple[Skill, ...]
    night: EventNight | None

    @property
    def shown(self) -> tuple[str, ...]:
        """The models to compare: those of the backtest, and what was chosen where that is not one of them for all."""
        alike = set(self.models.values()) <= set(self.backtest.plan.models) and len(set(self.models.values())) == 1
        return self.backtest.plan.models if alike else (*self.backtest.plan.models, CHOSEN)

    def said(self, model: str) -> Scored:
        """What a model of the backtest said, or the chosen ones."""
        return self.chosen if model == CHOSEN else self.backtest.said(model)


def look_back(inputs: Inputs, ask: Ask) -> LookBack:
    """Score the models on earlier test starts and choose one for each queue.

    Raises
    ------
    OperationError
        If a model is unknown, or test starts or horizon are out of range.
    forecasting.ForecastError
        Without history for a single test start.
    """
    import pandas as pd

    import forecasting
    from forecasting.backtester import score_rows
    from forecasting.choose import ChoiceParams, rank
    from forecasting.chosen import used_models
    from forecasting.skill import NAIVE, skills

    params = forecast_params(inputs.operation)
    every = tuple(model.name for model in forecasting.MODELS)
    _check(ask, every)
    models = tuple(dict.fromkeys((NAIVE, *(ask.models or (*forecasting.BacktestPlan().models, *used_models(params))))))
    plan = forecasting.BacktestPlan(origins=ask.origins, lead_days=ask.horizon_days, models=models)
    made = forecasting.backtest(seen_history(inputs), traits(inputs.operation), make_calendar(inputs), params, plan)
    ranking = rank(made, ChoiceParams(incumbent=params.model, incumbents=params.models))
    taken = ranking[ranking["chosen"]]
    picked = dict(zip(taken["queue"], taken["model"], strict=True))
    chosen = made.mixed(picked)
    own = pd.DataFrame(score_rows(CHOSEN, made.queues, chosen, made.scale))
    scores = pd.concat([made.scores, own], ignore_index=True)
    night = _event_night(inputs, made, chosen)
    return LookBack(inputs, made, picked, chosen, scores, ranking, skills(made, picked), night)


def _check(ask: Ask, known: tuple[str, ...]) -> None:
    """Refuse what cannot be looked back at, all of it at once."""
    asked = (("origins", ask.origins, MOST_ORIGINS), ("horizon", ask.horizon_days, MOST_DAYS))
    problems = [
        Problem("command line", None, name, f"{name}_out_of_range", str(value))
        for name, value, most in asked
        if not 1 <= value <= most
    ]
    for name in ask.models:
        if name not in known:
            told = tuple((key, str(value)) for key, value in suggestion(name, known).items())
            problems.append(Problem("command line", None, "models", "unknown_model", name, told))
    if problems:
        raise OperationError(tuple(problems))


def _event_night(inputs: Inputs, made: Backtest, chosen: Scored) -> EventNight | None:
    """The night of the biggest event in the scored days: of the highest tier, and there the most contacts."""
    nights = [
        night
        for row in sorted(known_events(inputs))
        if row.kind not in UNMARKED and row.tier <= BIG_TIER and not row.date_only
        for night in [_night_of(row, inputs, made, chosen)]
        if night is not None
    ]
    top = min((night.event.tier for night in nights), default=0)
    return max((night for night in nights if night.event.tier == top), key=_came, default=None)


def _came(night: EventNight) -> float:
    return float(sum(np.nansum(queue.actual) for queue in night.queues))


def _night_of(row: EventRow, inputs: Inputs, made: Backtest, chosen: Scored) -> EventNight | None:
    """The night of one event if one origin saw all of it: noon to the next morning, or the day it starts early."""
    local = row.starts_at.astimezone(inputs.grid.local(inputs.grid.start_min).tzinfo)
    clock = FROM_CLOCK if local.time() >= FROM_CLOCK else time()
    first = utc_minute(datetime.combine(local.date(), clock, local.tzinfo))
    last = first + 60 * HOURS
    before = [number for number, at_min in enumerate(made.origins_min) if at_min <= first]
    if not before:
        return None
    rows = (chosen.origin == before[-1]) & (chosen.start_min >= first) & (chosen.start_min < last)
    if int(rows.sum()) * made.interval_min < 60 * HOURS:
        return None
    shown = _most_concerned(row, inputs, made, chosen.actual[:, rows])
    start = chosen.start_min[rows]
    return EventNight(
        event=row,
        starts_at=local,
        origin=inputs.grid.local(made.origins_min[before[-1]]),
        starts=tuple(inputs.grid.local(int(minute)) for minute in start),
        queues=tuple(_queue_night(made.queues[q], q, chosen, rows) for q in shown),
    )


def _most_concerned(row: EventRow, inputs: Inputs, made: Backtest, actual: FloatArray) -> list[int]:
    """The queues in the event's scope with the most contacts that night."""
    scope = {
        queue.id
        for queue in inputs.operation.queues
        if (not row.channels or queue.channel in row.channels)
        and (not row.languages or queue.language in row.languages)
        and (not row.skills or queue.skill in row.skills)
    }
    came = np.nansum(actual, axis=1)
    order = sorted(range(len(made.queues)), key=lambda q: (-came[q], made.queues[q]))
    return [q for q in order if made.queues[q] in scope and came[q] > 0][:NIGHT_QUEUES]


def _queue_night(name: str, q: int, chosen: Scored, rows: FloatArray) -> NightOfQueue:
    low, high = chosen.bands[1, q, rows], chosen.bands[5, q, rows]
    return NightOfQueue(name, chosen.mean[q, rows], low, high, chosen.actual[q, rows])


def events_of_days(inputs: Inputs) -> dict[object, tuple[str, ...]]:
    """Titles of the big events by the local date they start on."""
    found: dict[object, list[str]] = {}
    for row in sorted(known_events(inputs), key=lambda row: (row.tier, row.starts_at)):
        if row.kind not in UNMARKED and row.tier <= BIG_TIER:
            day = inputs.grid.local(utc_minute(row.starts_at)).date()
            found.setdefault(day, []).append(row.title or row.id)
    return {day: tuple(titles) for day, titles in found.items()}
