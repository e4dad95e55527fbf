"""A second process that searches beside the first: what its loss does, and that it never stays behind."""

from __future__ import annotations

import importlib
import multiprocessing
import os
import pickle
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import pytest

from solver.case import RosterCase
from solver.outcomes import Result, Status
from solver.roster.anneal import snapshot
from solver.roster.engine import solve
from solver.roster.focus.engine import focus_search
from solver.roster.params import SolveParams
from solver.roster.partners.crew import LOST, Crew
from solver.roster.partners.machine import workers_of
from solver.roster.partners.offers import Best, Deadline
from solver.roster.pattern import start_from_pattern
from solver.roster.run import Run
from solver.roster.watch import Watch
from solver.rules.breaks import BreaksTaken
from solver.rules.consecutive_days import ConsecutiveDays
from solver.rules.daily_rest import DailyRest
from solver.rules.one_shift_a_day import OneShiftADay
from solver.rules.rule import Rule
from tests.solver.roster.focus.cases import focus_case
from tests.solver.roster.worlds import Stub, judge, problem_of, tiny_case, varied
from tests.sources import ROOT

LAW: tuple[Rule, ...] = (OneShiftADay(), DailyRest(), ConsecutiveDays(), BreaksTaken())
"""Ordinary rules, and not the stubs of other tests: another process must be able to import them."""
PAIR = SolveParams(time_limit_s=4, breaks_limit_s=1, seed=3, workers=2, whole_limit_booleans=0, window_limit_s=0.2)
GENEROUS_S = 90.0


def week(agents: int = 4) -> RosterCase:
    """A week of a few people under ordinary law."""
    return replace(varied(tiny_case(agents, 7, groups=2), np.random.default_rng(1)), rules=LAW)


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> list[Crew]:
    """The crews that a test's runs start."""
    crews: list[Crew] = []
    of = Crew.of

    def kept(*args: object, **named: object) -> Crew:
        crews.append(of(*args, **named))  # type: ignore[arg-type]
        return crews[-1]

    monkeypatch.setattr(Crew, "of", kept)
    return crews


def until(true: Callable[[], bool]) -> bool:
    """Whether something comes true on a busy machine."""
    over = time.monotonic() + GENEROUS_S
    while not true() and time.monotonic() < over:
        time.sleep(0.05)
    return true()


def gone(pid: int) -> bool:
    """Whether no such process runs any more; a zombie, which only its parent can bury, runs no more."""
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return True
    status = Path(f"/proc/{pid}/status")
    return status.exists() and "State:\tZ" in status.read_text(encoding="ascii", errors="replace")


def legal(case: RosterCase, result: Result) -> bool:
    """Whether the roster keeps the forms and costs what the result says."""
    assert result.roster is not None
    return sum(c for _, c in result.objective) == pytest.approx(judge(case, result.roster), abs=5.0)


def test_two_searches_give_one_legal_roster_and_leave_no_process(started: list[Crew]) -> None:
    """The second process is gone when the result is there, and the memory of both is stated."""
    case = week()
    result = solve(case, PAIR)
    assert result.status is Status.FEASIBLE
    assert legal(case, result)
    assert len(result.peak_mb) == 2
    assert all(gone(partner.process.pid) for partner in started[0].partners)


