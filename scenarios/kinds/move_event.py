"""An event moves to another time."""

from __future__ import annotations

from difflib import get_close_matches
from typing import ClassVar, Literal

from pydantic import model_validator

from planner.changing.events import moved_to, with_event
from planner.coming_events import latest_events
from planner.inputs import Inputs
from planner.operation.types import Clock, Frozen
from scenarios.kinds.dates import Day, resolve
from scenarios.kinds.kind import ScenarioError


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
            raise ValueError("to_day, to_time or both say where the event moves")
        return self

    def apply(self, inputs: Inputs) -> Inputs:
        """Replace the event's times."""
        found = [row for row in latest_events(inputs) if row.id == self.event]
        if not found:
            near = get_close_matches(self.event, [row.id for row in latest_events(inputs)], 1)
            raise ScenarioError("scenario_unknown_event", event=self.event, near=near[0] if near else "")
        day = None if self.to_day is None else resolve(self.to_day, inputs)
        return with_event(inputs, moved_to(inputs, found[0], day, self.to_time))
