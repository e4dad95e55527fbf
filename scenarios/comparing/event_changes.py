"""Which events a scenario adds, moves or takes out, and around which it places something: a choice must be told."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from planner.coming_events import latest_events
from scenarios.kinds.events.choosing import EventChoice
from solver.grid import utc_minute

if TYPE_CHECKING:
    from planner.inputs import Inputs
    from planner.operation.operation import EventRow
    from scenarios.scenario import Scenario

HELD = "during"
"""The field of a change that places itself by an event without changing it."""


@dataclass(frozen=True, slots=True)
class EventChange:
    """An event that is new, moves, falls away, or stands still while something happens around it.

    `before_min`, `after_min`: its start, UTC minutes; None where it does not take place.
    """

    how: Literal["added", "moved", "gone", "around"]
    title: str
    before_min: int | None
    after_min: int | None


def event_changes(scenario: Scenario, before: Inputs, after: Inputs) -> tuple[EventChange, ...]:
    """What a scenario makes of the events, in order of time."""
    found = [*_moved(before, after), *_around(scenario, before)]
    return tuple(sorted(found, key=lambda one: (one.after_min or one.before_min or 0, one.title)))


def _moved(before: Inputs, after: Inputs) -> Iterator[EventChange]:
    old, new = ({row.id: row for row in latest_events(side)} for side in (before, after))
    for name in sorted({*old, *new}):
        was, now = old.get(name), new.get(name)
        if was is None or now is None:
            yield EventChange("added" if was is None else "gone", _title(was or now), _start(was), _start(now))
        elif was.starts_at != now.starts_at:
            yield EventChange("moved", _title(now), _start(was), _start(now))


def _around(scenario: Scenario, before: Inputs) -> Iterator[EventChange]:
    for change in scenario.changes:
        choice = getattr(change, HELD, None)
        row = choice.find(before) if isinstance(choice, EventChoice) else None
        if row is not None:
            yield EventChange("around", _title(row), _start(row), _start(row))


def _start(row: EventRow | None) -> int | None:
    return None if row is None else utc_minute(row.starts_at)


def _title(row: EventRow | None) -> str:
    assert row is not None
    return row.title or row.id
