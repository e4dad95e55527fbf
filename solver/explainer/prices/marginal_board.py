"""A standing roster planned anew, person-week by person-week, and put back exactly as it was."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from solver.roster.activities import keep_starts
from solver.roster.anneal import settle_all
from solver.roster.base_start import start_from_base
from solver.roster.board import Board, Saved
from solver.roster.on_call_moves import block
from solver.roster.problem import build_problem
from solver.roster.rostered import roster_of
from solver.roster.standby import Standby, lawful

if TYPE_CHECKING:
    from solver.case import RosterCase
    from solver.cover import FloatArray
    from solver.duties import Roster
    from solver.rules.rule import Rule

LEAST_GAIN_CENTS = 0.5
Cell = tuple[int, int]
"""An agent and a week, by number."""


def standing_board(case: RosterCase, roster: Roster, rules: Iterable[Rule]) -> Board:
    """The roster on a board of these rules, kept clear of its own on-call duties."""
    forms = tuple(form for rule in rules for form in rule.forms(case))
    board = Board(build_problem(case, forms))
    start_from_base(board, roster)
    keep_starts(board, roster)
    block(board, Standby.of(case, forms), roster.on_call)
    return board


@dataclass(frozen=True, slots=True)
class Pass:
    """One pass over person-weeks.

    `before_cents` and `after_cents` are what the roster cost, `on_duty` the heads of each floor in each interval after
    it, `roster` what was found, if it was asked for.
    """

    before_cents: float
    after_cents: float
    on_duty: FloatArray
    roster: Roster | None = None

    @property
    def saved_cents(self) -> float:
        """What the pass saved."""
        return self.before_cents - self.after_cents


def replan_pass(board: Board, cells: Iterable[Cell], keep: Roster | None = None) -> Pass:
    """Plan each person-week anew once, in the order given, keep what saves, then put everything back.

    `keep`: the roster that stands, if the one found is wanted too; its on-call duties are kept where lawful.
    """
    before, undo = board.total, list[Saved]()
    for agent, week in cells:
        saved = _replanned(board, agent, week)
        if saved is not None:
            undo.append(saved)
    after = board.total
    on_duty = board.on_duty.copy()
    found = None if keep is None else _found(board, keep)
    for saved in reversed(undo):
        board.put_back(saved)
    settle_all(board, range(len(board.problem.weeks) - 1))
    return Pass(before, after, on_duty, found)


def _replanned(board: Board, agent: int, week: int) -> Saved | None:
    """The person-week as it was if planning it anew saved something; else it stands as it did."""
    before = board.total
    saved = board.take_out(agent, week)
    if board.replan(agent, week, saved.chosen) and board.settle(week) < before - LEAST_GAIN_CENTS:
        return saved
    board.put_back(saved)
    board.settle(week)
    return None


def _found(board: Board, standing: Roster) -> Roster:
    case = board.problem.case
    duties = roster_of(board).duties
    on_call = lawful(Standby.of(case, board.problem.forms), duties, standing.on_call)
    return replace(standing, duties=duties, on_call=on_call)
