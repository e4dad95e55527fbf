"""The search for the least change: the best person-week first, gains looked up again only at the top of a heap."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from heapq import heapify, heappop, heappush
from itertools import permutations

import numpy as np

from solver.repairer.bench import Bench
from solver.repairer.clock import Clock
from solver.repairer.judge import Judge, Judged, Mended
from solver.repairer.params import RepairParams
from solver.repairer.values import CallOut
from solver.roster.anneal import snapshot

WORTH_SHARE = 0.1
"""Of the price of a changed day: the least that a step must gain beyond that price."""
PAIRED = 4
"""People who are tried in pairs, those first who were nearest to a gain of their own."""


@dataclass(frozen=True, slots=True, order=True)
class WeekMove:
    """One agent's week planned anew, by number."""

    agent: int
    week: int


Move = WeekMove | CallOut
Ranked = tuple[float, int, int, Move]
"""Loss of the gain (lowest first), a tie-break, the step at which the gain was true, and the move."""


@dataclass(slots=True)
class Search:
    """One way to mend, on one bench: which people, which calls, how many; `path` is what was judged on the way."""

    bench: Bench
    judge: Judge
    params: RepairParams
    until_s: float
    clock: Clock
    barred: set[int] = field(default_factory=set)
    on_call: Mended = field(default_factory=Mended)
    path: list[Judged] = field(default_factory=list)
    asking: bool = False
    cut_short: bool = False
    tried: int = 0
    _step: int = 0

    def run(self, gains: Iterable[tuple[float, Move]], rng: np.random.Generator) -> None:
        """Take the best move while it gains, then pairs of people; every step is judged before it stays."""
        turn = rng.permutation(len(self.bench.names))
        ranked: list[Ranked] = [(-gain, int(turn[self._number(move)]), 0, move) for gain, move in gains]
        heapify(ranked)
        near = [move for _, _, _, move in sorted(ranked) if isinstance(move, WeekMove)]
        while ranked and not self.late:
            lost, tie, step, move = heappop(ranked)
            self.tried += 1
            if -lost <= self.least_cents:
                break
            if step == self._step:
                if self._take(move):
                    heappush(ranked, (lost, tie, step, move))  # the same week may gain again
            elif self._fits_budget(move):
                heappush(ranked, (-self.gain(move), tie, self._step, move))
        self._pairs(near)

    def gain(self, move: Move) -> float:
        """What a move saves on the board, price of change included; the board is left as it was."""
        board = self.bench.board
        if isinstance(move, CallOut):
            return self._call_gain(move)
        before = board.total
        saved = board.take_out(move.agent, move.week)
        planned = board.replan(move.agent, move.week, saved.chosen)
        low, high = board.problem.weeks[move.week], board.problem.weeks[move.week + 1]
        planned = planned and bool((board.chosen[move.agent, low:high] != saved.chosen).any())  # breaks move elsewhere
        after = board.settle(move.week) if planned else before
        board.put_back(saved)
        board.settle(move.week)
        return before - after

    @property
    def late(self) -> bool:
        """Whether the clock ends the search."""
        return self.clock() >= self.until_s

    def _number(self, move: Move) -> int:
        return self.bench.names.index(move.agent) if isinstance(move, CallOut) else move.agent

    def now(self) -> Mended:
        """What differs from the standing roster now."""
        found = self.bench.mended()
        return Mended(found.gone, found.new, self.on_call.on_call, found.called)

    @property
    def least_cents(self) -> float:
        """What a step must gain, the price of its changed days paid."""
        return WORTH_SHARE * self.params.change_cents

    def _take(self, move: Move) -> bool:
        """Make a move and keep it if it is within the budget, lawful and a gain by the checker's count."""
        kept = snapshot(self.bench.board)
        if isinstance(move, CallOut):
            self.bench.call_in(move)
            if not self.keep(move.agent):
                self.bench.call_in(move, -1.0)
            return False
        taken = self._replan((move,)) and self.keep(self.bench.names[move.agent])
        if not taken:
            self.bench.back_to(kept)
        return taken

    def _replan(self, moves: tuple[WeekMove, ...]) -> bool:
        """Free all these weeks, then plan them one after the other; whether all of them were found."""
        board = self.bench.board
        saved = [board.take_out(move.agent, move.week) for move in moves]
        found = True
        for one in saved:
            if not board.replan(one.agent, one.week, one.chosen):
                board.put_back(one)
                found = False
        for move in moves:
            board.settle(move.week)
        return found

    def keep(self, agent: str) -> bool:
        """Keep the board as it stands, if it is within the budget, lawful and a gain by the checker's count."""
        last = self.path[-1]
        judged = self.judge.judge(self.now(), agent)
        over = judged.point.people > self.params.most_people
        over = over or (self.params.most_days is not None and judged.point.person_days > self.params.most_days)
        gained = judged.point.total_cents <= last.point.total_cents - self.least_cents
        if over or judged.broken or not gained or judged.point.loss_cents >= last.point.loss_cents:
            return False
        self.path.append(judged)
        self._step += 1
        return True

    def _fits_budget(self, move: Move) -> bool:
        """Whether one more change may be made by whom the move speaks of."""
        if isinstance(move, CallOut):
            return True
        touched, days = self.bench.changed_days(), self.params.most_days
        if days is not None and sum(touched.values()) + len(self.on_call.on_call) >= days and move.agent not in touched:
            return False
        people = len({*(self.bench.names[a] for a in touched), *(duty.agent for duty in self.on_call.on_call)})
        return move.agent in touched or people < self.params.most_people

    def _pairs(self, near: list[WeekMove]) -> None:
        """Two people's weeks together, where neither gains alone: the first is planned while the second is out."""
        weeks = sorted({move.week for move in near})
        for week in weeks:
            mine = [move for move in near if move.week == week and move.agent not in self.barred][:PAIRED]
            for first, second in permutations(mine, 2):
                if self.late or not self._room_for_two(first, second):
                    continue
                board, kept = self.bench.board, snapshot(self.bench.board)
                found = self._replan((first, second)) and board.total <= kept.total - self.least_cents
                anew = [move for move in (first, second) if (board.chosen != kept.chosen)[move.agent].any()]
                if not (found and anew and self.keep(self.bench.names[anew[0].agent])):
                    self.bench.back_to(kept)

    def _room_for_two(self, first: WeekMove, second: WeekMove) -> bool:
        touched = self.bench.changed_days()
        return len({*touched, first.agent, second.agent}) + len(self.on_call.on_call) <= self.params.most_people

    def _call_gain(self, call: CallOut) -> float:
        grid, board = self.bench.problem.case.grid, self.bench.board
        first, last = grid.index(call.start_min), grid.index(call.end_min)
        if not 0 <= first < last <= grid.intervals:
            return 0.0
        worth = board.worth(self._number(call), first, last)
        return float(worth[first:last].sum()) - self.params.change_cents


def sweep(search: Search, moves: Iterable[WeekMove]) -> list[tuple[float, WeekMove]]:
    """The gain of each person-week, until time is up."""
    found: list[tuple[float, WeekMove]] = []
    for move in moves:
        if search.late:
            break
        found.append((search.gain(move), move))
    return found
