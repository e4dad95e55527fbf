"""Workers for tests: in this process, one task after the other, some of them lost."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import CancelledError, Executor, Future
from typing import Any, TypeVar

from scenarios.base_plan import BasePlan
from scenarios.sweeping.work import Task, Worked

T = TypeVar("T")


class Here(Executor):
    """Works what is submitted at once; the first `losses` tasks lose their worker."""

    def __init__(self, losses: int = 0) -> None:
        self.losses, self.worked = losses, 0

    def submit(self, fn: Callable[..., T], /, *args: Any, **kwargs: Any) -> Future[T]:
        """The finished task."""
        done: Future[T] = Future()
        self.worked += 1
        try:
            if self.worked <= self.losses:
                raise CancelledError
            done.set_result(fn(*args, **kwargs))
        except Exception as error:
            done.set_exception(error)
        return done


class Crew:
    """A crew of one, which needs no base."""

    lost: tuple[type[BaseException], ...] = (CancelledError,)
    hands = width = 1

    def __init__(self, losses: int = 0) -> None:
        self.here = Here(losses)

    def executor(self) -> Executor:
        """Always the same."""
        return self.here

    def start(self, base: BasePlan) -> None:
        """Not asked of it."""
        raise AssertionError(base)

    def submit(self, task: Task) -> Future[Worked]:
        """Not asked of it."""
        raise AssertionError(task)

    def renew(self) -> None:
        """Not asked of it."""
        raise AssertionError

    def close(self, *, at_once: bool) -> None:
        """Nothing to let go."""
