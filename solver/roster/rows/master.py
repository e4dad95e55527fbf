"""The master programme of column generation: a share of each known row per agent, and the price of heads (GLOP).

A row per agent (its shares add to 1), a row per cell (heads in steps of rising price) and a row per block, level and
closed set with a need. The prices of these rows tell the whole-row programme what a head is worth.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from ortools.linear_solver import pywraplp

from solver.cover import FloatArray, IntArray
from solver.roster.rows.cover import Cover

LIMIT_MS = 20_000
WARM = "use_preprocessing:false"  # GLOP goes on from its last basis when columns were added: two to three times faster


@dataclass(frozen=True, slots=True)
class Prices:
    """What a head costs on each cell and saves on each need of a block, and what a row of each agent is worth."""

    cell: FloatArray  # cents a head pays
    need: FloatArray  # blocks x levels x sets, cents a head of the set saves
    agent: FloatArray

    def mixed(self, other: Prices, share: float) -> Prices:
        """A share of these and the rest of others."""
        rest = 1.0 - share
        return Prices(
            share * self.cell + rest * other.cell,
            share * self.need + rest * other.need,
            share * self.agent + rest * other.agent,
        )


@dataclass(frozen=True, slots=True)
class Column:
    """One row of one agent: what it holds and what it costs."""

    agent: int
    chosen: IntArray
    cents: float
    cells: tuple[int, ...]  # where it counts
    needs: tuple[tuple[int, int, int], ...]


class Master:
    """The linear programme over the columns known so far."""

    def __init__(self, cover: Cover, agents: int, some: Collection[int] | None = None) -> None:
        self.cover, self.agents = cover, agents
        self.people = agents if some is None else len(some)  # who hold a row; the heads of the others are given
        self.columns: list[Column] = []
        self._known: dict[tuple[int, bytes], int] = {}
        solver = pywraplp.Solver.CreateSolver("GLOP")
        if solver is None:
            raise RuntimeError("GLOP is not part of this OR-Tools")
        self._solver = solver
        solver.SetTimeLimit(LIMIT_MS)
        solver.SetSolverSpecificParametersAsString(WARM)
        infinity = solver.infinity()
        rows = [1.0 if some is None or agent in some else 0.0 for agent in range(agents)]
        self._shares = [solver.Constraint(one, one) for one in rows]
        self._cells = [solver.Constraint(0.0, 0.0) for _ in range(len(self.cover.cell_price))]
        for j, row in enumerate(self._cells):
            self._steps(j, row)
        self.fixed = float(self.cover.cell_price[:, 0].sum())
        self.needs: dict[tuple[int, int, int], pywraplp.Constraint] = {}
        for b in range(self.cover.need.shape[0]):
            for level in range(self.cover.need.shape[1]):
                self._need(b, level, infinity)
        self._by_block: dict[int, list[tuple[int, int, int]]] = {}
        for place in self.needs:
            self._by_block.setdefault(place[0], []).append(place)
        self._variables: list[pywraplp.Variable] = []
        self._closed: set[int] = set()
        self.shares: FloatArray = np.zeros(0)  # of each column in the last solution

    def slopes(self, j: int) -> list[tuple[int, float]]:
        """Steps of a cell's price: so many heads at such a price each."""
        rises = np.diff(self.cover.cell_price[j, : self.people + 1])
        turns = [0, *(np.flatnonzero(np.abs(np.diff(rises)) > 0) + 1).tolist(), len(rises)]
        return [(high - low, float(rises[low])) for low, high in pairwise(turns)]

    def _steps(self, j: int, row: pywraplp.Constraint) -> None:
        for length, slope in self.slopes(j):
            step = self._solver.NumVar(0.0, float(length), "")
            row.SetCoefficient(step, -1.0)
            self._solver.Objective().SetCoefficient(step, slope)

    def _need(self, b: int, level: int, infinity: float) -> None:
        short = [s for s in range(self.cover.need.shape[2]) if self.gap(b, level, s) > 0]
        if not short or self.cover.step_cents[b, level] == 0:
            return
        missing = self._solver.NumVar(0.0, infinity, "")
        self._solver.Objective().SetCoefficient(missing, float(self.cover.step_cents[b, level]))
        for s in short:
            row = self._solver.Constraint(self.gap(b, level, s), infinity)
            row.SetCoefficient(missing, 1.0)
            self.needs[b, level, s] = row

    def gap(self, b: int, level: int, s: int) -> float:
        """Heads of a set that a block needs beyond the opening duties."""
        return float(self.cover.need[b, level, s] - self.cover.opening[b, s])

    def add(self, agent: int, chosen: IntArray, cents: float) -> bool:
        """Add a row of an agent; False if it is known."""
        key = (agent, chosen.tobytes())
        if key in self._known:
            return False
        self._known[key] = len(self.columns)
        column = Column(agent, chosen.copy(), cents, *self._places(agent, chosen))
        variable = self._solver.NumVar(0.0, self._solver.infinity(), "")
        self._solver.Objective().SetCoefficient(variable, cents)
        self._shares[agent].SetCoefficient(variable, 1.0)
        for j in column.cells:
            self._cells[j].SetCoefficient(variable, 1.0)
        for place in column.needs:
            self.needs[place].SetCoefficient(variable, 1.0)
        self.columns.append(column)
        self._variables.append(variable)
        return True

    def _places(self, agent: int, chosen: IntArray) -> tuple[tuple[int, ...], tuple[tuple[int, int, int], ...]]:
        """Cells and needs on which a row counts."""
        cover, options = self.cover, len(self.cover.blocks_at) - 1
        sort, templates = int(cover.sort[agent]), options // len(chosen)
        cells: list[int] = []
        needs: list[tuple[int, int, int]] = []
        for d in np.flatnonzero(chosen >= 0):
            option = int(d) * templates + int(chosen[d])
            at = sort * options + option
            cells += cover.cells[cover.cells_at[at] : cover.cells_at[at + 1]].tolist()
            for b in cover.blocks[cover.blocks_at[option] : cover.blocks_at[option + 1]].tolist():
                needs += [place for place in self._by_block.get(b, ()) if cover.counts[sort, place[2]] > 0]
        return tuple(cells), tuple(needs)

    def solve(self) -> tuple[float, Prices] | None:
        """The least cost, and the prices at it; None where none was found in time."""
        if self._solver.Solve() != pywraplp.Solver.OPTIMAL:
            self._solver.Reset()  # the basis that it went on from may be worn out
            if self._solver.Solve() != pywraplp.Solver.OPTIMAL:
                return None
        cell = np.array([-row.dual_value() for row in self._cells])
        need = np.zeros(self.cover.need.shape)
        for place, row in self.needs.items():
            need[place] = row.dual_value()
        agent = np.array([row.dual_value() for row in self._shares])
        self.shares = np.array([variable.solution_value() for variable in self._variables])
        return float(self._solver.Objective().Value()) + self.fixed, Prices(cell, need, agent)

    def number(self, agent: int, chosen: IntArray) -> int | None:
        """Number of a known row."""
        return self._known.get((agent, chosen.tobytes()))

    def keep_only(self, number: int) -> None:
        """Let an agent hold this column alone."""
        agent = self.columns[number].agent
        for i, column in enumerate(self.columns):
            if column.agent == agent and i != number:
                self._variables[i].SetUb(0.0)
                self._closed.add(i)

    def free(self) -> None:
        """Let everybody hold any column again."""
        for number in sorted(self._closed):
            self._variables[number].SetUb(self._solver.infinity())
        self._closed.clear()
