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
Keys = tuple[str, str]


def days_of(ends: Ends, inputs: Inputs) -> tuple[date, date]:
    """The first and the last local day; open ends mean the plan's own."""
    first, last = ends
    days = inputs.grid.days
    return (
        days[0] if first is None else resolve(first, inputs),
        days[-1] if last is None else resolve(last, inputs),
    )


def span_faults(ends: Ends, inputs: Inputs, keys: Keys = ("first_day", "last_day")) -> Iterator[Fault]:
    """A span that ends before it starts, or of which no day lies in the plan, told at the keys that state its ends."""
    (first, last), plan = days_of(ends, inputs), inputs.grid.days
    if last < first and None not in ends:
        yield Fault(keys[1], "ends_before_start", str(last), {"start": first})
    elif last < plan[0] or plan[-1] < first:
        key, value = (keys[0], first) if plan[-1] < first else (keys[1], last)
        yield Fault(key, "change_outside_plan", str(value), {"start": plan[0], "end": plan[-1]})
