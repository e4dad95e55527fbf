"""The engine: starts a run, keeps the best roster whatever happens, and says how it ended."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from time import monotonic

from solver.case import RosterCase
from solver.duties import Roster
from solver.outcomes import Result, Status
from solver.roster.bound.certified import certified
from solver.roster.bound.raising import Bounding, Proof
from solver.roster.evaluate import worth_cents
from solver.roster.given import as_given
from solver.roster.idle import idle, idle_result
from solver.roster.params import SolveParams
from solver.roster.partners.crew import Crew, Tell
from solver.roster.partners.offers import Deadline
from solver.roster.problem import build_problem
from solver.roster.run import Run
from solver.roster.watch import Cancel, Progress, Watch

CLOSING_S, CLOSING_S_PER_AGENT_DAY, CLOSING_SHARE = 0.8, 0.00015, 0.1
"""Measured: 1.5 s for 120 agents and four weeks under all rules, 4 s for 1,000."""


def solve(
    case: RosterCase,
    params: SolveParams,
    progress: Progress | None = None,
    cancel: Cancel | None = None,
    start: Roster | None = None,
) -> Result:
    """Roster a case: law-legal start, person-week moves, on-call, CP-SAT where it is exact, breaks last.

    Parameters
    ----------
    case : people, menus, need and rules; rules are read through their forms only.
    params : limits and knobs.
    progress : called with every anytime point.
    cancel : asked before every move whether to stop.
    start : a roster to start from (an earlier round's); None = the published one (`case.base`), if there is one.

    Returns
    -------
    Result
        `optimal` when a small case built whole is proven; `feasible` otherwise; `infeasible` with reasons when
        the hard forms of some agent, or in a small case of several people, are proven to clash (no roster then, only
        the objective of the nearest);
        `no_answer` when the time limit leaves no time at all. What is missing to a hard least stands in the
        objective as `hard:<rule>` and in the reasons. A cancelled or interrupted run (KeyboardInterrupt) returns the
        best so far.
    """
    watch = Watch(params.wall_limit_s, progress, cancel)
    return search(case, params, watch, start)


def search(
    case: RosterCase, params: SolveParams, watch: Watch, start: Roster | None = None, tell: Tell | None = None
) -> Result:
    """The same with a watch of the caller's; `tell` is told of better rosters as they are found."""
    if params.time_limit_s <= 0:
        return Result(Status.NO_ANSWER, None)
    if idle(case):
        forms = tuple(form for rule in case.rules for form in rule.forms(case))
        return certified(case, idle_result(case, forms, params.seed), params, watch)
    errand = Bounding(params.bound_s) if params.bound_s > 0 and case.requirement.focus is None else None
    with Crew.of(case, params, errand, tell) as crew:
        kept_s = closing_s(case, params) + (0.0 if crew.partners else params.bound_s)
        watch.hold(kept_s)
        result = as_given(case, _searched(case, params, watch, start, crew))
        watch.hold(-kept_s)
        result = replace(result, notes=crew.notes, peak_mb=crew.peaks_mb)
        return certified(case, result, params, watch, lambda: crew.found(Proof))


def closing_s(case: RosterCase, params: SolveParams) -> float:
    """Seconds kept back to price the roster by term and to certify it: at most a tenth of the limit."""
    agent_days = len(case.agents) * len(case.grid.days)
    return min(CLOSING_SHARE * params.time_limit_s, CLOSING_S + CLOSING_S_PER_AGENT_DAY * agent_days)


def _searched(case: RosterCase, params: SolveParams, watch: Watch, start: Roster | None, crew: Crew) -> Result:
    """The best roster of a search, without a certificate."""
    begin = case.base if start is None else start
    if case.requirement.focus is not None:
        from solver.roster.focus.engine import solve_focus

        crew.post(Deadline(monotonic() + watch.left_s))
        return solve_focus(case, params, watch, begin, crew)
    watch.worth = cache(lambda: worth_cents(case))
    forms = tuple(form for rule in case.rules for form in rule.forms(case))
    run = Run(build_problem(case, forms), params, watch, crew)
    try:
        run.search(begin)
    except KeyboardInterrupt:
        watch.cancelled = True
    return run.result()
