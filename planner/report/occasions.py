"""The events of a plan as numbered marks: when, what, how big, and the contacts they bring in the forecast."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from planner.coming_events import BIG_TIER, coming_events
from planner.inputs import Inputs
from planner.operation.operation import EventRow
from planner.plans import Plan
from solver.grid import utc_minute


@dataclass(frozen=True, slots=True)
class Occasion:
    """What starts at one moment: one mark in the charts, however many matches kick off together.

    `extra` is the sum of contacts that the forecast attributes to these events, over all queues.
    """

    number: int
    start_min: int
    day: date
    titles: tuple[str, ...]
    kinds: tuple[str, ...]
    tier: int
    extra: float


def occasions(plan: Plan, inputs: Inputs) -> tuple[Occasion, ...]:
    """The big events that start inside the plan and are known as of it, numbered in order of time."""
    moments: dict[int, list[EventRow]] = {}
    for row in coming_events(inputs):
        if row.tier <= BIG_TIER:
            moments.setdefault(utc_minute(row.starts_at), []).append(row)
    brought = contacts_of_events(plan, {row.id for rows in moments.values() for row in rows})
    return tuple(
        _occasion(number, start_min, sorted(rows, key=lambda row: (row.tier, row.title)), plan, brought)
        for number, (start_min, rows) in enumerate(sorted(moments.items()), 1)
    )


def _occasion(number: int, start_min: int, rows: list[EventRow], plan: Plan, brought: dict[str, float]) -> Occasion:
    return Occasion(
        number=number,
        start_min=start_min,
        day=plan.grid.day_of(start_min),
        titles=tuple(row.title or row.id for row in rows),
        kinds=tuple(sorted({row.kind for row in rows})),
        tier=min(row.tier for row in rows),
        extra=sum(brought.get(row.id, 0.0) for row in rows),
    )


def contacts_of_events(plan: Plan, events: set[str]) -> dict[str, float]:
    """Contacts that the forecast attributes to each event, over the whole plan and all queues."""
    if plan.forecast is None or not events:
        return {}
    parts = plan.forecast.attribution
    mine = parts[parts["part"].isin(sorted(events))]
    return {str(part): float(contacts) for part, contacts in mine.groupby("part")["contacts"].sum().items()}
