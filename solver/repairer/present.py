"""Coverage of rosters that differ in few duties, counted anew only where presence differs."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from solver.case import RosterCase
from solver.cover import FloatArray, IntArray
from solver.duties import Duty, Roster
from solver.roster.evaluate import group_heads
from solver.roster.presence import duty_presence


class Coverage:
    """The coverage loss of a case by closed sets, as `solver.roster.evaluate` counts it, from a roster that stands."""

    def __init__(self, case: RosterCase, roster: Roster) -> None:
        requirement = case.requirement
        self._case = case
        self._sets: FloatArray = requirement.closed_sets().astype(np.float64).reshape(-1, len(requirement.rows))
        served = requirement.serves.astype(np.float64) @ self._sets.T if len(self._sets) else np.zeros((0, 0))
        self._counts: FloatArray = (served.T > 0).astype(np.float64)
        cents = np.array([*requirement.cents, 0], dtype=np.float64)
        self._steps: FloatArray = cents[:-1] - cents[1:]
        self._heads = group_heads(case, roster)
        self._group_of = case.groups.group_of()
        self._loss = self._priced(self._heads, np.arange(case.grid.intervals))

    def cents(self, gone: Iterable[Duty] = (), new: Iterable[Duty] = ()) -> float:
        """The coverage loss without some duties and with others."""
        heads = self._heads.copy()
        for duties, sign in ((gone, -1.0), (new, 1.0)):
            for duty in duties:
                self._count(heads, duty, sign)
        other = np.flatnonzero((heads != self._heads).any(axis=0))
        return float(self._loss.sum() - self._loss[other].sum() + self._priced(heads, other).sum())

    def _count(self, heads: FloatArray, duty: Duty, sign: float) -> None:
        grid = self._case.grid
        if duty.agent in self._group_of:
            present = duty_presence(duty, grid.start_min, grid.step_min, grid.intervals)
            heads[self._group_of[duty.agent]] += sign * present

    def _priced(self, heads: FloatArray, at: IntArray) -> FloatArray:
        """Loss of some intervals."""
        loss = np.zeros(len(at))
        if len(self._sets) and len(at):
            able = self._counts @ heads[:, at]
            for level, step in enumerate(self._steps):
                gap = self._sets @ self._case.requirement.need[level][:, at] - able
                loss += step * np.maximum(0.0, gap.max(axis=0))
        return loss
