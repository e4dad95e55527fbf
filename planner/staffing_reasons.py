"""Why so many people are needed in one interval: the steps from contacts to rostered agents."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from planner.casework import make_groups, staffing_params
from planner.forecast_asked import known_queue
from planner.inputs import Inputs, placed
from planner.outlook import make_demand
from planner.plans import Plan
from planner.problems import OperationError, Problem
from planner.staffed_demand import staffed_demand
from solver.grid import utc_minute
from solver.queues import REAL_TIME

if TYPE_CHECKING:
    from solver.staffing.steps import Steps


def explain_staffing(plan: Plan, inputs: Inputs, queue: str, at: datetime) -> Steps:
    """The steps by which the need of a queue's pool comes about in the interval that holds a moment.

    `plan` has a forecast. A moment without an offset is local to the operation.

    Raises
    ------
    OperationError
        If the queue is not known, or the moment lies outside the plan.
    SolverError
        queue_unserved if nobody can serve it.
    """
    from solver.requirement import explain

    assert plan.forecast is not None
    known_queue(inputs.operation, queue)
    place = (queue, _interval(plan, at))
    kinds = {one.id: one.kind for one in inputs.operation.queues}
    demand = make_demand(inputs, plan.forecast, sampled=kinds[queue] not in REAL_TIME)  # live work is staffed by bands
    demand = staffed_demand(demand, inputs.operation.edits)
    return explain(demand, inputs.operation.queues, make_groups(inputs), staffing_params(inputs), place)


def staffing_at(plan: Plan, inputs: Inputs, at: datetime) -> tuple[Steps, ...]:
    """The same for every pool at a moment.

    Raises
    ------
    OperationError
        If the moment lies outside the plan.
    """
    from solver.requirement import explain_all

    assert plan.forecast is not None
    interval = _interval(plan, at)
    demand = staffed_demand(make_demand(inputs, plan.forecast), inputs.operation.edits)
    return explain_all(demand, inputs.operation.queues, make_groups(inputs), staffing_params(inputs), interval)


def _interval(plan: Plan, at: datetime) -> int:
    """Number of the interval that holds a moment."""
    grid = plan.grid
    interval = grid.index(utc_minute(placed(at, ZoneInfo(grid.zone))))
    if not 0 <= interval < grid.intervals:
        told = (("start", plan.start.isoformat()), ("end", grid.days[-1].isoformat()))
        raise OperationError((Problem("command line", None, "at", "moment_outside_plan", str(at), told),))
    return interval
