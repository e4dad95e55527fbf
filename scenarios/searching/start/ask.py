"""The question of the best start: what is to happen, and when it may."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Annotated, Literal

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from planner.changing.events import event_of
from planner.changing.kind import Fault, unknown
from planner.changing.scope import PARTS
from planner.coming_events import latest_events
from planner.operation.floor_specs import HoursSpec
from planner.operation.operation import EventRow
from planner.operation.types import Frozen, Identifier
from scenarios.kinds.dates import Day, Moment, minute, resolve
from scenarios.searching.question import Asked
from solver.grid import utc

if TYPE_CHECKING:
    from planner.inputs import Inputs

Medium = Literal["", "mail", "push", "sms", "notice", "bulletin"]
ASKED_ID = "asked-start"


class NewEvent(Frozen):
    """What is to happen: a maintenance, a promotion or a bulk message, of a size and for some customers.

    `length_min`: how long; by default as long as usual for its kind. `tier`: how big, 1 the biggest. Empty channels,
    languages and skills mean all. `like`: an earlier event (its id) that it resembles, times `lift_factor`. `medium`:
    of a message. `deadline_h`: hours from the start until a promotion's bonus must have been wagered.
    """

    kind: Literal["maintenance", "promotion", "message"]
    length_min: Annotated[int, Field(ge=5, le=40320)] | None = None
    title: str = ""
    tier: Annotated[int, Field(ge=1, le=4)] = 3
    channels: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    skills: tuple[str, ...] = ()
    like: Identifier | None = None
    lift_factor: Annotated[float, Field(ge=0, le=20)] | None = None
    medium: Medium = ""
    deadline_h: Annotated[float, Field(gt=0, le=672)] | None = None

    @model_validator(mode="after")
    def _of_its_kind(self) -> NewEvent:
        if self.medium and self.kind != "message":
            raise PydanticCustomError("search_not_of_kind", "medium belongs to a message")
        if self.deadline_h is not None and self.kind != "promotion":
            raise PydanticCustomError("search_not_of_kind", "deadline_h belongs to a promotion")
        return self

    def faults(self, inputs: Inputs) -> Iterator[Fault]:
        """Names that the operation does not have."""
        for part in PARTS:
            known = {str(getattr(queue, part[:-1])) for queue in inputs.operation.queues}
            for name in getattr(self, part):
                yield from unknown(f"what.{part}", f"unknown_{part[:-1]}", name, known)
        if self.like is not None:
            yield from unknown("what.like", "unknown_event", self.like, (row.id for row in latest_events(inputs)))

    def row(self, start_min: int) -> EventRow:
        """The event as it would stand in events.csv if it started then."""
        starts = utc(start_min)
        return EventRow(
            id=ASKED_ID,
            kind=self.kind,
            starts_at=starts,
            ends_at=None if self.length_min is None else starts + timedelta(minutes=self.length_min),
            date_only=False,
            title=self.title,
            tier=self.tier,
            tags=frozenset(),
            channels=frozenset(self.channels),
            languages=frozenset(self.languages),
            skills=frozenset(self.skills),
            known_from=None,
            medium=self.medium,
            deadline_at=None if self.deadline_h is None else starts + timedelta(hours=self.deadline_h),
            like=self.like,
            lift_factor=self.lift_factor,
        )


class Window(Frozen):
    """When it may start.

    `first_day`, `last_day`: local days, or "+2" from the plan's start; the plan's own by default. `hours`: clock times
    between which it may start, the end left out, with the weekdays they hold for. `step_min`: from one start to the
    next. `clear_of_big_events_h`: hours that must lie between it and any event of tier 1 or 2.
    """

    first_day: Day | None = None
    last_day: Day | None = None
    hours: Annotated[tuple[HoursSpec, ...], Field(min_length=1)] = (HoursSpec(),)
    step_min: Annotated[int, Field(ge=15, le=1440)] = 60
    clear_of_big_events_h: Annotated[float, Field(ge=0, le=168)] | None = None


class BestStart(Asked):
    """The best start of something new (`what`) or of an event of the plan (`event`, an id), within `window`.

    `asked`: the start that somebody proposed; it is played beside the best. `replications`: of the plays that confirm
    the best starts, 2 to 1000. `finalists`: how many starts are confirmed.
    """

    ask: Literal["best_start"]
    what: NewEvent | None = None
    event: str | None = None
    window: Window = Window()
    asked: Moment | None = None
    replications: Annotated[int, Field(ge=2, le=1000)] = 50
    finalists: Annotated[int, Field(ge=1, le=12)] = 4

    @model_validator(mode="after")
    def _one_thing(self) -> BestStart:
        if (self.what is None) == (self.event is None):
            raise PydanticCustomError("search_what_or_event", "either what or event says what is to start")
        return self

    def faults(self, inputs: Inputs) -> Iterator[Fault]:
        """Names that do not exist, and days or an asked start outside the plan."""
        if self.what is not None:
            yield from self.what.faults(inputs)
        if self.event is not None:
            yield from unknown("event", "unknown_event", self.event, (row.id for row in latest_events(inputs)))
        days = inputs.grid.days
        told = {"start": days[0].isoformat(), "end": days[-1].isoformat()}
        for key in ("first_day", "last_day"):
            day = getattr(self.window, key)
            if day is not None and resolve(day, inputs) not in days:
                yield Fault(f"window.{key}", "search_day_outside", day, told)
        grid = inputs.grid
        if self.asked is not None and not grid.start_min <= minute(self.asked, inputs) < grid.end_min:
            yield Fault("asked", "search_day_outside", self.asked, told)
        if self.window.step_min % grid.step_min:
            yield Fault("window.step_min", "search_step", str(self.window.step_min), {"grid": grid.step_min})

    def row(self, inputs: Inputs, start_min: int) -> EventRow:
        """The event as it would stand in the calendar if it started then."""
        if self.what is not None:
            return self.what.row(start_min)
        assert self.event is not None
        row = event_of(inputs, self.event)
        assert row is not None
        moved = utc(start_min) - row.starts_at
        ends = None if row.ends_at is None else row.ends_at + moved
        deadline = None if row.deadline_at is None else row.deadline_at + moved
        return _fixed(row, utc(start_min), ends, deadline)


def _fixed(row: EventRow, starts: datetime, ends: datetime | None, deadline: datetime | None) -> EventRow:
    return replace(row, starts_at=starts, ends_at=ends, deadline_at=deadline, date_only=False)
