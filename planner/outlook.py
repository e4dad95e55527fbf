"""The forecast stage: an operation's history and calendar become a forecast, and the solver's demand."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import numpy as np

from planner.calibrating import calibrated
from planner.event_versions import event_versions
from planner.inputs import Inputs
from planner.layers import QUANTILES, layered
from planner.market_days import market_days
from planner.operation.expanding import week
from planner.operation.operation import Operation
from planner.operation.queue_specs import OpeningSpec
from solver.demand import Demand
from solver.grid import utc

if TYPE_CHECKING:
    import pandas as pd

    from forecasting import Calendar, ContactHistory, Driver, Forecast, ForecastParams, QueueTraits
    from solver.cover import FloatArray

PATHS = 40


def make_forecast(inputs: Inputs) -> Forecast:
    """Forecast every queue over the grid; manual edits are laid over it as named parts.

    Raises
    ------
    forecasting.ForecastError
        With all problems of history and calendar.
    """
    import forecasting

    operation, grid = inputs.operation, inputs.grid
    params = forecast_params(operation)
    history = seen_history(inputs)
    horizon = (utc(grid.start_min), utc(grid.end_min), grid.step_min)
    queues = traits(operation)
    calendar = make_calendar(inputs)
    calibration = calibrated(history, queues, calendar, params)
    made = forecasting.forecast(history, queues, calendar, horizon, params, calibration)
    return layered(made, operation.edits)


def forecast_params(operation: Operation) -> ForecastParams:
    """The settings of forecasting that an operation chose."""
    import forecasting
    from forecasting.long_horizon import LongHorizonParams

    chosen = operation.config.forecast
    return forecasting.ForecastParams(
        models=chosen.models,
        calibration=forecasting.CalibrationParams(origins=chosen.calibration_origins),
        long_horizon=LongHorizonParams(growth_per_year=chosen.growth_per_year),
    )


def seen_history(inputs: Inputs) -> ContactHistory:
    """Intervals of history that ended by as-of, no older than the configured number of weeks before the last."""
    import forecasting

    config = inputs.operation.config
    contacts = inputs.operation.contacts
    end = inputs.seen_until
    oldest = end - timedelta(weeks=config.forecast.history_weeks)
    seen = contacts[(contacts["start"] < end) & (contacts["start"] >= oldest)]
    if "at_least" in seen.columns:
        seen = seen.assign(at_least=seen["at_least"].fillna(False).astype(bool))
    return forecasting.ContactHistory(seen.reset_index(drop=True), config.history_interval_min, config.zone)


def traits(operation: Operation) -> tuple[QueueTraits, ...]:
    """What forecasting needs to know of each queue with a history: its family, and when it was open.

    That is what operation.yaml says: other hours, and queues that are opened, are a scenario's, and laid as edits.
    """
    import forecasting

    opened, specs = operation.opened, operation.config.queues
    return tuple(
        forecasting.QueueTraits(queue.id, queue.channel, queue.language, queue.skill, _hours(specs[queue.id].opening))
        for queue in operation.queues
        if queue.id not in opened
    )


def before_edits(after: Inputs, before: Inputs) -> Inputs:
    """What forecasting sees of changed inputs, with the edits that stood before.

    Where that has the forecast key of `before`, new edits laid over the forecast of `before` are forecasting anew.
    Goals, hours and repeats that a scenario gives the plan's queues are none of forecasting's business, nor are queues
    that its edits open; a queue of another family, or another entry in operation.yaml, is.
    """
    operation, old = after.operation, before.operation
    opened = operation.opened - old.opened
    specs = {name: spec for name, spec in operation.config.queues.items() if name not in opened}
    bare = replace(operation, edits=old.edits)
    if specs == old.config.queues and _families(operation, opened) == _families(old, frozenset()):
        config = operation.config.model_copy(update={"queues": old.config.queues})
        bare = replace(bare, config=config, queues=old.queues)
    return replace(after, operation=bare)


def _families(operation: Operation, without: frozenset[str]) -> list[tuple[str, str, str, str]]:
    return [(q.id, q.channel, q.language, q.skill) for q in operation.queues if q.id not in without]


def _hours(opening: tuple[OpeningSpec, ...] | None) -> tuple[tuple[int, int], ...] | None:
    hours = week(opening)
    return None if hours is None else tuple(pair or (0, 0) for pair in hours)


def make_calendar(inputs: Inputs) -> Calendar:
    """Events of the operation known as of the inputs, with the holidays of the markets it serves."""
    import forecasting

    operation, zone = inputs.operation, inputs.operation.config.zone
    years = range(inputs.seen_until.year - 2, utc(inputs.grid.end_min).year + 2)
    spoken = frozenset(queue.language for queue in traits(operation))
    public = market_days(operation.config.calendar, zone, years, spoken)
    events = (*public, *event_versions(inputs))
    return forecasting.Calendar(zone, events, drivers=_drivers(operation))


def _drivers(operation: Operation) -> tuple[Driver, ...]:
    """The driver series with figures; a calendar shows of each only what was known."""
    from forecasting import Driver

    specs = operation.config.forecast.drivers
    return tuple(
        Driver(id=series.id, values=dict(series.figures), **dict(specs[series.id])) for series in operation.drivers
    )


def make_demand(inputs: Inputs, made: Forecast, *, sampled: bool = True, like: tuple[str, ...] = ()) -> Demand:
    """The forecast as arrays on the grid, with sample paths of its errors if they are asked for.

    `like`: queues of another forecast whose paths are to be compared (see `Forecast.sample`).
    """
    grid, queues = inputs.grid, inputs.operation.queues
    ids = tuple(queue.id for queue in queues)
    values = _arrays(made.table, ids, ("mean", "aht_s", *QUANTILES))
    cvs = inputs.operation.config.channels
    return Demand(
        grid=grid,
        queues=ids,
        mean=values["mean"],
        quantiles=np.stack([values[name] for name in QUANTILES]),
        aht_s=_filled_aht(values["aht_s"], inputs.operation),
        aht_cv=np.array([cvs[queue.channel].aht_cv for queue in queues]),
        paths=_paths(made, ids, inputs.seed, like) if sampled else None,
        backlog_min=np.zeros(len(ids)),
    )


def _paths(made: Forecast, ids: tuple[str, ...], seed: int, like: tuple[str, ...]) -> FloatArray:
    order = [made.queues.index(name) for name in ids]
    return np.asarray(made.sample(PATHS, seed, like), dtype=float)[:, order, :]


def _arrays(table: pd.DataFrame, ids: tuple[str, ...], columns: tuple[str, ...]) -> dict[str, FloatArray]:
    """Columns of a forecast as queue x interval."""
    wide = table.pivot(index="queue", columns="start", values=list(columns)).loc[list(ids)]
    return {name: wide[name].to_numpy(dtype=float) for name in columns}


def _filled_aht(aht_s: FloatArray, operation: Operation) -> FloatArray:
    """AHT where the forecast knows none: the queue's or channel's declared one."""
    config = operation.config
    declared = [config.queues[q.id].aht_s or config.channels[q.channel].aht_s for q in operation.queues]
    known = np.isfinite(aht_s) & (aht_s > 0)
    return np.where(known, aht_s, np.array(declared)[:, None])
