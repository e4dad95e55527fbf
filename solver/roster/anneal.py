"""Person-week passes and the annealed remove-and-reinsert search."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from math import exp, sqrt

import numpy as np

from solver.cover import IntArray
from solver.roster.board import Board, Saved
from solver.roster.company import Meet
from solver.roster.params import SolveParams
from solver.roster.personal import HARD_CENTS, Pin
from solver.roster.unseen import hidden_cents
from solver.roster.watch import Watch

USUAL_MOVES = 4.5  # per person-week, at which `heat` is meant
NOTE_S = 1.0
LONG_SHARE = 0.15  # of the moves, which free two weeks of fewer people
NEAR_SHARE = 0.7  # of the people of a move who share rows with the first


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A roster found by the search, apart from the board that goes on changing."""

    total: float
    chosen: IntArray
    offsets: IntArray
    starts: tuple[tuple[tuple[Pin, int], ...], ...]


def snapshot(board: Board) -> Snapshot:
    """The board as it stands."""
    return Snapshot(board.total, board.chosen.copy(), board.offsets.copy(), tuple(board.starts))


def restore(board: Board, kept: Snapshot) -> None:
    """Make a board show a kept roster."""
    for agent, days in enumerate(kept.chosen):
        for day in range(len(days)):
            board.drop(agent, day)
        board.pin(agent, kept.starts[agent])
        for day, template in enumerate(days):
            if template >= 0:
                board.place(agent, day, int(template), kept.offsets[agent, day])
    board.reprice()


def mend(board: Board, watch: Watch) -> None:
    """Plan all weeks of the people who miss something hard anew, in two orders; only gains are kept, while time lasts.

    A week alone cannot make room for, say, a lock on Sunday when Monday's duty stands against it.
    """
    weeks = range(len(board.problem.weeks) - 1)
    for agent in np.flatnonzero(board.cost >= HARD_CENTS):
        for order in (weeks, reversed(weeks)):
            if watch.stopped():
                return
            before = board.total
            saved = [board.take_out(int(agent), week) for week in weeks]
            planned = [board.replan(int(agent), week) for week in order]
            if not all(planned) or settle_all(board, weeks) >= before:
                for one in saved:
                    board.put_back(one)
                settle_all(board, weeks)


def settle_all(board: Board, weeks: Iterable[int]) -> float:
    """Re-price the intervals of some weeks and return the objective."""
    for week in weeks:
        board.settle(week)
    return board.total


def person_pass(board: Board, rng: np.random.Generator, watch: Watch, reserve_s: float) -> int:
    """Plan every person-week once, in random order; only gains are kept. Returns how many were planned."""
    weeks = len(board.problem.weeks) - 1
    count = 0
    for number in rng.permutation(len(board.cost) * weeks):
        if watch.stopped(reserve_s):
            break
        agent, week = divmod(int(number), weeks)
        hidden = hidden_cents(board, agent)
        saved = board.take_out(agent, week)
        if not board.replan(agent, week, saved.chosen):
            board.put_back(saved)
        elif hidden_cents(board, agent) > hidden:
            keep_better(board, saved)
        count += 1
    board.reprice()
    return count


def keep_better(board: Board, before: Saved) -> None:
    """Put a person-week back unless the plan that stands there now is no dearer in all."""
    total = board.settle(before.week)
    planned = board.take_out(before.agent, before.week)
    board.put_back(before)
    if board.settle(before.week) >= total:
        board.put_back(planned)
        board.settle(before.week)


