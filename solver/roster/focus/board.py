"""The board of a roster in focus blocks: as the engine's board, with heads per row and the band they should keep."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from solver.cover import Focus, IntArray
from solver.duties import FocusBlock, Roster
from solver.roster.board import Board
from solver.roster.focus.blocks import best_blocks, price_heads
from solver.roster.problem import Problem
from solver.roster.rostered import roster_of


class FocusBoard(Board):
    """A roster as arrays; `offsets[a, d]` holds, instead of breaks, the row answered in each interval of the duty.

    `short_cents` is what the search pays for a head below the least; `in_focus` counts heads, rows x intervals.
    """

    def __init__(self, problem: Problem, focus: Focus, short_cents: float) -> None:
        self.focus, self.short_cents = focus, short_cents
        self.least_block = focus.block_min // problem.case.grid.step_min
        self.in_focus: IntArray = np.zeros(focus.least.shape, dtype=np.int64)
        self.sums = np.zeros((focus.least.shape[0], focus.least.shape[1] + 1))
        serves = np.vstack([problem.case.requirement.serves, np.zeros((1, len(focus.least)), dtype=bool)])
        self.rows: list[IntArray] = [np.flatnonzero(line).astype(np.int64) for line in serves[problem.group_of]]
        super().__init__(problem)
        longest = int((problem.duties.last - problem.duties.first).max())
        self.offsets = np.zeros((*self.chosen.shape, longest), dtype=np.int64)
        self._week_offsets = np.zeros((*problem.duties.start.shape, longest), dtype=np.int64)

    @property
    def short(self) -> int:
        """Heads missing to the least, over all rows and intervals."""
        return int(np.maximum(0, self.focus.least - self.in_focus).sum())

    @property
    def over_cents(self) -> float:
        """Price of all heads above the most."""
        return float(self.focus.over_cents * (np.maximum(0, self.in_focus - self.focus.most) ** 2).sum())

    def refocus(self) -> None:
        """Cut every duty into its best blocks, one duty after the other; who may answer nothing gets the day off."""
        for agent, day in np.argwhere(self.chosen >= 0):
            template = int(self.chosen[agent, day])
            self.drop(agent, day)
            if len(self.rows[agent]):
                self.price_heads(day, day + 1)
                self.focus_duty(agent, day, template)
                self.place(agent, day, template, self._week_offsets[day, template])
        self.reprice()

    def price_heads(self, low: int, high: int) -> None:
        """Prices of one more head, and their sums, over the intervals that duties of days low..high-1 can touch."""
        duties, focus = self.problem.duties, self.focus
        span = int(duties.first[low:high].min()), int(duties.last[low:high].max())
        cents = self.short_cents, float(focus.over_cents)
        price_heads(self.in_focus, focus.least, focus.most, cents, span, self.sums)

    def focus_duty(self, agent: int, day: int, template: int) -> None:
        """Write the best blocks of an option, at the prices last set, in `_week_offsets`."""
        duties = self.problem.duties
        first, last = int(duties.first[day, template]), int(duties.last[day, template])
        best_blocks(
            self.sums, self.rows[agent], first, self.least_block, self._week_offsets[day, template, : last - first]
        )

    def _move(self, agent: int, low: int, high: int, sign: float) -> None:
        super()._move(agent, low, high, sign)
        duties = self.problem.duties
        for day in range(low, high):
            template = int(self.chosen[agent, day])
            if template >= 0:
                first, last = int(duties.first[day, template]), int(duties.last[day, template])
                self.in_focus[self.offsets[agent, day, : last - first], np.arange(first, last)] += int(sign)


def focused_roster(board: FocusBoard) -> Roster:
    """The board's duties, and their blocks."""
    blocks = (block for a, d in np.argwhere(board.chosen >= 0) for block in _blocks(board, int(a), int(d)))
    return Roster(roster_of(board).duties, focus=tuple(sorted(blocks)))


def _blocks(board: FocusBoard, agent: int, day: int) -> Sequence[FocusBlock]:
    case, duties = board.problem.case, board.problem.duties
    template = int(board.chosen[agent, day])
    first, last = int(duties.first[day, template]), int(duties.last[day, template])
    doing = board.offsets[agent, day, : last - first]
    cuts = [0, *(np.flatnonzero(np.diff(doing)) + 1), last - first]
    at = case.grid.start_min + case.grid.step_min * (first + np.array(cuts))
    who = case.agents[agent].id
    return [FocusBlock(who, int(at[i]), int(at[i + 1]), int(doing[cuts[i]])) for i in range(len(cuts) - 1)]
