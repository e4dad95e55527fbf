"""The roster on the engine's board with every changed day priced: weeks planned anew around one day as asked."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

import numpy as np

from solver.rules.minimal_change import MinimalChange

if TYPE_CHECKING:
    from solver.case import RosterCase
    from solver.cover import IntArray
    from solver.duties import Duty, Roster
    from solver.groups import BoolArray
    from solver.roster.board import Board, Saved
    from solver.roster.problem import Problem
    from solver.shifts import ShiftTemplate

REFUSED_CENTS = 1e8
"""Price, inside the search only, of a day off where a shift is asked for."""
CHANGE = MinimalChange()
"""A changed day costs what the rule of changes to a published roster takes by default, so that few days change."""
Days = dict[tuple[str, date], "Duty | None"]


@dataclass(frozen=True, slots=True)
class Move:
    """What planning a person's week anew saves, the price of the changed days taken off; below 0 if it costs."""

    agent: int
    gain_cents: float


class DayBoard:
    """A roster that stands, planned anew one person-week at a time; the checker has the last word on what comes out.

    Parameters
    ----------
    working : (agent, day) on which a day off is not what is asked, if a shift is.
    """

    def __init__(self, case: RosterCase, roster: Roster, working: tuple[str, date] | None = None) -> None:
        from solver.roster.activities import keep_starts
        from solver.roster.base_start import start_from_base
        from solver.roster.board import Board
        from solver.roster.on_call_moves import block
        from solver.roster.standby import Standby

        self.case, self._working = case, working
        self._number = {agent.id: number for number, agent in enumerate(case.agents)}
        problem = _problem(case, roster)
        if working is not None:
            problem.personal.off_price[self._number[working[0]], self._day(working[1])] += REFUSED_CENTS
        self.board: Board = Board(problem)
        start_from_base(self.board, roster)
        keep_starts(self.board, roster)
        block(self.board, Standby.of(case, problem.forms), roster.on_call)
        self._before: IntArray = self.board.chosen.copy()

    def priced(self, agent: str, day: date, options: Collection[str]) -> list[tuple[float, Duty]]:
        """Some shifts of a day with their best breaks, and what each changes in cents; the cheapest is first.

        The other days stay; shifts that are not lawful beside them are left out. Every changed day is priced, so
        these cents rank and no more.
        """
        from solver.roster.rostered import duty_on

        a, d = self._number[agent], self._day(day)
        board, week = self.board, int(self.board.problem.week_of[d])
        before, kept = board.total, board.allowed[a].copy()
        held = board.take_out(a, week)
        found: list[tuple[float, Duty]] = []
        for t, template in enumerate(self.case.templates):
            if template.id in options and kept[d, t]:
                board.allowed[a] = self._only(a, d, t)
                if board.replan(a, week):
                    if board.chosen[a, d] == t:
                        found.append((board.settle(week) - before, duty_on(board, a, d)))
                    board.take_out(a, week)
        board.allowed[a] = kept
        self._restore(held, week)
        return sorted(found, key=lambda pair: (pair[0], pair[1].template))

    def take(self, agent: str, day: date, wanted: Collection[ShiftTemplate]) -> bool:
        """Plan the agent's week anew with none but the wanted shifts on the day; False, and all as it was, if none."""
        a, d = self._number[agent], self._day(day)
        board, week = self.board, int(self.board.problem.week_of[d])
        names, kept = {template.id for template in wanted}, board.allowed[a, d].copy()
        board.allowed[a, d] &= np.array([template.id in names for template in self.case.templates])
        held = board.take_out(a, week)
        off_will_do = self._working != (agent, day)
        if board.replan(a, week) and (off_will_do or board.chosen[a, d] >= 0):
            board.settle(week)
            return True
        board.allowed[a, d] = kept
        self._restore(held, week)
        return False

    def moves(self, week: int, without: Collection[str]) -> list[Move]:
        """Who could make up for it in a week, the greatest saving first; only those whose days would change."""
        found = []
        for agent, a in self._number.items():
            if agent not in without:
                held, before = self.board.chosen[a].copy(), self.board.total
                saved = self._replan(a, week)
                if saved is not None:
                    gain = before - self.board.total
                    if gain > 0 and bool((self.board.chosen[a] != held).any()):
                        found.append(Move(a, gain))
                    self._restore(saved, week)
        return sorted(found, key=lambda move: (-move.gain_cents, move.agent))

    def make(self, move: Move, week: int) -> None:
        """Plan that person's week anew for good."""
        self._replan(move.agent, week)

    def week(self, day: date) -> int:
        """Number of the calendar week of a day."""
        return int(self.board.problem.week_of[self._day(day)])

    def changed(self) -> Days:
        """The days that differ from the roster that stood, with their new duties (None: off)."""
        from solver.roster.rostered import duty_on

        days, found = self.case.grid.days, {}
        for a, d in np.argwhere(self.board.chosen != self._before):
            works = self.board.chosen[a, d] >= 0
            found[self.case.agents[a].id, days[d]] = duty_on(self.board, int(a), int(d)) if works else None
        return found

    def _replan(self, a: int, week: int) -> Saved | None:
        """Plan a week anew; None, and all as it was, if nothing lawful is found."""
        saved = self.board.take_out(a, week)
        if self.board.replan(a, week, saved.chosen):
            self.board.settle(week)
            return saved
        self._restore(saved, week)
        return None

    def _restore(self, saved: Saved, week: int) -> None:
        self.board.put_back(saved)
        self.board.settle(week)

    def _only(self, a: int, d: int, template: int) -> BoolArray:
        """What leaves an agent's row as it stands but for one day."""
        allowed: BoolArray = np.zeros(self.board.allowed[a].shape, dtype=bool)
        works = np.flatnonzero(self._before[a] >= 0)
        allowed[works, self._before[a, works]] = True
        allowed[d] = False
        allowed[d, template] = True
        return allowed

    def _day(self, day: date) -> int:
        return self.case.grid.days.index(day)


def _problem(case: RosterCase, roster: Roster) -> Problem:
    from solver.roster.problem import build_problem

    forms = tuple(form for rule in case.rules for form in rule.forms(case))
    return build_problem(case, (*forms, *CHANGE.forms(replace(case, base=roster))))
