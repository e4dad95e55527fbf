"""The master programme of column generation: a share of each known row per agent, and the price of heads (GLOP).

A row per agent (its shares add to 1), a row per cell (heads in steps of rising price) and a row per block, level and
closed set with a need. The prices of these rows tell the whole-row programme what a head is worth.
"""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
from ortools.linear_solver import pywraplp

from solver.cover import FloatArray, IntArray
from solver.roster.rows.cover import Cover

LIMIT_MS = 20_000


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
    cells: dict[int, float]  # heads by row of the master


@dataclass(slots=True)
class Master:
    """The linear programme over the columns known so far."""

    cover: Cover
    agents: int
    columns: list[Column] = field(default_factory=list)
    _known: set[tuple[int, bytes]] = field(default_factory=set)

    def __post_init__(self) -> None:
        solver = pywraplp.Solver.CreateSolver("GLOP")
        if solver is None:
            raise RuntimeError("GLOP is not part of this OR-Tools")
        self._solver = solver
        solver.SetTimeLimit(LIMIT_MS)
        infinity = solver.infinity()
        self._shares = [solver.Constraint(1.0, 1.0) for _ in range(self.agents)]
        self._cells = [solver.Constraint(0.0, 0.0) for _ in range(len(self.cover.cell_price))]
        for j, row in enumerate(self._cells):
            self._steps(j, row, infinity)
        self.fixed = float(self.cover.cell_price[:, 0].sum())
        self._needs: dict[tuple[int, int, int], pywraplp.Constraint] = {}
        for b in range(self.cover.need.shape[0]):
            for level in range(self.cover.need.shape[1]):
                self._need(b, level, infinity)
        self.variables: list[pywraplp.Variable] = []

    def _steps(self, j: int, row: pywraplp.Constraint, infinity: float) -> None:
        slopes = np.diff(self.cover.cell_price[j, : self.agents + 1])
        turns = [0, *(np.flatnonzero(np.abs(np.diff(slopes)) > 0) + 1).tolist(), len(slopes)]
        for low, high in zip(turns, turns[1:], strict=False):
            step = self._solver.NumVar(0.0, float(high - low), "")
            row.SetCoefficient(step, -1.0)
            self._solver.Objective().SetCoefficient(step, float(slopes[low]))

    def _need(self, b: int, level: int, infinity: float) -> None:
        short = [s for s in range(self.cover.need.shape[2]) if self._gap(b, level, s) > 0]
        if not short or self.cover.step_cents[b, level] == 0:
            return
        missing = self._solver.NumVar(0.0, infinity, "")
        self._solver.Objective().SetCoefficient(missing, float(self.cover.step_cents[b, level]))
        for s in short:
            row = self._solver.Constraint(self._gap(b, level, s), infinity)
            row.SetCoefficient(missing, 1.0)
            self._needs[b, level, s] = row

    def _gap(self, b: int, level: int, s: int) -> float:
        return float(self.cover.need[b, level, s] - self.cover.opening[b, s])

    def add(self, agent: int, chosen: IntArray, cents: float) -> bool:
        """Add a row of an agent; False if it is known."""
        key = (agent, chosen.tobytes())
        if key in self._known:
            return False
        self._known.add(key)
        column = Column(agent, chosen.copy(), cents, {})
        variable = self._solver.NumVar(0.0, self._solver.infinity(), "")
        self._solver.Objective().SetCoefficient(variable, cents)
        self._shares[agent].SetCoefficient(variable, 1.0)
        self._heads(column, variable)
        self.columns.append(column)
        self.variables.append(variable)
        return True

    def _heads(self, column: Column, variable: pywraplp.Variable) -> None:
        cover, templates = self.cover, self._templates(len(column.chosen))
        sort, options = int(cover.sort[column.agent]), len(cover.blocks_at) - 1
        for d in np.flatnonzero(column.chosen >= 0):
            option = int(d) * templates + int(column.chosen[d])
            at = sort * options + option
            for j in cover.cells[cover.cells_at[at] : cover.cells_at[at + 1]]:
                self._cells[j].SetCoefficient(variable, 1.0)
                column.cells[int(j)] = 1.0
            for b in cover.blocks[cover.blocks_at[option] : cover.blocks_at[option + 1]]:
                for level in range(cover.need.shape[1]):
                    for s in np.flatnonzero(cover.counts[sort] > 0):
                        row = self._needs.get((int(b), level, int(s)))
                        if row is not None:
                            row.SetCoefficient(variable, 1.0)

    def _templates(self, days: int) -> int:
        return (len(self.cover.blocks_at) - 1) // days

    def solve(self) -> tuple[float, Prices] | None:
        """The least cost, and the prices at it; None where none was found in time."""
        if self._solver.Solve() != pywraplp.Solver.OPTIMAL:
            return None
        cell = np.array([-row.dual_value() for row in self._cells])
        need = np.zeros(self.cover.need.shape)
        for place, row in self._needs.items():
            need[place] = row.dual_value()
        agent = np.array([row.dual_value() for row in self._shares])
        return float(self._solver.Objective().Value()) + self.fixed, Prices(cell, need, agent)

    def shares(self) -> FloatArray:
        """The share of each column in the last solution."""
        return np.array([variable.solution_value() for variable in self.variables])

    def keep_only(self, number: int) -> None:
        """Let an agent hold this column alone."""
        agent = self.columns[number].agent
        for i, column in enumerate(self.columns):
            if column.agent == agent and i != number:
                self.variables[i].SetUb(0.0)
