"""Activities that a change asks of people: in pieces, in a window of days."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from planner.operation.config import ActivitySpec
from solver.case import ActivityDue

if TYPE_CHECKING:
    from planner.inputs import Inputs
    from planner.operation.operation import Operation

Due = tuple[str, str, str]
"""Agent, kind of activity, and how its id begins."""


@dataclass(frozen=True, slots=True)
class Window:
    """From when to when (UTC minutes) a session can be held; sessions are multiples of the grid."""

    start_min: int
    end_min: int
    grid_min: int

    @classmethod
    def of(cls, days: tuple[date, date], inputs: Inputs) -> Window:
        """From the first day's midnight to the end of the last, within the plan."""
        grid = inputs.grid
        first, last = grid.minute(days[0], 0), grid.minute(days[1] + timedelta(days=1), 0)
        return cls(max(first, grid.start_min), min(last, grid.end_min), inputs.operation.config.grid_min)


def pieces(due: Due, minutes: tuple[int, int], window: Window) -> list[ActivityDue]:
    """So many minutes of an activity, in sessions of so many at most; both rounded up to the grid."""
    (agent, kind, name), step = due, window.grid_min
    left, most = (-(-amount // step) * step for amount in minutes)
    found: list[ActivityDue] = []
    while left > 0:
        length = min(left, most)
        ident, ends = f"{name}-{len(found) + 1}", (window.start_min, window.end_min)
        found.append(ActivityDue(ident, agent, kind, length, *ends, length == ends[1] - ends[0]))
        left -= length
    return found


def unused(operation: Operation, name: str) -> str:
    """A beginning of ids that no activity has: the name itself, or name-again, .."""
    while any(one.id == name or one.id.startswith(f"{name}-") for one in operation.activities):
        name = f"{name}-again"
    return name


def with_activity(operation: Operation, kind: str, stated: Mapping[str, object]) -> Operation:
    """The operation whose operation.yaml has a kind of activity; one that is there is changed as stated."""
    known = operation.config.activities.get(kind)
    values = {} if known is None else known.model_dump()
    activities = {**operation.config.activities, kind: ActivitySpec.model_validate({**values, **stated})}
    return replace(operation, config=operation.config.model_copy(update={"activities": activities}))
