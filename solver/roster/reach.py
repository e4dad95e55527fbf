"""How far a floor that is short can be mended at all: what its people could give more, whatever they did."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from solver.cover import FloatArray
from solver.roster.anneal import restore, snapshot
from solver.roster.board import Board

MOST_PEOPLE = 8  # of a floor that is looked into


def reach(board: Board, short: FloatArray) -> dict[tuple[int, int], float]:
    """What the people of a floor could save in a week at most, cents by floor and week, where that is looked into.

    Every head is asked for wherever the floor asks for any: then the people of a floor do not stand in each other's
    way, each week planned alone is the most that it can give, and the sum is more than all could give together.
    `short`: heads missing, floors x intervals. Left out are floors that miss nobody, or have more than MOST_PEOPLE.
    """
    floors, weeks = board.problem.floors, range(len(board.problem.weeks) - 1)
    few = [f for f in np.flatnonzero(short.sum(axis=1) > 0) if floors.counts[:, f].sum() <= MOST_PEOPLE]
    if not few:
        return {}
    asked = floors.least.copy()
    for f in few:
        asked[f, floors.least[f] > 0] += floors.counts[:, f].sum()
    other = Board(replace(board.problem, floors=replace(floors, least=asked)))
    other.allowed, other.called = board.allowed, board.called
    restore(other, snapshot(board))
    people = sorted({int(a) for f in few for a in np.flatnonzero(floors.counts[:, f])})
    gains = {(a, w): _gain(other, a, w) for a in people for w in weeks}
    return {(int(f), w): sum(gains[int(a), w] for a in np.flatnonzero(floors.counts[:, f])) for f in few for w in weeks}


def _gain(board: Board, agent: int, week: int) -> float:
    """What the agent's week, planned anew, saves; the board is left as it was."""
    before = board.total
    saved = board.take_out(agent, week)
    found = board.replan(agent, week, saved.chosen)
    after = board.settle(week) if found else before
    board.put_back(saved)
    board.settle(week)
    return max(0.0, before - after)
