"""A scenario played: what becomes of the base plan when its inputs change."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Literal

from planner import codec
from planner.casework import make_case
from planner.changing.world import moved_need
from planner.inputs import Inputs
from planner.laid_stages import LaidStages
from planner.pipeline import Progress, Stages, Step, run_pipeline, with_own_roster
from planner.plans import Plan, RosterStage
from planner.stage_inputs import stage_inputs_of
from scenarios.away import as_planned
from scenarios.base_plan import REPLICATIONS, BasePlan
from scenarios.judging import judged
from scenarios.keeping import kept_roster
from scenarios.rebuilding import SEARCH_S, Rebuilding, rebuilt
from scenarios.scenario import Scenario
from scenarios.served import Served, paired
from scenarios.simulated import Simulated, simulated
from scenarios.unfelt import only_edits, same_forecast
from scenarios.weighing import worth
from solver.case import RosterCase
from solver.checker import check
from solver.cover import Requirement
from solver.fingerprint import fingerprint
from solver.outcomes import TracePoint

MOST_REPLICATIONS = 200
TINY = 0.005
"""Share of service below which nobody asks whether a difference is real."""
Ending = Literal["played", "unchanged", "no_roster"]


@dataclass(frozen=True, slots=True, eq=False)
class Played:
    """The plan under a scenario.

    `status`: "unchanged" where nothing that the plan depends on changes (plan and `served` are the base's); "no_roster"
    where none was found: the plan has no roster then, and nothing was served. `stayed`: a new roster was searched for,
    and the old one is kept, as the new one serves no better under the scenario (`scenarios.weighing`).
    """

    inputs: Inputs
    plan: Plan
    served: Served
    status: Ending
    stayed: bool = False


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

    Parameters
    ----------
    replications, most_replications : at first, and at most: it goes on, doubling, while a queue's difference is within
        noise and yet may be one.
    time_limit_s : seconds to search for a rebuilt roster; None = the base's, at most `SEARCH_S`.

    Raises
    ------
    OperationError
        If the scenario does not fit the operation.
    """
    inputs = as_planned(judged(scenario, base.inputs), base.inputs, base.plan.roster.duties)
    used = stage_inputs_of(inputs)
    if used.keys == base.keys:
        return Played(inputs, base.plan, base.served.first(replications), "unchanged")
    run = _Run(base, inputs, stages, progress, cancel or (lambda: False))
    outlook, need = run.outlook()
    if _unfelt(base, inputs, outlook):
        return Played(inputs, base.plan, base.served.first(replications), "unchanged")
    limit_s = min(base.inputs.time_limit_s, SEARCH_S) if time_limit_s is None else time_limit_s
    outlook = replace(outlook, keys=tuple(used.keys.items()), used=used.groups)
    plan, kept = run.planned(outlook, need, limit_s if scenario.roster == "rebuild" else None)
    if plan.roster_stage is None or plan.roster_stage.result.roster is None:
        return Played(inputs, plan, base.served.first(0), "no_roster")
    run.tell("simulation")
    found = simulated(plan, inputs, replications, like=base.plan)
    stayed = False
    if plan.roster != kept.roster:
        other = simulated(kept, inputs, replications, like=base.plan)
        stayed = worth(kept, inputs, other.served) <= worth(plan, inputs, found.served)
        plan, found = (kept, other) if stayed else (plan, found)
    found = _made_sure(base, found, most_replications)
    return Played(inputs, replace(plan, attainment=found.attained), found.served, "played", stayed)


def _unfelt(base: BasePlan, inputs: Inputs, outlook: Plan) -> bool:
    """Whether edits came that leave the forecast as it is, and nothing else did."""
    assert base.plan.forecast is not None
    assert outlook.forecast is not None
    return same_forecast(base.plan.forecast, outlook.forecast) and only_edits(base.inputs, inputs)


def _made_sure(base: BasePlan, found: Simulated, most: int) -> Simulated:
    """Further replications while a difference is open."""
    while found.served.replications < most:
        before = base.over(found.served.replications)
        if not undecided(before, found.served):
            break
        found = found.upto(min(2 * found.served.replications, most))
    return found


def undecided(before: Served, after: Served) -> bool:
    """Whether the difference of a queue is within noise, and yet neither tiny nor small against the noise."""
    return any(
        pair.compared
        and not pair.beyond_noise
        and abs(pair.late_diff) > pair.late_noise / 2
        and abs(pair.service_diff) >= TINY
        for pair in paired(before, after)
        if pair.cell.day is None and pair.cell.queue is not None
    )


class _Run:
    """One scenario on its way to a plan: what it stands on, where stages are kept, who is told and may stop it."""

    def __init__(
        self,
        base: BasePlan,
        inputs: Inputs,
        stages: Stages | None,
        progress: Progress | None,
        cancel: Callable[[], bool],
    ) -> None:
        self._base, self._inputs, self._stages, self._cancel = base, inputs, stages, cancel
        self._progress, self._start = progress, time.monotonic()

    def planned(self, outlook: Plan, need: Requirement, limit_s: float | None) -> tuple[Plan, Plan]:
        """The plan under the scenario, checked, and that with the base roster kept; the same without `limit_s`."""
        kept = kept_roster(self._base.plan.roster, self._inputs, need)
        result = replace(self._base.stage.result, roster=kept, objective=(), bound_cents=None, certificate=None)
        stage = replace(self._base.stage, result=replace(result, trace=()), requirement=need)
        case = make_case(self._inputs, need)
        stages = [stage]
        if limit_s is not None and fingerprint(case) != self._base.case_digest:
            stages.insert(0, self._rebuilt(stage, dict(outlook.keys)["roster"], limit_s))
        made = codec.digest("keep" if limit_s is None else "rebuild", self._base.roster_digest)
        self.tell("check")
        plans = [_checked(with_own_roster(outlook, one, made), case) for one in stages]
        return plans[0], plans[-1]

    def tell(self, stage: str, point: TracePoint | None = None) -> None:
        """Tell which stage begins, or an anytime point of the roster."""
        self._told(Step(stage, time.monotonic() - self._start, point))

    def outlook(self) -> tuple[Plan, Requirement]:
        """Forecast and staffing under the scenario, and the need of the base's roster moved by what they change."""
        base = self._base.plan
        held = LaidStages(self._stages, base, self._base.inputs, self._inputs)
        outlook = run_pipeline(self._inputs, until="requirement", stages=held, progress=self._told)
        assert outlook.staffing is not None
        assert base.staffing is not None
        before, after = base.staffing.requirement, outlook.staffing.requirement
        return outlook, moved_need(self._base.stage.requirement, before, after)

    def _rebuilt(self, stage: RosterStage, key: str, limit_s: float) -> RosterStage:
        """The roster rebuilt from what still stands of the base's, or as it was stored."""
        key = codec.digest("rebuilt", key, self._base.roster_digest, limit_s)
        held = None if self._stages is None else self._stages.stage(key)
        if isinstance(held, RosterStage):
            self._told(Step("roster", time.monotonic() - self._start, reused=True))
            return held
        self.tell("roster")
        how = Rebuilding(limit_s, lambda point: self.tell("roster", point), self._cancel)
        made = rebuilt(stage, self._inputs, how)
        if self._stages is not None and not made.result.cancelled:
            self._stages.save_stage(key, "roster", made)
        return made

    def _told(self, step: Step) -> None:
        """Tell that a step is the scenario's."""
        if self._progress is not None:
            self._progress(replace(step, side="scenario"))


def _checked(plan: Plan, case: RosterCase) -> Plan:
    """The plan with what its roster breaks; one without a roster as it is."""
    assert plan.roster_stage is not None
    roster = plan.roster_stage.result.roster
    return plan if roster is None else replace(plan, violations=check(case, roster))
