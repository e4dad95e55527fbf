"""The forms about single people as CP-SAT constraints over free person-days, everything else fixed."""

from __future__ import annotations

from dataclasses import dataclass, field
from math import ceil

import numpy as np
from ortools.sat.python import cp_model

from solver.cover import IntArray
from solver.groups import BoolArray
from solver.roster.board import Board
from solver.roster.counters import Counters, Limits
from solver.roster.cp import OBJECTIVE_SCALE
from solver.roster.personal import QUARTER_MIN
from solver.roster.weekly import EACH, ONCE

Literal = cp_model.IntVar
Terms = list[tuple[Literal, int]]


@dataclass(slots=True)
class PersonModel:
    """One agent's days: a Boolean per option of a free day; fixed duties are Booleans fixed to 1."""

    model: cp_model.CpModel
    board: Board
    agent: int
    free: frozenset[int]
    options: dict[int, dict[int, Literal]] = field(default_factory=dict)
    objective: Terms = field(default_factory=list)

    def build(self) -> None:
        """Add variables, successions, totals and prices (runs and habits: `cp_person.bind`)."""
        self._add_options()
        profile = self.board.problem.profiles[self.board.problem.profile_of[self.agent]]
        kinds = profile.marks.shape[2] - len(profile.runs)
        for s in range(kinds):
            self._succession(profile.marks[..., s], profile.seq.kind == s, s)
        own, others = self.board.problem.limits[self.agent], self.board.problem.extra_limits[self.agent]
        for i in range(len(own.counter)):
            self._total(profile.counters, own, i)
        for i in range(len(others.counter)):
            self._total(profile.extra, others, i)

    def day(self, day: int, which: BoolArray | None = None) -> list[Literal]:
        """Literals of a day's options, all or those where `which[template]` holds."""
        found = self.options[day].items()
        return [literal for t, literal in found if which is None or which[t]]

    def between(self, first: int, second: int) -> list[Literal]:
        """Literals of all options of the days between two."""
        return [x for d in range(first + 1, second) for x in self.day(d)]

    def unit(self, cost: int) -> Literal:
        """One unit that costs so much, in model units."""
        unit = self.model.new_bool_var("")
        self.objective.append((unit, cost))
        return unit

    def _add_options(self) -> None:
        board, own = self.board, self.board.problem.personal
        for day in range(board.chosen.shape[1]):
            fixed = int(board.chosen[self.agent, day])
            if day not in self.free:
                self.options[day] = {} if fixed < 0 else {fixed: self.model.new_constant(1)}
                continue
            allowed = np.flatnonzero(board.allowed[self.agent, day])
            self.options[day] = {int(t): self.model.new_bool_var("") for t in allowed}
            self.model.add_at_most_one(self.options[day].values())
            off = float(own.off_price[self.agent, day])
            for t, literal in self.options[day].items():
                cost = round(OBJECTIVE_SCALE * (own.price[self.agent, day, t] - off))
                self.objective.append((literal, cost))
            self.objective.append((self.model.new_constant(1), round(OBJECTIVE_SCALE * off)))

    def _succession(self, ready: IntArray, seconds: BoolArray, kind: int) -> None:
        """The next duty of the kind starts when the last one lets it; a duty in between takes over."""
        problem = self.board.problem
        past = problem.pasts[self.agent].mark[kind]
        for second in range(len(problem.week_of)):
            late = (problem.duties.start[second] < past) & seconds[second]
            for literal in self.day(second, late):
                self.model.add_bool_or([literal.negated(), *self.between(-1, second)])
            for first in range(max(0, second - self.reach(ready)), second):
                if not self.free.intersection(range(first, second + 1)):
                    continue
                between = self.between(first, second)
                for early, after in self.clashes(ready, seconds, first, second):
                    self.model.add(sum(early) + sum(after) <= 1 + sum(between))

    def clashes(
        self, ready: IntArray, seconds: BoolArray, first: int, second: int
    ) -> list[tuple[list[Literal], list[Literal]]]:
        """Pairs of sets of options of two days of which only one duty may be worked, one pair per readiness."""
        start = self.board.problem.duties.start[second]
        found: list[tuple[list[Literal], list[Literal]]] = []
        for at in sorted({int(ready[first, t]) for t in self.options[first]}, reverse=True):
            early = self.day(first, ready[first] >= at)
            after = self.day(second, (start < at) & seconds[second])
            if early and after:
                found.append((early, after))
        return found

    def reach(self, ready: IntArray) -> int:
        """Days over which a readiness can bind."""
        return ceil(int((ready - self.board.problem.duties.start).max()) / 1440) + 1

    def _total(self, counters: Counters, limits: Limits, i: int) -> None:
        """Price, or limit, one total."""
        k = int(limits.counter[i])
        weeks = range(int(limits.since[i]), int(limits.until[i]) + 1)
        terms = [term for week in weeks for term in self._week_terms(counters, k, week)]
        value = cp_model.LinearExpr.weighted_sum([x for x, _ in terms], [n for _, n in terms])
        ceiling = int(counters.adds[k].max(axis=1).sum() * counters.unit[k])
        self._bound(value, ceiling, limits, i)

    def _week_terms(self, counters: Counters, k: int, week: int) -> Terms:
        problem = self.board.problem
        days = range(int(problem.weeks[week]), int(problem.weeks[week + 1]))
        found = [
            (x, int(counters.adds[k, d, t] * counters.unit[k]))
            for d in days
            for t, x in self.options[d].items()
            if counters.adds[k, d, t]
        ]
        if counters.weekly[k] == EACH or not found:
            return found
        counts = self.model.new_bool_var("")
        if counters.weekly[k] == ONCE:
            self.model.add_max_equality(counts, [x for x, _ in found])
        else:
            both = self.model.new_bool_var("")
            self.model.add(sum(x for x, _ in found) == counts + 2 * both)
        return [(counts, 1)]

    def _bound(self, value: cp_model.LinearExpr, ceiling: int, limits: Limits, i: int) -> None:
        rising = bool(limits.rising[i])
        if limits.least[i] > 0:
            self._pay(ceil(limits.least[i]) - value, ceil(limits.least[i]), limits.short_cents[i], rising=rising)
        if np.isinf(limits.over_cents[i]):
            self.model.add(value <= int(np.floor(min(limits.most[i], ceiling))))
        elif limits.most[i] < ceiling:
            self._pay(value - int(limits.most[i]), ceiling, limits.over_cents[i], rising=rising)

    def _pay(self, excess: cp_model.LinearExpr, most: int, cents: float, *, rising: bool) -> None:
        if rising:  # unit u costs u times the price: one step a unit, the cheap ones are taken first
            steps = [self.model.new_bool_var("") for _ in range(most)]
            self.model.add(sum(steps) >= excess)
            self.objective.extend((x, u * round(OBJECTIVE_SCALE * cents)) for u, x in enumerate(steps, 1))
            return
        units = self.model.new_int_var(0, most, "")
        self.model.add(units >= excess)
        per_minute = OBJECTIVE_SCALE // QUARTER_MIN * round(cents * QUARTER_MIN)
        self.objective.append((units, per_minute))
