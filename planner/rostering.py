"""The roster stage: build, simulate, raise the need where goals are missed, build on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np

from planner.casework import make_case
from planner.inputs import Inputs
from planner.plans import RosterStage
from solver.cover import FloatArray, Requirement
from solver.demand import Demand
from solver.duties import Roster
from solver.grid import DAY_MIN
from solver.outcomes import Attainment, Result, Status, TracePoint
from solver.requirement import Staffing

CORRECTION_S = 15.0  # at most; never more than the first search had
STEP_SHARE = 0.5  # of the missing service, as a share of load, added to the need in one correction
MOST_RAISE = 0.15


@dataclass(frozen=True, slots=True)
class Watch:
    """Who is told of anytime points, and who is asked whether to stop."""

    progress: Callable[[TracePoint], None]
    cancel: Callable[[], bool]


def build_roster(
    inputs: Inputs,
    demand: Demand,
    staffing: Staffing,
    watch: Watch,
) -> RosterStage:
    """Build the roster; then, if goals are missed in simulation, raise the need of those queues and build on."""
    result = _solve(inputs, staffing.requirement, inputs.time_limit_s, watch)
    stage = RosterStage(result, staffing.requirement, 0)
    try:
        while stage.corrections < inputs.operation.config.solver.corrections and _may_go_on(stage.result, watch):
            better = _corrected(inputs, demand, stage, watch)
            if better is None:
                break
            stage = better
    except KeyboardInterrupt:  # between two searches: what was built stays
        return replace(stage, result=replace(stage.result, cancelled=True))
    return stage


def _corrected(inputs: Inputs, demand: Demand, stage: RosterStage, watch: Watch) -> RosterStage | None:
    """The roster built on with a raised need; None if every goal is met or nothing better is found."""
    attained = simulate_roster(inputs, demand, stage.result.roster or Roster())
    raised = _raised(stage.requirement, demand, attained)
    if raised is None:
        return None
    again = _solve(inputs, raised, min(CORRECTION_S, inputs.time_limit_s), watch, start=stage.result.roster)
    return None if again.roster is None else RosterStage(again, raised, stage.corrections + 1)


def simulate_roster(inputs: Inputs, demand: Demand, roster: Roster) -> Attainment:
    """Simulate a roster together with the duties of the opening state that reach into the horizon."""
    from solver.simulation import SimulationParams, simulate

    config, grid = inputs.operation.config, inputs.grid
    before = tuple(d for d in inputs.operation.previous if grid.start_min - DAY_MIN <= d.start_min < grid.start_min)
    whole = replace(roster, duties=tuple(sorted((*before, *roster.duties))))
    params = SimulationParams(
        replications=config.solver.replications,
        seed=inputs.seed,
        absence_share=config.shrinkage.absent_share,
        inside_shrinkage_share=config.shrinkage.inside_share,
    )
    return simulate(whole, inputs.operation.agents, demand, inputs.operation.queues, params)


def _solve(
    inputs: Inputs,
    requirement: Requirement,
    limit_s: float,
    watch: Watch,
    start: Roster | None = None,
) -> Result:
    from solver.roster.engine import solve
    from solver.roster.params import SolveParams

    breaks_s = min(inputs.operation.config.solver.breaks_limit_s, 0.5 * limit_s)
    params = SolveParams(
        time_limit_s=limit_s + breaks_s,
        breaks_limit_s=breaks_s,
        seed=inputs.seed,
        reproducible=inputs.reproducible,
    )
    return solve(make_case(inputs, requirement, base=start), params, watch.progress, watch.cancel)


def _may_go_on(result: Result, watch: Watch) -> bool:
    built = result.status in (Status.OPTIMAL, Status.FEASIBLE) and not result.cancelled
    return built and result.roster is not None and not watch.cancel()


def _raised(requirement: Requirement, demand: Demand, attained: Attainment) -> Requirement | None:
    """The need with a surcharge on rows whose queues miss their goal; None if all goals are met."""
    missing = _missing_share(demand, attained)
    if not missing:
        return None
    need = requirement.need.copy()
    for r, row in enumerate(requirement.rows):
        worst = max((missing.get(queue, 0.0) for queue in row), default=0.0)
        raise_by: FloatArray = min(MOST_RAISE, STEP_SHARE * worst) * requirement.load[r]
        need[2:, r] += raise_by
    return replace(requirement, need=np.maximum.accumulate(need, axis=0))


def _missing_share(demand: Demand, attained: Attainment) -> dict[str, float]:
    """Queue -> how far its weekly service falls short of its target, worst week."""
    table = attained.table
    weeks = table[(table["period"] == "week") & (table["service"] < table["target_share"])]
    known = set(demand.queues)
    short = (weeks["target_share"] - weeks["service"]).groupby(weeks["queue"]).max()
    return {str(queue): float(gap) for queue, gap in short.items() if queue in known}
