"""Rosters in focus blocks, from the case to the result."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Protocol

import numpy as np

from solver.case import RosterCase
from solver.cover import Focus
from solver.duties import OnCallDuty, Roster
from solver.errors import Problem as Wrong
from solver.errors import SolverError
from solver.outcomes import Result, Status
from solver.roster.anneal import Snapshot, restore
from solver.roster.base_start import start_from_base
from solver.roster.company import Herald
from solver.roster.evaluate import objective_terms, worth_cents
from solver.roster.focus.board import FocusBoard, focused_roster
from solver.roster.focus.search import SHORT, FocusSearch
from solver.roster.params import SolveParams
from solver.roster.personal import HARD_CENTS
from solver.roster.problem import Problem, build_problem
from solver.roster.standby import Standby, lawful
from solver.roster.watch import Watch
from solver.rules.forms import Distinct, Form, Gather, OnDuty

ON_CALL_LIMIT_S = 5.0


class Beside(Protocol):
    """The searches beside this one, and whoever wants to know of better rosters."""

    def better(self, mine: Snapshot) -> Snapshot:
        """The better of our roster and what was found beside."""
        ...

    def tell_of(self, roster: Snapshot) -> None:
        """A better roster was found here."""
        ...


def solve_focus(case: RosterCase, params: SolveParams, watch: Watch, start: Roster | None, beside: Beside) -> Result:
    """Roster a case whose requirement asks for focus blocks.

    Raises
    ------
    SolverError : focus_block_off_grid, focus_with_breaks, focus_with_activities, focus_with_ties (rules that tie
        people to one another, as floors do): what this engine would leave out.
    """
    search = focus_search(case, params, watch, start)
    search.herald = Herald(beside.tell_of)
    try:
        search.run()
    except KeyboardInterrupt:
        watch.cancelled = True
    best = search.best if watch.cancelled else beside.better(search.best)
    watch.note("focus", best.total)
    return focus_result(search.board.problem, best, params, watch)


def focus_search(case: RosterCase, params: SolveParams, watch: Watch, start: Roster | None) -> FocusSearch:
    """A search for a roster in focus blocks, ready to run; raises as `solve_focus` does."""
    focus = case.requirement.focus
    assert focus is not None  # the caller has looked
    forms = tuple(form for rule in case.rules for form in rule.forms(case))
    problems = tuple(_problems(case, focus, forms))
    if problems:
        raise SolverError(problems)
    board = FocusBoard(build_problem(case, forms), focus, SHORT * max(1, focus.over_cents))
    if start is not None and start.duties:
        start_from_base(board, start)
        board.refocus()
    return FocusSearch(board, params, np.random.default_rng(params.seed), watch)


def _problems(case: RosterCase, focus: Focus, forms: Iterable[Form]) -> Iterator[Wrong]:
    """What this engine does not do: it says so, it does not leave it out."""
    if focus.block_min <= 0 or focus.block_min % case.grid.step_min:
        yield Wrong("focus_block_off_grid", {"block_min": focus.block_min, "step_min": case.grid.step_min})
    if any(template.breaks for template in case.templates):
        yield Wrong("focus_with_breaks", {})
    if case.activities:
        yield Wrong("focus_with_activities", {})
    for rule in sorted({form.rule for form in forms if isinstance(form, OnDuty | Distinct | Gather)}):
        yield Wrong("focus_with_ties", {"rule": rule})


def focus_result(problem: Problem, best: Snapshot, params: SolveParams, watch: Watch) -> Result:
    """A roster in focus blocks, with its objective by term and, if it is short and nobody cancelled, with reasons."""
    focus = problem.case.requirement.focus
    assert focus is not None  # the search had it
    board = FocusBoard(problem, focus, SHORT * max(1, focus.over_cents))
    restore(board, best)
    case, roster = problem.case, focused_roster(board)
    limit = ON_CALL_LIMIT_S, params.seed, params.reproducible
    roster = replace(roster, on_call=_on_call(problem, roster, limit)) if case.requirement.on_call else roster
    terms = objective_terms(case, problem.forms, roster)
    reasons = () if watch.cancelled else _clashes(board, params, watch)
    status = Status.INFEASIBLE if reasons else Status.FEASIBLE
    trace = tuple(watch.trace)
    return Result(status, None if reasons else roster, terms, None, worth_cents(case), trace, reasons, watch.cancelled)


def _on_call(problem: Problem, roster: Roster, limit: tuple[float, int, bool]) -> tuple[OnCallDuty, ...]:
    """On-call duties beside the shifts as they are."""
    from solver.roster.cp import Limit
    from solver.roster.on_call import assign

    standby = Standby.of(problem.case, problem.forms)
    return lawful(standby, roster.duties, assign(standby, roster.duties, Limit(*limit)))


def _clashes(board: FocusBoard, params: SolveParams, watch: Watch) -> tuple[str, ...]:
    """Agents whose own hard forms are proven to clash, with the rules concerned."""
    short = [int(agent) for agent in np.flatnonzero(board.cost >= HARD_CENTS)]
    if not short:
        return ()
    from solver.roster.proof import ProofTime, proven_clashes

    try:
        return proven_clashes(board, short, ProofTime(params, watch))
    except KeyboardInterrupt:
        watch.cancelled = True
        return ()
