"""Whether any roster keeps every one of some forms and on-call windows: an exact question, without prices."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field, replace
from itertools import combinations
from math import ceil

import numpy as np
from ortools.sat.python import cp_model

from solver.case import RosterCase
from solver.duties import Duty, Roster
from solver.roster.board import Board
from solver.roster.cp import OBJECTIVE_SCALE, Limit, new_solver, solve
from solver.roster.cp_cover import CoverModel
from solver.roster.cp_crews import Crew, crews_of
from solver.roster.cp_people import Literal, PersonModel
from solver.roster.cp_person import bind
from solver.roster.cp_ties import TieModel
from solver.roster.duty_table import DutyTable
from solver.roster.evaluate import HARD, objective_terms
from solver.roster.personal import Pin
from solver.roster.problem import build_problem
from solver.roster.rostered import roster_of
from solver.roster.standby import Standby, by_agent, duty_in
from solver.roster.standby_totals import Choices, limit_totals
from solver.roster.whole import lay
from solver.rules.forms import (
    Attend,
    Distinct,
    Form,
    Gather,
    OnDuty,
    StandbyTotal,
    Stretch,
    Succession,
    Total,
    Unbroken,
)

PRICED = (Attend, Distinct, Gather, OnDuty, StandbyTotal, Stretch, Succession, Total, Unbroken)

Cell = tuple[int, int]
"""An agent and a day, by number."""


@dataclass(frozen=True, slots=True)
class Answer:
    """A roster that keeps everything, or that there is none; neither when it could not be decided."""

    roster: Roster | None = None
    impossible: bool = False


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
        self._untouched()

    def _untouched(self) -> None:
        """Floors in intervals that no free day can reach stand as they are."""
        floors, reached = self.board.problem.floors, {i for crew in self.crews for i in crew.present}
        short = (floors.least > self.board.on_duty).any(axis=0)
        if not self.may_miss and any(int(i) not in reached for i in np.flatnonzero(short)):
            self.model.add_bool_or([])

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


def keep(
    case: RosterCase, forms: Iterable[Form], cells: Collection[Cell], limit: Limit, fixed: Iterable[Duty] = ()
) -> Answer:
    """A roster of the free cells that keeps all forms, hard and priced alike, and fills the case's on-call windows.

    Parameters
    ----------
    case : its people, menus and on-call windows; its rules and its need are not looked at.
    forms : each is kept in full, whatever its price.
    cells : (agent, day) numbers on which somebody may work; on all others nobody does.
    fixed : duties that stand on days that are not free.
    """
    hard = tuple(replace(form, cents=None) if isinstance(form, PRICED) else form for form in forms)
    standby, board = Standby.of(case, hard), Board(build_problem(case, hard))
    if not counts_presence(board):
        for agent in range(len(board.pins)):
            board.pin(agent, ())
    _stand(board, cells, fixed)
    found = _solved(board, cells, standby, limit)
    if found.starts and counts_presence(board):
        for agent, starts in found.starts.items():
            board.pin(agent, [*board.starts[agent], *starts])
        found = replace(_solved(board, cells, standby, limit), impossible=False)
    if found.chosen is None:
        return Answer(None, found.impossible)
    return _recounted(board, hard, standby, found)


def least_missing(
    case: RosterCase, forms: Iterable[Form], cells: Collection[Cell], limit: Limit
) -> tuple[int, int] | None:
    """Heads times intervals that rosters of the free cells miss of the floors: at least, and the fewest found."""
    board = Board(build_problem(case, tuple(forms)))
    written = KeepModel(board, cells, may_miss=True)
    written.build(Standby.of(case, tuple(forms)))
    written.model.minimize(cp_model.LinearExpr.sum(written.missing))
    solver = new_solver(limit)
    status = solve(solver, written.model, limit.stopped)
    if status not in (cp_model.OPTIMAL, cp_model.FEASIBLE) or not written.exact:
        return None
    return ceil(solver.best_objective_bound - 1e-6), round(solver.objective_value)


def _stand(board: Board, cells: Collection[Cell], fixed: Iterable[Duty]) -> None:
    agents = {agent.id: a for a, agent in enumerate(board.problem.case.agents)}
    templates = {template.id: t for t, template in enumerate(board.problem.case.templates)}
    days = {day: d for d, day in enumerate(board.problem.case.grid.days)}
    held = {
        (agents[duty.agent], days[duty.day]): (
            templates[duty.template],
            [b.start_min - duty.start_min for b in duty.breaks],
        )
        for duty in fixed
        if duty.agent in agents
    }
    lay(board, {cell: duty for cell, duty in held.items() if cell not in set(cells)})


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


@dataclass(frozen=True, slots=True)
class _Solved:
    """Choices of a solution: option and breaks by cell, starts of activities, who is on call; none if `chosen` is."""

    chosen: dict[Cell, tuple[int, list[int]]] | None = None
    starts: dict[int, list[tuple[Pin, int]]] = field(default_factory=dict)
    calls: tuple[tuple[int, str], ...] = ()
    impossible: bool = False


def _solved(board: Board, cells: Collection[Cell], standby: Standby, limit: Limit) -> _Solved:
    written = KeepModel(board, cells)
    written.build(standby)
    solver = new_solver(limit)
    status = solve(solver, written.model, limit.stopped)
    if status not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
        return _Solved(impossible=status == cp_model.INFEASIBLE and written.exact)
    starts: dict[int, list[tuple[Pin, int]]] = {}
    for (agent, pin), places in written.places.items():
        starts.setdefault(agent, []).extend((pin, s) for s, x in places.items() if solver.boolean_value(x))
    calls = tuple(post for post, x in written.calls.items() if solver.boolean_value(x))
    if written.crews:
        return _Solved({c: d for crew in written.crews for c, d in crew.deal(solver).items()}, starts, calls)
    return _Solved(_with_breaks(written, solver, starts), starts, calls)


def _with_breaks(
    written: KeepModel, solver: cp_model.CpSolver, starts: dict[int, list[tuple[Pin, int]]]
) -> dict[Cell, tuple[int, list[int]]]:
    """Shifts with each break where it keeps clear of activities, if it can."""
    duties, found = written.board.problem.duties, {}
    for person in written.people:
        for day, options in person.options.items():
            for t in (t for t, x in options.items() if solver.boolean_value(x)):
                begin = int(duties.start[day, t])
                spans = [(s - begin, s - begin + pin.length_min) for pin, s in starts.get(person.agent, ())]
                places = [clear_places(duties, t, j, spans) for j in range(duties.breaks[t])]
                found[person.agent, day] = (t, [p[0] if p else int(duties.place[t, j]) for j, p in enumerate(places)])
    return found


def _recounted(board: Board, forms: tuple[Form, ...], standby: Standby, found: _Solved) -> Answer:
    """The roster if, counted on plain duties, it keeps every form."""
    case, windows = board.problem.case, board.problem.case.requirement.on_call
    for agent, starts in found.starts.items():
        if not set(starts) <= set(board.starts[agent]):
            board.pin(agent, [*board.starts[agent], *starts])
    lay(board, found.chosen or {})
    duties = roster_of(board).duties
    calls = tuple(sorted(duty_in(windows[w], agent) for w, agent in found.calls))
    roster = Roster(duties, calls)
    bare = replace(case, requirement=replace(case.requirement, on_call=()))
    kept = all(not name.startswith(HARD) or units == 0 for name, units in objective_terms(bare, forms, roster))
    worked, called = by_agent(duties), by_agent(calls)
    able = all(standby.keeps(agent, worked.get(agent, ()), mine) for agent, mine in called.items())
    return Answer(roster) if kept and able else Answer()
