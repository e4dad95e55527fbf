"""Cover and floors as CP-SAT constraints over crews: people whom no row and no floor tells apart."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

import numpy as np
from ortools.sat.python import cp_model

from solver.cover import FloatArray
from solver.groups import BoolArray
from solver.roster.board import Board
from solver.roster.coverage import PARTS
from solver.roster.cp import HEAD_SCALE, OBJECTIVE_SCALE
from solver.roster.cp_crews import Crew
from solver.roster.cp_people import Literal, Terms


@dataclass(slots=True)
class CoverModel:
    """Loss of cover and floors in the intervals that the free days touch; the board holds the fixed heads."""

    model: cp_model.CpModel
    board: Board
    crews: tuple[Crew, ...]
    objective: Terms = field(default_factory=list)
    rounding: float = 0.0  # cents by which the model may lie below the truth, needs being cut to hundredths

    def build(self) -> None:
        """Add the loss of every touched interval."""
        for i in sorted({i for crew in self.crews for i in crew.present}):
            groups: dict[int, Terms] = {}
            most: dict[int, int] = {}
            for crew in self.crews:
                if i in crew.present:
                    groups.setdefault(crew.group, []).extend(crew.present[i])
                    most[crew.group] = most.get(crew.group, 0) + len(crew.members)
            self._cover(i, groups, most)
            self._floors(i)

    def _cover(self, i: int, groups: dict[int, Terms], most: dict[int, int]) -> None:
        cover = self.board.problem.cover
        numbers = sorted(groups)
        counts = cover.counts[numbers] > 0
        able = np.array([most[g] for g in numbers], dtype=np.float64) @ counts
        heads: dict[int, Literal] = {}
        for level, step in enumerate(cover.step_cents):
            gap = cover.need[i, level] - self.board.head_parts[i] / PARTS
            rows = binding_sets(gap, able, counts)
            if step == 0 or not rows:
                continue
            heads = heads or {g: self._heads(groups[g], most[g]) for g in numbers}
            worst = max(value for _, value in rows)
            units = self.model.new_int_var(0, hundredths(worst), "")
            for served, value in rows:
                serving = sum(HEAD_SCALE * heads[g] for g, yes in zip(numbers, served, strict=True) if yes)
                self.model.add(units >= hundredths(value) - serving)
            cut = max(0.0, *(value - hundredths(value) / HEAD_SCALE for _, value in rows))
            self.rounding += float(step) * cut
            self.objective.append((units, round(step * OBJECTIVE_SCALE / HEAD_SCALE)))

    def _heads(self, terms: Terms, most: int) -> Literal:
        heads = self.model.new_int_var(0, most, "")
        self.model.add(heads == cp_model.LinearExpr.weighted_sum([x for x, _ in terms], [n for _, n in terms]))
        return heads

    def _floors(self, i: int) -> None:
        floors = self.board.problem.floors
        for f in range(len(floors.cents)):
            short = round(float(floors.least[f, i] - self.board.on_duty[f, i]))
            if short <= 0:
                continue
            terms = [pair for crew in self.crews if crew.floors[f] for pair in crew.present.get(i, ())]
            units = self.model.new_int_var(0, short, "")
            self.model.add(units >= short - cp_model.LinearExpr.weighted_sum(*_columns(terms)))
            self.objective.append((units, round(OBJECTIVE_SCALE * floors.cents[f])))


def hundredths(heads: float) -> int:
    """Heads in model units, cut down; a hair above absorbs single precision."""
    return max(0, int(np.floor(HEAD_SCALE * heads + 0.01)))


def binding_sets(gap: FloatArray, able: FloatArray, counts: BoolArray) -> list[tuple[BoolArray, float]]:
    """Sets whose gap can decide the loss: not surely met nor always below another; one per set of served groups."""
    sure = max(0.0, float((gap - able).max()))
    rows: dict[bytes, tuple[BoolArray, float]] = {}
    for s in np.flatnonzero(gap > sure):
        served = counts[:, s]
        key = served.tobytes()
        if key not in rows or gap[s] > rows[key][1]:
            rows[key] = (served, float(gap[s]))
    if sure > 0:  # what cannot be covered is lost in any case
        worst = int(np.argmax(gap - able))
        rows.setdefault(counts[:, worst].tobytes(), (counts[:, worst], float(gap[worst])))
    return list(rows.values())


def _columns(terms: Iterable[tuple[Literal, int]]) -> tuple[list[Literal], list[int]]:
    pairs = list(terms)
    return [x for x, _ in pairs], [n for _, n in pairs]
