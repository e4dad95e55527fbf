"""Running a scenario: the base plan and the changed plan, side by side, sharing every stage that is equal."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from planner.casework import make_case
from planner.differences import Difference, compare
from planner.figures import Figures, summarise
from planner.inputs import Inputs
from planner.outlook import make_demand
from planner.pipeline import Progress, Stages, run_pipeline
from planner.plans import Plan
from planner.rostering import simulate_roster
from planner.stage_inputs import stage_keys
from scenarios.judging import judged
from scenarios.playing import kept_roster
from scenarios.scenario import Scenario
from solver.checker import check


@dataclass(frozen=True, slots=True)
class Comparison:
    """A scenario against the base plan.

    `deciding` names the queue whose service changes most (in contacts within the goal), empty if nothing does;
    `unchanged` says that the change touched nothing the plan depends on.
    """

    scenario: str
    base: Plan
    changed: Plan
    base_figures: Figures
    changed_figures: Figures
    difference: Difference
    deciding: str
    unchanged: bool


def run(
    inputs: Inputs,
    scenario: Scenario,
    *,
    stages: Stages | None = None,
    progress: Progress | None = None,
    cancel: Callable[[], bool] | None = None,
) -> Comparison:
    """Plan the base and the scenario and compare them; stages whose inputs are equal are reused.

    Both are simulated with the same random numbers, so contacts keep their fate across the two.

    Raises
    ------
    OperationError
        If the scenario does not fit the operation.
    """
    changed_inputs = judged(scenario, inputs)
    told = _told("scenario", progress)
    base = run_pipeline(inputs, stages=stages, progress=_told("base", progress), cancel=cancel)
    unchanged = stage_keys(changed_inputs) == stage_keys(inputs)
    if unchanged:
        changed = base
    elif scenario.roster == "keep":
        changed = _keep_roster(base, changed_inputs, stages, told)
    else:
        changed = run_pipeline(changed_inputs, stages=stages, progress=told, cancel=cancel)
    difference = compare(base, changed)
    return Comparison(
        scenario=scenario.name,
        base=base,
        changed=changed,
        base_figures=summarise(base, inputs),
        changed_figures=summarise(changed, changed_inputs),
        difference=difference,
        deciding=_deciding(base, difference),
        unchanged=unchanged,
    )


def _told(side: str, progress: Progress | None) -> Progress | None:
    """The same listener, told which of the two plans each step belongs to."""
    return None if progress is None else lambda step: progress(replace(step, side=side))


def _keep_roster(base: Plan, inputs: Inputs, stages: Stages | None, progress: Progress | None) -> Plan:
    """The base roster as far as it still stands, checked and simulated under the changed inputs."""
    outlook = run_pipeline(inputs, until="requirement", stages=stages, progress=progress)
    assert outlook.forecast is not None
    assert outlook.staffing is not None
    assert base.roster_stage is not None
    requirement = outlook.staffing.requirement
    roster = kept_roster(base.roster, inputs, requirement)
    result = replace(
        base.roster_stage.result, roster=roster, objective=(), bound_cents=None, trace=(), certificate=None
    )
    return replace(
        outlook,
        roster_stage=replace(base.roster_stage, result=result, requirement=requirement),
        violations=check(make_case(inputs, requirement), roster),
        attainment=simulate_roster(inputs, make_demand(inputs, outlook.forecast), roster),
    )


def _deciding(base: Plan, difference: Difference) -> str:
    """The queue with the largest change of contacts within the goal, beyond noise."""
    if base.attainment is None:
        return ""
    table = base.attainment.table
    offered = table[table["period"] == "total"].set_index("queue")["offered"]
    moves = [
        (abs(change.after - change.before) * float(offered.get(change.queue, 0.0)), change.queue)
        for change in difference.services
        if change.beyond_noise
    ]
    return max(moves)[1] if moves else ""
