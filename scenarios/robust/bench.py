"""Rosters for futures: what each future needs, a roster built for a need, and a roster played in a future."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from planner import codec
from planner.casework import make_case, make_groups
from planner.outlook import make_demand
from planner.pipeline import Step, with_own_roster
from planner.plans import RosterStage
from planner.problems import OperationError, Problem
from planner.stage_inputs import stage_keys
from scenarios.base_plan import BasePlan
from scenarios.late_prices import late_prices
from scenarios.playing import Played, play
from scenarios.rebuilding import Rebuilding, rebuilt
from scenarios.robust.fallen import with_fallen
from scenarios.scoring import score
from scenarios.simulated import simulated
from solver.checker import check

if TYPE_CHECKING:
    from planner.inputs import Inputs
    from planner.pipeline import Progress, Stages
    from planner.plans import Plan
    from scenarios.outcome import Outcome
    from scenarios.robust.reading import Weighed
    from solver.cover import FloatArray, Requirement


@dataclass(frozen=True, slots=True, eq=False)
class Tried:
    """A roster in a future: its figures, and what its late contacts cost, replication by replication.

    `late`, `late_cents` by replication, all queues together.
    """

    played: Played
    outcome: Outcome
    late: FloatArray
    late_cents: FloatArray

    @property
    def extra_cents(self) -> int:
        """Pay beyond that of contract hours, which is due whatever the roster: overtime, nights, standing by."""
        return sum(cents for kind, cents in self.outcome.cents if kind != "regular")

    @property
    def cents(self) -> FloatArray:
        """Pay beyond contract hours and late contacts, by replication."""
        return self.late_cents + self.extra_cents


@dataclass(frozen=True, slots=True, eq=False)
class Seen:
    """A future as it is for the standing roster: its inputs and need, and that roster tried in it."""

    weighed: Weighed
    inputs: Inputs
    need: Requirement
    stood: Tried

    @property
    def name(self) -> str:
        """As the file has it."""
        return self.weighed.scenario.name


@dataclass(frozen=True, slots=True, eq=False)
class Bench:
    """Where rosters are built and tried: the plan that stands, how often and how long, who is told and may stop it."""

    base: BasePlan
    replications: int
    limit_s: float
    stages: Stages | None = None
    progress: Progress | None = None
    cancel: Callable[[], bool] = lambda: False

    def seen(self, weighed: Weighed) -> Seen:
        """A future with the standing roster in it.

        Raises
        ------
        OperationError
            `robust_other_rows` where the future needs other crews than the plan has, so that no need is shared.
        """
        stood = self.tried(self.base, weighed)
        stage = stood.played.plan.roster_stage
        assert stage is not None
        need = stage.requirement
        mine = self.base.stage.requirement
        if need.serves.shape != mine.serves.shape or need.rows != mine.rows or need.cents != mine.cents:
            found = Problem(weighed.scenario.name, None, "changes", "robust_other_rows", weighed.scenario.name)
            raise OperationError((found,), scenario=weighed.scenario.name)
        rosters = (self.base.plan.roster, stood.played.plan.roster)
        need = with_fallen(need, rosters, make_groups(self.base.inputs), self.base.inputs.grid)
        return Seen(weighed, stood.played.inputs, need, stood)

    def tried(self, base: BasePlan, weighed: Weighed) -> Tried:
        """The roster of a plan as it is, in a future."""
        played = play(
            base,
            weighed.scenario,
            replications=self.replications,
            most_replications=self.replications,
            stages=self.stages,
            progress=self.progress,
            cancel=self.cancel,
        )
        return self._weighed(weighed, played)

    def own(self, seen: Seen, free_from_min: int | None = None) -> Tried:
        """The roster that is built for one future alone, in it; `free_from_min` as in `Rebuilding`."""
        stage = seen.stood.played.plan.roster_stage
        assert stage is not None
        made = self._rebuilt(stage, seen.inputs, free_from_min)
        plan = _with(seen.stood.played.plan, made, seen.inputs)
        found = simulated(plan, seen.inputs, self.replications, like=self.base.plan)
        plan = replace(plan, attainment=found.attained)
        return self._weighed(seen.weighed, Played(seen.inputs, plan, found.served, "played"))

    def built(self, need: Requirement, free_from_min: int | None = None) -> BasePlan:
        """The standing plan with a roster built for another need; what it is said to need stays the plan's own."""
        base = self.base
        made = self._rebuilt(replace(base.stage, requirement=need), base.inputs, free_from_min)
        plan = _with(base.plan, replace(made, requirement=base.stage.requirement), base.inputs)
        found = simulated(plan, base.inputs, self.replications)
        return BasePlan(base.inputs, replace(plan, attainment=found.attained), found.served)

    def _rebuilt(self, stage: RosterStage, inputs: Inputs, free_from_min: int | None) -> RosterStage:
        asked = (stage_keys(inputs)["roster"], self.limit_s, free_from_min)
        key = codec.digest("robust", stage.requirement, stage.result.roster, *asked)
        held = None if self.stages is None else self.stages.stage(key)
        if isinstance(held, RosterStage):
            return held
        begun = time.monotonic()
        told = self.progress or (lambda step: None)
        told(Step("roster", 0.0, side="scenario"))
        how = Rebuilding(
            self.limit_s,
            lambda point: told(Step("roster", time.monotonic() - begun, point, side="scenario")),
            self.cancel,
            free_from_min,
        )
        made = rebuilt(stage, inputs, how)
        if self.stages is not None and not made.result.cancelled and made.result.roster is not None:
            self.stages.save_stage(key, "roster", made)
        if made.result.roster is None:
            raise OperationError((Problem("search", None, "roster", "robust_no_roster"),))
        return made

    def _weighed(self, weighed: Weighed, played: Played) -> Tried:
        assert played.plan.forecast is not None
        demand = make_demand(played.inputs, played.plan.forecast, sampled=False)
        prices = dict(zip(demand.queues, late_prices(played.inputs, demand), strict=True))
        served = played.served.first(self.replications)
        late = (served.base - served.within).sum(axis=2)
        cents = late @ np.array([prices[queue] for queue in served.queues])
        return Tried(played, score(self.base, weighed.scenario, played), late.sum(axis=1), cents)


def _with(plan: Plan, stage: RosterStage, inputs: Inputs) -> Plan:
    """The plan with another roster, checked."""
    whole = with_own_roster(plan, stage, codec.digest("robust", stage.result.roster))
    assert stage.result.roster is not None
    return replace(whole, violations=check(make_case(inputs, stage.requirement), stage.result.roster))
