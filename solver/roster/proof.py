"""Proofs that an agent's own hard forms clash: CP-SAT over that agent's days alone."""

from __future__ import annotations

from ortools.sat.python import cp_model

from solver.duties import Roster
from solver.roster.board import Board
from solver.roster.cp import OBJECTIVE_SCALE, Limit, new_solver, solve
from solver.roster.cp_person import bind
from solver.roster.evaluate import HARD, objective_terms
from solver.roster.personal import HARD_CENTS
from solver.roster.rostered import roster_of
from solver.rules.forms import Form


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
    return f"{board.problem.case.agents[agent].id}: {', '.join(_rules(board, agent))}"


def _rules(board: Board, agent: int) -> list[str]:
    """The rules of which the agent misses a hard least on the board."""
    who = board.problem.case.agents[agent].id
    mine = tuple(d for d in roster_of(board).duties if d.agent == who)
    forms: list[Form] = [f for f in board.problem.forms if who in getattr(f, "agents", ())]
    terms = objective_terms(board.problem.case, forms, Roster(mine))
    return sorted(name.removeprefix(HARD) for name, cents in terms if name.startswith(HARD) and cents > 0)
