"""Starts that come into question, and which of them one forecast can hold without one feeling the other."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from planner.coming_events import BIG_TIER, coming_events
from planner.operation.types import WEEKDAYS
from scenarios.kinds.dates import resolve
from solver.grid import utc_minute

if TYPE_CHECKING:
    from planner.inputs import Inputs
    from planner.operation.operation import EventRow
    from scenarios.searching.start.ask import BestStart, Window

BEFORE_MIN = 60  # contacts ask about a maintenance an hour before it
ECHO_MIN = 360  # and about a bulk message for six hours after it
AFTER_MIN = 1440  # repeats, and what waits for a day: what would be felt beyond the plan cannot be judged
DAILY = frozenset({"promotion"})
"""Kinds that also move whole days."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A start (UTC minute).

    Attributes
    ----------
    from_min, to_min : when it moves contacts.
    first_day, last_day : local days on which what it does is felt, both included.
    """

    start_min: int
    from_min: int
    to_min: int
    first_day: date
    last_day: date


@dataclass(frozen=True, slots=True)
class Candidates:
    """The starts of a window, in order of time, and how many fell away for which reason."""

    starts: tuple[Candidate, ...]
    beyond_end: int
    near_big_events: int


def candidates(asked: BestStart, inputs: Inputs) -> Candidates:
    """Every start that the window allows, felt within the plan alone, clear of big events where that is asked."""
    moments = tuple(dict.fromkeys(sorted(_moments(asked.window, inputs))))
    ends = {at: _until_min(asked.row(inputs, at)) for at in moments}
    inside = [at for at in moments if ends[at] + AFTER_MIN <= inputs.grid.end_min]
    clear = [at for at in inside if not _near_big_event(asked, inputs, (at, ends[at]))]
    starts = tuple(candidate(asked, inputs, at) for at in clear)
    return Candidates(starts, len(moments) - len(inside), len(inside) - len(clear))


def candidate(asked: BestStart, inputs: Inputs, start_min: int) -> Candidate:
    """A start with the time in which it moves contacts, and the days on which it is felt."""
    grid, row = inputs.grid, asked.row(inputs, start_min)
    until = _until_min(row)
    first, last = start_min - BEFORE_MIN, until + ECHO_MIN
    if row.kind in DAILY:
        first, last = grid.minute(grid.day_of(first), 0), grid.minute(grid.day_of(last) + timedelta(days=1), 0)
    days = grid.day_of(first), grid.day_of(until + AFTER_MIN - 1)
    return Candidate(start_min, first, last, max(days[0], grid.days[0]), min(days[1], grid.days[-1]))


def together(starts: tuple[Candidate, ...]) -> tuple[tuple[Candidate, ...], ...]:
    """The fewest forecasts that hold every start, those of one forecast moving contacts at different times."""
    shared: list[list[Candidate]] = []
    for one in sorted(starts, key=lambda start: (start.from_min, start.start_min)):
        free = next((others for others in shared if others[-1].to_min <= one.from_min), None)
        if free is None:
            shared.append([one])
        else:
            free.append(one)
    return tuple(tuple(others) for others in shared)


def _moments(window: Window, inputs: Inputs) -> Iterator[int]:
    days = inputs.grid.days
    first = days[0] if window.first_day is None else resolve(window.first_day, inputs)
    last = days[-1] if window.last_day is None else resolve(window.last_day, inputs)
    for day in days:
        for hours in window.hours:
            if first <= day <= last and WEEKDAYS[day.weekday()] in hours.days:
                yield from (inputs.grid.minute(day, m) for m in range(hours.start, hours.end, window.step_min))


def _until_min(row: EventRow) -> int:
    """Its end, stated or usual, or its deadline."""
    from forecasting import EVENTS

    kind = next(kind for kind in EVENTS if kind.kind == row.kind)
    start = utc_minute(row.starts_at)
    usual = start + (kind.courses[0].duration_min if kind.courses else 60)
    end = usual if row.ends_at is None else utc_minute(row.ends_at)
    return end if row.deadline_at is None else max(end, utc_minute(row.deadline_at))


def _near_big_event(asked: BestStart, inputs: Inputs, span: tuple[int, int]) -> bool:
    hours = asked.window.clear_of_big_events_h
    if hours is None:
        return False
    others = (row for row in coming_events(inputs) if row.tier <= BIG_TIER and row.id != asked.event)
    return any(
        span[0] < _until_min(row) + 60 * hours and utc_minute(row.starts_at) - 60 * hours < span[1] for row in others
    )
