"""The forecast with something placed at one start, or at several that do not feel each other."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from planner.calibrating import calibrated
from planner.changing.events import without_event
from planner.inputs import Inputs, with_operation
from planner.layers import layered
from planner.outlook import forecast_params, make_calendar, seen_history, traits
from solver.grid import utc

if TYPE_CHECKING:
    from forecasting import Calibration, ContactHistory, Forecast
    from scenarios.searching.start.ask import BestStart


@dataclass(frozen=True)
class Placing:
    """A question, and the inputs of the plan that it is asked of."""

    asked: BestStart
    whole: Inputs

    @cached_property
    def bare(self) -> Inputs:
        """The inputs without what is asked about."""
        return self.whole if self.asked.event is None else without_event(self.whole, self.asked.event)

    def inputs(self, starts_min: Iterable[int]) -> Inputs:
        """The inputs with the event at each of these starts, every copy under an id of its own."""
        rows = (self.asked.row(self.whole, at) for at in starts_min)
        copies = tuple(replace(row, id=f"{row.id}-{number}") for number, row in enumerate(rows))
        events = tuple(sorted((*self.bare.operation.events, *copies), key=lambda event: event.id))
        return with_operation(self.bare, replace(self.bare.operation, events=events))

    def forecast(self, starts_min: Iterable[int] = ()) -> Forecast:
        """The forecast with the event at each of these starts; without any, that without it."""
        import forecasting

        inputs = self.inputs(starts_min)
        grid, operation = inputs.grid, inputs.operation
        horizon = (utc(grid.start_min), utc(grid.end_min), grid.step_min)
        queues, params, calendar = traits(operation), forecast_params(operation), make_calendar(inputs)
        made = forecasting.forecast(self._history, queues, calendar, horizon, params, self._calibration)
        return layered(made, operation.edits)

    @cached_property
    def _history(self) -> ContactHistory:
        return seen_history(self.bare)

    @cached_property
    def _calibration(self) -> Calibration:
        """How sure forecasts are follows from the past: one serves every start, however early in the plan."""
        bare = self.bare
        queues, params = traits(bare.operation), forecast_params(bare.operation)
        return calibrated(self._history, queues, make_calendar(bare), params)
