"""Which event a change speaks of: by its id, or by what it is, so that a scenario file fits whatever the calendar."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field

from planner.changing.events import event_of
from planner.changing.kind import Fault, unknown
from planner.changing.moments import local
from planner.coming_events import UNMARKED, coming_events, latest_events
from planner.inputs import Inputs
from planner.operation.operation import EventRow
from planner.operation.reading import suggestion
from planner.operation.types import Frozen
from scenarios.clashes import Claim
from scenarios.kinds.dates import Day, resolve
from solver.grid import utc_minute

Which = Literal["first", "last", "biggest", "all"]


class EventChoice(Frozen):
    """One of the events that start inside the plan, unless said otherwise.

    `id` alone decides; else those of a `kind`, `tag` (a competition is one), `tier`, part of the `title` or local day
    `on`, and of these the `which`: first, last, biggest (of equals the first) or all, or the
    `nth`. Where events carry the tag `prefer`, only they count. With `after_plan` those after the plan count as well: a
    match may be brought forward into it.
    """

    id: str | None = None
    kind: str | None = None
    tag: str | None = None
    tier: Annotated[int, Field(ge=1, le=4)] | None = None
    title: str | None = None
    on: Day | None = None
    prefer: str | None = None
    which: Which = "first"
    nth: Annotated[int, Field(ge=1)] | None = None
    after_plan: bool = False

    def find(self, inputs: Inputs) -> EventRow | None:
        """The event as it was last known (of all of them the first); None where the plan has none like it."""
        return next(iter(self.every(inputs)), None)

    def every(self, inputs: Inputs) -> tuple[EventRow, ...]:
        """The event as it was last known, or all of them, in order of time."""
        if self.id is not None:
            row = event_of(inputs, self.id)
            return () if row is None else (row,)
        rows = sorted((row for row in latest_events(inputs) if self._fits(row, inputs)), key=_in_time)
        return self._of(tuple(row for row in rows if self.prefer in row.tags) or tuple(rows))

    def _of(self, rows: tuple[EventRow, ...]) -> tuple[EventRow, ...]:
        if self.nth is not None:
            return rows[self.nth - 1 : self.nth]
        if self.which == "biggest":
            return tuple(sorted(rows, key=lambda row: row.tier)[:1])
        return {"all": rows, "last": rows[-1:]}.get(self.which, rows[:1])

    def faults(self, inputs: Inputs) -> Iterator[Fault]:
        """Ids, kinds and tags that the operation does not have, and what happened already."""
        from forecasting import EVENTS

        rows = latest_events(inputs)
        if self.id is not None:
            yield from self._no_such_id(self.id, tuple(row.id for row in rows), inputs)
        if self.kind is not None:
            yield from unknown("event", "unknown_kind", self.kind, (kind.kind for kind in EVENTS))
        if self.tag is not None:
            yield from unknown("event", "unknown_event_tag", self.tag, (tag for row in rows for tag in row.tags))
        for row in (row for row in self.every(inputs) if row.starts_at < inputs.seen_until):
            yield Fault("event", "event_over", row.id, {"at": local(inputs.grid, utc_minute(row.starts_at))})

    def _no_such_id(self, name: str, known: tuple[str, ...], inputs: Inputs) -> Iterator[Fault]:
        """An id that no event has; what is listed is to come, what was meant may be any."""
        coming = [row.id for row in coming_events(inputs)]
        for fault in unknown("event", "unknown_event", name, known):
            yield replace(fault, told={**suggestion(name, coming), "meant": fault.told["meant"]})

    def claims(self, inputs: Inputs) -> frozenset[Claim]:
        """What a change settles that says whether or when it takes place."""
        return frozenset(Claim("event", row.id) for row in self.every(inputs))

    def _fits(self, row: EventRow, inputs: Inputs) -> bool:
        grid, start = inputs.grid, utc_minute(row.starts_at)
        return (
            grid.start_min <= start
            and (self.after_plan or start < grid.end_min)
            and (row.kind not in UNMARKED if self.kind is None else row.kind == self.kind)
            and (self.tag is None or self.tag in row.tags)
            and (self.tier is None or self.tier == row.tier)
            and (self.title is None or self.title.casefold() in row.title.casefold())
            and (self.on is None or resolve(self.on, inputs) == grid.day_of(start))
        )


def _as_choice(value: object) -> object:
    return {"id": value} if isinstance(value, str) else value


Chosen = Annotated[EventChoice, BeforeValidator(_as_choice, json_schema_input_type=str | EventChoice)]
"""An id, or a choice."""


def _in_time(row: EventRow) -> tuple[int, str]:
    return utc_minute(row.starts_at), row.id
