"""An event moves to another time."""

from __future__ import annotations

from collections.abc import Iterator
from functools import reduce
from typing import ClassVar, Literal

from planner.changing.event_moved import Move
from planner.changing.events import moved_to, with_event
from planner.changing.kind import Fault
from planner.inputs import Inputs
from planner.operation.operation import EventRow
from scenarios.clashes import Claim
from scenarios.kinds.dates import Day, resolve
from scenarios.kinds.events.choosing import Chosen
from scenarios.kinds.events.placing import misplaced
from solver.grid import utc_minute


class EventMoved(Move):
    """The event `event` (an id or a choice) starts at another clock time, on another day, or both; its length stays.

    ```yaml
    - {kind: event_moved, event: {kind: match, prefer: derby, which: biggest}, to_time: "20:30"}
    ```
    """

    tag: ClassVar[str] = "event_moved"
    kind: Literal["event_moved"]
    event: Chosen
    to_day: Day | None = None

    def faults(self, inputs: Inputs) -> Iterator[Fault]:
        """Events that the operation does not have or that are over, and a new time outside the plan."""
        yield from self.event.faults(inputs)
        for row in self.event.every(inputs):
            at = utc_minute(self.moved(row, inputs).starts_at)
            yield from misplaced(inputs, self.moved_key, (at, at + 1))

    def claims(self, inputs: Inputs) -> frozenset[Claim]:
        """Whether and when it takes place."""
        return self.event.claims(inputs)

    def apply(self, inputs: Inputs) -> Inputs:
        """Replace the event's times."""
        moved = ((row, self.moved(row, inputs)) for row in self.event.every(inputs))
        return reduce(with_event, (new for old, new in moved if new != old), inputs)

    def moved(self, row: EventRow, inputs: Inputs) -> EventRow:
        """The event at its new time."""
        day = None if self.to_day is None else resolve(self.to_day, inputs)
        return moved_to(inputs, row, day, self.to_time)
