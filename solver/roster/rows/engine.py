"""The whole-row engine on one case: rows one after the other at first, then annealing until the deadline."""

from __future__ import annotations

from math import isfinite
from typing import TYPE_CHECKING

import numpy as np

from solver.cover import IntArray
from solver.roster.anneal import Snapshot, restore
from solver.roster.board import Board
from solver.roster.company import Herald
from solver.roster.params import SolveParams
from solver.roster.personal import HARD_CENTS
from solver.roster.rows.plan import plan_span
from solver.roster.rows.programme import row_cost
from solver.roster.rows.search import anneal, lift, seed_moves
from solver.roster.rows.start import first_rows
from solver.roster.rows.state import RowState, state_of
from solver.roster.watch import Watch

if TYPE_CHECKING:
    from solver.roster.run import Run

BATCH_S = 0.1
NOTE_S = 1.0
COLD = 0.02  # last temperature as a share of the first
HEAT = 0.25  # first temperature as a share of the mean rise of a move from a good roster
BLUR = 1.0  # noise of the prices at which all but the last of a move's people are planned, in temperatures
DESCENT_SHARE = 0.05
FIRST_SHARE = 0.05  # of the time, for the search before column generation
LARGE_CELLS, LARGE_SHARE = 4000, 0.7  # agents x days from which on the search takes such a share of the time
LEAST_ROUNDS, ROUNDS_SHARE = 30, 0.4  # rounds of prices that must fit into such a share of the time


