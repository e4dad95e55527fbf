"""The solver in a process of its own: the same rosters, and a crash that costs a search and never the caller."""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections.abc import Callable
from dataclasses import replace

import pytest

import planner
from planner import codec
from planner.engines import engine_of
from planner.gates import plan_gates
from planner.inputs import Inputs, PlanRequest, gather
from planner.operation import Operation, load
from planner.pipeline import Step, run_pipeline
from planner.plans import Plan
from planner.stage_inputs import stage_keys
from solver.outcomes import CHILD_LOST, Status
from solver.roster import child, engine
from solver.roster.partners.companion import Companion

Struck = Callable[[Step], None]


@pytest.fixture
def struck(monkeypatch: pytest.MonkeyPatch) -> list[Companion]:
    """Every process that a search is parted to, in order; the test strikes the last of them."""
    begun: list[Companion] = []

    class Noted(Companion):
        def __init__(self, task: object, heard: Callable[[object], None]) -> None:
            super().__init__(task, heard)
            begun.append(self)

    monkeypatch.setattr(child, "Companion", Noted)
    return begun


@pytest.fixture(scope="module")
def reproducible(small_inputs: Inputs) -> Inputs:
    """The week, its search cut short by counting; no corrections."""
    config = small_inputs.operation.config
    once = config.model_copy(update={"solver": config.solver.model_copy(update={"corrections": 0})})
    return replace(
        small_inputs, operation=replace(small_inputs.operation, config=once), reproducible=True, time_limit_s=0.3
    )


def test_a_plan_is_the_same_to_the_byte_in_a_process_of_its_own(reproducible: Inputs) -> None:
    """Else a dashboard and the command line would disagree on one operation; and no key tells them apart."""
    apart = replace(reproducible, isolated=True)
    assert stage_keys(apart) == stage_keys(reproducible)
    assert codec.dumps(run_pipeline(apart)) == codec.dumps(run_pipeline(reproducible))


def striking(begun: list[Companion], stage: str) -> Struck:
    """Crash the search once, as a fault of machine code would, at the first word of this stage."""
    done: list[Step] = []

    def tell(step: Step) -> None:
        if step.point is not None and step.point.stage.startswith(stage) and not done:
            done.append(step)
            os.kill(begun[-1].pid, signal.SIGSEGV)

    return tell


def planned(operation: Operation, limit_s: float, tell: Struck) -> Plan:
    return planner.plan(operation, weeks=1, time_limit_s=limit_s, progress=tell)


def test_a_crash_leaves_the_best_roster_told_and_says_so(small_inputs: Inputs, struck: list[Companion]) -> None:
    """A native crash in the search: no exception, the caller lives, and the plan is not taken for a whole search's."""
    plan = planned(small_inputs.operation, 20.0, striking(struck, "search"))
    assert plan.roster_stage is not None
    assert CHILD_LOST in plan.roster_stage.result.notes
    assert plan.roster_stage.result.status is Status.FEASIBLE
    assert plan.hard_violations == ()
    assert plan.attainment is not None
    assert dict(plan.keys)["roster"] != stage_keys(replace(small_inputs, time_limit_s=20.0))["roster"]


def test_a_crash_before_the_first_roster_is_no_answer_and_a_gate(
    small_inputs: Inputs, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing to save: a typed outcome, for which the night keeps the last plan."""

    class Crashed(Companion):
        def __init__(self, task: object, heard: Callable[[object], None]) -> None:
            super().__init__(task, heard)
            os.kill(self.pid, signal.SIGSEGV)

    monkeypatch.setattr(child, "Companion", Crashed)
    plan = planned(small_inputs.operation, 1.0, lambda step: None)
    assert plan.roster_stage is not None
    assert (plan.roster_stage.result.status, plan.roster_stage.result.notes) == (Status.NO_ANSWER, (CHILD_LOST,))
    assert [gate.code for gate in plan_gates(plan, None, small_inputs)] == ["gate_no_roster"]


def test_a_process_that_cannot_be_started_is_no_answer(small_inputs: Inputs, monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine without room for another process: told, not raised."""

    def refused(task: object, heard: Callable[[object], None]) -> Companion:
        raise OSError(11, "Resource temporarily unavailable")

    monkeypatch.setattr(child, "Companion", refused)
    plan = planned(small_inputs.operation, 1.0, lambda step: None)
    assert plan.roster_stage is not None
    assert plan.roster_stage.result.status is Status.NO_ANSWER


def test_inside_a_worker_the_engine_works_there(small_inputs: Inputs, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its cores have been shared out already."""
    apart = replace(small_inputs, isolated=True)
    assert engine_of(apart) is child.solve_apart
    monkeypatch.setattr(multiprocessing, "parent_process", lambda: object())
    assert engine_of(apart) is engine.solve


def test_who_asks_through_the_library_is_isolated_and_a_command_is_not(small_inputs: Inputs) -> None:
    """A dashboard has threads to lose; a command ends anyway, and would pay for the start of a process."""
    assert not gather(load(small_inputs.operation.folder), PlanRequest(weeks=1)).isolated
    assert gather(small_inputs.operation, PlanRequest(weeks=1, isolated=True)).isolated
