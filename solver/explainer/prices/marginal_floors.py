"""What each floor costs: people missing to it, hours held for it alone, and one less or one more person on it."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from solver.cover import FloatArray, Floor, IntArray
from solver.duties import Roster
from solver.explainer.prices.marginal_board import Cell, Pass, replan_pass, standing_board
from solver.explainer.prices.marginal_heads import HeadPrices, Present, floors_of
from solver.roster.board import Board

MOST_CELLS = 60
"""Person-weeks planned anew for a floor: those first who stand on it most when it is just kept."""
IDLE_CENTS = 0.005


@dataclass(frozen=True, slots=True)
class FloorPrice:
    """A floor as it stands, and moved by one person.

    Attributes
    ----------
    people : who count for it; `due_h` person-hours that it asks for in the plan.
    missing_h, missing_cents : person-hours that it lacks, and their price.
    tight_h : hours in which exactly as many are present as it asks for.
    held_h : of those, hours in which one of them could leave and no contact would be served worse: held for it alone.
    held_min : an interval (UTC minute) and `held_agent` somebody on it at that time; None without any.
    less, more : the same pass over `cells` person-weeks, compared with the one with the floor as it is.
    """

    id: str
    people: int
    due_h: float
    missing_h: float
    missing_cents: float
    tight_h: float
    held_h: float
    held_min: int | None
    held_agent: str
    cells: int
    less: FloorMove
    more: FloorMove


@dataclass(frozen=True, slots=True)
class FloorMove:
    """A floor with another number of people: what the roster then saves (below 0: costs), by search.

    `cents` counts the floor at its moved number; `other_cents` is all that is not this floor's own price.
    """

    cents: float
    other_cents: float
    unchanged: Roster | None = None
    found: Roster | None = None


def floor_prices(present: Present, prices: HeadPrices, roster: Roster, *, keep: bool = False) -> tuple[FloorPrice, ...]:
    """Price every floor of the case, the dearest first: what is missing, then what moving it by one would change.

    `keep`: the rosters found are wanted too.
    """
    board = standing_board(present.case, roster, present.case.rules)
    kept = roster if keep else None
    found = [_price(present, prices, floor, _Moves(board, present, floor, kept)) for floor in floors_of(present.case)]
    return tuple(sorted(found, key=lambda one: (-one.missing_cents, -max(one.less.cents, -one.more.cents), one.id)))


def _price(present: Present, prices: HeadPrices, floor: Floor, moves: _Moves) -> FloorPrice:
    hours = present.case.grid.step_min / 60.0
    on = present.on(floor.agents)
    missing = np.maximum(0, floor.least - on)
    held = held_only(present, prices, floor)
    spare = np.flatnonzero(held >= 0)
    first = int(spare[0]) if len(spare) else None
    less, more = moves.by(-1), moves.by(1)
    return FloorPrice(
        id=floor.id,
        people=len(floor.agents),
        due_h=float(floor.least.sum()) * hours,
        missing_h=float(missing.sum()) * hours,
        missing_cents=float(missing.sum()) * floor.cents,
        tight_h=float(((on == floor.least) & (floor.least > 0)).sum()) * hours,
        held_h=len(spare) * hours,
        held_min=None if first is None else int(present.case.grid.starts[first]),
        held_agent="" if first is None else present.case.agents[int(held[first])].id,
        cells=len(moves.cells),
        less=less,
        more=more,
    )


def held_only(present: Present, prices: HeadPrices, floor: Floor) -> IntArray:
    """In each interval somebody, by number, who is there for the floor alone: it is just kept, and without that person
    nobody would be missing to the need; -1 where there is nobody of the kind."""
    on = present.on(floor.agents)
    tight = (on == floor.least) & (floor.least > 0)
    found = np.full(len(on), -1, dtype=np.int64)
    for name in sorted(floor.agents & present.number.keys()):
        agent = present.number[name]
        group = int(present.group_of[agent])
        cost = prices.fewer[group] if group < len(prices.fewer) else np.zeros(len(on))
        idle = tight & (present.there[agent] > 0) & (cost < IDLE_CENTS) & (found < 0)
        found[idle] = agent
    return found


class _Moves:
    """The passes of one floor, all over the same person-weeks in the same order."""

    def __init__(self, board: Board, present: Present, floor: Floor, keep: Roster | None) -> None:
        self.board, self.present, self.floor, self.keep = board, present, floor, keep
        self.row = next(i for i, form in enumerate(board.problem.floors.forms) if form.id == floor.id)
        self.cells = self._cells()
        self.unchanged = replan_pass(board, self.cells, keep)

    def by(self, people: int) -> FloorMove:
        """The floor with so many people more or fewer at the hours when it stands."""
        problem = self.board.problem
        least = problem.floors.least.copy()
        least[self.row] = np.where(least[self.row] > 0, np.maximum(0, least[self.row] + people), 0)
        try:
            self.board.problem = replace(problem, floors=replace(problem.floors, least=least))
            self.board.reprice()
            done = replan_pass(self.board, self.cells, self.keep)
        finally:
            self.board.problem = problem
            self.board.reprice()
        saved = self.unchanged.after_cents - done.after_cents
        own = self._own(self.unchanged, problem.floors.least[self.row]) - self._own(done, least[self.row])
        return FloorMove(saved, saved - own, self.unchanged.roster, done.roster)

    def _own(self, done: Pass, least: FloatArray) -> float:
        """The floor's own price in what a pass found."""
        return float(self.floor.cents * np.maximum(0, least - done.on_duty[self.row]).sum())

    def _cells(self) -> tuple[Cell, ...]:
        problem, on = self.board.problem, self.present.on(self.floor.agents)
        near = (on <= self.floor.least + 1) & (self.floor.least > 0)
        ranked = []
        for name in sorted(self.floor.agents & self.present.number.keys()):
            agent = self.present.number[name]
            for week in range(len(problem.weeks) - 1):
                low, high = self.board.window(week)
                ranked.append((-int((self.present.there[agent] * near)[low:high].sum()), agent, week))
        return tuple((agent, week) for _, agent, week in sorted(ranked)[:MOST_CELLS])
