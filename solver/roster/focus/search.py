"""The annealed search for a roster in focus blocks: everybody in turn, two days at a time, cooling to the deadline."""

from __future__ import annotations

from math import exp

import numpy as np

from solver.cover import IntArray
from solver.roster.anneal import Snapshot, snapshot
from solver.roster.company import Herald
from solver.roster.focus.board import FocusBoard
from solver.roster.focus.people import book_of, people_of, sheet_of
from solver.roster.focus.stir import Person, carry, stir
from solver.roster.params import SolveParams
from solver.roster.personal import HARD_CENTS
from solver.roster.unseen import unseen_cents
from solver.roster.watch import Watch

HOT, COLD = 2.0, 0.25  # first and last temperature, in prices of one head too many
GREEDY_SHARE = 0.04  # of the schedule, last, without heat
SHORT = 10.0  # price of a head missing, in prices of one too many, at the start; it rises to SHORT x (1 + SHORT_RISE)
SHORT_RISE = 2.0
NOTE_S = 1.0
CYCLE_ROUNDS = 800  # visits to each person in one annealing, where time allows more than one


class FocusSearch:
    """Anneals the rows of a board in place; `best` is the best roster seen, and `best_short` what it misses."""

    def __init__(self, board: FocusBoard, params: SolveParams, rng: np.random.Generator, watch: Watch) -> None:
        self.board, self.params, self.rng, self.watch = board, params, rng, watch
        self.book = book_of(board, rng)
        self.sheet = sheet_of(board, self.book)
        self.people = people_of(board)
        self.over_cents = float(max(1, board.focus.over_cents))
        self.moves = 0
        self._began = self._spent
        self.best = self._seen()
        self.herald = Herald()

    def run(self) -> Snapshot:
        """Search to the deadline, or for `params.moves` visits to a person when reproducible; the best roster.

        How many days each person works freezes early, so a search with time for it anneals several times from an
        empty board.
        """
        self._round(0.0, self._heat(0.0))
        began, cycles = self._spent, self._cycles()
        for number in range(cycles):
            if number > 0:
                self._clear()
            span = (1.0 - began) / cycles
            self._cycle(began + number * span, began + (number + 1) * span)
        return self.best

    @property
    def _spent(self) -> float:
        """Share of the whole search that is spent."""
        if self.params.reproducible:
            return min(1.0, self.moves / max(1, self.params.moves))
        return min(1.0, self.watch.spent_s / max(1e-9, self.watch.limit_s))

    def _cycles(self) -> int:
        """How many annealings of CYCLE_ROUNDS rounds fit into what is left, going by the first round."""
        share = self._spent - self._began
        return max(1, int((1.0 - self._spent) / max(share, 1e-9) / CYCLE_ROUNDS))

    def _cycle(self, first: float, last: float) -> None:
        """Anneal while the spent share goes from first to last."""
        noted = self.watch.spent_s
        while self._spent < last and not self.watch.stopped():
            done = (self._spent - first) / (last - first)
            self._round(done, self._heat(done))
            if self.watch.spent_s - noted >= NOTE_S:
                noted = self.watch.spent_s
                self.watch.note("search", self.best.total)

    def _round(self, done: float, heat: float) -> None:
        """Visit everybody once in random order, and keep the roster if it is the best."""
        self._price(done)
        for agent in self.rng.permutation(len(self.people)):
            if self.watch.stopped():
                break
            self._visit(self.people[int(agent)], heat)
        self._keep()

    def _clear(self) -> None:
        """Empty the board."""
        for agent in range(len(self.people)):
            for day in range(self.board.chosen.shape[1]):
                carry(self.book, self.sheet, agent, day, -1)
        self.board.chosen[:] = -1

    def _visit(self, person: Person, heat: float) -> None:
        """As many moves for a person as there are days; one where the row has a price that they do not see."""
        self.moves += 1
        if not self._hidden(person.agent):
            stir(self.book, self.sheet, person, heat, self.board.chosen.shape[1], self.rng)
            return
        agent, board = person.agent, self.board
        before, row, doing = unseen_cents(board, agent), board.chosen[agent].copy(), board.offsets[agent].copy()
        loss = self.sheet.loss[0]
        stir(self.book, self.sheet, person, heat, 1, self.rng)
        dearer = unseen_cents(board, agent) - before
        if dearer > 0 and not (heat > 0 and self.rng.random() < exp(-min(700.0, dearer / heat))):
            self._put(agent, row, doing)
            self.sheet.loss[0] = loss

    def _put(self, agent: int, row: IntArray, doing: IntArray) -> None:
        for day in range(len(row)):
            carry(self.book, self.sheet, agent, day, -1)
        self.board.chosen[agent], self.board.offsets[agent] = row, doing
        for day in range(len(row)):
            carry(self.book, self.sheet, agent, day, 1)

    def _hidden(self, agent: int) -> bool:
        problem = self.board.problem
        return problem.habits.own[agent] is not None or len(problem.extra_limits[agent].counter) > 0

    def _heat(self, done: float) -> float:
        if done >= 1.0 - GREEDY_SHARE:
            return 0.0
        return self.over_cents * HOT * float((COLD / HOT) ** (done / (1.0 - GREEDY_SHARE)))

    def _price(self, done: float) -> None:
        """Raise the price of missing heads, and price the roster afresh."""
        self.board.short_cents = self.over_cents * SHORT * (1.0 + SHORT_RISE * done)
        self.book = self.book._replace(cents=(self.board.short_cents, float(self.board.focus.over_cents)))
        self.sheet.loss[0] = self.board.short_cents * self.board.short + self.board.over_cents

    def _seen(self) -> Snapshot:
        """The board's roster at its true price, missing heads at that of a hard least."""
        board = self.board
        own = sum(board.person_cost(agent) for agent in range(len(board.chosen)))
        short = board.short
        self.watch.legal = self.watch.legal or (short == 0 and own < HARD_CENTS)
        seen = snapshot(board)
        return Snapshot(HARD_CENTS * short + board.over_cents + own, seen.chosen, seen.offsets, seen.starts)

    def _keep(self) -> None:
        seen = self._seen()
        if seen.total < self.best.total - 1e-6:
            self.best = seen
        self.herald(self.best.total, lambda: self.best)
