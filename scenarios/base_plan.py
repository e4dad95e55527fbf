"""The plan that scenarios are compared with, and what each of its replications served."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import cached_property
from importlib.metadata import version
from typing import TYPE_CHECKING, cast

from planner import codec
from planner.casework import make_case
from planner.inputs import Inputs
from planner.pipeline import Progress, Stages, Step, run_pipeline
from planner.plans import Plan, RosterStage
from planner.stage_inputs import stage_keys
from scenarios.served import Served
from scenarios.simulated import Simulated, simulated
from solver.fingerprint import fingerprint
from solver.outcomes import Attainment

if TYPE_CHECKING:
    from solver.cover import FloatArray

REPLICATIONS = 50


@dataclass(frozen=True, eq=False)
class BasePlan:
    """A whole plan with its inputs; its attainment is that of the replications in `served`."""

    inputs: Inputs
    plan: Plan
    served: Served
    _longer: list[Simulated] = field(default_factory=list, repr=False)

    def over(self, replications: int) -> Served:
        """What so many replications served, or more if more were played; those of `served` are the first of them."""
        return self.served if replications <= self.served.replications else self._played(replications).served

    def longer(self, replications: int) -> BasePlan:
        """The same plan played so often, attainment and all; as it is if it was played more often."""
        if replications <= self.served.replications:
            return self
        found = self._played(replications)
        return BasePlan(self.inputs, replace(self.plan, attainment=found.attained), found.served)

    def _played(self, replications: int) -> Simulated:
        """So many replications, played once: each number of them is kept, and the next larger one goes on from it."""
        fewer = [one for one in self._longer if one.served.replications <= replications]
        found = fewer[-1] if fewer else simulated(self.plan, self.inputs, replications)
        if found.served.replications < replications or not fewer:
            found = found.upto(replications)
            self._longer.append(found)
            self._longer.sort(key=lambda one: one.served.replications)
        return found

    @cached_property
    def keys(self) -> dict[str, str]:
        """The stage keys of its inputs."""
        return stage_keys(self.inputs)

    @cached_property
    def roster_digest(self) -> str:
        """Of what a scenario takes over from it: the roster, and the need it was built against."""
        return codec.digest(self.plan.roster, self.stage.requirement)

    @cached_property
    def case_digest(self) -> str:
        """Of all that its roster was built from."""
        return fingerprint(make_case(self.inputs, self.stage.requirement))

    @property
    def stage(self) -> RosterStage:
        """Its roster stage."""
        assert self.plan.roster_stage is not None
        return self.plan.roster_stage


def base_plan(
    inputs: Inputs,
    *,
    stages: Stages | None = None,
    progress: Progress | None = None,
    cancel: Callable[[], bool] | None = None,
    replications: int = REPLICATIONS,
    plan: Plan | None = None,
) -> BasePlan:
    """Plan the base, or stand on a stored plan, and play it; what is stored is reused.

    Parameters
    ----------
    plan : a whole plan of these inputs to stand on, roster included; None = made, or taken from `stages`.

    Raises
    ------
    forecasting.ForecastError, solver.errors.SolverError
        If history or settings make no sense; all problems are listed.
    """
    told: Progress = _told(progress)
    whole = run_pipeline(inputs, stages=stages, progress=told, cancel=cancel) if plan is None else plan
    key = codec.digest("served", stage_keys(inputs), whole.id, whole.roster, replications, version("vardiya"))
    held = None if stages is None else stages.stage(key)
    told(Step("simulation", 0.0, reused=held is not None))
    if held is None:
        found = simulated(whole, inputs, replications)
        held = (found.attained, found.served.within, found.served.base, found.served.offered)
        if stages is not None and not whole.cancelled:
            stages.save_stage(key, "served", held)
    attained, within, base, offered = cast("tuple[Attainment, FloatArray, FloatArray, FloatArray]", held)
    queues = tuple(queue.id for queue in inputs.operation.queues)
    served = Served(queues, whole.grid.days, within, base, offered)
    return BasePlan(inputs, replace(whole, attainment=attained), served)


def _told(progress: Progress | None) -> Progress:
    """The same listener, told that these steps are the base's."""
    return lambda step: None if progress is None else progress(replace(step, side="base"))
