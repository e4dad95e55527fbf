"""Dates in scenario files: absolute local days, or days counted from the plan's start ("+6")."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Annotated

from pydantic import AfterValidator

from planner.inputs import Inputs


def _readable(value: str) -> str:
    if re.fullmatch(r"\+\d{1,3}", value) is None:
        date.fromisoformat(value)
    return value


Day = Annotated[str, AfterValidator(_readable)]


def resolve(day: str, inputs: Inputs) -> date:
    """The local date a scenario's day means for these inputs."""
    return inputs.start + timedelta(days=int(day)) if day.startswith("+") else date.fromisoformat(day)


def span(first: str | None, last: str | None, inputs: Inputs) -> tuple[int, int]:
    """UTC minutes from the first day's midnight to the end of the last day; open ends mean the plan's own."""
    grid = inputs.grid
    start = grid.start_min if first is None else grid.minute(resolve(first, inputs), 0)
    end = grid.end_min if last is None else grid.minute(resolve(last, inputs), 1440)
    return start, end
