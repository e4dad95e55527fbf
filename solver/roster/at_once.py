"""People at one moment: whether those who may be there can fill every row without there being too many."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from ortools.sat.python import cp_model

from solver.case import RosterCase
from solver.cover import IntArray
from solver.groups import BoolArray
from solver.roster.cp import Limit, new_solver
from solver.roster.problem import build_problem
from solver.rules.forms import Form, OnDuty

MOMENT_S = 1.0  # that one moment may take


@dataclass(frozen=True, slots=True)
class Moments:
    """Intervals x agents: who may be present, whom a fixed day keeps there; rows as who counts, least and most."""

    able: BoolArray
    fixed: BoolArray
    counts: BoolArray  # rows x agents
    least: IntArray  # rows x intervals, 0 = none
    most: IntArray  # rows x intervals, as many as there are people = none
    known: BoolArray  # intervals into which nothing worked before reaches

    def possible(self, t: int, seed: int = 1) -> bool:
        """Whether the people of an interval can fill its rows; True also where that was not decided."""
        model = cp_model.CpModel()
        here = [model.new_bool_var("") for _ in range(self.able.shape[1])]
        there = [model.new_bool_var("") for _ in here]
        for a, (x, y) in enumerate(zip(here, there, strict=True)):
            model.add_implication(x, y)
            if not self.able[t, a]:
                model.add(x == 0)
            if self.fixed[t, a]:
                model.add(y == 1)
        for row, counts in enumerate(self.counts):
            mine = np.flatnonzero(counts)
            if self.least[row, t] > 0:
                model.add(sum(here[a] for a in mine) >= int(self.least[row, t]))
            if self.most[row, t] < len(mine):
                model.add(sum(there[a] for a in mine) <= int(self.most[row, t]))
        return new_solver(Limit(MOMENT_S, seed, reproducible=True)).solve(model) != cp_model.INFEASIBLE

    def impossible(self) -> list[int]:
        """Intervals that cannot be filled; those alike in every respect are asked about once."""
        asked: dict[bytes, bool] = {}
        found = []
        for t in np.flatnonzero(self.known & (self.least > 0).any(axis=0)):
            parts = (self.able[t], self.fixed[t], self.least[:, t], self.most[:, t])
            key = b"".join(np.ascontiguousarray(part).tobytes() for part in parts)
            if key not in asked:
                asked[key] = self.possible(int(t))
            found += [] if asked[key] else [int(t)]
        return found


def moments(case: RosterCase, forms: Sequence[Form]) -> Moments:
    """Rows of people present, with a least, and of people on shift, with a most, and who may be there when."""
    problem, grid = build_problem(case, tuple(forms)), case.grid
    duties, starts = problem.duties, grid.starts
    able = np.zeros((grid.intervals, len(case.agents)), dtype=bool)
    for day, t in np.argwhere(problem.personal.allowed.any(axis=0)):
        able[duties.first[day, t] : duties.last[day, t]] |= problem.personal.allowed[:, day, t]
    rows = [form for form in forms if isinstance(form, OnDuty) and not form.by_day and not form.whom]
    rows = [f for f in rows if (f.least is not None and f.counting == "present") or _caps(f)]
    counts = np.array([[agent.id in form.agents for agent in case.agents] for form in rows], dtype=bool)
    shape = len(rows), grid.intervals
    least = [np.zeros(grid.intervals) if f.least is None or f.counting != "present" else f.least for f in rows]
    most = [np.full(grid.intervals, len(case.agents)) if not _caps(f) else f.most for f in rows]
    reached = max((duty.end_min for duty in case.opening.duties), default=grid.start_min)
    return Moments(
        able,
        _fixed(case),
        counts.reshape(len(rows), len(case.agents)),
        np.array(least, dtype=np.int64).reshape(shape),
        np.array(most, dtype=np.int64).reshape(shape),
        starts >= reached,
    )


def _caps(form: OnDuty) -> bool:
    return form.most is not None and form.counting == "rostered" and form.cents is None


def _fixed(case: RosterCase) -> BoolArray:
    """Whom a fixed day has on shift, intervals x agents."""
    grid, number = case.grid, {agent.id: a for a, agent in enumerate(case.agents)}
    templates = {template.id: template for template in case.templates}
    found = np.zeros((grid.intervals, len(number)), dtype=bool)
    for lock in case.locks:
        if lock.agent in number and lock.template in templates and lock.day in grid.days:
            start_min = grid.minute(lock.day, templates[lock.template].start)
            end_min = start_min + templates[lock.template].length_min
            inside = (grid.starts < end_min) & (grid.starts + grid.step_min > start_min)
            found[inside, number[lock.agent]] = True
    return found
