"""Rosters built exactly by CP-SAT: a whole small case, or some person-days of a larger one with the rest fixed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from ortools.sat.python import cp_model

from solver.cover import IntArray
from solver.roster.board import Board
from solver.roster.cp import OBJECTIVE_SCALE, Limit, new_solver, solve
from solver.roster.cp_cover import CoverModel
from solver.roster.cp_crews import Crew, crews_of
from solver.roster.cp_people import PersonModel
from solver.roster.unseen import unseen_cents

Cell = tuple[int, int]
"""An agent and a day."""


@dataclass(frozen=True, slots=True)
class Built:
    """What CP-SAT made of the free cells: `found` a roster, now on the board, and a bound of the whole objective.

    The model leaves out what ties people together beyond floors and what is priced on whole rows: prices that are
    never below zero, so its bound holds, and its roster is `proven` (no other choice of the free cells is cheaper)
    where none of them is due. `impossible`: they have no legal choice at all.
    """

    found: bool
    proven: bool
    impossible: bool
    bound_cents: float | None


def build_cells(board: Board, cells: Iterable[Cell], limit: Limit) -> Built:
    """Choose the duties of free cells anew, exactly; the board keeps what it had when nothing is found."""
    held = {(a, d): (int(board.chosen[a, d]), board.offsets[a, d].copy()) for a, d in sorted(cells)}
    for agent, day in held:
        board.drop(agent, day)
    model = cp_model.CpModel()
    people = _people(model, board, held)
    crews = crews_of(board, people.values())
    cover = CoverModel(model, board, crews)
    cover.build()
    terms = [pair for person in people.values() for pair in person.objective] + cover.objective
    model.minimize(cp_model.LinearExpr.weighted_sum([x for x, _ in terms], [n for _, n in terms]))
    _hint(model, people, held)
    for crew in crews:
        crew.hint(held)
    solver = new_solver(limit)
    status = solve(solver, model)
    if status not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
        for (agent, day), (template, offsets) in held.items():
            if template >= 0:
                board.place(agent, day, template, offsets)
        board.reprice()
        return Built(False, False, status == cp_model.INFEASIBLE, None)
    _read(board, crews, solver)
    total = board.reprice()
    if not all(crew.exact for crew in crews):
        return Built(True, False, False, None)
    gap = (solver.objective_value - solver.best_objective_bound) / OBJECTIVE_SCALE
    left_out = board.ties.cents + sum(unseen_cents(board, agent) for agent in range(len(board.chosen)))
    proven = status == cp_model.OPTIMAL and left_out == 0
    return Built(True, proven, False, total - left_out - gap - cover.rounding)


def _people(model: cp_model.CpModel, board: Board, cells: Iterable[Cell]) -> dict[int, PersonModel]:
    free: dict[int, set[int]] = {}
    for agent, day in cells:
        free.setdefault(agent, set()).add(day)
    people = {agent: PersonModel(model, board, agent, frozenset(days)) for agent, days in free.items()}
    for person in people.values():
        person.build()
    return people


def _hint(model: cp_model.CpModel, people: dict[int, PersonModel], held: dict[Cell, tuple[int, IntArray]]) -> None:
    for (agent, day), (template, _) in held.items():
        for t, literal in people[agent].options[day].items():
            model.add_hint(literal, int(t == template))


def _read(board: Board, crews: tuple[Crew, ...], solver: cp_model.CpSolver) -> None:
    for crew in crews:
        for (agent, day), (template, offsets) in crew.deal(solver).items():
            padded = np.zeros(board.offsets.shape[2], dtype=np.int64)
            padded[: len(offsets)] = offsets
            board.place(agent, day, template, padded)
