"""The forecast with something placed at one start, or at several that do not feel each other."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from planner.changing.events import without_event
from planner.inputs import Inputs, with_operation
from planner.outlook import make_forecast

if TYPE_CHECKING:
    from forecasting import Forecast
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
        return make_forecast(self.inputs(starts_min))
