"""Proving a stored plan again: the checker and the simulator on what was stored, with today's inputs."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from planner.casework import make_case
from planner.inputs import Inputs
from planner.outlook import make_demand
from planner.plans import Plan
from planner.playing import PLAIN, Playing, play, whole_roster
from planner.problems import NotFoundError, OperationError, Problem
from solver.outcomes import Attainment, Violation


def recheck(plan: Plan, inputs: Inputs) -> tuple[Violation, ...]:
    """Violations of a stored roster under today's people, absences and rules; no OR-Tools is loaded.

    Raises
    ------
    NotFoundError
        If the plan has no roster.
    OperationError
        If somebody rostered has left agents.csv.
    """
    from solver.checker import check

    if plan.roster_stage is None:
        raise NotFoundError("plan_without_roster")
    require_agents(plan, inputs)
    return check(make_case(inputs, plan.roster_stage.requirement), plan.roster)


def require_agents(plan: Plan, inputs: Inputs) -> None:
    """See that everybody rostered is still in agents.csv.

    Raises
    ------
    OperationError
        If somebody is not: what was stored says nothing about today's people.
    """
    present = {agent.id for agent in inputs.operation.agents}
    rostered = {duty.agent for duty in plan.roster.duties} | {duty.agent for duty in plan.roster.on_call}
    gone = sorted(rostered - present)
    if gone:
        told = (("agents", ", ".join(gone)),)
        raise OperationError((Problem("agents.csv", None, "id", "agents_changed", "", told),))


def with_roster_of(file: Path, plan: Plan, inputs: Inputs) -> Plan:
    """The plan with the roster of a file in the place of its own, to be simulated; its stored keys no longer fit.

    Raises
    ------
    RosterFileError
        With every row of the file that cannot be read.
    NotFoundError
        If the plan has no roster of its own.
    """
    from planner.roster_files import read_roster

    if plan.roster_stage is None:
        raise NotFoundError("plan_without_roster")
    roster = read_roster(file, inputs.operation, plan.grid, plan.roster).roster
    stage = plan.roster_stage
    return replace(plan, roster_stage=replace(stage, result=replace(stage.result, roster=roster)))


def resimulate(plan: Plan, inputs: Inputs, seed: int, playing: Playing = PLAIN) -> Attainment:
    """Simulate a stored roster against its own forecast with another seed, as often as asked.

    Raises
    ------
    NotFoundError
        If the plan has no forecast or roster.
    OperationError
        If somebody rostered has left agents.csv, or the simulation cannot be played like this.
    """
    if plan.forecast is None or plan.roster_stage is None:
        raise NotFoundError("plan_without_roster")
    require_agents(plan, inputs)
    again = replace(inputs, seed=seed)
    return play(whole_roster(again, plan.roster), again, make_demand(inputs, plan.forecast), playing)