class Annealer:
    """Remove a few people who share rows in one week, re-insert each at its best, accept by a cooling threshold."""

    def __init__(self, board: Board, params: SolveParams, rng: np.random.Generator, watch: Watch) -> None:
        self.board, self.params, self.rng, self.watch = board, params, rng, watch
        self.near = neighbours(board)
        self.best = snapshot(board)
        self.moves = 0
        self.week_count = len(board.problem.weeks) - 1
        self.weeks = tuple(range(self.week_count))  # that moves may free
        self.searches = 1  # that move weeks of the same roster, this one included

    def run(self, reserve_s: float, meet: Meet | None = None) -> Snapshot:
        """Search until the reserve, or for `params.moves` moves when reproducible; returns the best roster.

        `meet` is asked before every move, so that searches side by side can exchange what they found.
        """
        began, noted = self.watch.spent_s, self.watch.spent_s
        length = max(1e-9, self.watch.left_s - reserve_s)
        heat = 0.0
        while not self.watch.stopped(reserve_s):
            if self.params.reproducible and self.moves >= self.params.moves:
                break
            now = self.watch.spent_s
            done = self.moves / self.params.moves if self.params.reproducible else (now - began) / length
            if self.moves % 16 == 0:
                planned = self.params.moves if self.params.reproducible else self._expected(now - began, length)
                heat = self._heat(planned)
            if meet is not None:
                meet(self, done)
            self.move(heat * max(0.0, 1.0 - done) ** 2)
            if now - noted >= NOTE_S:
                noted = now
                self.watch.legal = self.watch.legal or bool((self.board.cost < HARD_CENTS).all())
                self.watch.note("search", self.best.total)
        return self.best

    def move(self, temperature: float) -> None:
        """One move; the best roster so far is kept."""
        board, before = self.board, self.board.total
        cells = self._cells()
        saved = [board.take_out(agent, week) for agent, week in cells]
        order = (saved[i] for i in self.rng.permutation(len(saved)))
        legal = all(board.replan(one.agent, one.week, one.chosen) for one in order)
        weeks = sorted({week for _, week in cells})
        change = settle_all(board, weeks) - before if legal else np.inf
        self.moves += 1
        if change > 0 and not (temperature > 0 and self.rng.random() < exp(-min(700.0, change / temperature))):
            for one in saved:
                board.put_back(one)
            settle_all(board, weeks)
        elif board.total < self.best.total - 1e-6:
            self.best = snapshot(board)

    def _cells(self) -> list[tuple[int, int]]:
        """Person-weeks of one move: people of one week, or sometimes fewer people over two weeks."""
        week, people = self._week(), self._people()
        other = week + 1 if week + 1 in self.weeks else week - 1
        if other not in self.weeks or self.rng.random() >= LONG_SHARE:
            return [(agent, week) for agent in people]
        return [(agent, w) for agent in people[: max(1, len(people) // 2)] for w in (week, other)]

    def _week(self) -> int:
        """A week, the dearer ones more often."""
        loss = np.array([self.board.loss[slice(*self.board.window(w))].sum() for w in self.weeks])
        weeks = len(self.weeks)
        weight = loss / loss.sum() if loss.sum() > 0 else np.full(weeks, 1.0 / weeks)
        return self.weeks[self.rng.choice(weeks, p=0.5 * weight + 0.5 / weeks)]

    def _people(self) -> list[int]:
        agents = len(self.board.cost)
        most = min(self.params.most_out, agents)
        size = int(self.rng.integers(min(self.params.fewest_out, most), most + 1))
        first = int(self.rng.integers(agents))
        near = self.near[first]
        wanted = min(len(near), max(1, round(NEAR_SHARE * size)))
        people = {first, *(int(a) for a in self.rng.choice(near, wanted, replace=False))} if len(near) else {first}
        while len(people) < size:
            people.add(int(self.rng.integers(agents)))
        return sorted(people)[:size] if first in sorted(people)[:size] else [first, *sorted(people)[: size - 1]]

    def _expected(self, spent_s: float, length_s: float) -> float:
        """Moves of the whole schedule, on the weeks of all searches."""
        return 0.0 if self.moves == 0 or spent_s <= 0 else self.searches * self.moves / spent_s * length_s

    def _heat(self, moves: float) -> float:
        """Starting temperature, cents: the more moves per person-week, the hotter it pays to start."""
        cents = self.board.problem.case.requirement.cents
        price = float(cents[0]) if cents else 1.0
        weeks = len(self.board.cost) * (len(self.board.problem.weeks) - 1)
        return self.params.heat * price * sqrt(moves / (weeks * USUAL_MOVES))


def neighbours(board: Board) -> list[IntArray]:
    """Per agent, the others who can serve a row that the agent serves."""
    problem = board.problem
    serves = problem.case.requirement.serves.astype(bool)
    rows = np.vstack([serves, np.zeros((1, serves.shape[1]), dtype=bool)])[problem.group_of]
    share = rows.astype(np.int64) @ rows.T.astype(np.int64) > 0
    np.fill_diagonal(share, False)
    return [np.flatnonzero(line).astype(np.int64) for line in share]
