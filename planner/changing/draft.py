"""A mended roster as a draft: a plan with stages of its own, checked and simulated under the new facts."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from planner.answers.cost import roster_cost
from planner.casework import make_case
from planner.pipeline import MENDED, with_own_roster
from planner.plans import Plan, RosterStage
from planner.rostering import simulate_roster
from planner.stage_inputs import stage_inputs_of
from solver.outcomes import Result, Status

if TYPE_CHECKING:
    from planner.changing.world import World
    from solver.duties import Roster


def draft_of(world: World, roster: Roster) -> Plan:
    """The plan of a roster under new facts; forecast and need keep the keys of the stages that hold them."""
    from solver.checker import check

    plan, inputs = world.after.plan, world.inputs
    stage = plan.roster_stage
    assert stage is not None
    case = make_case(inputs, stage.requirement)
    found = check(case, roster)
    cost = roster_cost(case, inputs, roster, found)
    objective = (*cost.rules, ("coverage", cost.coverage_cents), ("on_call_fees", cost.fees_cents))
    result = Result(Status.FEASIBLE, roster, objective, worth_cents=stage.result.worth_cents)
    anew = stage_inputs_of(inputs)
    kept = {name: key for name, key in plan.keys if world.requirement is None and name in ("forecast", "requirement")}
    used = (
        *(row for row in plan.used if row[0] in kept),
        *(row for row in anew.groups if row[0] not in kept),
    )
    keys = tuple((name, kept.get(name, anew.keys[name])) for name, _ in plan.keys)
    keyed = replace(plan, keys=keys, notes=(), used=used)
    mended = RosterStage(result, stage.requirement, stage.corrections, kept=stage.kept, carried=stage.carried)
    made = with_own_roster(keyed, mended, MENDED)
    return replace(made, violations=found, attainment=simulate_roster(inputs, world.after.demand, roster))
