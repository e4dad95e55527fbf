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
from planner.layers import layered
from planner.pipeline import Stages, run_pipeline
from planner.plans import Plan
from planner.stage_inputs import stage_keys
from solver.case import Absence

if TYPE_CHECKING:
    from forecasting import Forecast
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
    held = _Laid(stages, standing, facts)
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


class _Laid:
    """Stages as stored; where only edits came, the forecast is the plan's with these laid over it.

    That is what forecasting anew would give: edits are laid last, in their order.
    """

    def __init__(self, stages: Stages | None, standing: Standing, facts: Inputs) -> None:
        self._stages, self._standing, self._facts = stages, standing, facts

    def stage(self, key: str) -> object | None:
        """The stored value of a stage, or the plan's forecast with the new edits."""
        found = None if self._stages is None else self._stages.stage(key)
        return found if found is not None else self._forecast(key)

    def save_stage(self, key: str, stage: str, value: object) -> None:
        """Keep a stage, where anything is kept."""
        if self._stages is not None:
            self._stages.save_stage(key, stage, value)

    def _forecast(self, key: str) -> Forecast | None:
        plan, old = self._standing.plan, self._standing.inputs
        edits = self._facts.operation.edits
        if stage_keys(self._facts)["forecast"] != key or edits[: len(old.operation.edits)] != old.operation.edits:
            return None
        bare = replace(self._facts, operation=replace(self._facts.operation, edits=old.operation.edits))
        if stage_keys(bare)["forecast"] != dict(plan.keys).get("forecast") or plan.forecast is None:
            return None
        made = layered(plan.forecast, edits[len(old.operation.edits) :])
        self.save_stage(key, "forecast", made)
        return made
