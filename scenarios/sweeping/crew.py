"""Who works the tasks of a sweep: any executor that keeps its workers, and what is done when one of them is lost."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Executor, Future, wait
from typing import Protocol

from scenarios.base_plan import BasePlan
from scenarios.sweeping.work import Task, Worked

LOOK_S = 0.2


class Crew(Protocol):
    """Workers that hold the base plan; `lost` is what a task ends with whose worker died."""

    lost: tuple[type[BaseException], ...]

    def start(self, base: BasePlan) -> None:
        """Give the base to the workers."""
        ...

    def executor(self) -> Executor:
        """The workers without a base, for work that brings all it needs; new ones when asked again after a loss."""
        ...

    @property
    def hands(self) -> int:
        """Tasks that are worked at the same moment, at least 1."""
        ...

    @property
    def width(self) -> int:
        """Tasks to be given out at once: as many, or some more so that nobody waits for the next."""
        ...

    def submit(self, task: Task) -> Future[Worked]:
        """Have a task worked; raises one of `lost` where no worker is left."""
        ...

    def renew(self) -> None:
        """Take on new workers after a loss."""
        ...

    def close(self, *, at_once: bool) -> None:
        """Let the workers go; `at_once` in the middle of what they are doing."""
        ...


def worked(tasks: Iterable[Task], crew: Crew, look: Callable[[], None] = lambda: None) -> Iterator[Worked | Task]:
    """What comes of the tasks, each as it is done; a task itself where its worker died with it twice.

    When a worker dies nobody can say which of the tasks under way was to blame. Those are worked again after the
    others, one at a time: what then loses its worker is to blame, and no other task suffers for it.

    `look` is called some times a second while somebody works, and may raise to end it.
    """
    suspects: list[Task] = []
    yield from _round(tasks, crew, suspects, look)
    for task in suspects:
        again: list[Task] = []
        yield from _round((task,), crew, again, look)
        yield from again


def _round(tasks: Iterable[Task], crew: Crew, lost: list[Task], look: Callable[[], None]) -> Iterator[Worked]:
    """Every task once; those whose worker is lost are noted in `lost`."""
    coming = iter(tasks)
    running: dict[Future[Worked], Task] = {}
    while True:
        while len(running) < crew.width:
            task = next(coming, None)
            if task is None:
                break
            running[_submitted(crew, task)] = task
        if not running:
            return
        look()
        done, _ = wait(running, LOOK_S, return_when=FIRST_COMPLETED)
        for future in sorted(done, key=lambda one: running[one].point):
            task = running.pop(future)
            try:
                yield future.result()
            except crew.lost:
                lost.append(task)


def _submitted(crew: Crew, task: Task) -> Future[Worked]:
    """A task given to the workers, to new ones where they are lost."""
    try:
        return crew.submit(task)
    except crew.lost:
        crew.renew()
        return crew.submit(task)
