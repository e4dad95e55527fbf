"""A match or another event does not take place."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar, Literal

from planner.changing.event_moved import begun
from planner.changing.events import without_event
from planner.changing.kind import Fault, View, unknown
from planner.coming_events import latest_events
from planner.inputs import Inputs
from planner.operation.types import Frozen


class EventCancelled(Frozen):
    """The event `id` falls away."""

    tag: ClassVar[str] = "event_cancelled"
    kind: Literal["event_cancelled"]
    id: str

    def faults(self, view: View) -> Iterator[Fault]:
        """Unknown events, and those that began already."""
        yield from unknown("id", "unknown_event", self.id, (row.id for row in latest_events(view.inputs)))
        yield from begun(view, self.id)

    def apply(self, inputs: Inputs) -> Inputs:
        """Take the event out."""
        return without_event(inputs, self.id)
