"""A match goes to extra time, and perhaps to penalties: it ends later, and so does all that its end brings."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from functools import reduce
from typing import ClassVar, Literal

from planner.changing.events import with_event
from planner.changing.kind import Fault
from planner.inputs import Inputs
from planner.operation.operation import EventRow
from planner.operation.types import Frozen
from scenarios.clashes import Claim
from scenarios.kinds.events.choosing import Chosen

FOOTBALL = ("", "football")


class ExtraTime(Frozen):
    """The match `event` (an id or a choice) goes to extra time; with `penalties: true` to penalties, too.

    The final whistle, settlement and withdrawals after it then come 35 minutes later, or 55 with penalties, and play
    goes on until then as in the second half. Of a match whose hour is not known yet only its length changes.

    ```yaml
    - {kind: extra_time, event: {kind: match, which: biggest}, penalties: true}
    ```
    """

    tag: ClassVar[str] = "extra_time"
    kind: Literal["extra_time"]
    event: Chosen
    penalties: bool = False

    def faults(self, inputs: Inputs) -> Iterator[Fault]:
        """Matches that the operation does not have or that are over, and what is no football match."""
        yield from self.event.faults(inputs)
        for row in self.event.every(inputs):
            if row.kind != "match" or row.sport not in FOOTBALL:
                yield Fault("event", "no_football_match", row.id)

    def claims(self, inputs: Inputs) -> frozenset[Claim]:
        """How long it lasts."""
        return frozenset(Claim("length", row.id) for row in self.event.every(inputs))

    def apply(self, inputs: Inputs) -> Inputs:
        """State the match's end."""
        return reduce(with_event, map(self._longer, self.event.every(inputs)), inputs)

    def _longer(self, row: EventRow) -> EventRow:
        from forecasting.events.match import EXTRA_TIME_MIN, PENALTIES_MIN
        from forecasting.events.sports import FOOTBALL as COURSE

        length = COURSE.duration_min + EXTRA_TIME_MIN + (PENALTIES_MIN if self.penalties else 0)
        return replace(row, ends_at=row.starts_at + timedelta(minutes=length), went_to_extra_time=True)
