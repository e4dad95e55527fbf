"""A long forecast by the hour, at the quantile of each week's volume that is asked for."""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import gcd
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from planner.capacity import STEP_MIN, with_growth
from planner.inputs import Inputs, with_operation
from planner.layers import layered
from planner.outlook import forecast_params, make_calendar, make_demand, seen_history, traits
from solver.cover import FloatArray
from solver.demand import Demand
from solver.grid import Grid, utc

if TYPE_CHECKING:
    from forecasting import Forecast, Note

PATHS, AT_ONCE = 200, 20
"""Sample paths behind a quantile of weekly volume, and how many of them are held at once."""


@dataclass(frozen=True, slots=True)
class Outlook:
    """A long forecast of the mean; `factors` (queues x weeks) lift each week's volume to each quantile asked for."""

    inputs: Inputs
    demand: Demand
    factors: tuple[FloatArray, ...]
    notes: tuple[Note, ...]

    def lifted(self, level: int) -> Demand:
        """The demand at one of those quantiles."""
        times = self.factors[level][:, week_places(self.demand.grid)]
        return replace(self.demand, mean=self.demand.mean * times, quantiles=self.demand.quantiles * times)


def long_outlook(inputs: Inputs, growth: float | None, quantiles: tuple[float | None, ...]) -> Outlook:
    """Forecast every hour of the inputs' weeks, with calibrated quantiles and manual edits.

    Parameters
    ----------
    growth : a year, as a share; None = what operation.yaml states.
    quantiles : of each week's volume of a queue; None = the mean.

    Raises
    ------
    forecasting.ForecastError
        With all problems of history and calendar.
    """
    import forecasting

    inputs = _by_hour(with_growth(inputs, growth))
    operation, grid = inputs.operation, inputs.grid
    params = forecast_params(operation).model_copy(update={"interval_min": grid.step_min})
    history, calendar = seen_history(inputs), make_calendar(inputs)
    calibration = forecasting.calibrate(history, traits(operation), calendar, params)
    horizon = (utc(grid.start_min), utc(grid.end_min), grid.step_min)
    made = forecasting.forecast(history, traits(operation), calendar, horizon, params, calibration)
    made = layered(made, operation.edits)
    demand = make_demand(inputs, made, sampled=False)
    return Outlook(inputs, demand, _factors(made, demand, quantiles, inputs.seed), made.notes)


def _by_hour(inputs: Inputs) -> Inputs:
    """The same weeks on a grid of hours, or as coarse as the zone's clock changes allow."""
    step = gcd(STEP_MIN, inputs.grid.start_min, inputs.grid.end_min)
    config = inputs.operation.config.model_copy(update={"grid_min": step})
    return with_operation(inputs, replace(inputs.operation, config=config))


def week_places(grid: Grid) -> NDArray[np.int64]:
    """The number of the local week that each interval of a grid starts in, from 0."""
    bounds = np.array(grid.day_bounds[7:-1:7], dtype=np.int64)
    return np.asarray(np.searchsorted(bounds, grid.starts, side="right"), dtype=np.int64)


def by_week(values: FloatArray, grid: Grid) -> FloatArray:
    """Rows x intervals, added up as rows x weeks."""
    first = np.flatnonzero(np.diff(week_places(grid), prepend=-1))
    return np.asarray(np.add.reduceat(values, first, axis=1))


def _factors(made: Forecast, demand: Demand, quantiles: tuple[float | None, ...], seed: int) -> tuple[FloatArray, ...]:
    """Quantiles of each queue's weekly volume over its mean, from joint paths; 1 for the mean."""
    order = [made.queues.index(name) for name in demand.queues]
    drawn = (np.asarray(made.sample(AT_ONCE, seed + r), dtype=float)[:, order] for r in range(PATHS // AT_ONCE))
    weekly = np.array([by_week(path, demand.grid) for paths in drawn for path in paths])
    mean = weekly.mean(axis=0)
    some = np.where(mean > 0, mean, 1.0)
    levels = (mean if level is None else np.quantile(weekly, level, axis=0) for level in quantiles)
    return tuple(np.where(mean > 0, level / some, 1.0) for level in levels)
