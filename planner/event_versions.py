"""Rows of events.csv and fixtures as the forecast's events, each version from when it was known."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from planner.coming_events import known_events
from planner.inputs import Inputs
from planner.operation.operation import EventRow

if TYPE_CHECKING:
    from forecasting import Event

UNPLANNED = "outage"
OPEN_ENDED = (UNPLANNED, "match")
"""Kinds whose end is known only when it has come."""
LONGEST_MATCH = timedelta(hours=3)


def event_versions(inputs: Inputs) -> tuple[Event, ...]:
    """Every version of every event known as of the inputs, with what became known of it only afterwards.

    A backtest must not know how long an outage or a match of its own future lasted, nor that there was an outage at
    all. So what has happened within the history becomes two versions: without its end, and with it from its end on.
    """
    seen_until = inputs.seen_until  # looked up in the history each time
    versions = (version for row in known_events(inputs) for version in _as_it_became_known(row, seen_until))
    return tuple({_key(version): _event(version) for version in versions}.values())


def _key(row: EventRow) -> tuple[str, datetime | None]:
    return row.id, row.known_from


def _as_it_became_known(row: EventRow, seen_until: datetime) -> tuple[EventRow, ...]:
    """A row as it was known before and after it happened; one beyond the history is a plan and stays as it is."""
    if row.kind not in OPEN_ENDED or row.starts_at > seen_until:
        return (row,)
    if row.kind == UNPLANNED and row.known_from is None:
        row = replace(row, known_from=row.starts_at)
    if row.ends_at is None and row.went_to_extra_time is None:
        return (row,)
    over = max(row.ends_at or row.starts_at + LONGEST_MATCH, row.known_from or row.starts_at)
    known = replace(row, known_from=min(over, seen_until))
    return (replace(row, ends_at=None, went_to_extra_time=None), known)


def _event(row: EventRow) -> Event:
    from forecasting import EVENTS

    kind = next(kind for kind in EVENTS if kind.kind == row.kind)
    event = kind(
        id=row.id,
        starts_at=row.starts_at,
        ends_at=row.ends_at,
        date_only=row.date_only,
        tier=row.tier,
        tags=row.tags,
        channels=row.channels,
        languages=row.languages,
        skills=row.skills,
        known_from=row.known_from,
        like=row.like,
        lift_factor=row.lift_factor,
    )
    return _with_its_own(event, row)


def _with_its_own(event: Event, row: EventRow) -> Event:
    """Add what only one kind has."""
    from forecasting import Match, Message, Promotion

    if isinstance(event, Promotion):
        return replace(event, deadline_at=row.deadline_at)
    if isinstance(event, Message):
        return replace(event, medium=row.medium)
    if not isinstance(event, Match):
        return event
    return replace(
        event,
        sport=row.sport or event.sport,
        competition=row.competition,
        knockout=row.knockout,
        extra_time_share=row.extra_time_share,
        went_to_extra_time=row.went_to_extra_time,
    )
