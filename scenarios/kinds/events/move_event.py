"""An event moves to another time."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar, Literal

from pydantic import model_validator
from pydantic_core import PydanticCustomError

from planner.changing.events import event_of, moved_to, with_event
from planner.changing.kind import Fault, unknown
from planner.coming_events import latest_events
from planner.inputs import Inputs
from planner.operation.types import Clock, Frozen
from scenarios.kinds.dates import Day, resolve


class MoveEvent(Frozen):
    """The event `event` (an id) starts at another clock time, on another day, or both; its length stays."""

    tag: ClassVar[str] = "move_event"
    kind: Literal["move_event"]
    event: str
    to_day: Day | None = None
    to_time: Clock | None = None

    @model_validator(mode="after")
    def _moves(self) -> MoveEvent:
        if self.to_day is None and self.to_time is None:
            raise PydanticCustomError("move_nowhere", "to_day, to_time or both say where the event moves")
        return self

    def faults(self, inputs: Inputs) -> Iterator[Fault]:
        """An event that the operation does not have."""
        yield from unknown("event", "unknown_event", self.event, (row.id for row in latest_events(inputs)))

    def apply(self, inputs: Inputs) -> Inputs:
        """Replace the event's times."""
        row = event_of(inputs, self.event)
        day = None if self.to_day is None else resolve(self.to_day, inputs)
        return inputs if row is None else with_event(inputs, moved_to(inputs, row, day, self.to_time))
