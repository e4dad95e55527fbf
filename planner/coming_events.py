"""Events that start inside the plan and are known as of it: what risk, on-call and charts speak of."""

from __future__ import annotations

from datetime import date

from planner.inputs import Inputs
from planner.operation.operation import EventRow
from solver.grid import utc_minute

BIG_TIER = 2
"""Events of this tier or bigger make an event night."""
UNMARKED = frozenset({"holiday", "payday", "change"})
"""Kinds that belong to the ordinary calendar and make no event night."""


def coming_events(inputs: Inputs) -> tuple[EventRow, ...]:
    """Events that start in the horizon and are known as of the inputs, in order of their ids."""
    grid = inputs.grid
    return tuple(
        row
        for row in sorted(inputs.operation.events)
        if row.kind not in UNMARKED
        and (row.known_from is None or row.known_from <= inputs.as_of)
        and grid.start_min <= utc_minute(row.starts_at) < grid.end_min
    )


def event_days(inputs: Inputs) -> tuple[tuple[date, int], ...]:
    """(local date, tier) of every coming event."""
    grid = inputs.grid
    return tuple(sorted({(grid.day_of(utc_minute(row.starts_at)), row.tier) for row in coming_events(inputs)}))


def big_event_titles(inputs: Inputs) -> dict[date, tuple[str, ...]]:
    """Titles of the big events of each local date."""
    found: dict[date, list[str]] = {}
    for row in coming_events(inputs):
        if row.tier <= BIG_TIER:
            found.setdefault(inputs.grid.day_of(utc_minute(row.starts_at)), []).append(row.title or row.id)
    return {day: tuple(titles) for day, titles in found.items()}
