"""Proofs by CP-SAT that hard forms clash, an agent's own or those of several people, and which rules take part."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from itertools import islice
from time import monotonic

from ortools.sat.python import cp_model

from solver.roster.board import Board
from solver.roster.cp import OBJECTIVE_SCALE, Limit, new_solver, solve
from solver.roster.cp_person import bind
from solver.roster.missed import missed_rules
from solver.roster.params import SolveParams
from solver.roster.personal import HARD_CENTS
from solver.roster.problem import build_problem
from solver.roster.rostered import roster_of
from solver.roster.watch import Watch
from solver.roster.whole import model_cells
from solver.rules.forms import Distinct, Form, Gather, OnDuty, StandbyTotal

PROOFS_S, LEAST_S = 2.0, 0.5  # of all proofs together; so long they may last when the deadline has passed
MOST_AGENTS, MOST_EXPLAINED = 20, 3  # agents asked about, and those of them whose rules are left out one by one
TOGETHER = (Distinct, Gather, OnDuty, StandbyTotal)
MOST_RULES = 20  # left out one by one to see which take part in a clash
MOST_OPTIONS = 1500  # of the agent, up to which that is done


class ProofTime:
    """Wall-clock seconds that all proofs of one roster share; in a reproducible run each proof has that many."""

    def __init__(self, params: SolveParams, watch: Watch) -> None:
        self._params, self._watch = params, watch
        self._end_s = monotonic() + min(PROOFS_S, LEAST_S + watch.left_s)

    def limit(self) -> Limit | None:
        """The next proof's; None where nothing is left, or the caller wants to stop."""
        self._watch.stopped()  # asks the caller
        left_s = PROOFS_S if self._params.reproducible else self._end_s - monotonic()
        if self._watch.cancelled or left_s <= 0:
            return None
        return Limit(left_s, self._params.seed, self._params.reproducible)


def proven_clashes(board: Board, agents: Iterable[int], time: ProofTime) -> tuple[str, ...]:
    """Agents in order, with the rules that clash in every choice of their days, as far as the time goes.

    Named are the rules that miss a hard least, and of the first few agents each rule without which the others could
    be kept.
    """
    found: list[str] = []
    for agent in islice(agents, MOST_AGENTS):
        limit = time.limit()
        if limit is None:
            break
        if _clashes(board, agent, limit):
            reason = _reason(board, agent, _parties(board, agent, time) if len(found) < MOST_EXPLAINED else [])
            found += [reason] if reason else []
    return tuple(found)


def _clashes(board: Board, agent: int, limit: Limit) -> bool:
    least = _least_cents(board, agent, limit)
    return least is not None and least[0] >= HARD_CENTS


def _reason(board: Board, agent: int, parties: list[str]) -> str:
    case, who = board.problem.case, board.problem.case.agents[agent].id
    missed = missed_rules(case, board.problem.forms, who, roster_of(board).duties)
    rules = sorted({*missed, *parties})
    return f"{who}: {', '.join(rules)}" if rules else ""


def proven_clash_together(board: Board, limit: Limit) -> bool:
    """Whether no roster keeps all hard rows over several people and everybody's own hard rules; empties the board."""
    agents, days = board.chosen.shape
    whole = model_cells(board, [(a, d) for a in range(agents) for d in range(days)])
    whole.model.minimize(cp_model.LinearExpr.weighted_sum(*_columns(whole.own)))
    for unit in whole.hard:
        whole.model.add(unit == 0)
    solver = new_solver(limit)
    status = solve(solver, whole.model)
    known = status in (cp_model.OPTIMAL, cp_model.FEASIBLE)
    least_cents = solver.best_objective_bound / OBJECTIVE_SCALE if known else 0.0
    return status == cp_model.INFEASIBLE or least_cents >= HARD_CENTS


def _least_cents(board: Board, agent: int, limit: Limit) -> tuple[float, float] | None:
    """Least price of the agent's days and the price of the best found; infinite where none is legal; None = unknown."""
    model = cp_model.CpModel()
    person = bind(model, board, agent, range(board.chosen.shape[1]))
    model.minimize(cp_model.LinearExpr.weighted_sum(*_columns(person.objective)))
    solver = new_solver(limit)
    status = solve(solver, model)
    if status == cp_model.INFEASIBLE:
        return float("inf"), float("inf")
    if status not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
        return None
    return solver.best_objective_bound / OBJECTIVE_SCALE, solver.objective_value / OBJECTIVE_SCALE


def _columns(terms: list[tuple[cp_model.IntVar, int]]) -> tuple[list[cp_model.IntVar], list[int]]:
    return [x for x, _ in terms], [n for _, n in terms]


def _parties(board: Board, agent: int, time: ProofTime) -> list[str]:
    """Rules without which the agent's other hard forms could all be kept."""
    case, one = board.problem.case, board.problem.case.agents[agent]
    own = [form for form in board.problem.forms if not isinstance(form, TOGETHER) and one.id in form.agents]
    if board.allowed[agent].sum() > MOST_OPTIONS:
        return []
    alone = replace(case, agents=(one,))
    found = []
    for rule in sorted({form.rule for form in own if _hard(form)})[:MOST_RULES]:
        limit = time.limit()
        if limit is None:
            break
        rest = tuple(form for form in own if form.rule != rule)
        price = _least_cents(Board(build_problem(alone, rest)), 0, limit)
        if price is not None and price[1] < HARD_CENTS:
            found.append(rule)
    return found


def _hard(form: Form) -> bool:
    return getattr(form, "cents", None) is None
