"""What an added event is, whatever its kind: when, how big, whom it concerns, and how much it is expected to bring."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Annotated

from pydantic import Field

from planner.changing.events import event_of, unlike
from planner.changing.kind import Fault
from planner.changing.moments import local
from planner.changing.scope import Reach
from planner.inputs import Inputs
from planner.operation.event_rows import KNOCKOUT
from planner.operation.match_specs import Tier
from planner.operation.operation import EventRow
from planner.operation.types import Identifier
from scenarios.kinds.dates import DayOrMoment, Moment, is_day, minute
from scenarios.kinds.events.placing import misplaced
from solver.grid import utc

Length = Annotated[int, Field(ge=1, le=525_600)]
"""Minutes, a year at the most."""
LiftFactor = Annotated[float, Field(ge=0, le=1000)]


class Added(Reach):
    """The columns of events.csv that every kind of event has; `id` is made of kind and start where it is left out.

    `starts_at` may be a day alone: its hour is not known yet. The end is `ends_at`, or `length_min` after the start, or
    as usual for its kind. Empty channels, languages and skills mean all. What it brings is what events of its kind,
    tier and tags taught; `like` names an event or a class ("match/1/derby") that it resembles, `lift_factor` says how
    many times as much. History of its own class outweighs both as it grows, as in events.csv.
    """

    id: Identifier | None = None
    title: str = ""
    starts_at: DayOrMoment
    ends_at: Moment | None = None
    length_min: Length | None = None
    tier: Tier | None = None
    tags: tuple[str, ...] = ()
    like: str | None = None
    lift_factor: LiftFactor | None = None

    def added_faults(self, inputs: Inputs, what: str) -> Iterator[Fault]:
        """Unknown names, an id that is taken, a scope without a queue, two ends, and times outside the plan."""
        wrong = tuple(self.scope_faults(inputs))
        yield from wrong
        if not wrong and not self.hit(inputs):
            yield Fault("channels", "change_reaches_no_queue")
        name = self.event_id(inputs, what)
        if event_of(inputs, name) is not None:
            yield Fault("id", "event_there_already", name)
        if self.like is not None:
            yield from unlike(inputs, self.like)
        if self.ends_at is not None and self.length_min is not None:
            yield Fault("length_min", "end_said_twice", str(self.length_min))
        first, last = self.span(inputs)
        yield from misplaced(
            inputs, "ends_at" if self.ends_at else "starts_at", (first, first + 1 if last is None else last)
        )

    def event_id(self, inputs: Inputs, what: str) -> str:
        """Its id, made of kind and start where it has none."""
        return self.id or f"{what}-{local(inputs.grid, minute(self.starts_at, inputs)).replace(' ', 'T')}"

    def span(self, inputs: Inputs) -> tuple[int, int | None]:
        """From when to when (UTC minutes), the end only where it is said."""
        first = minute(self.starts_at, inputs)
        if self.length_min is not None:
            return first, first + self.length_min
        return first, None if self.ends_at is None else minute(self.ends_at, inputs)

    def added_row(self, inputs: Inputs, what: str, tier: int = 3) -> EventRow:
        """The event as a row of events.csv that was always known; of the tier given where it states none."""
        first, last = self.span(inputs)
        return EventRow(
            id=self.event_id(inputs, what),
            kind=what,
            starts_at=utc(first),
            ends_at=None if last is None else utc(last),
            date_only=is_day(self.starts_at),
            title=self.title,
            tier=self.tier or tier,
            tags=frozenset(self.tags),
            channels=frozenset(self.channels),
            languages=frozenset(self.languages),
            skills=frozenset(self.skills),
            known_from=None,
            knockout=KNOCKOUT in self.tags,
            like=self.like,
            lift_factor=self.lift_factor,
        )


def instant(moment: str | None, inputs: Inputs) -> datetime | None:
    """The moment that a text means, if there is one."""
    return None if moment is None else utc(minute(moment, inputs))


def deadline_faults(inputs: Inputs, change: Added, deadline: str | None) -> Iterator[Fault]:
    """A deadline that does not lie after the start."""
    if deadline is not None and minute(deadline, inputs) <= change.span(inputs)[0]:
        yield Fault("deadline_at", "ends_before_start", deadline, {"start": change.starts_at})
