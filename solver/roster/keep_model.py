"""Forms and on-call windows as rows that must hold, without prices, as CP-SAT constraints."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from itertools import combinations

import numpy as np
from ortools.sat.python import cp_model

from solver.roster.board import Board
from solver.roster.cp import OBJECTIVE_SCALE
from solver.roster.cp_cover import CoverModel
from solver.roster.cp_crews import Crew, crews_of
from solver.roster.cp_people import Literal, PersonModel
from solver.roster.cp_person import bind
from solver.roster.cp_ties import TieModel
from solver.roster.duty_table import DutyTable
from solver.roster.personal import Pin
from solver.roster.standby import Standby, by_agent
from solver.roster.standby_totals import Choices, limit_totals

Cell = tuple[int, int]
"""An agent and a day, by number."""


@dataclass(slots=True)
class KeepModel:
    """All forms as rows that must hold, over the free cells; the other days of everybody are off.

    What the model leaves out (groups of activities, runs of shifts with on-call duties, presence lost to activities
    without a date) only forbids more: that it has no solution is a proof, and its solutions are recounted.
    """

    board: Board
    cells: Collection[Cell]
    model: cp_model.CpModel = field(default_factory=cp_model.CpModel)
    people: tuple[PersonModel, ...] = ()
    crews: tuple[Crew, ...] = ()
    calls: Choices = field(default_factory=dict)
    places: dict[tuple[int, Pin], dict[int, Literal]] = field(default_factory=dict)
    missing: list[Literal] = field(default_factory=list)  # heads missing to floors, where they may be
    may_miss: bool = False

    def build(self, standby: Standby) -> None:
        """Write down people, heads, on-call duties and activities."""
        free: dict[int, set[int]] = {agent: set() for agent in range(len(self.board.chosen))}
        for agent, day in sorted(self.cells):
            free[agent].add(day)
        self.people = tuple(bind(self.model, self.board, agent, days) for agent, days in free.items())
        self._heads()
        for person in self.people:
            self._own(person)
            self._place(person)
        self._call(standby)

    def _heads(self) -> None:
        if counts_presence(self.board):
            self.crews = crews_of(self.board, self.people)
        cover = CoverModel(self.model, self.board, self.crews)
        ties = TieModel(self.model, self.board, self.people, self.crews)
        cover.build()
        ties.build()
        self.missing = [unit for unit, cents in cover.objective if cents > 0]
        kept = [unit for unit, cents in ties.objective if cents > 0]
        for unit in kept if self.may_miss else (*kept, *self.missing):
            self.model.add(unit == 0)
        if not self.may_miss and (self._floors_untouched() or ties.short_elsewhere()):
            self.model.add_bool_or([])

    def _floors_untouched(self) -> bool:
        """Whether floors are short in an interval that no free day can reach."""
        floors, reached = self.board.problem.floors, {i for crew in self.crews for i in crew.present}
        short = (floors.least > self.board.on_duty).any(axis=0)
        return any(int(i) not in reached for i in np.flatnonzero(short))

    def _own(self, person: PersonModel) -> None:
        """Nothing hard is missing of a person: the price is the least that there can be."""
        due = round(
            OBJECTIVE_SCALE * float(self.board.pins[person.agent][:, 2].sum() - self.board.attended[person.agent].sum())
        )
        terms = [(x, n) for x, n in person.objective if n]
        if terms:
            self.model.add(cp_model.LinearExpr.weighted_sum([x for x, _ in terms], [n for _, n in terms]) <= -due)
        elif due:
            self.model.add_bool_or([])

    def _place(self, person: PersonModel) -> None:
        """Every activity that the board does not hold has a start inside a shift, no two at once."""
        step, held = self.board.problem.case.grid.step_min, {pin for pin, _ in self.board.starts[person.agent]}
        mine: list[tuple[int, int, Literal]] = []
        for pin in self.board.problem.personal.pins[person.agent]:
            if pin in held:
                continue
            latest = pin.latest_min - pin.length_min
            starts = {s: self.model.new_bool_var("") for s in range(pin.earliest_min, latest + 1, step)}
            for start, literal in starts.items():
                self.model.add_bool_or([*self._around(person, start, start + pin.length_min), literal.negated()])
            self.model.add_exactly_one(starts.values())
            self.places[person.agent, pin] = starts
            mine += [(start, start + pin.length_min, literal) for start, literal in starts.items()]
        for (low, high, one), (first, last, other) in combinations(mine, 2):
            if low < last and first < high:
                self.model.add_at_most_one(one, other)

    def _around(self, person: PersonModel, low: int, high: int) -> list[Literal]:
        """Shifts that hold a span and whose breaks can all keep clear of it."""
        duties, found = self.board.problem.duties, []
        for day, options in person.options.items():
            for t, literal in options.items():
                start = int(duties.start[day, t])
                span = (low - start, high - start)
                inside = start <= low and high <= int(duties.end[day, t])
                if inside and all(clear_places(duties, t, j, [span]) for j in range(duties.breaks[t])):
                    found.append(literal)
        return found

    def _call(self, standby: Standby) -> None:
        """Depth, rest and totals of the on-call windows."""
        case, opening = self.board.problem.case, by_agent(self.board.problem.case.opening.duties)
        for w, window in enumerate(case.requirement.on_call):
            for person, agent in zip(self.people, case.agents, strict=True):
                able = agent.id in window.agents and standby.open_to(agent.id, window)
                if able and standby.rested(agent.id, window, opening.get(agent.id, ())):
                    self.calls[w, agent.id] = call = self.model.new_bool_var("")
                    self._beside(person, standby.span(agent.id, window), call)
            self.model.add(sum(x for (v, _), x in self.calls.items() if v == w) >= window.depth)
        windows = case.requirement.on_call
        for (v, one), (w, other) in combinations(self.calls, 2):
            spans = [(windows[i].start_min, windows[i].end_min) for i in (v, w)]
            if one == other and standby.too_near(one, *spans):
                self.model.add_at_most_one(self.calls[v, one], self.calls[w, other])
        limit_totals(self.model, case, standby.totals, self.calls, ())

    def _beside(self, person: PersonModel, span: tuple[int, int], call: Literal) -> None:
        duties = self.board.problem.duties
        for day, options in person.options.items():
            near = [x for t, x in options.items() if duties.start[day, t] < span[1] and duties.end[day, t] > span[0]]
            if near:
                self.model.add_at_most_one([*near, call])

    @property
    def exact(self) -> bool:
        """Whether heads are counted right."""
        return all(crew.exact for crew in self.crews)


def counts_presence(board: Board) -> bool:
    """Whether some form counts people who are present, or on break: then it matters where breaks lie."""
    rows = (row.form for row in board.ties.heads)
    return bool(len(board.problem.floors.cents)) or any(
        not form.by_day and form.counting != "rostered" for form in rows
    )


def clear_places(duties: DutyTable, t: int, j: int, spans: Iterable[tuple[int, int]]) -> list[int]:
    """Offsets of a template's break that keep clear of spans, themselves offsets from the shift's start."""
    spans, length = list(spans), int(duties.length[t, j])
    every = (int(duties.place[t, j]) + k * duties.step for k in range(int(duties.places[t, j])))
    return [o for o in every if all(o + length <= low or o >= high for low, high in spans)]
