"""The simulated service of the days that new facts touch, under the roster that stood and under each way to mend it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from planner.answers.served_day import day_rows, served_day

if TYPE_CHECKING:
    from planner.answers.standing import Standing
    from solver.duties import Roster

REPLICATIONS = 20
THREADS = 2
Row = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class ServedDay:
    """One local day of one roster: the rows of its queues (see `solver.outcomes.Attainment`)."""

    day: date
    rows: Mapping[str, Row]

    @property
    def judged(self) -> dict[str, Row]:
        """Queues in which anything was judged."""
        return {queue: row for queue, row in self.rows.items() if row["service"] == row["service"]}

    @property
    def late(self) -> float:
        """Contacts that are not served within their goal's time."""
        return sum(late_of(row) for row in self.judged.values())

    @property
    def met(self) -> int:
        """Queues at or above their goal that day."""
        return sum(row["service"] >= row["target_share"] for row in self.judged.values())


@dataclass(frozen=True, slots=True)
class Cell:
    """A queue on a local day."""

    queue: str
    day: date


def serve(asked: Sequence[tuple[Standing, Roster]], days: tuple[date, ...]) -> tuple[tuple[ServedDay, ...], ...]:
    """Simulate some days of several rosters, two at a time; the same contacts come whatever the roster."""
    assert all(standing.demand.queues for standing, _ in asked)  # made here once, not by each thread
    with ThreadPoolExecutor(THREADS) as pool:
        rows = tuple(pool.map(_day, (task for one in asked for task in ((*one, day) for day in days))))
    return tuple(rows[n * len(days) : (n + 1) * len(days)] for n in range(len(asked)))


def _day(task: tuple[Standing, Roster, date]) -> ServedDay:
    standing, roster, day = task
    return ServedDay(day, day_rows(served_day(standing, roster, day, REPLICATIONS), standing, day))


def late_of(row: Row) -> float:
    """Contacts of a row that are not served within the goal's time."""
    return row["base"] * (1.0 - row["service"])


def worst_hit(before: tuple[ServedDay, ...], after: tuple[ServedDay, ...], most: int) -> tuple[Cell, ...]:
    """The queues and days in which the most contacts are later than before, the worst first."""
    found = []
    for old, new in zip(before, after, strict=True):
        for queue, row in new.judged.items():
            gone = late_of(row) - (late_of(old.rows[queue]) if queue in old.judged else 0.0)
            found.append((-gone, old.day, queue))
    return tuple(Cell(queue, day) for gone, day, queue in sorted(found)[:most] if gone < 0)
