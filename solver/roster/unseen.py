"""What one person's row costs beyond what the person-week programme sees: habits, and minutes of activities."""

from __future__ import annotations

from typing import TYPE_CHECKING

from solver.roster.habits import habit_cost
from solver.roster.personal import HARD_CENTS
from solver.roster.rostered import duties_of
from solver.roster.totals import total_units

if TYPE_CHECKING:
    from solver.roster.board import Board


def unseen_cents(board: Board, agent: int) -> float:
    """Price of the agent's row as it stands; 0 where nothing of that kind binds."""
    problem, cost = board.problem, 0.0
    own = problem.habits.own[agent]
    if own is not None:
        cost += habit_cost(problem.habits.table, own, problem.duties, board.chosen[agent], board.offsets[agent])
    if not problem.activity_totals:
        return cost
    who = problem.case.agents[agent].id
    kinds = {board.kinds.get(pin.activity) for pin, _ in board.starts[agent]}
    for form in problem.activity_totals:
        if who in form.agents and form.activity in kinds:
            cents = HARD_CENTS if form.cents is None else form.cents
            cost += cents * total_units(problem.case, form, who, duties_of(board, agent))
    return cost
