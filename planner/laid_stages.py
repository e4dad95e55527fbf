"""Stages under changed inputs: as they are stored; where only edits came, the old forecast with these laid over it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from planner.inputs import Inputs
from planner.layers import layered
from planner.outlook import before_edits
from planner.pipeline import Stages
from planner.plans import Plan
from planner.stage_inputs import stage_keys

if TYPE_CHECKING:
    from forecasting import Forecast


@dataclass(frozen=True, slots=True)
class LaidStages:
    """The stages of changed inputs, next to a plan of the inputs before the change.

    Edits are laid last and in their order, so laying new ones over the plan's forecast is forecasting anew.
    """

    stages: Stages | None
    plan: Plan
    before: Inputs
    after: Inputs

    def stage(self, key: str) -> object | None:
        """The stored value of a stage, or the plan's forecast with the new edits."""
        found = None if self.stages is None else self.stages.stage(key)
        return found if found is not None else self._forecast(key)

    def save_stage(self, key: str, stage: str, value: object) -> None:
        """Keep a stage, where anything is kept."""
        if self.stages is not None:
            self.stages.save_stage(key, stage, value)

    def _forecast(self, key: str) -> Forecast | None:
        old, new = self.before.operation.edits, self.after.operation.edits
        if (
            self.plan.forecast is None
            or new[: len(old)] != old
            or stage_keys(self.after, "forecast")["forecast"] != key
        ):
            return None
        if stage_keys(before_edits(self.after, self.before), "forecast")["forecast"] != dict(self.plan.keys).get(
            "forecast"
        ):
            return None
        made = layered(self.plan.forecast, new[len(old) :])
        self.save_stage(key, "forecast", made)
        return made
