"""Days and moments in scenario files: local, or counted from the plan's start ("+6", "+6 20:30")."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Annotated

from pydantic import AfterValidator
from pydantic_core import PydanticCustomError

from planner.changing import moments
from solver.grid import DAY_MIN, utc_minute

if TYPE_CHECKING:
    from planner.inputs import Inputs

RELATIVE = re.compile(r"([+-]\d{1,3})(?:[ T]([01]\d|2[0-3]):([0-5]\d))?")


def is_day(text: str) -> bool:
    """Whether a day or moment is a day without an hour."""
    found = RELATIVE.fullmatch(text)
    return moments.is_day(text) if found is None else found[2] is None


def is_moment(text: str) -> bool:
    """Whether a day or moment has an hour."""
    found = RELATIVE.fullmatch(text)
    return moments.is_moment(text) if found is None else found[2] is not None


def _readable_day(value: str) -> str:
    if not is_day(value):
        raise PydanticCustomError("bad_scenario_day", "a day reads 2026-05-01, or +6 from the plan's start")
    return value


def _readable_moment(value: str) -> str:
    if not (is_moment(value) or moments.is_day(value)):
        raise PydanticCustomError(
            "bad_scenario_moment", "a moment reads 2026-05-01T20:30, or +6 20:30 from the plan's start"
        )
    return value


def _readable_either(value: str) -> str:
    return value if is_day(value) else _readable_moment(value)


Day = Annotated[str, AfterValidator(_readable_day)]
Moment = Annotated[str, AfterValidator(_readable_moment)]
DayOrMoment = Annotated[str, AfterValidator(_readable_either)]
"""A day alone means that its hour is not known yet."""


def resolve(day: str, inputs: Inputs) -> date:
    """The local date a scenario's day means for these inputs."""
    found = RELATIVE.fullmatch(day)
    return date.fromisoformat(day) if found is None else inputs.start + timedelta(days=int(found[1]))


def minute(moment: str, inputs: Inputs) -> int:
    """The UTC minute a scenario's moment means; one without an offset is local, and a day alone its midnight."""
    found = RELATIVE.fullmatch(moment)
    if found is not None:
        return inputs.grid.minute(resolve(found[1], inputs), 60 * int(found[2] or 0) + int(found[3] or 0))
    at = datetime.fromisoformat(moment)
    return utc_minute(at) if at.tzinfo else inputs.grid.minute(at.date(), 60 * at.hour + at.minute)


def span(first: str | None, last: str | None, inputs: Inputs) -> tuple[int, int]:
    """UTC minutes from the first day's midnight to the end of the last day; open ends mean the plan's own."""
    grid = inputs.grid
    start = grid.start_min if first is None else grid.minute(resolve(first, inputs), 0)
    end = grid.end_min if last is None else grid.minute(resolve(last, inputs), DAY_MIN)
    return start, end
