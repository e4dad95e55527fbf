"""What the engine's board says of a roster: whether the search could hold it, and at what price."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from solver.case import RosterCase
from solver.checker import check
from solver.duties import Roster
from solver.roster.base_start import offsets_of, option_of
from solver.roster.board import Board
from solver.roster.personal import HARD_CENTS
from solver.roster.problem import build_problem
from solver.roster.rostered import roster_of
from solver.roster.standby import Standby, lawful
from solver.roster.week_frame import walk
from solver.rules.forms import Form
from tests.solver.rules.reading import FORBIDDEN, Reading


class Engine:
    """A case and its forms as the search sees them."""

    def __init__(self, case: RosterCase, forms: tuple[Form, ...]) -> None:
        self.case, self.bare = case, replace(case, rules=())
        rows = len(case.requirement.rows)
        serves = np.zeros((len(case.groups.members), rows), dtype=bool)
        case = replace(case, requirement=replace(case.requirement, serves=serves)) if not rows else case
        self.problem = build_problem(case, forms)
        self.standby = Standby.of(case, forms)
        self.board = Board(self.problem)
        self.number = {agent.id: a for a, agent in enumerate(case.agents)}

    def reading(self, roster: Roster) -> Reading | None:
        """Whether the roster may stand on the board and what it costs there; None if no board can show it.

        Rosters whose rows cannot be (overlapping duties, which no rule speaks of) are no board's business.
        """
        if check(self.bare, roster):
            return None
        board = self.board
        for agent in range(len(board.chosen)):
            for day in range(board.chosen.shape[1]):
                board.drop(agent, day)
        self._start_activities(roster)
        for duty in roster.duties:
            option = option_of(self.problem, duty)
            if option is None or board.chosen[self.number[duty.agent], option[0]] >= 0:
                return None
            board.place(self.number[duty.agent], *option, offsets_of(self.problem, option[1], duty))
        board.reprice()
        if roster_of(board).duties != roster.duties:
            return None
        if not self._legal() or board.total >= HARD_CENTS:
            return FORBIDDEN
        return Reading(True, round(board.total))

    def _start_activities(self, roster: Roster) -> None:
        """Activities start where the roster has them, those that it lacks at their earliest."""
        for agent, pins in enumerate(self.problem.personal.pins):
            who = self.case.agents[agent].id
            held = {a.session: a.start_min for duty in roster.duties if duty.agent == who for a in duty.activities}
            self.board.pin(agent, [(pin, held.get(pin.activity, pin.earliest_min)) for pin in pins])

    def _legal(self) -> bool:
        board = self.board
        for agent, row in enumerate(board.chosen):
            worked = np.flatnonzero(row >= 0)
            if not board.allowed[agent, worked, row[worked]].all():
                return False
            seq = self.problem.profiles[self.problem.profile_of[agent]].seq
            if walk(seq, row, 0, len(row), *self.problem.start[agent])[0] < 0:
                return False
        return True

    def keeps(self, roster: Roster) -> bool:
        """Whether the on-call duties pass the engine's last look."""
        held = lawful(self.standby, roster.duties, roster.on_call)
        return set(held) == set(roster.on_call)
