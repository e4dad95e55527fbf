"""Rosters from shares of rows: the surest rows are fixed, the others priced anew, until everybody has one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from solver.cover import IntArray
from solver.roster.rows.columns import Columns

SURE = 0.99  # share from which on a row is as good as chosen
LIKELY = 0.7  # share from which on rows are fixed several at a time
AT_ONCE = 0.1  # of those who are left, at most, with a likely row


@dataclass(frozen=True, slots=True)
class Pace:
    """How long a dive may take: new rows until a moment (seconds of the run), in so many rounds between two fixings."""

    until_s: float
    rounds: int = 10


def dive(
    columns: Columns, pace: Pace, rng: np.random.Generator, held: IntArray, agents: Iterable[int]
) -> IntArray | None:
    """A roster near the master's solution in which all but some agents keep the rows that they hold.

    Where time runs out those who are left get their surest rows; None where there is no solution to begin with. The
    master is free again afterwards.
    """
    left, chosen, master = set(agents), held.copy(), columns.master
    try:
        for agent in range(len(held)):
            number = master.number(agent, held[agent])
            if agent not in left and number is not None:
                master.keep_only(number)
        started = False
        while left:
            solved = _priced(columns, left, pace)
            if not (solved or started):
                return None
            started = True
            for number in _surest(columns, left, rng) if solved else _best(columns, left).values():
                master.keep_only(number)
                left.discard(master.columns[number].agent)
                chosen[master.columns[number].agent] = master.columns[number].chosen
        return chosen
    finally:
        master.free()


def _priced(columns: Columns, left: set[int], pace: Pace) -> bool:
    """Bring in rows of those who are left until none helps or their share of the time is over; False if all is."""
    now = columns.watch.spent_s
    enough_s = now + (pace.until_s - now) / len(left)
    for _ in range(pace.rounds):
        solved = columns.master.solve()
        if solved is None or columns.watch.stopped() or columns.watch.spent_s >= pace.until_s:
            return False
        if columns.watch.spent_s >= enough_s or not columns.price(solved[1], pace.until_s, sorted(left)):
            return True
    return columns.master.solve() is not None


def _best(columns: Columns, left: set[int]) -> dict[int, int]:
    """The column of the greatest share of each agent who is left."""
    shares = columns.master.shares
    best: dict[int, int] = {}
    for number, column in enumerate(columns.master.columns[: len(shares)]):
        if column.agent in left and (column.agent not in best or shares[number] > shares[best[column.agent]]):
            best[column.agent] = number
    return best


def _surest(columns: Columns, left: set[int], rng: np.random.Generator) -> list[int]:
    """Columns to fix next: all sure ones and some likely ones, or else the one of the greatest share, blurred."""
    shares, best = columns.master.shares, _best(columns, left)
    sure = [number for number in best.values() if shares[number] >= SURE]
    others = [number for number in best.values() if shares[number] < SURE]
    blurred = sorted(others, key=lambda number: -shares[number] * (0.9 + 0.2 * rng.random()))
    likely = [number for number in blurred[: max(1, round(AT_ONCE * len(left)))] if shares[number] >= LIKELY]
    return sure + likely or blurred[:1]
