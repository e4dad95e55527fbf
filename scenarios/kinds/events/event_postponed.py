"""An event is put off: to another day, or nobody knows to when."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import reduce
from typing import ClassVar, Literal

from planner.changing.events import moved_to, with_event, without_event
from planner.changing.kind import Fault
from planner.changing.moments import local
from planner.inputs import Inputs
from planner.operation.operation import EventRow
from planner.operation.types import Clock, Frozen
from scenarios.clashes import Claim
from scenarios.kinds.dates import Day, resolve
from scenarios.kinds.events.choosing import Chosen
from solver.grid import utc_minute


class EventPostponed(Frozen):
    """The event `event` (an id or a choice) is put off to the day `to_day`, at `to_time`.

    Without `to_day` nobody knows when it will be, and it falls out of the plan; without `to_time` its hour is not
    known yet: a match is then expected at the hours at which its competition usually kicks off.

    ```yaml
    - {kind: event_postponed, event: {kind: match, on: "+5"}, to_day: "+12"} # snow; the hour is not set yet
    ```
    """

    tag: ClassVar[str] = "event_postponed"
    kind: Literal["event_postponed"]
    event: Chosen
    to_day: Day | None = None
    to_time: Clock | None = None

    def faults(self, inputs: Inputs) -> Iterator[Fault]:
        """Events that the operation does not have or that are over, an hour without a day, and an earlier day."""
        yield from self.event.faults(inputs)
        if self.to_day is None:
            if self.to_time is not None:
                yield Fault("to_time", "hour_without_day", f"{self.to_time // 60:02}:{self.to_time % 60:02}")
            return
        for row in self.event.every(inputs):
            if self._put_off(row, self.to_day, inputs).starts_at < inputs.seen_until:
                yield Fault("to_day", "event_over", row.id, {"at": resolve(self.to_day, inputs)})
            elif self._earlier(row, self.to_day, inputs):
                at = local(inputs.grid, utc_minute(row.starts_at))
                yield Fault("to_day", "postponed_earlier", row.id, {"at": at})

    def claims(self, inputs: Inputs) -> frozenset[Claim]:
        """Whether and when it takes place; without a day for how long, too."""
        lengths = () if self.to_day is not None else self.event.every(inputs)
        return self.event.claims(inputs) | frozenset(Claim("length", row.id) for row in lengths)

    def apply(self, inputs: Inputs) -> Inputs:
        """Move the event, or take it out."""
        rows = self.event.every(inputs)
        if self.to_day is None:
            return reduce(lambda left, row: without_event(left, row.id), rows, inputs)
        return reduce(with_event, (self._put_off(row, self.to_day, inputs) for row in rows), inputs)

    def _earlier(self, row: EventRow, to_day: str, inputs: Inputs) -> bool:
        """Whether its new day, or its new hour on the same day, lies before the one it has."""
        new, old = resolve(to_day, inputs), inputs.grid.day_of(utc_minute(row.starts_at))
        known = self.to_time is not None and not row.date_only
        return new < old or (known and self._put_off(row, to_day, inputs).starts_at < row.starts_at)

    def _put_off(self, row: EventRow, to_day: str, inputs: Inputs) -> EventRow:
        """The event on its new day; noted at midnight while its hour is not known."""
        day = resolve(to_day, inputs)
        if self.to_time is not None:
            return moved_to(inputs, row, day, self.to_time)
        return replace(moved_to(inputs, row, day, 0), date_only=True)
