"""The roster stage: build, simulate, raise the need where goals are missed, build on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from planner.casework import make_case
from planner.inputs import Inputs
from planner.plans import RosterStage
from planner.playing import PLAIN, Playing, play
from solver.cover import Requirement
from solver.demand import Demand
from solver.duties import Roster
from solver.grid import DAY_MIN, Grid
from solver.outcomes import Attainment, Result, Status, TracePoint
from solver.requirement import Staffing

if TYPE_CHECKING:
    import pandas as pd

CORRECTION_S = 15.0
GOAL_LEVEL = 2  # need from this level up is what service goals ask for
NEED_PER_SERVICE = 1.5  # share of load per missing share of service; the simulation that follows judges it
MOST_RAISE, MOST_CUT = 0.15, 0.05


@dataclass(frozen=True, slots=True)
class Watch:
    """Who is told of anytime points, and who is asked whether to stop."""

    progress: Callable[[TracePoint], None]
    cancel: Callable[[], bool]


@dataclass(frozen=True, slots=True)
class Built:
    """A roster stage and, if it was simulated on the way, the service it attained."""

    stage: RosterStage
    attained: Attainment | None = None


def build_roster(inputs: Inputs, demand: Demand, staffing: Staffing, watch: Watch) -> Built:
    """Build the roster; then, if goals are missed in simulation, shift the need and build on, if that serves better."""
    result = _solve(inputs, staffing.requirement, inputs.time_limit_s, watch)
    built = Built(RosterStage(result, staffing.requirement, 0))
    try:
        for _ in range(inputs.operation.config.solver.corrections):
            if not _may_go_on(built.stage.result, watch):
                break
            built = _corrected(inputs, demand, built, watch)
    except KeyboardInterrupt:  # between two searches: what was built stays
        return _cut_short(built)
    return built


def _cut_short(built: Built) -> Built:
    """The same roster, marked as the best of a search that was interrupted."""
    return replace(built, stage=replace(built.stage, result=replace(built.stage.result, cancelled=True)))


def _corrected(inputs: Inputs, demand: Demand, built: Built, watch: Watch) -> Built:
    """The roster built on with a shifted need; the one given if every goal is met or the new one serves no better."""
    stage = built.stage
    attained = built.attained or simulate_roster(inputs, demand, stage.result.roster or Roster())
    shifted = _shifted(stage.requirement, attained, inputs.grid)
    if shifted is None:
        return replace(built, attained=attained)
    again = _solve(inputs, shifted, min(CORRECTION_S, inputs.time_limit_s), watch, start=stage.result.roster)
    kept = replace(_cut_short(built) if again.cancelled else built, attained=attained)
    if again.roster is None:
        return kept
    anew = simulate_roster(inputs, demand, again.roster)
    if _late(anew) >= _late(attained):
        return kept
    before = stage.result.trace
    offset = before[-1].elapsed_s if before else 0.0
    later = tuple(replace(point, elapsed_s=point.elapsed_s + offset) for point in again.trace)
    return Built(RosterStage(replace(again, trace=(*before, *later)), shifted, stage.corrections + 1), anew)


def simulate_roster(inputs: Inputs, demand: Demand, roster: Roster, playing: Playing = PLAIN) -> Attainment:
    """Simulate a roster together with the duties of the opening state that reach into the horizon."""
    grid = inputs.grid
    before = tuple(d for d in inputs.operation.previous if grid.start_min - DAY_MIN <= d.start_min < grid.start_min)
    whole = replace(roster, duties=tuple(sorted((*before, *roster.duties))))
    return play(whole, inputs, demand, playing)


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


def _shifted(requirement: Requirement, attained: Attainment, grid: Grid) -> Requirement | None:
    """The need of each week moved from rows that serve above their goal to rows below it; None if all goals are met."""
    weeks = _judged_weeks(attained)
    gaps = dict(zip(zip(weeks["queue"], weeks["start_min"], strict=True), _gap(weeks), strict=True))
    if all(gap <= 0 for gap in gaps.values()):
        return None
    need = requirement.need.copy()
    starts = sorted({grid.index(start) for _, start in gaps})
    for start, end in zip(starts, [*starts[1:], grid.intervals], strict=True):
        for r, row in enumerate(requirement.rows):
            found = [
                gaps[key] for key in ((queue, grid.start_min + start * grid.step_min) for queue in row) if key in gaps
            ]
            share = min(MOST_RAISE, max(-MOST_CUT, NEED_PER_SERVICE * max(found, default=0.0)))
            need[GOAL_LEVEL:, r, start:end] += share * requirement.load[r, start:end]
    return replace(requirement, need=np.maximum.accumulate(need, axis=0))


def _gap(weeks: pd.DataFrame) -> list[float]:
    """How far service falls short of its target; negative above it."""
    return [float(gap) for gap in weeks["target_share"] - weeks["service"]]


def _late(attained: Attainment) -> float:
    """Contacts beyond the goals: what weekly service falls short of, weighted by contacts."""
    weeks = _judged_weeks(attained)
    return float(((weeks["target_share"] - weeks["service"]).clip(lower=0) * weeks["offered"]).sum())


def _judged_weeks(attained: Attainment) -> pd.DataFrame:
    """Weeks of queues in which contacts were judged at all."""
    table = attained.table
    return table[(table["period"] == "week") & table["service"].notna() & (table["offered"] > 0)]
