"""Proofs that an agent's own hard forms clash: CP-SAT over that agent's days alone."""

from __future__ import annotations

from ortools.sat.python import cp_model

from solver.roster.board import Board
from solver.roster.cp import OBJECTIVE_SCALE, Limit, new_solver, solve
from solver.roster.cp_person import bind
from solver.roster.missed import missed_rules
from solver.roster.personal import HARD_CENTS
from solver.roster.rostered import roster_of


def proven_clash(board: Board, agent: int, limit: Limit) -> str:
    """The agent and the rules that miss a hard least in every choice of days; empty if that is not proven."""
    model = cp_model.CpModel()
    person = bind(model, board, agent, range(board.chosen.shape[1]))
    terms = person.objective
    model.minimize(cp_model.LinearExpr.weighted_sum([x for x, _ in terms], [n for _, n in terms]))
    solver = new_solver(limit)
    status = solve(solver, model)
    if status == cp_model.INFEASIBLE:
        return board.problem.case.agents[agent].id
    if status not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
        return ""
    if solver.best_objective_bound / OBJECTIVE_SCALE < HARD_CENTS:
        return ""
    case, who = board.problem.case, board.problem.case.agents[agent].id
    return f"{who}: {', '.join(missed_rules(case, board.problem.forms, who, roster_of(board).duties))}"
