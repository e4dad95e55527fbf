"""Days and moments of a changes file: "2025-11-12" or "2025-11-12T14:30", local to the operation without an offset."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Annotated

from pydantic import AfterValidator
from pydantic_core import PydanticCustomError

from planner.changing.kind import Fault
from solver.grid import DAY_MIN, utc_minute

if TYPE_CHECKING:
    from planner.changing.kind import View
    from solver.grid import Grid


DAY = re.compile(r"(20[0-9]{2}|2100)-[0-9]{2}-[0-9]{2}")
MOMENT = re.compile(DAY.pattern + r"[T ][0-9]{2}:[0-9]{2}(:[0-9]{2})?(Z|[+-][0-9]{2}:[0-9]{2})?")
"""As they are written, of the years 2000 to 2100: beyond them arithmetic with zones ends, and no plan is meant."""


def is_day(text: str) -> bool:
    """Whether a text is a day without an hour."""
    return DAY.fullmatch(text) is not None and _there_is(text)


def is_moment(text: str) -> bool:
    """Whether a text is a day with an hour."""
    return MOMENT.fullmatch(text) is not None and _there_is(text)


def _there_is(text: str) -> bool:
    """Whether the calendar has it: no 30 February, no 25:00."""
    try:
        datetime.fromisoformat(text)
    except ValueError:
        return False
    return True


def _readable(value: str) -> str:
    if not (is_day(value) or is_moment(value)):
        raise PydanticCustomError("bad_moment", "a day reads 2025-11-12, a moment 2025-11-12T14:30")
    return value


def _day(value: str) -> str:
    if not is_day(value):
        raise PydanticCustomError("bad_day", "a day reads 2025-11-12")
    return value


Moment = Annotated[str, AfterValidator(_readable)]
Day = Annotated[str, AfterValidator(_day)]


def first_minute(text: str, grid: Grid) -> int:
    """The UTC minute of a moment; of a day alone its midnight."""
    at = datetime.fromisoformat(text)
    return utc_minute(at) if at.tzinfo else grid.minute(at.date(), at.hour * 60 + at.minute)


def last_minute(text: str, grid: Grid) -> int:
    """The UTC minute of a moment; of a day alone the midnight after it."""
    return grid.minute(date.fromisoformat(text), DAY_MIN) if is_day(text) else first_minute(text, grid)


def local(grid: Grid, minute: int) -> str:
    """A UTC minute as people write it: 2025-11-12 14:30."""
    return f"{grid.local(minute):%Y-%m-%d %H:%M}"


def outside(view: View, key: str, span: tuple[int, int]) -> Iterator[Fault]:
    """Faults of a span (UTC minutes) that ends before it starts, lies outside the plan, or is over already."""
    grid, (first, last) = view.grid, span
    if last <= first:
        yield Fault(key, "ends_before_start", local(grid, last), {"start": local(grid, first)})
    elif last <= grid.start_min or first >= grid.end_min:
        told = {"start": grid.days[0], "end": grid.days[-1]}
        yield Fault(key, "change_outside_plan", local(grid, first), told)
    elif last <= view.now_min:
        yield Fault(key, "change_before_now", local(grid, last - 1), {"now": local(grid, view.now_min)})


def outside_day(view: View, key: str, day: date) -> Iterator[Fault]:
    """Faults of a day outside the plan, or over already."""
    start = view.grid.minute(day, 0)
    yield from outside(view, key, (start, view.grid.minute(day + timedelta(days=1), 0)))
