"""Capacity planning: contacts and work of many weeks, by day, week or month; nothing is stored."""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import gcd
from typing import TYPE_CHECKING

from planner.inputs import Inputs, with_operation
from planner.layers import layered
from planner.outlook import forecast_params, make_calendar, seen_history, traits
from solver.grid import utc

if TYPE_CHECKING:
    import pandas as pd

    from forecasting import Note
    from forecasting.capacity import Period

MOST_WEEKS = 78
FEW_WEEKS = 12  # up to here a forecast is shown by interval
STEP_MIN = 60


@dataclass(frozen=True, slots=True)
class Capacity:
    """Contacts and work per queue and period (see `forecasting.capacity_table`), with what they assume."""

    inputs: Inputs
    by: Period
    growth_per_year: float
    table: pd.DataFrame
    notes: tuple[Note, ...]


def make_capacity(inputs: Inputs, by: Period) -> Capacity:
    """Forecast in hours, lay manual edits over it, and sum.

    Raises
    ------
    forecasting.ForecastError
        With all problems of history and calendar.
    """
    import forecasting

    operation, grid = inputs.operation, inputs.grid
    step = gcd(STEP_MIN, grid.start_min, grid.end_min)
    params = forecast_params(operation).model_copy(update={"interval_min": step})
    horizon = (utc(grid.start_min), utc(grid.end_min), step)
    made = forecasting.forecast(seen_history(inputs), traits(operation), make_calendar(inputs), horizon, params)
    table = forecasting.capacity_table(layered(made, operation.edits), by)
    return Capacity(inputs, by, operation.config.forecast.growth_per_year or 0.0, table, made.notes)


def with_growth(inputs: Inputs, growth_per_year: float | None) -> Inputs:
    """The same request with another growth than operation.yaml states; None leaves what it states."""
    if growth_per_year is None:
        return inputs
    config = inputs.operation.config
    stated = config.forecast.model_copy(update={"growth_per_year": growth_per_year})
    operation = replace(inputs.operation, config=config.model_copy(update={"forecast": stated}))
    return with_operation(inputs, operation)
