"""A plan under new facts: who is away, what is expected and needed now, and what stands as it stood."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import reduce
from typing import TYPE_CHECKING

import numpy as np

from planner.answers.standing import Standing
from planner.changing import AnyChange, View
from planner.changing.absence import Away, with_absences
from planner.changing.outage import OutageFact
from planner.inputs import Inputs
from planner.laid_stages import LaidStages
from planner.pipeline import Stages, run_pipeline
from planner.plans import Plan
from planner.stage_inputs import stage_keys
from solver.case import Absence

if TYPE_CHECKING:
    from solver.cover import Requirement


@dataclass(frozen=True, slots=True)
class World:
    """What new facts make of a plan's inputs.

    Attributes
    ----------
    before : the plan as it stood.
    facts : inputs under all that is new but the new absences; `inputs` with these as well.
    absences : the new ones, each crediting the shifts that fall out on it.
    after : the plan asked under the new facts: today's inputs, forecast and need; its roster is the one that stood.
    """

    before: Standing
    facts: Inputs
    inputs: Inputs
    absences: tuple[Absence, ...]
    after: Standing

    @property
    def requirement(self) -> Requirement | None:
        """The new need; None where it is the plan's."""
        return None if _need(self.after.plan) is _need(self.before.plan) else _need(self.after.plan)


def make_world(changes: tuple[AnyChange, ...], view: View, stages: Stages | None = None) -> World:
    """Apply changes that fit the plan; forecast and need are made anew only where a change moves them.

    The forecast looks from where the plan looked from: what was reported since then is another question.
    """
    closed = tuple(change.closed(view) if isinstance(change, OutageFact) else change for change in changes)
    facts = reduce(lambda inputs, change: change.apply(inputs), closed, view.inputs)
    new = tuple(part for change in closed if isinstance(change, Away) for part in change.absences(view))
    inputs = with_absences(facts, new) if new else facts
    plan = view.standing.plan
    if stage_keys(facts)["requirement"] != stage_keys(view.inputs)["requirement"]:
        plan = _needed_anew(view.standing, facts, stages)
    return World(view.standing, facts, inputs, new, Standing(plan, inputs))


def _needed_anew(standing: Standing, facts: Inputs, stages: Stages | None) -> Plan:
    """The plan with forecast, staffing and need of the new facts, its roster as it is."""
    plan = standing.plan
    held = LaidStages(stages, plan, standing.inputs, facts)
    made = run_pipeline(facts, until="requirement", stages=held)
    stage = plan.roster_stage
    assert stage is not None
    assert made.staffing is not None
    assert plan.staffing is not None
    need = moved_need(stage.requirement, plan.staffing.requirement, made.staffing.requirement)
    return replace(plan, forecast=made.forecast, staffing=made.staffing, roster_stage=replace(stage, requirement=need))


def moved_need(corrected: Requirement, before: Requirement, after: Requirement) -> Requirement:
    """The need that a roster was built against, moved by what the staffing of new facts differs from the old.

    A plan's need was shifted after its simulation; where the facts change nothing, that shift stands. Where the rows
    are others, the new need stands alone.
    """
    if before.rows != after.rows or before.need.shape != after.need.shape or before.rows != corrected.rows:
        return after
    need = np.maximum(corrected.need + (after.need - before.need), 0.0)
    return replace(after, need=np.maximum.accumulate(need, axis=0))


def _need(plan: Plan) -> Requirement:
    assert plan.roster_stage is not None
    return plan.roster_stage.requirement
