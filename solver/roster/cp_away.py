"""The loss of an interval in which some people may be away, as CP-SAT rows on the sets most likely to decide it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
from ortools.sat.python import cp_model

from solver.cover import FloatArray
from solver.groups import BoolArray
from solver.roster.board import Board
from solver.roster.cp import HEAD_SCALE, OBJECTIVE_SCALE
from solver.roster.cp_cover import hundredths

SETS_PER_LEVEL = 10
Literal = cp_model.IntVar
Away = tuple[int, Sequence[Literal]]
"""An agent, and the literals (at most one true) that each take the agent away."""


@dataclass(slots=True)
class AwayLoss:
    """Adds the loss of single intervals to a model; the objective is in `OBJECTIVE_SCALE` units per cent."""

    model: cp_model.CpModel
    board: Board
    objective: list[tuple[Literal, int]] = field(default_factory=list)

    def add(self, i: int, away: Sequence[Away], heads: FloatArray, on_duty: FloatArray) -> None:
        """Loss of interval i; `heads` per closed set and `on_duty` per floor if nobody were away."""
        self._cover(i, away, heads)
        self._floors(i, away, on_duty)

    def _cover(self, i: int, away: Sequence[Away], heads: FloatArray) -> None:
        cover, problem = self.board.problem.cover, self.board.problem
        serving: BoolArray = cover.counts[[problem.group_of[agent] for agent, _ in away]] > 0
        most = serving.sum(axis=0)
        for level, step in enumerate(cover.step_cents):
            gap = cover.need[i, level] - heads
            rows = deciding(gap, most, serving)
            if step == 0 or not rows:
                continue
            units = self.model.new_int_var(0, hundredths(max(float(gap[s] + most[s]) for s in rows)), "")
            for s in rows:
                gone = [x for (_, who), yes in zip(away, serving[:, s], strict=True) if yes for x in who]
                self.model.add(units >= int(np.floor(HEAD_SCALE * float(gap[s]) + 0.01)) + HEAD_SCALE * sum(gone))
            self.objective.append((units, round(step * OBJECTIVE_SCALE / HEAD_SCALE)))

    def _floors(self, i: int, away: Sequence[Away], on_duty: FloatArray) -> None:
        floors = self.board.problem.floors
        for f in range(len(floors.cents)):
            gone = [x for agent, who in away if floors.counts[agent, f] for x in who]
            short = round(float(floors.least[f, i] - on_duty[f]))
            if gone and short + len(gone) > 0:
                units = self.model.new_int_var(0, max(0, short + len(gone)), "")
                self.model.add(units >= short + sum(gone))
                self.objective.append((units, round(OBJECTIVE_SCALE * floors.cents[f])))


def deciding(gap: FloatArray, away: FloatArray, serving: BoolArray) -> list[int]:
    """The sets with the largest gaps that absences can bring above what is lost anyway, one per served people."""
    sure = max(0.0, float(gap.max()))
    able = np.flatnonzero((gap + away > sure + 1e-6) | (gap >= sure - 1e-6) & (gap > 0))
    order = able[np.argsort(-(gap[able] + 0.5 * np.minimum(away[able], 2)), kind="stable")]
    rows: dict[bytes, int] = {}
    for s in order:
        rows.setdefault(serving[:, s].tobytes(), int(s))
        if len(rows) >= SETS_PER_LEVEL:
            break
    return list(rows.values())
