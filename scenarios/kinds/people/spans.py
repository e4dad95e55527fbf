"""Whether the days of a change lie in order and in the plan."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from planner.changing.kind import Fault
from scenarios.kinds.dates import resolve

if TYPE_CHECKING:
    from datetime import date

    from planner.inputs import Inputs

Ends = tuple[str | None, str | None]


def days_of(ends: Ends, inputs: Inputs) -> tuple[date, date]:
    """The first and the last local day; open ends mean the plan's own."""
    first, last = ends
    days = inputs.grid.days
    return (
        days[0] if first is None else resolve(first, inputs),
        days[-1] if last is None else resolve(last, inputs),
    )


def span_faults(ends: Ends, inputs: Inputs, last_key: str = "last_day") -> Iterator[Fault]:
    """A span that ends before it starts, or of which no day lies in the plan."""
    (first, last), plan = days_of(ends, inputs), inputs.grid.days
    if last < first:
        yield Fault(last_key, "ends_before_start", str(last), {"start": first})
    elif last < plan[0] or plan[-1] < first:
        key, value = ("first_day", first) if plan[-1] < first else (last_key, last)
        yield Fault(key, "scenario_outside_plan", str(value), {"first": plan[0], "last": plan[-1]})
