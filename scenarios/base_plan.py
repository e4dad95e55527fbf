"""The plan that scenarios are compared with, and what each of its replications served."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from planner.inputs import Inputs
from planner.pipeline import Progress, Stages, Step, run_pipeline
from planner.plans import Plan
from scenarios.served import Served
from scenarios.simulated import simulated

if TYPE_CHECKING:
    from solver.cover import Requirement

REPLICATIONS = 50


@dataclass(frozen=True, slots=True, eq=False)
class BasePlan:
    """A whole plan with its inputs; its attainment is that of the replications in `served`."""

    inputs: Inputs
    plan: Plan
    served: Served

    @property
    def requirement(self) -> Requirement:
        """The need that its roster was built against."""
        assert self.plan.roster_stage is not None
        return self.plan.roster_stage.requirement


def base_plan(
    inputs: Inputs,
    *,
    stages: Stages | None = None,
    progress: Progress | None = None,
    cancel: Callable[[], bool] | None = None,
    replications: int = REPLICATIONS,
    plan: Plan | None = None,
) -> BasePlan:
    """Plan the base, or stand on a stored plan, and play it; stages that are stored are reused.

    Parameters
    ----------
    plan : a whole plan of these inputs to stand on, roster included; None = made, or taken from `stages`.

    Raises
    ------
    forecasting.ForecastError, solver.errors.SolverError
        If history or settings make no sense; all problems are listed.
    """
    told = None if progress is None else _told(progress)
    whole = run_pipeline(inputs, stages=stages, progress=told, cancel=cancel) if plan is None else plan
    if told is not None:
        told(Step("replications", 0.0))
    found = simulated(whole, inputs, replications)
    return BasePlan(inputs, replace(whole, attainment=found.attained), found.served)


def _told(progress: Progress) -> Progress:
    """The same listener, told that these steps are the base's."""
    return lambda step: progress(replace(step, side="base"))
