"""Column generation: rows priced exactly by the whole-row programme, a bound from every round of prices."""

from __future__ import annotations

from collections.abc import Iterable
from math import ceil

import numpy as np

from solver.cover import FloatArray, IntArray
from solver.roster.rows.bounding import best_row, heads_value, lawful
from solver.roster.rows.master import Column, Master, Prices
from solver.roster.rows.programme import row_cost
from solver.roster.rows.state import RowState
from solver.roster.watch import Watch

INWARD = 0.6  # share of the best prices so far in the prices of a round: keeps them from swinging
CLOSE_CENTS = 0.5
EVEN = 1e-6


class Columns:
    """Rounds of prices and rows; `bound` is the best lower bound so far, proven whenever the rounds end."""

    def __init__(self, state: RowState, watch: Watch, master: Master | None = None) -> None:
        self.state, self.watch = state, watch
        self.master = Master(state.cover, len(state.roster.own)) if master is None else master
        self.bound = -np.inf
        self.value = np.inf  # of the master programme
        self.prices: Prices | None = None  # at which the bound was found
        self.least: FloatArray = np.zeros(len(state.roster.own))  # the best row of each agent at these prices
        self._extra: FloatArray = np.zeros_like(state.moves.extra)
        self._row: IntArray = np.zeros(state.roster.chosen.shape[1], dtype=np.int64)

    def add(self, agent: int, chosen: IntArray) -> bool:
        """Make a row known; False if it was, or may not be."""
        state = self.state
        cents = row_cost(state.rows, agent, chosen, state.room.sums)
        return bool(np.isfinite(cents)) and self.master.add(agent, chosen, float(cents))

    def add_roster(self, chosen: IntArray) -> None:
        """Make all rows of a roster known."""
        for agent, row in enumerate(chosen):
            self.add(agent, row)

    def run(self, until_s: float, rounds: int) -> bool:
        """Rounds until the bound meets the master's value, or time or rounds end; whether it met."""
        for _ in range(rounds):
            solved = self.master.solve()
            if solved is None or self.watch.spent_s >= until_s or self.watch.stopped():
                return False
            self.value, prices = solved
            if self.bound > self.value - CLOSE_CENTS:
                return True
            inward = prices if self.prices is None else self.prices.mixed(prices, INWARD)
            fresh = self.price(inward, until_s)
            if not fresh and not self.price(prices, until_s):
                return True
        return False

    def price(self, prices: Prices, until_s: float, agents: Iterable[int] | None = None) -> int:
        """The best row of each agent at prices of heads; returns how many were new. May raise the bound."""
        state, fresh, used = self.state, 0, lawful(self.state.cover, prices)
        least = np.zeros(len(self.least))
        for agent in range(len(least)) if agents is None else agents:
            if self.watch.spent_s >= until_s or self.watch.stopped():
                return fresh
            self._row[:] = -1
            cost = best_row(state.rows, state.cover, state.room, agent, used.cell, used.need, self._extra, self._row)
            least[agent] = cost
            if np.isfinite(cost):
                fresh += self.add(agent, self._row)
        if agents is None:
            bound = float(least.sum()) + heads_value(state.cover, used, len(least))
            if np.isfinite(bound) and bound > self.bound:
                self.bound, self.prices, self.least = bound, used, least
        return fresh

    def excess(self, column: Column) -> float:
        """How much dearer a row is than its agent's best at the prices of the bound."""
        if self.prices is None:
            return 0.0
        paid = sum(float(self.prices.cell[j]) for j in column.cells)
        saved = sum(float(self.prices.need[place]) for place in column.needs)
        return column.cents + paid - saved - float(self.least[column.agent])

    @property
    def whole_bound(self) -> float:
        """The bound, raised to whole cents where every legal roster costs whole cents."""
        whole = self.state.even and np.isfinite(self.bound)
        return float(ceil(self.bound - 1e-4)) if whole else float(self.bound)
