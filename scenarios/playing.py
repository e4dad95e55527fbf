"""A scenario played: what becomes of the base plan when its inputs change."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Literal

from planner.casework import make_case
from planner.changing.world import moved_need
from planner.inputs import Inputs
from planner.laid_stages import LaidStages
from planner.pipeline import Progress, Stages, run_pipeline
from planner.plans import Plan
from planner.stage_inputs import stage_keys
from scenarios.base_plan import REPLICATIONS, BasePlan
from scenarios.judging import judged
from scenarios.scenario import Scenario
from scenarios.served import Served
from scenarios.simulated import simulated
from solver.case import Absence
from solver.checker import check
from solver.cover import Requirement
from solver.duties import Duty, OnCallDuty, Roster

MOST_REPLICATIONS = 200
Ending = Literal["played", "unchanged", "no_roster"]


@dataclass(frozen=True, slots=True, eq=False)
class Played:
    """The plan under a scenario.

    `status`: "unchanged" where nothing that the plan depends on changes (plan and `served` are the base's); "no_roster"
    where none was found: the plan has no roster then, and nothing was served.
    """

    inputs: Inputs
    plan: Plan
    served: Served
    status: Ending


def play(
    base: BasePlan,
    scenario: Scenario,
    *,
    replications: int = REPLICATIONS,
    most_replications: int = MOST_REPLICATIONS,
    stages: Stages | None = None,
    progress: Progress | None = None,
    cancel: Callable[[], bool] | None = None,
    time_limit_s: float | None = None,
) -> Played:
    """Play a scenario against its base, with the same random numbers; stages whose inputs are equal are reused.

    Raises
    ------
    OperationError
        If the scenario does not fit the operation.
    """
    inputs = judged(scenario, base.inputs)
    if stage_keys(inputs) == stage_keys(base.inputs):
        return Played(inputs, base.plan, base.served.first(replications), "unchanged")
    told = _told(progress)
    if scenario.roster == "keep":
        plan = _kept(base, inputs, stages, told)
    else:
        plan = run_pipeline(inputs, until="check", stages=stages, progress=told, cancel=cancel)
    if plan.roster_stage is None or plan.roster_stage.result.roster is None:
        return Played(inputs, plan, base.served.first(0), "no_roster")
    found = simulated(plan, inputs, replications)
    return Played(inputs, replace(plan, attainment=found.attained), found.served, "played")


def _told(progress: Progress | None) -> Progress | None:
    """The same listener, told that these steps are the scenario's."""
    return None if progress is None else lambda step: progress(replace(step, side="scenario"))


def _kept(base: BasePlan, inputs: Inputs, stages: Stages | None, progress: Progress | None) -> Plan:
    """The base roster as far as it still stands, checked under the changed inputs."""
    held = LaidStages(stages, base.plan, base.inputs, inputs)
    outlook = run_pipeline(inputs, until="requirement", stages=held, progress=progress)
    stage = base.plan.roster_stage
    assert outlook.staffing is not None
    assert base.plan.staffing is not None
    assert stage is not None
    need = moved_need(stage.requirement, base.plan.staffing.requirement, outlook.staffing.requirement)
    roster = kept_roster(base.plan.roster, inputs, need)
    result = replace(stage.result, roster=roster, objective=(), bound_cents=None, trace=(), certificate=None)
    return replace(
        outlook,
        roster_stage=replace(stage, result=result, requirement=need),
        violations=check(make_case(inputs, need), roster),
    )


def kept_roster(roster: Roster, inputs: Inputs, requirement: Requirement) -> Roster:
    """A roster less the duties, on-call included, of people who left or are away then.

    On-call for a window that is no longer asked, as after its event moved, falls away as well: nobody would be called.
    """
    present = {agent.id for agent in inputs.operation.agents}
    windows = {(window.id, window.start_min, window.end_min) for window in requirement.on_call}
    away: dict[str, list[Absence]] = {}
    for absence in inputs.operation.absences:
        away.setdefault(absence.agent, []).append(absence)

    def there(duty: Duty | OnCallDuty) -> bool:
        gone = away.get(duty.agent, ())
        return duty.agent in present and not any(
            duty.start_min < a.end_min and a.start_min < duty.end_min for a in gone
        )

    return Roster(
        tuple(duty for duty in roster.duties if there(duty)),
        tuple(d for d in roster.on_call if there(d) and (d.window, d.start_min, d.end_min) in windows),
    )
