"""Rosters built exactly by CP-SAT: a whole small case, or some person-days of a larger one with the rest fixed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np
from ortools.sat.python import cp_model

from solver.cover import IntArray
from solver.roster.anneal import settle_all
from solver.roster.board import Board
from solver.roster.cp import OBJECTIVE_SCALE, Limit, new_solver, solve
from solver.roster.cp_cover import CoverModel
from solver.roster.cp_crews import Crew, crews_of
from solver.roster.cp_habits import habits_cents
from solver.roster.cp_people import PersonModel, Terms
from solver.roster.cp_person import bind
from solver.roster.cp_ties import TieModel, ties_cents
from solver.roster.unseen import unseen_cents
from solver.roster.week_frame import totals_cost

Cell = tuple[int, int]
"""An agent and a day."""


@dataclass(frozen=True, slots=True)
class Built:
    """What CP-SAT made of the free cells: `found` a roster, now on the board, and a bound of the whole objective.

    The model leaves out long spells without a break, activities held in groups and minutes of activities: prices
    that are never below zero, so its bound holds, and its roster is `proven` (no other choice of the free cells is
    cheaper) where none of them is due. `impossible`: the free cells have no legal choice at all.
    """

    found: bool
    proven: bool
    impossible: bool
    bound_cents: float | None


@dataclass(frozen=True, slots=True)
class WholeModel:
    """The free cells as a CP-SAT model, with what they `held` as its hint; its objective is in model units.

    The objective counts what the free cells change: it differs from the board's total by what is fixed.
    """

    model: cp_model.CpModel
    held: dict[Cell, tuple[int, IntArray]]
    crews: tuple[Crew, ...]
    rounding_cents: float  # the objective may lie so much below the truth
    own: Terms  # what people cost of their own
    hard: tuple[cp_model.IntVar, ...]  # units of hard rows over several people, all zero in a lawful roster

    @property
    def exact(self) -> bool:
        """Whether heads are counted right (no two absences of one duty meet in an interval)."""
        return all(crew.exact for crew in self.crews)


def build_cells(board: Board, cells: Iterable[Cell], limit: Limit) -> Built:
    """Choose the duties of free cells anew, exactly; the board keeps what it had when nothing is found."""
    whole = model_cells(board, cells)
    solver = new_solver(limit)
    status = solve(solver, whole.model, limit.stopped)
    if status not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
        lay(board, whole.held)
        return Built(False, False, status == cp_model.INFEASIBLE, None)
    dealt = {cell: duty for crew in whole.crews for cell, duty in crew.deal(solver).items()}
    total = lay(board, {cell: dealt.get(cell, (-1, [])) for cell in whole.held})
    if not whole.exact:
        return Built(True, False, False, None)
    gap = (solver.objective_value - solver.best_objective_bound) / OBJECTIVE_SCALE
    left_out = left_out_cents(board)
    proven = status == cp_model.OPTIMAL and left_out == 0
    return Built(True, proven, False, total - left_out - gap - whole.rounding_cents)


def model_cells(board: Board, cells: Iterable[Cell]) -> WholeModel:
    """Take the free cells off the board and write down what they may hold and what it costs."""
    held = {(a, d): (int(board.chosen[a, d]), board.offsets[a, d].copy()) for a, d in sorted(cells)}
    for agent, day in held:
        board.drop(agent, day)
    model = cp_model.CpModel()
    people = _people(model, board, held)
    crews = crews_of(board, people)
    cover = CoverModel(model, board, crews)
    cover.build()
    ties = TieModel(model, board, people, crews)
    ties.build()
    own = [pair for person in people for pair in person.objective]
    terms = own + cover.objective + ties.objective
    model.minimize(cp_model.LinearExpr.weighted_sum([x for x, _ in terms], [n for _, n in terms]))
    for crew in crews:
        crew.hint(held)
    return WholeModel(model, held, crews, cover.rounding, own, tuple(ties.hard))


def lay(board: Board, cells: Mapping[Cell, tuple[int, IntArray | list[int]]]) -> float:
    """Give cells an option (or -1) and its breaks, price what that changes, and return the objective."""
    for (agent, day), (template, offsets) in cells.items():
        board.drop(agent, day)
        if template >= 0:
            padded = np.zeros(board.offsets.shape[2], dtype=np.int64)
            padded[: len(offsets)] = offsets
            board.place(agent, day, template, padded)
    for agent in sorted({agent for agent, _ in cells}):
        board.cost[agent] = board.person_cost(agent)
    return settle_all(board, range(len(board.problem.weeks) - 1))


def left_out_cents(board: Board) -> float:
    """What the board's roster costs beyond what the model knows: never below zero."""
    known = ties_cents(board) + sum(_known_cents(board, agent) for agent in range(len(board.chosen)))
    return board.ties.cents + sum(unseen_cents(board, agent) for agent in range(len(board.chosen))) - known


def _known_cents(board: Board, agent: int) -> float:
    """What the model knows of the row's price that the week programme does not see."""
    problem = board.problem
    extra = problem.profiles[problem.profile_of[agent]].extra
    totals = totals_cost(extra, problem.extra_limits[agent], board.chosen[agent], problem.weeks)
    return habits_cents(board, agent) + totals


def _people(model: cp_model.CpModel, board: Board, cells: Iterable[Cell]) -> tuple[PersonModel, ...]:
    free: dict[int, set[int]] = {}
    for agent, day in cells:
        free.setdefault(agent, set()).add(day)
    return tuple(bind(model, board, agent, days) for agent, days in free.items())
