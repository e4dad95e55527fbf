"""All forms about one person as CP-SAT constraints: options and totals, runs, habits."""

from __future__ import annotations

from collections.abc import Iterable

from ortools.sat.python import cp_model

from solver.roster.board import Board
from solver.roster.cp_habits import add_habits
from solver.roster.cp_people import PersonModel
from solver.roster.cp_runs import add_runs


def bind(model: cp_model.CpModel, board: Board, agent: int, days: Iterable[int]) -> PersonModel:
    """The model of an agent whose given days are free, with every rule and price in it."""
    person = PersonModel(model, board, agent, frozenset(days))
    person.build()
    add_runs(person)
    add_habits(person)
    return person
