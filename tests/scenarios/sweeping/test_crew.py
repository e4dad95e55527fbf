"""Lost workers: whoever is to blame is found, everybody else's work is done."""

from __future__ import annotations

from concurrent.futures import Future
from concurrent.futures.process import BrokenProcessPool

from scenarios.base_plan import BasePlan
from scenarios.scenario import Scenario
from scenarios.sweeping.crew import worked
from scenarios.sweeping.work import Task, Worked

TASKS = tuple(Task(point, Scenario(name=str(point)), str(point), 2, 2, "en") for point in range(1, 7))


class Fragile:
    """Two hands; a deadly task takes everything under way with it, as a broken pool does."""

    lost: tuple[type[BaseException], ...] = (BrokenProcessPool,)
    hands = width = 2

    def __init__(self, deadly: dict[int, int]) -> None:
        self.deadly, self.under_way, self.broken = deadly, list[tuple[Task, Future[Worked]]](), False
        self.renewed = 0

    def start(self, base: BasePlan) -> None:
        """Nothing to give."""

    def submit(self, task: Task) -> Future[Worked]:
        """Everything is done or lost once both hands are full, or one task is alone."""
        if self.broken:
            raise BrokenProcessPool
        future: Future[Worked] = Future()
        self.under_way.append((task, future))
        if len(self.under_way) == self.hands or task.point == len(TASKS) or self.renewed:
            self._settle()
        return future

    def _settle(self) -> None:
        dead = [task for task, _ in self.under_way if self.deadly.get(task.point, 0) > 0]
        for task in dead:
            self.deadly[task.point] -= 1
        self.broken = bool(dead)
        for task, future in self.under_way:
            if dead:
                future.set_exception(BrokenProcessPool())
            else:
                future.set_result(Worked(task.point, None, "", 0.0))
        self.under_way.clear()

    def renew(self) -> None:
        """New hands."""
        self.broken, self.renewed = False, self.renewed + 1

    def close(self, *, at_once: bool) -> None:
        """Nobody to let go."""


def points(found: list[Worked | Task]) -> list[int]:
    return sorted(one.point for one in found)


def test_a_worker_lost_by_chance_costs_nothing() -> None:
    """Its task and the one beside it are worked again."""
    found = list(worked(TASKS, Fragile({3: 1})))
    assert points(found) == [1, 2, 3, 4, 5, 6]
    assert all(isinstance(one, Worked) for one in found)


def test_a_task_that_kills_its_worker_twice_is_given_up_alone() -> None:
    """The one that was under way beside it is not blamed, and the others go on."""
    found = list(worked(TASKS, Fragile({3: 99})))
    assert points(found) == [1, 2, 3, 4, 5, 6]
    assert [one.point for one in found if isinstance(one, Task)] == [3]
