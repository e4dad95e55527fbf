"""Workers that are processes of this machine."""

from __future__ import annotations

import multiprocessing
import os
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import ExitStack

from scenarios.base_plan import BasePlan
from scenarios.sweeping.work import Task, Worked, alone, hold, one_thread_each, stay, work_held


def cores() -> int:
    """Cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


class LocalCrew:
    """So many processes, as many as there are cores by default, each given the base once; a task at a time each."""

    lost: tuple[type[BaseException], ...] = (BrokenProcessPool,)

    def __init__(self, workers: int | None = None) -> None:
        self.hands = self.width = workers or cores()
        self._others = frozenset(multiprocessing.active_children())
        self._stack = ExitStack()
        self._base: BasePlan | None = None
        self._pool: ProcessPoolExecutor | None = None

    def start(self, base: BasePlan) -> None:
        """Give the base to the processes."""
        if self._pool is None:
            self._stack.enter_context(one_thread_each())
        self._base = alone(base)
        self._pool = ProcessPoolExecutor(
            self.width, multiprocessing.get_context("spawn"), initializer=hold, initargs=(self._base,)
        )

    def executor(self) -> Executor:
        """The processes without a base; a pool that broke is replaced."""
        if self._pool is None:
            self._stack.enter_context(one_thread_each())
        else:
            self._pool.shutdown(wait=False, cancel_futures=True)
        self._pool = ProcessPoolExecutor(self.width, multiprocessing.get_context("spawn"), initializer=stay)
        return self._pool

    def submit(self, task: Task) -> Future[Worked]:
        """Have a task worked."""
        assert self._pool is not None
        return self._pool.submit(work_held, task)

    def renew(self) -> None:
        """A new pool after one broke."""
        assert self._pool is not None
        assert self._base is not None
        self._pool.shutdown(wait=False, cancel_futures=True)
        self.start(self._base)

    def close(self, *, at_once: bool) -> None:
        """Stop the processes; `at_once` in the middle of a task."""
        for child in frozenset(multiprocessing.active_children()) - self._others if at_once else ():
            child.terminate()
        if self._pool is not None:
            self._pool.shutdown(wait=True, cancel_futures=True)
        self._stack.close()
