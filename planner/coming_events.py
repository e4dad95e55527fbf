"""Events known as of the plan, and those that start inside it: what forecast, risk, on-call and charts speak of."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

from planner.inputs import Inputs
from planner.operation.operation import EventRow
from solver.grid import utc_minute

BIG_TIER = 2
"""Events of this tier or bigger make an event night."""
UNMARKED = frozenset({"holiday", "payday", "change", "ramadan"})
"""Kinds that belong to the ordinary calendar and make no event night."""

UNFORESEEN = frozenset({"outage"})
"""Kinds that nobody is put on call for in advance."""


def known_events(inputs: Inputs) -> tuple[EventRow, ...]:
    """Versions of events known as of the inputs; what was announced after the last history counts as known at its end.

    The forecast looks from the end of history, and yet must know what was announced since: of that, the last.
    """
    end, found = inputs.seen_until, dict[tuple[str, datetime | None], EventRow]()
    for row in sorted(inputs.operation.events, key=_announced):
        if row.known_from is None or row.known_from <= inputs.as_of:
            known = None if row.known_from is None else min(row.known_from, end)
            found[row.id, known] = replace(row, known_from=known)
    return tuple(found.values())


def latest_events(inputs: Inputs) -> tuple[EventRow, ...]:
    """Each event once, as it was last known."""
    return tuple({row.id: row for row in known_events(inputs)}.values())


def coming_events(inputs: Inputs) -> tuple[EventRow, ...]:
    """Events that start in the horizon and are known as of the inputs, in order of their ids."""
    grid = inputs.grid
    return tuple(
        row
        for row in sorted(latest_events(inputs), key=lambda row: row.id)
        if row.kind not in UNMARKED and grid.start_min <= utc_minute(row.starts_at) < grid.end_min
    )


def _announced(row: EventRow) -> tuple[str, bool, str]:
    """Order by id and by when a version became known; always known comes first."""
    known = row.known_from
    return row.id, known is not None, "" if known is None else known.isoformat()


def event_days(inputs: Inputs) -> tuple[tuple[date, int], ...]:
    """(local date, tier) of every coming event that people can stand by for: an outage tells nobody before."""
    grid, coming = inputs.grid, coming_events(inputs)
    foreseen = (row for row in coming if row.kind not in UNFORESEEN)
    return tuple(sorted({(grid.day_of(utc_minute(row.starts_at)), row.tier) for row in foreseen}))


def big_event_titles(inputs: Inputs) -> dict[date, tuple[str, ...]]:
    """Titles of the big events of each local date."""
    found: dict[date, list[str]] = {}
    for row in coming_events(inputs):
        if row.tier <= BIG_TIER:
            found.setdefault(inputs.grid.day_of(utc_minute(row.starts_at)), []).append(row.title or row.id)
    return {day: tuple(titles) for day, titles in found.items()}