@pytest.mark.parametrize("blow", [signal.SIGKILL, signal.SIGSTOP])
def test_a_killed_or_hung_partner_is_told_and_the_run_goes_on(
    started: list[Crew], blow: signal.Signals, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The other process may be killed for its memory or hang: the first search ends as ever, and says so."""
    monkeypatch.setattr("solver.roster.partners.companion.SILENT_S", 2.0)
    struck = False

    def strike() -> bool:
        nonlocal struck
        if not struck:
            os.kill(started[0].partners[0].process.pid, blow)
            struck = True
        return False

    case = week()
    result = solve(case, PAIR, cancel=strike)
    assert struck
    assert result.notes == (LOST,)
    assert result.status is Status.FEASIBLE
    assert legal(case, result)
    assert gone(started[0].partners[0].process.pid)


@dataclass(frozen=True)
class Unwritten(Stub):
    """A rule that cannot leave this process."""

    def __reduce__(self) -> tuple[object, ...]:
        raise TypeError("cannot be sent")


def test_a_case_that_cannot_be_sent_leaves_the_first_search_alone() -> None:
    """A rule of a caller's own may hold what cannot be sent: the loss of the second search is told, nothing raises."""
    with Crew.of(replace(week(2), rules=(*LAW, Unwritten(()))), PAIR) as crew:
        assert until(lambda: crew.notes == (LOST,))


def test_the_first_search_takes_what_the_second_found() -> None:
    """From a mere pattern the second search improves at once; the first has the better roster after joining it."""
    case = week()
    with Crew.of(case, PAIR) as crew:
        run = Run(problem_of(case), PAIR, Watch(GENEROUS_S), crew)
        start_from_pattern(run.board)
        run.best = snapshot(run.board)
        before = run.best.total
        crew.begin(run, GENEROUS_S)  # no time to anneal: it goes on without heat
        assert until(lambda: _joined(crew, run) < before)
        assert run.board.total == pytest.approx(run.best.total)
        assert run.watch.trace[-1].stage == "exchange"


def _joined(crew: Crew, run: Run) -> float:
    crew.join(run)
    return run.best.total


def test_an_interrupt_or_an_error_leaves_no_process(started: list[Crew]) -> None:
    """However the run ends, the second process ends with it."""

    def interrupt() -> bool:
        raise KeyboardInterrupt

    def fail() -> bool:
        raise RuntimeError("the caller's own")

    assert solve(week(), PAIR, cancel=interrupt).cancelled
    with pytest.raises(RuntimeError, match="the caller's own"):
        solve(week(), PAIR, cancel=fail)
    assert all(gone(partner.process.pid) for crew in started for partner in crew.partners)


def test_a_search_in_focus_blocks_has_a_second_one_beside_it() -> None:
    """It begins from nothing with a seed of its own, and is over in time to hand over its roster."""
    case, _ = focus_case(2, 3)
    search = focus_search(case, PAIR, Watch(GENEROUS_S), None)
    with Crew.of(case, PAIR) as crew:
        crew.post(Deadline(time.monotonic() + 4.0))
        inbox = crew.partners[0].inbox
        inbox.put(inbox.take(Best, GENEROUS_S))
        assert crew.better(search.best).total < search.best.total


ERRAND = """
def count(problem, post):
    post(len(problem.case.agents))
    yield
"""


def test_the_second_core_does_an_errand_before_it_searches(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A bound may be computed there: what the errand tells arrives here."""
    (tmp_path / "errand_of_this_test.py").write_text(ERRAND, encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    errand = importlib.import_module("errand_of_this_test")
    with Crew.of(week(3), PAIR, errand.count) as crew:
        assert crew.found(int, GENEROUS_S) == 3


PARENT = """
import pickle, sys, time
from solver.roster.partners.crew import Crew
with open(sys.argv[1], "rb") as file:
    case, params = pickle.load(file)
with Crew.of(case, params) as crew:
    print(crew.partners[0].process.pid, flush=True)
    time.sleep(600)
"""


def test_a_partner_ends_when_its_parent_is_killed(tmp_path: Path) -> None:
    """Nobody can clean up after a kill: the partner itself sees that there is no one left to work for."""
    (tmp_path / "case").write_bytes(pickle.dumps((week(), PAIR)))
    command = [sys.executable, "-c", PARENT, str(tmp_path / "case")]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as parent:
        assert parent.stdout is not None
        pid = int(parent.stdout.readline())
        assert not gone(pid)
        parent.kill()
    assert until(lambda: gone(pid))


def test_one_process_where_two_would_harm() -> None:
    """A reproducible run repeats itself, and a short one is over before a second process has started."""
    assert workers_of(PAIR) == 2
    assert workers_of(PAIR.model_copy(update={"reproducible": True})) == 1
    assert workers_of(SolveParams(time_limit_s=1)) == 1


def test_inside_a_daemonic_worker_the_run_stays_in_process() -> None:
    """Pools and Dask share out the cores themselves, and their workers may have no children."""
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        assert pool.apply_async(workers_of, (PAIR,)).get(GENEROUS_S) == 1
        result = pool.apply_async(solve, (week(2), PAIR)).get(GENEROUS_S)
    assert result.roster is not None
    assert result.notes == ()
    assert len(result.peak_mb) == 1
