"""Where somebody would be missed most: the interval of a shift, and the queue, in which one fewer costs most."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from solver.explainer.shortage import Shortage, heads_around, shortage
from solver.roster.presence import duty_presence

if TYPE_CHECKING:
    from solver.case import RosterCase
    from solver.cover import FloatArray, Requirement
    from solver.duties import Duty, Roster


@dataclass(frozen=True, slots=True)
class Missed:
    """The interval (UTC minutes) and queue in which a shift counts most, with and without it.

    `intervals` of the shift in which somebody would be missing without it, or more than with it; `cents` in all.
    """

    start_min: int
    queue: str
    there: Shortage
    without: Shortage
    intervals: int
    cents: float


def most_missed(case: RosterCase, roster: Roster, duty: Duty, without: Roster) -> Missed | None:
    """Where a duty counts most; None if nobody would be missing without it. `without` is the roster less the duty."""
    grid, group = case.grid, case.groups.group_of().get(duty.agent)
    first, last = max(0, grid.index(duty.start_min)), min(grid.intervals, grid.index(duty.end_min - 1) + 1)
    if group is None or last <= first:
        return None
    heads = heads_around(case, roster, first, last)
    gone = heads.copy()
    gone[group] -= duty_presence(duty, grid.start_min, grid.step_min, grid.intervals)[first:last]
    lost = _loss(case.requirement, gone, first) - _loss(case.requirement, heads, first)
    if lost.max() <= 0:
        return None
    at = first + int(np.argmax(lost))
    rows = np.flatnonzero(case.requirement.serves[group] & (case.requirement.load[:, at] > 0))
    asked = [case.requirement.rows[int(row)][0] for row in rows] or [case.requirement.rows[0][0]]
    found = {queue: shortage(case, without, queue, at) for queue in asked}
    queue = max(asked, key=lambda name: (found[name].short, found[name].load))
    counted = int((lost > 0).sum())
    there = shortage(case, roster, queue, at)
    return Missed(int(grid.starts[at]), queue, there, found[queue], counted, float(lost.sum()))


def _loss(requirement: Requirement, heads: FloatArray, first: int) -> FloatArray:
    """The price of missing people in each interval, from its definition (see `Requirement.cents`)."""
    sets = requirement.closed_sets()
    if not len(sets):
        return np.zeros(heads.shape[1])
    counts = (requirement.serves.astype(np.int64) @ sets.T.astype(np.int64)) > 0
    able = counts.T.astype(np.float64) @ heads
    part = slice(first, first + heads.shape[1])
    cents = (*requirement.cents, 0)
    total: FloatArray = np.zeros(heads.shape[1])
    for level, need in enumerate(requirement.need):
        gap = sets.astype(np.float64) @ need[:, part] - able
        total += (cents[level] - cents[level + 1]) * np.maximum(0.0, gap.max(axis=0))
    return total
