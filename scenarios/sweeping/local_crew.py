"""Workers that are processes of this machine."""

from __future__ import annotations

import multiprocessing
import os
import tempfile
from collections.abc import Callable
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import ExitStack
from multiprocessing.reduction import ForkingPickler
from pathlib import Path
from typing import ParamSpec, TypeVar

from scenarios.base_plan import BasePlan
from scenarios.sweeping.signals import ending_clean, undisturbed
from scenarios.sweeping.work import Task, Worked, alone, hold, one_thread_each, stay, work_held

P = ParamSpec("P")
T = TypeVar("T")


def cores() -> int:
    """Cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


class _Pool(ProcessPoolExecutor):
    """Processes that are started where a task finds none at leisure."""

    def submit(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        """Have something worked."""
        with undisturbed():
            return super().submit(fn, *args, **kwargs)


class LocalCrew:
    """So many processes, as many as there are cores by default, each given the base once; a task at a time each."""

    lost: tuple[type[BaseException], ...] = (BrokenProcessPool,)

    def __init__(self, workers: int | None = None) -> None:
        self.hands = self.width = workers or cores()
        self._others = frozenset(multiprocessing.active_children())
        self._stack = ExitStack()
        self._held = Path()
        self._pool: _Pool | None = None

    def start(self, base: BasePlan) -> None:
        """Give the base to the processes."""
        self._prepare()
        self._held = Path(self._stack.enter_context(tempfile.TemporaryDirectory())) / "base"
        self._held.write_bytes(ForkingPickler.dumps(alone(base)))
        self._begin()

    def _begin(self) -> None:
        """Processes that find the base in a file: sent through a pipe, each would have to be waited for to start."""
        self._pool = _Pool(self.width, multiprocessing.get_context("spawn"), initializer=hold, initargs=(self._held,))

    def _prepare(self) -> None:
        """Before the first process is started."""
        if self._pool is None:
            self._stack.enter_context(one_thread_each())
            self._stack.enter_context(ending_clean())

    def executor(self) -> Executor:
        """The processes without a base; a pool that broke is replaced."""
        self._prepare()
        if self._pool is not None:
            self._pool.shutdown(wait=False, cancel_futures=True)
        self._pool = _Pool(self.width, multiprocessing.get_context("spawn"), initializer=stay)
        return self._pool

    def submit(self, task: Task) -> Future[Worked]:
        """Have a task worked."""
        assert self._pool is not None
        return self._pool.submit(work_held, task)

    def renew(self) -> None:
        """A new pool after one broke."""
        assert self._pool is not None
        self._pool.shutdown(wait=False, cancel_futures=True)
        self._begin()

    def close(self, *, at_once: bool) -> None:
        """Stop the processes; `at_once` in the middle of a task."""
        for child in frozenset(multiprocessing.active_children()) - self._others if at_once else ():
            child.terminate()
        if self._pool is not None:
            self._pool.shutdown(wait=True, cancel_futures=True)
        self._stack.close()
