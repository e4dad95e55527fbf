"""Whether any roster keeps every one of some forms and on-call windows: an exact question, without prices."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field, replace
from math import ceil

from ortools.sat.python import cp_model

from solver.case import RosterCase
from solver.duties import Roster
from solver.roster.board import Board
from solver.roster.cp import Limit, new_solver, solve
from solver.roster.evaluate import HARD, objective_terms
from solver.roster.keep_model import Cell, KeepModel, clear_places, counts_presence
from solver.roster.personal import Pin
from solver.roster.problem import build_problem
from solver.roster.rostered import roster_of
from solver.roster.standby import Standby, by_agent, duty_in
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


@dataclass(frozen=True, slots=True)
class Answer:
    """A roster that keeps everything, or that there is none; neither when it could not be decided."""

    roster: Roster | None = None
    impossible: bool = False


def keep(case: RosterCase, forms: Iterable[Form], cells: Collection[Cell], limit: Limit) -> Answer:
    """A roster of the free cells that keeps all forms, hard and priced alike, and fills the case's on-call windows.

    Parameters
    ----------
    case : its people, menus and on-call windows; its rules and its need are not looked at.
    forms : each is kept in full, whatever its price.
    cells : (agent, day) numbers on which somebody may work; on all others nobody does.
    """
    hard = tuple(replace(form, cents=None) if isinstance(form, PRICED) else form for form in forms)
    standby, board = Standby.of(case, hard), Board(build_problem(case, hard))
    if not counts_presence(board):
        for agent in range(len(board.pins)):
            board.pin(agent, ())
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
