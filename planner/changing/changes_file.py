"""A changes file: what happened, by when, and how much may change to mend it."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from planner.changing import Change
from planner.changing.moments import Day, Moment
from planner.operation.types import Frozen

Means = Literal["overtime", "on_call", "borrowed"]
EVERY_MEANS: tuple[Means, ...] = ("overtime", "on_call", "borrowed")


class Accepted(Frozen):
    """Somebody who agreed to a change of a day at short notice."""

    agent: str
    day: Day


class ChangesFile(Frozen):
    """A changes file as a whole.

    `as_of`: now, a moment local to the operation; what began before stays. `most_people`: how many people's days may
    change. `notice_days`: within so many days nothing changes for who has not accepted; by default the frozen days
    of the operation's cycle. `allow`: the means that may be used besides contract hours.
    """

    as_of: Moment | None = None
    most_people: Annotated[int, Field(ge=0, le=1000)] | None = None
    notice_days: Annotated[int, Field(ge=0, le=60)] | None = None
    accepted: tuple[Accepted, ...] = ()
    allow: tuple[Means, ...] = EVERY_MEANS
    changes: Annotated[tuple[Change, ...], Field(min_length=1)]

    def agreed(self) -> tuple[tuple[str, date], ...]:
        """Who accepted which day."""
        return tuple((one.agent, date.fromisoformat(one.day)) for one in self.accepted)
