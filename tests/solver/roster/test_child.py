"""The solver as a process of its own: the same outcomes as in process, and one of its own when it dies."""

from __future__ import annotations

import importlib
import multiprocessing
import os
import signal
import threading
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

import numpy as np
import pytest

from solver.case import RosterCase
from solver.certificate import verify
from solver.errors import EngineFault, Problem, SolverError
from solver.outcomes import CHILD_LOST, Result, Status, TracePoint
from solver.roster import child
from solver.roster.anneal import Snapshot
from solver.roster.child import solve_apart
from solver.roster.company import Herald
from solver.roster.engine import solve
from solver.roster.params import SolveParams
from solver.roster.partners.channel import Channel
from solver.roster.partners.companion import Companion
from solver.rules.consecutive_days import ConsecutiveDays
from solver.rules.daily_rest import DailyRest
from solver.rules.one_shift_a_day import OneShiftADay
from tests.solver.roster.focus.cases import focus_case
from tests.solver.roster.rows.test_rows import world
from tests.solver.roster.test_second_search import GENEROUS_S, gone, legal, week

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


def rows_case() -> RosterCase:
    """Two weeks without breaks: searched by whole rows."""
    rules = (OneShiftADay(), DailyRest(), ConsecutiveDays())
    return replace(world(4, 14, (), need=1.0), rules=rules)


@pytest.mark.parametrize("case", [rows_case(), focus_case(3, 7)[0]], ids=["rows", "focus"])
def test_whole_rows_and_focus_blocks_are_told_of_as_they_are_found(case: RosterCase, started: list[Companion]) -> None:
    """Their engines do not anneal person-weeks, and yet a killed process leaves its best roster, certified."""

    def kill(point: TracePoint) -> None:
        if point.stage == "search" and not started[0].lost:
            os.kill(started[0].pid, signal.SIGKILL)

    result = solve_apart(case, LONG, kill)
    assert result.notes == (CHILD_LOST,)
    assert result.roster is not None
    assert result.roster.duties
    assert result.certificate is not None
    assert verify(case, result.certificate, result.roster) == ()


def test_a_roster_is_told_of_at_once_and_then_only_a_better_one_in_its_time(monkeypatch: pytest.MonkeyPatch) -> None:
    """The first is told; a better one right after it waits for the next time of asking; an equal one is no news."""
    now, told, nothing = [0.0], list[float](), np.zeros(0, dtype=np.int64)
    monkeypatch.setattr("solver.roster.company.monotonic", lambda: now[0])
    herald = Herald(lambda roster: told.append(roster.total))
    for at_s, total in ((0.0, 9.0), (0.4, 8.0), (0.6, 8.0), (3.0, 8.0), (4.0, 7.0)):
        now[0] = at_s
        herald(total, partial(Snapshot, total, nothing, nothing, ()))
    assert told == [9.0, 8.0, 7.0]


BUG = """
from dataclasses import dataclass

@dataclass(frozen=True)
class Buggy:
    kind = "buggy"
    citation = ""

    def forms(self, case):
        raise ZeroDivisionError("of this test")
"""


def test_a_bug_of_the_engine_raises_with_its_traceback(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What breaks down by itself is no lost process: nobody is to take it for a roster that came late."""
    (tmp_path / "buggy_of_this_test.py").write_text(BUG, encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    rule = importlib.import_module("buggy_of_this_test").Buggy()
    with pytest.raises(EngineFault, match=r"(?s)Traceback.*in forms.*ZeroDivisionError: of this test"):
        solve_apart(replace(week(), rules=(rule,)), LONG)


class Ended:
    """A process that answers and ends just after its caller found nothing to read."""

    peak_mb, lost, done = 0.0, "", False

    def __init__(self, task: object, heard: Callable[[object], None]) -> None:
        self._heard = heard

    @property
    def alive(self) -> bool:
        """The answer comes while the caller asks."""
        if not self.done:
            self._heard(ANSWER)
            self.done = True
        return True

    def close(self) -> None:
        """Nothing to end."""


ANSWER = Result(Status.FEASIBLE, None, reasons=("of this test",))


def test_an_answer_that_comes_as_the_process_ends_is_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    """The caller looks once more after it saw that the process is over."""
    monkeypatch.setattr(child, "Companion", Ended)
    assert solve_apart(week(), LONG) is ANSWER


def test_a_result_waits_for_a_slow_reader() -> None:
    """Anytime points may be dropped when nobody reads; a result may not."""
    here, there = multiprocessing.Pipe()
    read, lost = list[object](), list[str]()
    sender = Channel(there, read.append, lost.append)
    while sender.post("x" * 2**20):  # more than a pipe holds
        pass
    threading.Thread(target=sender.send, args=("result",), daemon=True).start()
    while "result" not in read and here.poll(GENEROUS_S):
        read.append(here.recv())
    assert read[-1] == "result"
    here.close()
    sender.close()