class RowEngine:
    """Searches whole rows; `best` is the best roster so far, a template or -1 by agent and day."""

    def __init__(self, board: Board, state: RowState, params: SolveParams, watch: Watch) -> None:
        self.board, self.state, self.params, self.watch = board, state, params, watch
        self.moves = 0
        self.herald = Herald()
        seed_moves(params.seed)

    @classmethod
    def of(cls, board: Board, params: SolveParams, watch: Watch) -> RowEngine | None:
        """An engine for an empty board; None where the case is not of its kind."""
        state = state_of(board)
        return None if state is None else cls(board, state, params, watch)

    def run(self, run: Run, kept_share: float = 0.0) -> None:
        """Start (from the board's roster, if it has one), search, generate columns.

        Leaves a share of the time in a reproducible run, whose column generation would depend on the clock.
        """
        worked = bool((run.board.chosen >= 0).any())
        self.herald = Herald(run.company.tell_of)
        try:
            self.start(run.board.chosen if worked else None)
            run.best = self.snapshot()
            run.company.begin(run, 0.0)
            if self.params.reproducible:
                self.search(kept_share * self.watch.left_s)
            else:
                self._generate(run)
        finally:
            if isfinite(self.total):  # else it was broken off before there was a price
                run.best = self.snapshot()
            restore(run.board, run.best)
        if not run.proven:
            run.company.join(run)

    def _generate(self, run: Run) -> None:
        """Search, bound, dive, then some people's rows anew to the end; a large roster is mostly searched."""
        from solver.roster.rows.generation import Generation

        large = self.state.roster.chosen.size > LARGE_CELLS
        self.search(self.watch.left_s * (1.0 - (LARGE_SHARE if large else FIRST_SHARE)))
        if not self._rows_in_time():
            self.search()
            return
        work = Generation(self)
        try:
            work.bound(self.watch.left_s)
            if not (work.closed or large):
                work.dive(self.watch.left_s)
            work.improve(self.watch.spent_s + self.watch.left_s)
        finally:
            run.bound_cents, run.proven = work.bound_cents, work.closed

    def _rows_in_time(self) -> bool:
        """Whether whole rows are planned fast enough for rounds of prices over everybody."""
        state, people = self.state, len(self.state.roster.own)
        each_s = np.inf
        for agent in range(min(3, people)):
            before = self.watch.spent_s
            row = np.full(state.roster.chosen.shape[1], -1, dtype=np.int64)
            state.moves.extra[:] = 0.0
            if not isfinite(plan_span(state.rows, state.room, agent, 0, len(row), row, state.moves.extra)):
                return False
            each_s = min(each_s, self.watch.spent_s - before)
        return bool(each_s * people * LEAST_ROUNDS < self.watch.left_s * ROUNDS_SHARE)

    @property
    def total(self) -> float:
        """Price of the best roster, cents."""
        return float(self.state.roster.totals[1])

    def show(self, chosen: IntArray) -> None:
        """Stand on a roster."""
        state = self.state
        roster, templates = state.roster, state.moves.extra.shape[1]
        days = chosen.shape[1]
        for agent in range(len(chosen)):
            lift(state.cover, roster, agent, (0, days), -1, templates)
            roster.chosen[agent] = chosen[agent]
            lift(state.cover, roster, agent, (0, days), 1, templates)
        self.price()

    def price(self) -> None:
        """Price the roster afresh, and keep it if it is the best."""
        state = self.state
        roster = state.roster
        for agent in range(len(roster.own)):
            roster.own[agent] = row_cost(state.rows, agent, roster.chosen[agent], state.room.sums)
        roster.totals[0] = roster.own.sum() + state.cover_cents()
        if roster.totals[0] <= roster.totals[1]:
            roster.totals[1] = roster.totals[0]
            roster.best[:] = roster.chosen

    def start(self, chosen: IntArray | None) -> None:
        """Stand on the given roster, or on rows planned one after the other."""
        if chosen is not None:
            self.show(chosen)
        else:
            try:
                first_rows(self.state, self.params.seed, self.watch)
            finally:
                self.price()
        self.note("rows")

    def note(self, stage: str, bound_cents: float | None = None) -> None:
        """Report an anytime point; whether the rows as they stand keep every hard rule of each agent counts too."""
        self.watch.legal = self.watch.legal or bool((self.state.roster.own < HARD_CENTS).all())
        self.herald(self.total, self.snapshot)
        self.watch.note(stage, self.total, bound_cents)

    def search(self, reserve_s: float = 0.0) -> None:
        """Descend to see how moves change the price, then anneal to the deadline."""
        began, noted = self.watch.spent_s, 0.0
        length_s = max(1e-9, self.watch.left_s - reserve_s)
        batch, heat = 1, 0.0
        while not self.watch.stopped(reserve_s):
            now = self.watch.spent_s
            done = (now - began) / length_s
            if self.params.reproducible:
                done = self.moves / max(1, self.params.moves)
            if done >= 1.0:
                break
            if done >= DESCENT_SHARE:
                heat = heat or HEAT * self._rise()
            share = max(0.0, done - DESCENT_SHARE) / (1.0 - DESCENT_SHARE)
            self._batch(batch, heat * COLD**share)
            batch = self._next_batch(batch, self.watch.spent_s - now)
            if now - noted >= NOTE_S:
                noted = now
                self.note("search")
        self.show(self.state.roster.best.copy())
        self.note("search")

    def snapshot(self) -> Snapshot:
        """The best roster as the run keeps it."""
        chosen = self.state.roster.best.copy()
        return Snapshot(self.total, chosen, np.zeros_like(self.board.offsets), tuple(self.board.starts))

    def _batch(self, number: int, heat: float) -> None:
        state = self.state
        anneal(state.rows, state.cover, state.room, state.roster, state.moves, number, heat, BLUR * heat)
        self.moves += number

    def _next_batch(self, batch: int, spent_s: float) -> int:
        if self.params.reproducible:
            return max(1, self.params.moves // 100)
        return max(1, min(10_000, int(batch * min(2.0, BATCH_S / max(1e-6, spent_s)))))

    def _rise(self) -> float:
        total, number = (float(value) for value in self.state.roster.totals[2:])
        return total / number if number and isfinite(total) else 1.0
