"""Events known as of the plan, and those that start inside it: what forecast, risk, on-call and charts speak of."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from planner.inputs import Inputs
from planner.operation.operation import EventRow
from solver.grid import utc_minute

BIG_TIER = 2
"""Events of this tier or bigger make an event night."""
UNMARKED = frozenset({"holiday", "payday", "change"})
"""Kinds that belong to the ordinary calendar and make no event night."""


def known_events(inputs: Inputs) -> tuple[EventRow, ...]:
    """Events known as of the inputs; those announced after the last history seen count as known at its end.

    The forecast looks from the end of history, and yet must know what was announced since.
    """
    end = inputs.seen_until
    return tuple(
        row if row.known_from is None or row.known_from <= end else replace(row, known_from=end)
        for row in inputs.operation.events
        if row.known_from is None or row.known_from <= inputs.as_of
    )


def coming_events(inputs: Inputs) -> tuple[EventRow, ...]:
    """Events that start in the horizon and are known as of the inputs, in order of their ids."""
    grid = inputs.grid
    return tuple(
        row
        for row in sorted(known_events(inputs))
        if row.kind not in UNMARKED and grid.start_min <= utc_minute(row.starts_at) < grid.end_min
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
