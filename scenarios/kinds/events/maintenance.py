"""Announced maintenance: questions before it, a wave after it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar, Literal

from planner.changing.events import with_event
from planner.changing.kind import Fault
from planner.inputs import Inputs
from scenarios.kinds.events.adding import Added


class Maintenance(Added):
    """Site, payments or another part are off from `starts_at` for `length_min` (or until `ends_at`), as announced.

    Empty channels, languages and skills mean all. What it brings before, during and after is what earlier maintenance
    taught; `like` names one that it resembles, `lift_factor` says how many times as much; history of its own class
    outweighs both as it grows.

    ```yaml
    - {kind: maintenance, starts_at: "+8 04:00", length_min: 90, tier: 4}
    ```
    """

    tag: ClassVar[str] = "maintenance"
    kind: Literal["maintenance"]

    def faults(self, inputs: Inputs) -> Iterator[Fault]:
        """What fits no event, and a length that nobody said."""
        yield from self.added_faults(inputs, self.tag)
        if self.length_min is None and self.ends_at is None:
            yield Fault("length_min", "end_not_said")

    def apply(self, inputs: Inputs) -> Inputs:
        """Add the maintenance as always known."""
        return with_event(inputs, self.added_row(inputs, self.tag))
