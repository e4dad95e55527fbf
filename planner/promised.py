"""What an operation promises beyond its demand: enough to judge a roster, or to read its rules, without a forecast."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

import numpy as np

from planner.casework import make_groups, on_call_policies
from planner.coming_events import event_days
from planner.inputs import Inputs
from planner.operation.floor_policies import floor_policies
from planner.operation.operation import Operation
from solver.cover import Requirement
from solver.promises import floors, on_call

NEED_LEVELS = 4


def promised(inputs: Inputs) -> Requirement:
    """Floors and on-call windows of the inputs' days alone: no demand, no need."""
    operation, grid = inputs.operation, inputs.grid
    return Requirement(
        rows=(),
        serves=np.zeros((len(make_groups(inputs).members), 0), dtype=bool),
        need=np.zeros((NEED_LEVELS, 0, grid.intervals)),
        cents=(0,) * NEED_LEVELS,
        load=np.zeros((0, grid.intervals)),
        floors=floors(floor_policies(operation.config), operation.agents, operation.queues, grid),
        on_call=on_call(on_call_policies(inputs), operation.agents, grid, event_days(inputs)),
    )


def midnight_before(operation: Operation, start: date) -> datetime:
    """The moment (UTC) at which a plan's first day begins: what is known by then is known before it."""
    return datetime.combine(start, time(), ZoneInfo(operation.config.zone)).astimezone(UTC)
