"""A promotion comes: its rush, its running days, its last hours, the deadline of its bonus."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import ClassVar, Literal

from planner.changing.events import with_event
from planner.changing.kind import Fault
from planner.inputs import Inputs
from scenarios.kinds.dates import Moment
from scenarios.kinds.events.adding import Added, deadline_faults, instant

WHAT = "promotion"


class PromotionAdded(Added):
    """A bonus, free-bet or cashback campaign from `starts_at` to `ends_at` (or for `length_min`), by default two days.

    `deadline_at` is when a bonus must have been wagered. What it brings is what promotions of its tier (3 unless said)
    and tags taught, to the channels, languages and skills it names; `like` names one that it resembles, `lift_factor`
    says how many times as much; history of its own class outweighs both as it grows.

    ```yaml
    - kind: promotion_added
      starts_at: "+4 12:00"
      length_min: 3600
      deadline_at: "+9 23:59"
      tier: 2
      skills: [bonus, general]
    ```
    """

    tag: ClassVar[str] = "promotion_added"
    kind: Literal["promotion_added"]
    deadline_at: Moment | None = None

    def faults(self, inputs: Inputs) -> Iterator[Fault]:
        """What fits no event, and a deadline before the start."""
        yield from self.added_faults(inputs, WHAT)
        yield from deadline_faults(inputs, self, self.deadline_at)

    def apply(self, inputs: Inputs) -> Inputs:
        """Add the promotion as always known."""
        row = self.added_row(inputs, WHAT)
        return with_event(inputs, replace(row, deadline_at=instant(self.deadline_at, inputs)))
