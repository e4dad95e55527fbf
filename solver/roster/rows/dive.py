"""Rosters from shares of rows: the surest rows are fixed, the others priced anew, until everybody has one."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from solver.cover import IntArray
from solver.roster.rows.columns import Columns

SURE = 0.99  # share from which on a row is as good as chosen
ROUNDS = 10  # of new rows between two fixings


def dive(
    columns: Columns, until_s: float, rng: np.random.Generator, held: IntArray, agents: Iterable[int]
) -> IntArray | None:
    """A roster near the master's solution in which all but some agents keep the rows that they hold.

    None where time ran out or somebody's row is not known. The master is free again afterwards.
    """
    left, chosen, master = set(agents), held.copy(), columns.master
    try:
        for agent in range(len(held)):
            number = master.number(agent, held[agent])
            if agent not in left and number is not None:
                master.keep_only(number)
        while left:
            if not _priced(columns, left, until_s):
                return None
            for number in _surest(columns, left, rng):
                master.keep_only(number)
                left.discard(master.columns[number].agent)
                chosen[master.columns[number].agent] = master.columns[number].chosen
        return chosen
    finally:
        master.free()


def _priced(columns: Columns, left: set[int], until_s: float) -> bool:
    """Bring in rows of those who are left until none helps; False where time ran out."""
    for _ in range(ROUNDS):
        solved = columns.master.solve()
        if solved is None or columns.watch.stopped() or columns.watch.spent_s >= until_s:
            return False
        if not columns.price(solved[1], until_s, sorted(left)):
            return True
    return columns.master.solve() is not None


def _surest(columns: Columns, left: set[int], rng: np.random.Generator) -> list[int]:
    """Columns to fix next: all sure ones, or else the one of the greatest share, blurred a little."""
    shares = columns.master.shares
    best: dict[int, int] = {}
    for number, column in enumerate(columns.master.columns[: len(shares)]):
        if column.agent in left and (column.agent not in best or shares[number] > shares[best[column.agent]]):
            best[column.agent] = number
    sure = [number for number in best.values() if shares[number] >= SURE]
    return sure or [max(best.values(), key=lambda number: shares[number] * (0.9 + 0.2 * rng.random()))]
