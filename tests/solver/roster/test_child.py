"""The solver as a process of its own: the same outcomes as in process, and one of its own when it dies."""

from __future__ import annotations

import importlib
import os
import signal
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from solver.errors import Problem, SolverError
from solver.outcomes import Result, Status, TracePoint
from solver.roster import child
from solver.roster.child import CHILD_LOST, solve_apart
from solver.roster.engine import solve
from solver.roster.params import SolveParams
from solver.roster.partners.companion import Companion
from tests.solver.roster.test_second_search import gone, legal, week

QUICK = SolveParams(
    time_limit_s=4, breaks_limit_s=1, seed=3, reproducible=True, moves=8, whole_limit_booleans=0, window_limit_s=0.2
)
LONG = SolveParams(time_limit_s=600, breaks_limit_s=1, seed=3, workers=1, whole_limit_booleans=0, window_limit_s=0.2)


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> list[Companion]:
    """The processes that a test starts."""
    made: list[Companion] = []

    def kept(task: object, heard: Callable[[object], None]) -> Companion:
        made.append(Companion(task, heard))
        return made[-1]

    monkeypatch.setattr(child, "Companion", kept)
    return made


def test_a_process_apart_gives_the_same_roster_points_and_memory(started: list[Companion]) -> None:
    """What is asked of it, it does as the engine does here; it is gone afterwards, with all it held."""
    case, seen = week(), list[TracePoint]()
    apart, here = solve_apart(case, QUICK, seen.append), solve(case, QUICK)
    assert apart.roster == here.roster
    assert apart.objective == here.objective
    assert tuple(seen) == apart.trace
    assert apart.notes == ()
    assert apart.peak_mb[0] > 0
    assert gone(started[0].pid)


def test_cancel_passes_through_and_brings_the_best(started: list[Companion]) -> None:
    """The caller's wish to stop reaches the search; its best roster comes back, legal."""
    case, seen = week(), list[TracePoint]()
    result = solve_apart(case, LONG, seen.append, lambda: any(point.stage == "search" for point in seen))
    assert result.cancelled
    assert legal(case, result)
    assert gone(started[0].pid)


def test_an_interrupt_brings_the_best_and_leaves_no_process(started: list[Companion]) -> None:
    """Ctrl-C reaches the caller only; the child is asked for its best."""
    case, struck = week(), list[str]()

    def interrupt(point: TracePoint) -> None:
        if point.stage == "search" and not struck:
            struck.append("once")
            raise KeyboardInterrupt

    result = solve_apart(case, LONG, interrupt)
    assert result.cancelled
    assert legal(case, result)
    assert gone(started[0].pid)


def test_a_killed_process_costs_the_search_and_not_its_best_roster(started: list[Companion]) -> None:
    """What it told before it died is kept: a legal roster, priced anew, with a note."""
    case = week()

    def kill(point: TracePoint) -> None:
        if point.stage == "search" and not started[0].lost:
            os.kill(started[0].pid, signal.SIGKILL)

    result = solve_apart(case, LONG, kill)
    assert result.notes == (CHILD_LOST,)
    assert result.status is Status.FEASIBLE
    assert not result.cancelled
    assert result.trace
    assert legal(case, result)


def test_a_process_killed_before_any_roster_is_no_answer(started: list[Companion]) -> None:
    """Nothing was told, so there is nothing to keep: a typed outcome, no exception."""

    def kill() -> bool:
        os.kill(started[0].pid, signal.SIGKILL)
        return False

    result = solve_apart(week(), LONG, cancel=kill)
    assert result.status is Status.NO_ANSWER
    assert result.roster is None
    assert result.notes == (CHILD_LOST,)


def test_no_time_is_no_answer_there_as_well() -> None:
    """A zero limit is an outcome of its own."""
    assert solve_apart(week(), SolveParams(time_limit_s=0)) == Result(Status.NO_ANSWER, None)


SENSELESS = """
from dataclasses import dataclass
from solver.errors import Problem, SolverError

@dataclass(frozen=True)
class Senseless:
    kind = "senseless"
    citation = ""

    def forms(self, case):
        raise SolverError((Problem("senseless", {"days": 7}),))
"""


def test_a_case_without_sense_is_refused_as_in_process(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Wrong input is an error that lists its problems, wherever it is found."""
    (tmp_path / "senseless_of_this_test.py").write_text(SENSELESS, encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    rule = importlib.import_module("senseless_of_this_test").Senseless()
    with pytest.raises(SolverError) as refused:
        solve_apart(replace(week(), rules=(rule,)), LONG)
    assert refused.value.problems == (Problem("senseless", {"days": 7}),)
