"""Activities that a change asks of people: in pieces, in a window of days."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from planner.operation.config import ActivitySpec
from solver.case import ActivityDue

if TYPE_CHECKING:
    from planner.inputs import Inputs
    from planner.operation.operation import Operation

Due = tuple[str, str, str]
"""Id of the activity, agent, and kind."""
LEAST_DAYS = 3
"""Days within which a session lies at least: who is off on two of them can attend on the third."""


def lengths(minutes: int, most_min: int, grid_min: int) -> tuple[int, ...]:
    """So many minutes in sessions of so many at most, all rounded up to the grid."""
    left, most = (-(-amount // grid_min) * grid_min for amount in (minutes, most_min))
    return (*(most for _ in range(left // most)), *((left % most,) if left % most else ()))


def window(days: tuple[date, date], inputs: Inputs) -> tuple[int, int]:
    """From the first day's midnight to the end of the last, within the plan, in UTC minutes."""
    grid = inputs.grid
    first, last = grid.minute(days[0], 0), grid.minute(days[1] + timedelta(days=1), 0)
    return max(first, grid.start_min), min(last, grid.end_min)


def spread(days: tuple[date, date], count: int, inputs: Inputs) -> tuple[tuple[int, int], ...]:
    """Windows for so many sessions, one after another over the days, each of three days at least where there are three.

    So nobody sits through all of them in one shift, and the roster need not look for room at one hour.
    """
    length = (days[1] - days[0]).days + 1
    found = []
    for number in range(count):
        start = max(0, min(number * length // count, length - LEAST_DAYS))
        end = min(length, max(start + LEAST_DAYS, -(-(number + 1) * length // count)))
        found.append(window((days[0] + timedelta(days=start), days[0] + timedelta(days=end - 1)), inputs))
    return tuple(found)


def due(of: Due, length_min: int, at: tuple[int, int]) -> ActivityDue:
    """An activity of a length within a window; where the window is no longer than it, at a fixed time."""
    ident, agent, kind = of
    return ActivityDue(ident, agent, kind, length_min, *at, length_min == at[1] - at[0])


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
