"""The whole way, on the small operation: from history to a proven plan."""

from __future__ import annotations

import shutil
import time
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest

from planner import codec
from planner.figures import summarise
from planner.inputs import Inputs, PlanRequest, gather
from planner.operation import load
from planner.operation.operation import Edit
from planner.pipeline import Step, run_pipeline
from planner.plans import STAGES, Plan
from planner.problems import OperationError
from planner.proof import recheck, resimulate
from planner.report.exports import export
from planner.stage_inputs import stage_keys
from planner.store import Store
from planner.store.plan_rows import STAGE_FIELDS
from solver.grid import utc
from solver.outcomes import Status


def test_a_plan_has_every_stage_and_breaks_no_hard_rule(small_plan: Plan) -> None:
    """The main job, end to end."""
    assert tuple(stage for stage, _ in small_plan.keys) == STAGES
    assert small_plan.roster_stage is not None
    assert small_plan.roster_stage.result.status in (Status.OPTIMAL, Status.FEASIBLE)
    assert small_plan.hard_violations == ()
    assert small_plan.attainment is not None
    assert small_plan.roster.duties


def test_the_attribution_of_the_forecast_adds_up_to_its_mean(small_plan: Plan) -> None:
    """What explains the forecast must be the forecast."""
    assert small_plan.forecast is not None
    parts = small_plan.forecast.attribution.groupby(["queue", "start"])["contacts"].sum()
    mean = small_plan.forecast.table.set_index(["queue", "start"])["mean"]
    assert (parts - mean).abs().max() < 1e-6


def test_a_manual_edit_is_a_layer_of_its_own(small_inputs: Inputs) -> None:
    """Edits never overwrite: the attribution names them and still adds up."""
    queue = small_inputs.operation.queues[0].id
    grid = small_inputs.grid
    edit = Edit("campaign", (queue,), utc(grid.start_min), utc(grid.end_min), 1.5, None)
    changed = replace(small_inputs, operation=replace(small_inputs.operation, edits=(edit,)))
    plain = run_pipeline(small_inputs, until="forecast").forecast
    edited = run_pipeline(changed, until="forecast").forecast
    assert plain is not None
    assert edited is not None
    assert edited.table["mean"].sum() == pytest.approx(1.5 * plain.table["mean"].sum())
    added = edited.attribution.loc[edited.attribution["part"] == "campaign", "contacts"].sum()
    assert added == pytest.approx(0.5 * plain.table["mean"].sum())


def test_stages_are_reused_from_the_store(small_inputs: Inputs, small_plan: Plan, tmp_path: Path) -> None:
    """The same inputs give the same plan without a new search, and a stored plan comes back whole."""
    store = Store(tmp_path)
    store.save_plan(small_plan, small_inputs.as_of)
    reused: list[str] = []
    again = run_pipeline(
        small_inputs, stages=store, progress=lambda step: reused.append(step.stage) if step.reused else None
    )
    assert reused == list(STAGES)
    assert again.id == small_plan.id
    assert again.roster == small_plan.roster
    assert again.violations == small_plan.violations
    assert store.plan().roster == small_plan.roster


def test_a_reproducible_plan_is_the_same_to_the_byte_on_a_slower_machine(small: Path, tmp_path: Path) -> None:
    """Same inputs, seed and version: same id, stages and files, wherever the folder lies; seconds stay outside."""
    other = Path(shutil.copytree(small, tmp_path / "elsewhere" / "op"))
    shutil.rmtree(other / ".vardiya", ignore_errors=True)
    ask = PlanRequest(weeks=1, time_limit_s=0.5, reproducible=True)
    made = []
    for folder, wait_s in ((small, 0.0), (other, 0.1)):
        inputs = gather(load(folder), ask)
        plan = run_pipeline(inputs, progress=partial(_slowed, wait_s))
        bodies = {stage: codec.dumps(getattr(plan, STAGE_FIELDS[stage])) for stage in STAGES}
        made.append((plan.id, codec.dumps(plan), bodies, export(plan, inputs, ("csv", "ics", "json"), "en")))
    assert made[0] == made[1]


def _slowed(wait_s: float, _: Step) -> None:
    time.sleep(wait_s)


def test_a_stage_key_changes_with_what_the_stage_uses_and_nothing_else(small_inputs: Inputs) -> None:
    """An absence changes the roster, not the forecast."""
    base = stage_keys(small_inputs)
    agents = small_inputs.operation.agents[1:]
    fewer = stage_keys(replace(small_inputs, operation=replace(small_inputs.operation, agents=agents)))
    assert fewer["forecast"] == base["forecast"]
    assert fewer["requirement"] != base["requirement"]
    wishes = replace(small_inputs.operation, wishes=())
    assert stage_keys(replace(small_inputs, operation=wishes))["requirement"] == base["requirement"]
    later = stage_keys(replace(small_inputs, seed=2))
    assert all(later[stage] != base[stage] for stage in STAGES)


def test_check_and_simulation_of_a_stored_plan_repeat_what_was_proven(small_inputs: Inputs, small_plan: Plan) -> None:
    """Proof does not depend on who asks."""
    assert recheck(small_plan, small_inputs) == small_plan.violations
    assert small_plan.attainment is not None
    again = resimulate(small_plan, small_inputs, small_inputs.seed)
    assert again.table.equals(small_plan.attainment.table)


def test_figures_add_up(small_inputs: Inputs, small_plan: Plan) -> None:
    """What the first screen shows is what the roster says."""
    figures = summarise(small_plan, small_inputs)
    assert figures.paid_h == pytest.approx(sum(d.paid_min for d in small_plan.roster.duties) / 60)
    assert figures.cost.total > 0
    assert figures.hard_violations == 0
    assert [service.queue for service in figures.services] == [q.id for q in small_inputs.operation.queues]


def test_a_cancelled_plan_keeps_the_best_roster_and_is_not_reused(small_inputs: Inputs, tmp_path: Path) -> None:
    """Ctrl-C must not poison the store with half a search."""
    store = Store(tmp_path)
    made = run_pipeline(small_inputs, stages=store, cancel=lambda: True)
    assert made.roster_stage is not None
    assert made.roster_stage.result.cancelled
    assert store.stage(stage_keys(small_inputs)["roster"]) is None


@pytest.mark.parametrize("request_", [PlanRequest(weeks=0), PlanRequest(weeks=13)])
def test_impossible_lengths_are_refused(small: Path, request_: PlanRequest) -> None:
    """One to twelve weeks."""
    with pytest.raises(OperationError) as told:
        gather(load(small), request_)
    assert [p.code for p in told.value.problems] == ["weeks_out_of_range"]


def test_a_plan_cannot_start_inside_its_history(small: Path) -> None:
    """The roster of a day that is over helps nobody."""
    operation = load(small)
    assert operation.history_end is not None
    day = operation.history_end.date().replace(day=1)
    with pytest.raises(OperationError) as told:
        gather(operation, PlanRequest(start=day))
    assert [p.code for p in told.value.problems] == ["start_before_history"]
