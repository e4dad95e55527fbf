"""A fact of the moment: something is down since then, such as a payments provider."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated, ClassVar, Literal

from pydantic import Field

from planner.changing.events import unlike, with_event
from planner.changing.kind import Fault, View
from planner.changing.moments import Moment, first_minute, local, outside
from planner.changing.scope import Reach
from planner.inputs import Inputs
from planner.operation.operation import EventRow
from solver.grid import utc

if TYPE_CHECKING:
    from solver.grid import Grid

USUAL_MIN = 90
"""How long an outage lasts if nobody knows; forecasting takes as much (`forecasting.events.outage`)."""
KIND = "outage"


class Down(Reach):
    """What an outage is, whenever it is; empty channels, languages and skills mean all."""

    title: str = ""
    tier: Annotated[int, Field(ge=1, le=4)] = 2
    like: str | None = None

    def down_faults(self, inputs: Inputs) -> Iterator[Fault]:
        """Unknown names."""
        yield from self.scope_faults(inputs)
        if self.like is not None:
            yield from unlike(inputs, self.like)

    def row(self, inputs: Inputs, span: tuple[int, int]) -> EventRow:
        """The event of being down from when to when (UTC minutes)."""
        first, last = span
        return EventRow(
            id=f"outage-{local(inputs.grid, first).replace(' ', 'T')}",
            kind=KIND,
            starts_at=utc(first),
            ends_at=utc(last),
            date_only=False,
            title=self.title,
            tier=self.tier,
            tags=frozenset(),
            channels=frozenset(self.channels),
            languages=frozenset(self.languages),
            skills=frozenset(self.skills),
            known_from=None,
            like=self.like,
        )


class OutageFact(Down):
    """Down since the moment `since`, until `until` if that is known.

    Without `until` the plan assumes 90 minutes, or as long again as it has lasted by now, whichever is longer. Empty
    channels, languages and skills mean all. The burst and its tail are what outages of your history taught; `like`
    names one of them that this one resembles, `tier` says how big it is, 1 the biggest.
    """

    tag: ClassVar[str] = "outage"
    kind: Literal["outage"]
    since: Moment
    until: Moment | None = None

    def span(self, grid: Grid, now_min: int) -> tuple[int, int]:
        """From when to when, in UTC minutes, the assumed end included."""
        first = first_minute(self.since, grid)
        if self.until is not None:
            return first, first_minute(self.until, grid)
        return first, first + max(USUAL_MIN, 2 * (now_min - first))

    def faults(self, view: View) -> Iterator[Fault]:
        """Unknown names, and times that do not fit."""
        yield from self.down_faults(view.inputs)
        yield from outside(view, "until" if self.until else "since", self.span(view.grid, view.now_min))

    def apply(self, inputs: Inputs) -> Inputs:
        """Add the outage to the events, as known; with an open end that is assumed by `closed`."""
        return with_event(inputs, self.row(inputs, self.span(inputs.grid, first_minute(self.since, inputs.grid))))

    def closed(self, view: View) -> OutageFact:
        """The outage with the end that is assumed now, if nobody knows it."""
        last = self.span(view.grid, view.now_min)[1]
        return self if self.until else self.model_copy(update={"until": local(view.grid, last)})
