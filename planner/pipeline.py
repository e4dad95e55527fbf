"""The pipeline: forecast -> requirement -> roster -> check -> simulation, each stage keyed by what it used."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from importlib.metadata import version
from typing import TYPE_CHECKING, Protocol, TypeVar, cast

from planner import codec
from planner.casework import make_case, make_staffing
from planner.inputs import Inputs
from planner.outlook import make_demand, make_forecast
from planner.plans import STAGES, Plan, RosterStage
from planner.rostering import Built, Watch, build_roster, simulate_roster
from planner.stage_inputs import StageInputs, stage_inputs_of
from solver.duties import Roster
from solver.outcomes import CHILD_LOST, Attainment, Result, Status, TracePoint, Violation

if TYPE_CHECKING:
    from forecasting import Forecast
    from solver.requirement import Staffing

log = logging.getLogger(__name__)
T = TypeVar("T")
CUT_SHORT, MENDED = "cut short", "mended"
"""How a roster was made, if not by a whole search."""


class Stages(Protocol):
    """Where finished stages are kept (the store), so that scenarios and re-runs reuse them."""

    def stage(self, key: str) -> object | None:
        """A stage's value by its digest."""
        ...

    def save_stage(self, key: str, stage: str, value: object) -> None:
        """Keep a stage's value."""
        ...


@dataclass(frozen=True, slots=True)
class Step:
    """One message of progress: the stage, seconds since the start, an anytime point of the roster if any.

    `side` tells the two plans of a comparison apart: "base" or "scenario"; `operation` is named if there are several.
    """

    stage: str
    elapsed_s: float
    point: TracePoint | None = None
    reused: bool = False
    side: str = ""
    operation: str = ""


Progress = Callable[[Step], None]


def run_pipeline(
    inputs: Inputs,
    *,
    until: str = "simulation",
    stages: Stages | None = None,
    progress: Progress | None = None,
    cancel: Callable[[], bool] | None = None,
) -> Plan:
    """Run the stages up to `until` and return the plan; without a roster there is nothing to prove.

    A roster whose search was cut short gets keys of its own, so that nobody takes it for the whole search's.

    Raises
    ------
    forecasting.ForecastError, solver.errors.SolverError
        If history or settings make no sense; all problems are listed.
    """
    run = _Run(inputs, stages, progress or (lambda step: None), cancel or (lambda: False))
    wanted = STAGES[: STAGES.index(until) + 1]
    used = stage_inputs_of(inputs, until)
    keys = used.keys
    made = run.stage("forecast", keys["forecast"], lambda: make_forecast(inputs))
    plan = _empty(inputs, replace(used, keys={stage: keys[stage] for stage in wanted}))
    plan = replace(plan, forecast=cast("Forecast", made))
    if "requirement" not in wanted:
        return plan
    demand = make_demand(inputs, cast("Forecast", made))
    staffing = cast("Staffing", run.stage("requirement", keys["requirement"], lambda: make_staffing(inputs, demand)))
    plan = replace(plan, staffing=staffing)
    if "roster" not in wanted:
        return plan
    built = run.stage(
        "roster", keys["roster"], lambda: run.built(build_roster(inputs, demand, staffing, run.watch), inputs)
    )
    plan = _with_roster(plan, cast(RosterStage, built))
    if "check" not in wanted or cast(RosterStage, built).result.roster is None:
        return plan
    return _prove(plan, inputs, run, lambda: run.attained or simulate_roster(inputs, demand, plan.roster))


def _prove(plan: Plan, inputs: Inputs, run: _Run, simulate: Callable[[], Attainment]) -> Plan:
    """Check and simulate a roster; both stages are only as wanted by the plan's keys."""
    from solver.checker import check

    stage = cast(RosterStage, plan.roster_stage)
    keys = dict(plan.keys)
    case = make_case(inputs, stage.requirement)
    violations = run.stage("check", keys["check"], lambda: check(case, plan.roster))
    plan = replace(plan, violations=cast("tuple[Violation, ...]", violations))
    if "simulation" not in keys:
        return plan
    return replace(plan, attainment=cast(Attainment, run.stage("simulation", keys["simulation"], simulate)))


def _with_roster(plan: Plan, stage: RosterStage) -> Plan:
    """The plan with its roster; keys and id differ from those of a whole search if it was cut short."""
    if _is_whole(stage.result):
        return replace(plan, roster_stage=stage)
    return with_own_roster(plan, stage, CUT_SHORT)


def with_own_roster(plan: Plan, stage: RosterStage, made: str) -> Plan:
    """The plan with a roster that is not the whole search's, `made` otherwise: from there on its keys are its own."""
    later = STAGES.index("roster")
    keys = tuple(
        (name, own_key(made, key, stage.result.roster) if STAGES.index(name) >= later else key)
        for name, key in plan.keys
    )
    return replace(plan, roster_stage=stage, keys=keys, id=_plan_id(keys))


def own_key(made: str, key: str, roster: Roster | None) -> str:
    """The key of a stage whose roster was made otherwise than by a whole search."""
    return codec.digest(made, key, roster)


class _Run:
    """One run of the pipeline: its clock, its store of stages, and who is told of progress."""

    def __init__(self, inputs: Inputs, stages: Stages | None, progress: Progress, cancel: Callable[[], bool]) -> None:
        self._stages, self._progress = stages, progress
        self.watch = Watch(self._point, cancel)
        self.attained: Attainment | None = None
        self._start = time.monotonic()
        log.info("plan start=%s weeks=%s as_of=%s seed=%s", inputs.start, inputs.weeks, inputs.as_of, inputs.seed)

    def stage(self, name: str, key: str, make: Callable[[], T]) -> object:
        """The stored value of a stage, or a new one, stored unless a longer run could give a better one."""
        held = None if self._stages is None else self._stages.stage(key)
        self._progress(Step(name, time.monotonic() - self._start, reused=held is not None))
        if held is not None:
            return held
        made = make()
        if self._stages is not None and not self._cut_short(made):
            self._stages.save_stage(key, name, made)
        return made

    def built(self, built: Built, inputs: Inputs) -> RosterStage:
        """Keep what building the roster simulated already; reproducible, a plan holds nothing of this machine."""
        self.attained = built.attained
        stage = built.stage
        if not inputs.reproducible:
            return stage
        return replace(stage, result=replace(stage.result, trace=(), peak_mb=()))

    def _point(self, point: TracePoint) -> None:
        """Pass an anytime point of the roster on."""
        self._progress(Step("roster", time.monotonic() - self._start, point))

    def _cut_short(self, made: object) -> bool:
        if not isinstance(made, RosterStage):
            return False
        return not _is_whole(made.result) or made.result.status is Status.NO_ANSWER


def _is_whole(result: Result) -> bool:
    """Whether the search came to its own end: nobody stopped it, and its process did not die."""
    return not result.cancelled and CHILD_LOST not in result.notes


def _plan_id(keys: tuple[tuple[str, str], ...]) -> str:
    return codec.digest(sorted(keys))[:16]


def _empty(inputs: Inputs, used: StageInputs) -> Plan:
    keys = tuple(used.keys.items())
    return Plan(
        id=_plan_id(keys),
        operation=inputs.operation.config.name,
        start=inputs.start,
        weeks=inputs.weeks,
        as_of=inputs.as_of,
        seed=inputs.seed,
        version=version("vardiya"),
        keys=keys,
        grid=inputs.grid,
        time_limit_s=inputs.time_limit_s,
        reproducible=inputs.reproducible,
        used=used.groups,
    )
