"""A sweep: every scenario of a grid is played by the crew, kept as it is done, and found again by the next sweep."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, NamedTuple

from planner.operation.yaml_document import Document
from planner.words import sentence
from scenarios.keys import OUTCOME, base_digest, outcome_key
from scenarios.scenario import Scenario
from scenarios.sweeping.crew import Crew, worked
from scenarios.sweeping.errors import SweepError
from scenarios.sweeping.local_crew import cores
from scenarios.sweeping.points import Laid, Point
from scenarios.sweeping.results import Row, Sweep, as_kept, kept
from scenarios.sweeping.work import Task, Worked

if TYPE_CHECKING:
    from planner.pipeline import Stages
    from scenarios.base_plan import BasePlan
    from scenarios.outcome import Outcome
    from scenarios.sweeping.grid import Grid

MOST_UNASKED, MOST_UNASKED_S = 200, 1800.0
"""Scenarios, and seconds to go, beyond which somebody must say yes."""


class Going(NamedTuple):
    """How far a sweep is: scenarios done (those that were there already included), of how many, and seconds to go."""

    done: int
    total: int
    reused: int
    left_s: float | None


@dataclass(frozen=True, slots=True)
class Asking:
    """How a sweep is worked: by whom, kept where, who is told, in which language; `yes`: however long it takes.

    `time_limit_s`: to search for a roster that is built anew, as in `scenarios.playing.play`. `cancel`: asked now and
    then, some times a second, whether to stop.
    """

    crew: Crew
    stages: Stages | None = None
    told: Callable[[Going], None] = field(default=lambda going: None)
    lang: str = "en"
    yes: bool = False
    time_limit_s: float | None = None
    cancel: Callable[[], bool] = lambda: False


def refuse_many(grid: Grid, *, yes: bool) -> None:
    """See, before anything is loaded or played, that a grid is not too large to be played unasked.

    Raises
    ------
    SweepError
        If it is and nobody said yes.
    """
    if grid.count > MOST_UNASKED and not yes:
        raise SweepError("sweep_too_many", count=str(grid.count), most=str(MOST_UNASKED))


def sweep(base: BasePlan, laid: Laid, points: tuple[Point, ...], asking: Asking) -> Sweep:
    """Play a grid's points against the base; what was played before is taken from where it is kept.

    Raises
    ------
    SweepError
        If it takes too long and nobody said yes, the crew cannot work, or the caller stops it (`sweep_stopped`). What
        was played is kept.
    """
    grid, start = laid.grid, time.monotonic()
    whole = Point(0, Scenario(name=base.plan.operation), (), None, "", Document(None, {}))
    run = _Run(base, laid, asking, grid.count)
    found = {row.point.index: row for row in run.rows((whole, *points))}
    drawn = () if grid.draws is None else tuple(grid.draws.parameters)
    return Sweep(
        name=grid.name,
        about=grid.about,
        base=found[0],
        rows=tuple(found[point.index] for point in points),
        axes=(*grid.over, *drawn),
        drawn=drawn,
        draws=None if grid.draws is None else grid.draws.count,
        replications=grid.replications,
        seconds=run.worked_s,
        elapsed_s=time.monotonic() - start,
    )


class _Run:
    """One sweep under way: what it knows of, what is done, and how long a scenario takes."""

    def __init__(self, base: BasePlan, laid: Laid, asking: Asking, total: int) -> None:
        self._base, self._asking, self._grid, self._total = base, asking, laid.grid, total
        self._times: list[float] = []
        self._done = self._reused = 0
        self._hands = cores()
        self.worked_s = 0.0

    def rows(self, points: tuple[Point, ...]) -> Iterator[Row]:
        """Every point's row: first those that are kept, then those that are worked, each as it is done."""
        digest = base_digest(self._base)
        grid = self._grid
        waiting: dict[str, list[Point]] = {}
        for point in points:
            limit_s = self._asking.time_limit_s
            key = outcome_key(digest, point.scenario, grid.replications, grid.most_replications, limit_s)
            row = self._kept(key, point)
            if row is None:
                waiting.setdefault(key, []).append(point)
            else:
                yield row
        self._tell()
        if waiting:
            yield from self._worked(waiting)

    def _kept(self, key: str, point: Point) -> Row | None:
        found = None if self._asking.stages is None else self._asking.stages.stage(key)
        if found is None:
            return None
        held = kept(found, point.scenario.name)
        self._timed(point.index, held.outcome, held.seconds)
        self._count(1 if point.index else 0, reused=True)
        return Row(point, held.outcome, "", reused=True)

    def _worked(self, waiting: dict[str, list[Point]]) -> Iterator[Row]:
        """Points by key: two that come to the same are played once."""
        grid, asking = self._grid, self._asking
        by_point = {same[0].index: (key, same) for key, same in waiting.items()}
        tasks = [
            Task(
                same[0].index,
                same[0].scenario,
                key,
                grid.replications,
                grid.most_replications,
                asking.lang,
                asking.time_limit_s,
            )
            for key, same in waiting.items()
        ]
        crew = asking.crew
        crew.start(self._base)
        self._hands = crew.hands
        for result in worked(tasks, crew, self._look):
            key, same = by_point[result.point]
            done = self._settled(key, result)
            for point in same:
                yield _row(point, done)
            self._count(sum(point.index > 0 for point in same))
            self._tell()
            self._stop_if_long()

    def _settled(self, key: str, result: Worked | Task) -> Worked:
        """A result, kept if it is one; the reason where a worker died with its task."""
        if isinstance(result, Task):
            return Worked(result.point, None, sentence("sweep_worker_died", {}, result.lang), 0.0)
        self.worked_s += result.seconds
        if result.outcome is not None:
            self._timed(result.point, result.outcome, result.seconds)
            if self._asking.stages is not None:
                self._asking.stages.save_stage(key, OUTCOME, as_kept(result.outcome, result.seconds))
        return result

    def _timed(self, point: int, outcome: Outcome, seconds: float) -> None:
        """Learn how long a scenario takes from one that was played; the base itself is no such one."""
        if point and outcome.status != "unchanged":
            self._times.append(seconds)

    def _count(self, points: int, *, reused: bool = False) -> None:
        self._done += points
        self._reused += points if reused else 0

    def _tell(self) -> None:
        self._asking.told(Going(self._done, self._total, self._reused, self._left_s()))

    def _left_s(self) -> float | None:
        """Seconds to go, by what the scenarios have taken so far; None before the first."""
        if not self._times:
            return None
        mean_s = sum(self._times) / len(self._times)
        return (self._total - self._done) * mean_s / self._hands

    def _look(self) -> None:
        if self._asking.cancel():
            raise SweepError("sweep_stopped", done=str(self._done), asked=str(self._total))

    def _stop_if_long(self) -> None:
        left_s = self._left_s()
        if not self._asking.yes and left_s is not None and left_s > MOST_UNASKED_S:
            told = {"count": str(self._total), "left": str(self._total - self._done)}
            raise SweepError("sweep_too_long", minutes=str(round(left_s / 60)), **told)


def _row(point: Point, done: Worked) -> Row:
    """The row of a point: the outcome under its own name."""
    outcome = None if done.outcome is None else replace(done.outcome, scenario=point.scenario.name)
    return Row(point, outcome, done.reason, reused=False)
