"""The weeks of a horizon shared out among searches: who moves which, and one roster of what each made of its own."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from solver.cover import IntArray
from solver.groups import BoolArray
from solver.roster.anneal import Snapshot
from solver.roster.board import Board
from solver.roster.unseen import lawful_row

HAIR_CENTS = 0.5


@dataclass(frozen=True, slots=True)
class Share:
    """The roster where a search went on from a common one, and the weeks that it moved."""

    roster: Snapshot
    weeks: tuple[int, ...]


def share_out(weeks: int, searches: int, number: int) -> tuple[tuple[int, ...], ...]:
    """Weeks of each search after meeting `number`: every so manyth week or weeks in a row, in turn.

    Each search gets all weeks where there are fewer of them than searches.
    """
    if weeks < searches:
        return (tuple(range(weeks)),) * searches
    turn, in_a_row = divmod(number, 2)
    if in_a_row:
        parts = [tuple(int(w) for w in part) for part in np.array_split(np.arange(weeks), searches)]
    else:
        parts = [tuple(range(first, weeks, searches)) for first in range(searches)]
    first = turn % searches
    return (*parts[first:], *parts[:first])


def adopt(board: Board, roster: Snapshot) -> None:
    """Make a board show a roster; only what differs is moved."""
    for agent, starts in enumerate(roster.starts):
        if board.starts[agent] != starts:
            board.pin(agent, starts)
        _Row(roster.chosen[agent], roster.offsets[agent]).show(board, agent)
    board.reprice()


def merge(board: Board, base: Snapshot, others: Iterable[Share]) -> int:
    """Put what others made of their weeks of `base` onto a board that shows one's own; returns how many rows clash.

    A person whose activities moved, or whose halves break a rule together or cost more together than apart, keeps
    the row that is on the board. The board's prices are afresh afterwards.
    """
    clashes = 0
    for other in others:
        rows = np.logical_or.reduce(_differ(base.chosen, base.offsets, other.roster), axis=1)
        moved = [a for a, starts in enumerate(other.roster.starts) if starts != base.starts[a]]
        clashes += len(moved)
        days = _days_of(board, other.weeks)
        for agent in np.flatnonzero(rows):
            if agent not in moved:
                clashes += not _take(board, int(agent), days, base, other.roster)
    board.reprice()
    return clashes


def _take(board: Board, agent: int, days: IntArray, base: Snapshot, other: Snapshot) -> bool:
    """Give a person the other's days; False where they do not go together with what the person has."""
    if board.starts[agent] != base.starts[agent]:
        return False
    mine = _Row(board.chosen[agent].copy(), board.offsets[agent].copy())
    theirs, before = (_Row(roster.chosen[agent], roster.offsets[agent]) for roster in (other, base))
    if mine.same_as(before):
        theirs.show(board, agent)
        return True
    together = _Row(mine.chosen.copy(), mine.offsets.copy())
    together.chosen[days], together.offsets[days] = theirs.chosen[days], theirs.offsets[days]
    known, apart, alone = (row.show(board, agent) for row in (before, theirs, mine))
    if together.show(board, agent) <= alone + apart - known + HAIR_CENTS and lawful_row(board, agent):
        return True
    mine.show(board, agent)
    return False


@dataclass(frozen=True, slots=True)
class _Row:
    """One person's duties with their breaks."""

    chosen: IntArray
    offsets: IntArray

    def same_as(self, other: _Row) -> bool:
        """Whether nothing differs but the breaks of days off."""
        return not _differ(self.chosen, self.offsets, other).any()

    def show(self, board: Board, agent: int) -> float:
        """Put the row onto a board; returns what it costs the person, cents."""
        for day in np.flatnonzero(_differ(board.chosen[agent], board.offsets[agent], self)):
            board.drop(agent, int(day))
            if self.chosen[day] >= 0:
                board.place(agent, int(day), int(self.chosen[day]), self.offsets[day])
        board.cost[agent] = board.person_cost(agent)
        return float(board.cost[agent])


def _differ(chosen: IntArray, offsets: IntArray, other: _Row | Snapshot) -> BoolArray:
    """Days on which other duties stand, or other breaks in them."""
    breaks: BoolArray = (offsets != other.offsets).any(axis=-1) & (chosen >= 0)
    found: BoolArray = (chosen != other.chosen) | breaks
    return found


def _days_of(board: Board, weeks: Iterable[int]) -> IntArray:
    first = board.problem.weeks
    return np.array([day for week in weeks for day in range(first[week], first[week + 1])], dtype=np.int64)
