"""A match or another event moves to another day or hour."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import ClassVar, Literal, Self

from pydantic import model_validator
from pydantic_core import PydanticCustomError

from planner.changing.events import event_of, moved_to, with_event
from planner.changing.kind import Fault, View, unknown
from planner.changing.moments import Day, local, outside
from planner.coming_events import latest_events
from planner.inputs import Inputs
from planner.operation.types import Clock, Frozen
from solver.grid import utc_minute


class Move(Frozen):
    """To another day, to another clock time, or both; the length stays."""

    to_day: str | None = None
    to_time: Clock | None = None

    @model_validator(mode="after")
    def _moves(self) -> Self:
        if self.to_day is None and self.to_time is None:
            raise PydanticCustomError("move_nowhere", "to_day, to_time or both say where the event moves")
        return self

    @property
    def moved_key(self) -> str:
        """What a fault of the new time is told at."""
        return "to_time" if self.to_day is None else "to_day"


class EventMoved(Move):
    """The event `id` starts on another day, at another clock time, or both; its length stays."""

    tag: ClassVar[str] = "event_moved"
    kind: Literal["event_moved"]
    id: str
    to_day: Day | None = None

    def faults(self, view: View) -> Iterator[Fault]:
        """Unknown events, those that began already, and a new time outside the plan or in the past."""
        yield from unknown("id", "unknown_event", self.id, (row.id for row in latest_events(view.inputs)))
        row = event_of(view.inputs, self.id)
        if row is None:
            return
        yield from begun(view, self.id)
        moved = moved_to(view.inputs, row, self.new_day, self.to_time)
        if moved.starts_at == row.starts_at:
            yield Fault("to_time", "moves_nowhere", self.id, {"at": local(view.grid, utc_minute(row.starts_at))})
        at = utc_minute(moved.starts_at)
        yield from outside(view, self.moved_key, (at, at + 1))

    def apply(self, inputs: Inputs) -> Inputs:
        """Replace the event's times."""
        row = event_of(inputs, self.id)
        return inputs if row is None else with_event(inputs, moved_to(inputs, row, self.new_day, self.to_time))

    @property
    def new_day(self) -> date | None:
        """The day it moves to; None = its own."""
        return None if self.to_day is None else date.fromisoformat(self.to_day)


def begun(view: View, name: str) -> Iterator[Fault]:
    """The fault of an event that began before now."""
    row = event_of(view.inputs, name)
    if row is not None and utc_minute(row.starts_at) < view.now_min:
        at, now = local(view.grid, utc_minute(row.starts_at)), local(view.grid, view.now_min)
        yield Fault("id", "event_begun", name, {"at": at, "now": now})
