"""One task of a sweep, worked in a process of its own here or anywhere: play a scenario, count what it comes to."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from multiprocessing.reduction import ForkingPickler
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from planner.report.failures import BUG, explain
from scenarios.base_plan import BasePlan
from scenarios.playing import play
from scenarios.scoring import score

if TYPE_CHECKING:
    from scenarios.outcome import Outcome
    from scenarios.scenario import Scenario

THREADS = ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS", "NUMBA_NUM_THREADS")


@dataclass(frozen=True, slots=True)
class Task:
    """A scenario to play.

    `point` is its place in the grid, `lang` the language in which a failure is told, `time_limit_s` as in `play`.
    """

    point: int
    scenario: Scenario
    key: str
    replications: int
    most: int
    lang: str
    time_limit_s: float | None = None


@dataclass(frozen=True, slots=True)
class Worked:
    """What came of a task: an outcome, or the reason why there is none; `seconds` that it took."""

    point: int
    outcome: Outcome | None
    reason: str
    seconds: float


def work(base: BasePlan, task: Task) -> Worked:
    """Play and count one scenario; a failure that users can mend is its reason, our own bugs are raised."""
    start = time.perf_counter()
    try:
        played = play(
            base,
            task.scenario,
            replications=task.replications,
            most_replications=task.most,
            time_limit_s=task.time_limit_s,
        )
        outcome, reason = score(base, task.scenario, played, task.key), ""
    except Exception as error:
        code, reason = explain(error, task.lang)
        if code == BUG:
            raise
        outcome = None
    return Worked(task.point, outcome, reason, time.perf_counter() - start)


def alone(base: BasePlan) -> BasePlan:
    """A base whose rosters are searched by one process, the worker: many scenarios are worked at once already."""
    return replace(base, inputs=replace(base.inputs, workers=1, isolated=False))


_held: list[BasePlan] = []


def stay() -> None:
    """Ctrl-C is for the one who asked, not for the workers."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def hold(file: Path) -> None:
    """Keep the base that was written to a file for all tasks of this process."""
    stay()
    _held[:] = [ForkingPickler.loads(file.read_bytes())]


def work_held(task: Task) -> Worked:
    """`work` on the base that this process holds."""
    return work(_held[0], task)


class _OneThreadEach:
    """The environment that processes are started in, while anybody wants it: the last to leave puts back what was."""

    def __init__(self) -> None:
        self._lock, self._wanted = Lock(), 0
        self._before: dict[str, str] = {}

    def enter(self) -> None:
        with self._lock:
            self._wanted += 1
            if self._wanted == 1:
                self._before = {name: os.environ[name] for name in THREADS if name in os.environ}
                os.environ.update(dict.fromkeys(THREADS, "1"))

    def leave(self) -> None:
        with self._lock:
            self._wanted -= 1
            if self._wanted == 0:
                for name in THREADS:
                    os.environ.pop(name, None)
                os.environ.update(self._before)


_one_thread = _OneThreadEach()


@contextmanager
def one_thread_each() -> Iterator[None]:
    """Processes started meanwhile compute on one thread: they share the cores. Several threads may want it at once."""
    _one_thread.enter()
    try:
        yield
    finally:
        _one_thread.leave()
