"""An event moves to another time."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from difflib import get_close_matches
from typing import ClassVar, Literal
from zoneinfo import ZoneInfo

from pydantic import model_validator

from planner.coming_events import latest_events
from planner.inputs import Inputs, with_operation
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
        operation = inputs.operation
        found = [row for row in latest_events(inputs) if row.id == self.event]
        if not found:
            near = get_close_matches(self.event, [row.id for row in latest_events(inputs)], 1)
            raise ScenarioError("scenario_unknown_event", event=self.event, near=near[0] if near else "")
        row = found[0]
        zone = ZoneInfo(operation.config.zone)
        local = row.starts_at.astimezone(zone)
        day = local.date() if self.to_day is None else resolve(self.to_day, inputs)
        minutes = local.hour * 60 + local.minute if self.to_time is None else self.to_time
        starts = (datetime(day.year, day.month, day.day, tzinfo=zone) + timedelta(minutes=minutes)).astimezone(UTC)
        ends = None if row.ends_at is None else row.ends_at + (starts - row.starts_at)
        moved = replace(row, starts_at=starts, ends_at=ends, date_only=row.date_only and self.to_time is None)
        others = (other for other in operation.events if other.id != row.id)  # all versions of it are replaced
        events = tuple(sorted((*others, moved), key=lambda event: event.id))
        return with_operation(inputs, replace(operation, events=events))
