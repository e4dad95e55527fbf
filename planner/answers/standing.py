"""What a question is asked of: a stored plan with its people, rules and days, and whether its files are unchanged."""

from __future__ import annotations

import difflib
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from planner.casework import make_case
from planner.forecast_asked import known_queue
from planner.inputs import Inputs, gather, placed
from planner.operation.operation import Operation
from planner.operation.reading import as_parameters
from planner.outlook import make_demand
from planner.plans import Plan
from planner.problems import NotFoundError, OperationError, Problem
from planner.proof import require_agents
from planner.repricing import as_planned
from solver.explainer.trial import Trial
from solver.grid import utc_minute
from solver.people import Agent
from solver.queues import Queue

if TYPE_CHECKING:
    from planner.store import Store
    from solver.case import RosterCase
    from solver.demand import Demand

WHERE = "command line"


@dataclass(frozen=True)
class Standing:
    """A stored plan as it stands under today's files.

    Attributes
    ----------
    inputs : today's files for the plan's request.
    published : whether people have been told this plan.
    current : whether the roster would be built from the same files and settings today; if not, answers say so.
    """

    plan: Plan
    inputs: Inputs
    published: bool = False

    @cached_property
    def current(self) -> bool:
        """Whether the plan is of today's files."""
        return as_planned(self.plan, self.inputs)

    @cached_property
    def case(self) -> RosterCase:
        """Today's people, absences and rules with the need that the plan's roster was built against."""
        assert self.plan.roster_stage is not None
        return make_case(self.inputs, self.plan.roster_stage.requirement)

    @cached_property
    def trial(self) -> Trial:
        """The roster, to be tried otherwise."""
        return Trial(self.case, self.plan.roster)

    @cached_property
    def demand(self) -> Demand:
        """The plan's forecast as the simulation plays it."""
        assert self.plan.forecast is not None
        return make_demand(self.inputs, self.plan.forecast)

    def minute(self, at: datetime, option: str = "at") -> int:
        """Start (UTC minutes) of the interval that holds a moment; one without an offset is local.

        Raises
        ------
        OperationError
            `moment_outside_plan`.
        """
        grid = self.plan.grid
        interval = grid.index(utc_minute(placed(at, ZoneInfo(grid.zone))))
        if not 0 <= interval < grid.intervals:
            raise OperationError((self._outside(option, "moment_outside_plan", at.isoformat(" ", "minutes")),))
        return grid.start_min + interval * grid.step_min

    def day(self, day: date, option: str = "day") -> date:
        """The day itself, if it lies in the plan; OperationError `day_outside_plan` if not."""
        if day not in self.plan.grid.days:
            raise OperationError((self._outside(option, "day_outside_plan", day.isoformat()),))
        return day

    def agent(self, name: str, option: str = "agent") -> Agent:
        """The agent of an id; OperationError `unknown_agent` with the nearest id if there is none."""
        people = {agent.id: agent for agent in self.inputs.operation.agents}
        if name in people:
            return people[name]
        near = difflib.get_close_matches(name, people, 1)
        told = as_parameters({"meant": near[0]} if near else {})
        raise OperationError((Problem(WHERE, None, option, "unknown_agent", name, told),))

    def queue(self, name: str) -> Queue:
        """The queue of an id; OperationError `unknown_queue` if there is none."""
        known_queue(self.inputs.operation, name)
        return next(queue for queue in self.inputs.operation.queues if queue.id == name)

    def _outside(self, option: str, code: str, value: str) -> Problem:
        grid = self.plan.grid
        told = as_parameters({"start": grid.days[0], "end": grid.days[-1]})
        return Problem(WHERE, None, option, code, value, told)


def standing(operation: Operation, store: Store, named: str | None = None) -> Standing:
    """The named or newest stored plan under today's files.

    Raises
    ------
    NotFoundError
        If there is no such plan, or it has no roster.
    OperationError
        If somebody rostered has left agents.csv.
    """
    from planner.publishing import is_in_force

    plan = store.plan(named)
    if plan.forecast is None or plan.roster_stage is None or plan.roster_stage.result.roster is None:
        raise NotFoundError("plan_without_roster")
    inputs = gather(operation, plan.request)
    require_agents(plan, inputs)
    return Standing(plan, inputs, is_in_force(store, plan))
