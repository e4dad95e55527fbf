"""Where a simulated roster misses what was promised: every goal over its own period and level."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

import numpy as np

from planner.judged import counts
from solver.grid import Grid
from solver.judging import ROUNDING, Promises, together
from solver.outcomes import Attainment
from solver.queues import Queue

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True, slots=True)
class Promise:
    """One goal over one period: of a queue, or of all queues of its language or channel together.

    Attributes
    ----------
    queues : those judged together. `period`: interval, day, week or month.
    start_min, end_min : UTC minutes, within the plan.
    contacts, missing, spare : expected contacts that are judged, those to be served better until the goal is met, and
        how far above it service is; see `Verdicts`.
    """

    queues: tuple[str, ...]
    period: str
    start_min: int
    end_min: int
    contacts: float
    missing: float
    spare: float

    @property
    def met(self) -> bool:
        """Whether the goal is met in expectation."""
        return self.missing <= ROUNDING * self.contacts


def promises(attained: Attainment, queues: tuple[Queue, ...], grid: Grid) -> tuple[Promise, ...]:
    """Every goal over each of its own periods in which contacts are judged, by start."""
    decided = attained.table[attained.table["decides"]]
    found = (p for pool in together(queues) for p in _judged(decided, tuple(queues[q] for q in pool), grid))
    return tuple(sorted(found, key=lambda p: (p.start_min, p.end_min, p.queues)))


def _judged(decided: pd.DataFrame, members: tuple[Queue, ...], grid: Grid) -> Iterator[Promise]:
    """One promise for each period of these queues, which are judged together, that judges any contact."""
    ids, period = tuple(queue.id for queue in members), members[0].goal.period
    rows = decided[decided["queue"].isin(ids)]
    starts, counted = counts(rows, members, rows["start_min"].to_numpy(dtype=np.int64))
    verdicts = Promises.of(members).judge(counted)
    figures = np.stack(verdicts)[:, 0].T.tolist()  # the same for every member
    for start_min, (contacts, missing, spare) in zip(starts.tolist(), figures, strict=True):
        if contacts > 0:
            yield Promise(ids, period, start_min, _end_min(start_min, period, grid), contacts, missing, spare)


def _end_min(start_min: int, period: str, grid: Grid) -> int:
    """First minute after a period, within the plan."""
    if period == "interval":
        return start_min + grid.step_min
    later = (bound for bound in grid.day_bounds[1:-1] if bound > start_min and _opens(grid.day_of(bound), period))
    return min(later, default=grid.end_min)


def _opens(day: date, period: str) -> bool:
    return period == "day" or (day.weekday() == 0 if period == "week" else day.day == 1)
