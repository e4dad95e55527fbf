"""By how many people a queue is short at a moment, counting what those who share its people need as well."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from solver.roster.presence import duty_presence
from solver.staffing.levels import GOAL_LEVEL

if TYPE_CHECKING:
    from solver.case import RosterCase
    from solver.cover import FloatArray, Requirement
    from solver.duties import Roster
    from solver.groups import BoolArray

SOME = 0.05  # people; less is not short


@dataclass(frozen=True, slots=True)
class Shortage:
    """People needed and present for a queue in one interval.

    Attributes
    ----------
    row, interval : of the requirement and the grid.
    queues : those that the same people serve, the asked one among them.
    need : present people that these queues need at each level of falling worth. `load`: their work in people.
    present : people present who can serve them.
    short : people more, for these queues alone, until their goal has enough; 0 if it has.
    sharing : other rows that the same present people serve, which together are short; none if the row is short alone.
    together_need, together_present : of the row and those that share with it.
    """

    row: int
    interval: int
    queues: tuple[str, ...]
    need: tuple[float, ...]
    load: float
    present: int
    short: float
    sharing: tuple[int, ...]
    together_need: float
    together_present: int

    @property
    def is_short(self) -> bool:
        """Whether people are missing to the goal."""
        return self.short >= SOME

    @property
    def missing(self) -> int:
        """Whole people to add."""
        return int(np.ceil(self.short - SOME)) if self.is_short else 0

    @property
    def left(self) -> float:
        """People that the queue gets of those present once the others who share them have what they need."""
        return max(0.0, self.need[GOAL_LEVEL] - self.short)

    @property
    def elsewhere(self) -> float:
        """People present who can serve the queue but are needed by the queues that share them."""
        return max(0.0, self.present - self.left) if self.is_short else 0.0


def shortage(case: RosterCase, roster: Roster, queue: str, interval: int) -> Shortage:
    """How short a queue is in one interval, with the rows that share its people.

    The people missing for a set of rows are their need less all present who serve any of them; what a row lacks is
    by how much the most lacking set with it lacks more than the most lacking set without it (the loss of
    `Requirement.cents` falls exactly as long as that many people of the row alone are added).

    Raises
    ------
    KeyError
        If nobody can serve the queue.
    """
    requirement = case.requirement
    row = row_of(requirement, queue)
    heads = heads_around(case, roster, interval, interval + 1)[:, 0]
    sets = requirement.closed_sets()
    need = requirement.need[GOAL_LEVEL, :, interval]
    able, lacks = _lacks(sets, requirement.serves, need, heads)
    others = sets.copy()
    others[:, row] = False
    without = float(np.max(_lacks(others, requirement.serves, need, heads)[1], initial=0.0))
    short = max(0.0, float(np.max(lacks[sets[:, row]])) - without)
    chosen = _smallest(lacks, sets, row, short)
    return Shortage(
        row,
        interval,
        requirement.rows[row],
        tuple(float(level[row, interval]) for level in requirement.need),
        float(requirement.load[row, interval]),
        int(heads[requirement.serves[:, row]].sum()),
        short,
        tuple(int(r) for r in np.flatnonzero(sets[chosen]) if r != row),
        float(need[sets[chosen]].sum()),
        int(able[chosen]),
    )


def lack_around(case: RosterCase, roster: Roster, found: Shortage, first: int, last: int) -> FloatArray:
    """People too few (below 0: to spare) in intervals [first, last) for the row and those that share with it."""
    rows = [found.row, *found.sharing]
    serving = case.requirement.serves[:, rows].any(axis=1)
    here = heads_around(case, roster, first, last)[serving].sum(axis=0)
    return np.asarray(case.requirement.need[GOAL_LEVEL][rows, first:last].sum(axis=0) - here)


def row_of(requirement: Requirement, queue: str) -> int:
    """The cover row of a queue; KeyError if nobody can serve it."""
    for row, names in enumerate(requirement.rows):
        if queue in names:
            return row
    raise KeyError(queue)


def heads_around(case: RosterCase, roster: Roster, first: int, last: int) -> FloatArray:
    """Present people of each group in intervals [first, last), duties before the horizon included."""
    grid, group_of = case.grid, case.groups.group_of()
    start_min = grid.start_min + first * grid.step_min
    end_min = grid.start_min + last * grid.step_min
    heads = np.zeros((len(case.groups.members), last - first))
    before = (d for d in case.opening.duties if d.start_min < grid.start_min)
    for duty in (*before, *roster.duties):
        if duty.start_min < end_min and duty.end_min > start_min and duty.agent in group_of:
            heads[group_of[duty.agent]] += duty_presence(duty, start_min, grid.step_min, last - first)
    return heads


def _lacks(sets: BoolArray, serves: BoolArray, need: FloatArray, heads: FloatArray) -> tuple[FloatArray, FloatArray]:
    """People present for each set of rows, and by how many they are too few."""
    able = (sets.astype(float) @ serves.T.astype(float) > 0).astype(float) @ heads
    return able, sets.astype(float) @ need - able


def _smallest(lacks: FloatArray, sets: BoolArray, row: int, short: float) -> int:
    """The smallest set with the row that by itself lacks so much; where nothing is short, the row's own set."""
    wanted = short - 1e-9 if short > 0 else -np.inf
    hits = [int(s) for s in np.flatnonzero(sets[:, row]) if lacks[s] >= wanted]
    return min(hits, key=lambda s: (int(sets[s].sum()), -float(lacks[s]), s))
