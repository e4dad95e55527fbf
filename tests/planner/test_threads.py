"""Eight threads at once, on one operation and on several: the same bytes as one alone, and readers see whole plans."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from threading import Barrier, Event
from typing import Any, TypeVar

import pytest

from planner import codec, rostering
from planner.answers.gap import explain_gap
from planner.answers.standing import Standing
from planner.inputs import Inputs, PlanRequest, gather
from planner.operation import load
from planner.pipeline import run_pipeline
from planner.plans import Plan
from planner.publishing import in_force, plan_in_force, publish
from planner.report.exports import export
from planner.store import open_store
from scenarios import Scenario, run
from scenarios.base_plan import base_plan
from scenarios.runner import How
from solver.case import RosterCase
from solver.outcomes import Result
from solver.roster.engine import solve
from solver.roster.params import SolveParams

THREADS = 8
NOW = datetime(2025, 11, 2, 12, tzinfo=UTC)
LATE = Scenario.model_validate({"name": "More", "roster": "keep", "changes": [{"kind": "volume", "share": 0.3}]})
Found = TypeVar("Found")


def at_once(work: Callable[[int], Found]) -> list[Found]:
    """What eight threads come to that begin together."""
    barrier = Barrier(THREADS)

    def begun(number: int) -> Found:
        barrier.wait()
        return work(number)

    with ThreadPoolExecutor(THREADS) as pool:
        return list(pool.map(begun, range(THREADS)))


def quick(folder: Path, seed: int) -> Inputs:
    """A week whose search is counted and not timed, and not corrected."""
    inputs = gather(load(folder), PlanRequest(weeks=1, seed=seed, time_limit_s=1.0, reproducible=True))
    config = inputs.operation.config
    solver = config.solver.model_copy(update={"corrections": 0, "replications": 4, "bound_limit_s": 0.0})
    return replace(inputs, operation=replace(inputs.operation, config=config.model_copy(update={"solver": solver})))


@pytest.fixture
def few_moves(monkeypatch: pytest.MonkeyPatch) -> None:
    """Searches of 60 moves, none of them built whole: what is shared shows in them as well."""

    def search(case: RosterCase, params: SolveParams, *rest: Any) -> Result:
        return solve(case, params.model_copy(update={"moves": 60, "whole_limit_booleans": 0}), *rest)

    monkeypatch.setattr(rostering, "engine_of", lambda inputs: search)


@pytest.fixture
def alone(small: Path, few_moves: None) -> dict[int, bytes]:
    """The plans of two seeds, each made with nobody beside."""
    return {seed: codec.dumps(run_pipeline(quick(small, seed))) for seed in (1, 2)}


def test_eight_plans_at_once_are_those_made_alone(small: Path, alone: dict[int, bytes], tmp_path: Path) -> None:
    """Random numbers, clocks and caches of one search are not those of another; the store they share is kept whole."""
    one = Path(shutil.copytree(small, tmp_path / "one"))
    own = [Path(shutil.copytree(small, tmp_path / f"own-{number}")) for number in range(2)]
    with open_store(one) as store:

        def plan(number: int) -> bytes:
            if number < 2:
                with open_store(own[number]) as mine:
                    return codec.dumps(run_pipeline(quick(own[number], 1 + number % 2), stages=mine))
            made = run_pipeline(quick(one, 1 + number % 2), stages=store)
            store.save_plan(made, NOW)
            return codec.dumps(store.plan(made.id))

        assert at_once(plan) == [alone[1 + number % 2] for number in range(THREADS)]
        assert len(store.plan_ids()) == 2


def test_eight_readers_tell_what_one_tells(small_planned: Path, tmp_path: Path) -> None:
    """Files, answers, simulations and what-ifs of one stored plan, asked on one store by all of them."""
    folder = Path(shutil.copytree(small_planned, tmp_path / "op"))
    with open_store(folder) as store:
        publish(store.plan(), store, published_at=NOW)

        def read(number: int) -> tuple[object, ...]:
            """Files in a language, an answer, or a what-if: each by two threads."""
            plan = store.plan()
            inputs = gather(load(folder), plan.request)
            held = in_force(store, plan.grid.days[0], plan.grid.days[-1])
            kind = number % 4
            if kind == 0:
                at = datetime.fromtimestamp(60 * int(plan.grid.starts[40]), UTC)
                return held, repr(explain_gap(Standing(plan, inputs), "phone-tr", at, 4))
            if kind == 1:
                what_if = run(base_plan(inputs, plan=plan, replications=2), LATE, How(replications=2))
                return held, what_if.played.served.within.tobytes()
            return held, export(plan, inputs, ("html", "ics", "xlsx", "csv"), ("en", "tr")[kind % 2])

        expected = [read(kind) for kind in range(4)]
        assert at_once(read) == [expected[number % 4] for number in range(THREADS)]


def test_what_a_store_hands_out_is_the_callers_own(small_planned: Path, tmp_path: Path) -> None:
    """A dashboard that sorts or fills a table in place alters nobody else's plan."""
    with open_store(Path(shutil.copytree(small_planned, tmp_path / "op"))) as store:
        mine, before = store.plan(), codec.digest(store.plan())
        assert mine.forecast is not None
        assert mine.attainment is not None
        assert mine.roster_stage is not None
        mine.forecast.table.loc[:, "mean"] = 0.0
        mine.attainment.table.loc[:, "service"] = 0.0
        mine.roster_stage.requirement.need[:] = 0
        assert codec.digest(store.plan()) == before != codec.digest(mine)


def test_readers_see_a_whole_plan_while_another_thread_publishes(small_planned: Path, tmp_path: Path) -> None:
    """Seven read while one lays two plans in turn: each reader finds one of them, with all of its duties."""
    folder = Path(shutil.copytree(small_planned, tmp_path / "op"))
    over = Event()
    with open_store(folder) as store:
        first = store.plan()
        second = replace(first, id="0" * 16, keys=(*first.keys,))
        store.save_plan(second, NOW)
        days = first.grid.days
        publish(first, store, published_at=NOW)
        whole = len(in_force(store, days[0], days[-1]))

        def work(number: int) -> int:
            if number == 0:
                try:
                    for turn in range(4):
                        publish((second, first)[turn % 2], store, published_at=NOW, anyway=True, why="test")
                finally:
                    over.set()
                return 0
            looks = 0
            while not over.is_set() or looks == 0:
                duties = in_force(store, days[0], days[-1])
                assert len({duty.publication for duty in duties}) == 1
                assert len(duties) == whole
                found = plan_in_force(store, days[0], days[-1])
                assert isinstance(found, Plan)
                assert found.roster == first.roster
                looks += 1
            return looks

        assert all(looks > 0 for looks in at_once(work)[1:])
