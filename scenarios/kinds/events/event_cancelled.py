"""An event does not take place."""

from __future__ import annotations

from collections.abc import Iterator
from functools import reduce
from typing import ClassVar, Literal

from planner.changing.events import without_event
from planner.changing.kind import Fault
from planner.inputs import Inputs
from planner.operation.types import Frozen
from scenarios.clashes import Claim
from scenarios.kinds.events.choosing import Chosen


class EventCancelled(Frozen):
    """The event `event` (an id or a choice), or all that it means, falls away.

    ```yaml
    - {kind: event_cancelled, event: {kind: match, tag: national-league, which: all}} # the league is suspended
    ```
    """

    tag: ClassVar[str] = "event_cancelled"
    kind: Literal["event_cancelled"]
    event: Chosen

    def faults(self, inputs: Inputs) -> Iterator[Fault]:
        """Events that the operation does not have or that are over."""
        yield from self.event.faults(inputs)

    def claims(self, inputs: Inputs) -> frozenset[Claim]:
        """Whether and when it takes place, and for how long."""
        return self.event.claims(inputs) | frozenset(Claim("length", row.id) for row in self.event.every(inputs))

    def apply(self, inputs: Inputs) -> Inputs:
        """Take the event out."""
        return reduce(lambda left, row: without_event(left, row.id), self.event.every(inputs), inputs)
