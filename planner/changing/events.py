"""Events that move, fall away or come, as pure changes of a plan's inputs; scenarios use them too."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from planner.changing.kind import Fault, unknown
from planner.coming_events import latest_events
from planner.inputs import Inputs, with_operation
from planner.operation.operation import EventRow


def event_of(inputs: Inputs, name: str) -> EventRow | None:
    """An event by its id, as it was last known."""
    return next((row for row in latest_events(inputs) if row.id == name), None)


def moved_to(inputs: Inputs, row: EventRow, day: date | None, clock_min: int | None) -> EventRow:
    """The event on another local day, at another clock time (minutes of the day), or both; its length stays.

    The deadline of a promotion moves with it.
    """
    zone = ZoneInfo(inputs.operation.config.zone)
    local = row.starts_at.astimezone(zone)
    midnight = datetime.combine(day or local.date(), datetime.min.time(), zone)
    minutes = local.hour * 60 + local.minute if clock_min is None else clock_min
    starts = (midnight + timedelta(minutes=minutes)).astimezone(UTC)
    later = starts - row.starts_at
    return replace(
        row,
        starts_at=starts,
        ends_at=None if row.ends_at is None else row.ends_at + later,
        deadline_at=None if row.deadline_at is None else row.deadline_at + later,
        date_only=row.date_only and clock_min is None,
    )


def with_event(inputs: Inputs, row: EventRow) -> Inputs:
    """The inputs with this event in place of all versions of it."""
    others = (other for other in inputs.operation.events if other.id != row.id)
    events = tuple(sorted((*others, row), key=lambda event: event.id))
    return with_operation(inputs, replace(inputs.operation, events=events))


def without_event(inputs: Inputs, name: str) -> Inputs:
    """The inputs without any version of an event."""
    kept = tuple(row for row in inputs.operation.events if row.id != name)
    return with_operation(inputs, replace(inputs.operation, events=kept))


def unlike(inputs: Inputs, like: str) -> Iterator[Fault]:
    """The fault of a like that is neither an event nor a class of events such as "match/1/derby"."""
    from forecasting.prior_lifts import parse_class

    if parse_class(like) is None:
        yield from unknown("like", "unknown_event", like, (row.id for row in inputs.operation.events))
