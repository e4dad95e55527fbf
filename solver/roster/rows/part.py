"""Some people of a roster planned anew by column generation of their own, beside the heads of all others."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from solver.cover import IntArray
from solver.roster.rows.columns import Columns
from solver.roster.rows.cover import Cover, Heads
from solver.roster.rows.dive import Pace, dive
from solver.roster.rows.master import Master
from solver.roster.rows.search import lift
from solver.roster.rows.state import RowState

ROWS_EACH = 25  # known rows of each of them to begin with: the least dear at the prices of the bound


class Known:
    """The rows of a bound by agent, the least dear first."""

    def __init__(self, columns: Columns) -> None:
        self.columns = columns
        self._rows: list[list[tuple[float, int]]] = [[] for _ in range(columns.master.agents)]
        self._read = 0

    def best(self, agent: int) -> list[IntArray]:
        """The first rows of an agent."""
        known = self.columns.master.columns
        for number in range(self._read, len(known)):
            self._rows[known[number].agent].append((self.columns.excess(known[number]), number))
        self._read = len(known)
        self._rows[agent].sort()
        return [known[number].chosen for _, number in self._rows[agent][:ROWS_EACH]]


def dive_apart(known: Known, pace: Pace, rng: np.random.Generator, some: Sequence[int]) -> IntArray | None:
    """The state's roster with the rows of some people planned anew; their likeliest rows become known."""
    columns = known.columns
    state, held = columns.state, columns.state.roster.chosen.copy()
    master = Master(_beside(state.cover, _heads_without(state, some), len(some)), len(held), frozenset(some))
    part = Columns(state, columns.watch, master)
    for agent in some:
        for row in (*known.best(agent), held[agent]):
            part.add(agent, row)
    found = dive(part, pace, rng, held, some)
    if found is not None:
        for agent in some:
            columns.add(agent, found[agent])
    return found


def _heads_without(state: RowState, some: Sequence[int]) -> Heads:
    roster = state.roster
    heads = Heads(roster.heads.cell.copy(), roster.heads.block.copy())
    for agent in some:
        span = (0, roster.chosen.shape[1])
        lift(state.cover, roster._replace(heads=heads), agent, span, -1, state.moves.extra.shape[1])
    return heads


def _beside(cover: Cover, heads: Heads, people: int) -> Cover:
    """The cover for some people beside heads that are given."""
    cells = np.arange(len(heads.cell))[:, None]
    at = np.minimum(heads.cell[:, None] + np.arange(people + 2), cover.cell_price.shape[1] - 1)
    return cover._replace(cell_price=cover.cell_price[cells, at], opening=heads.block)
