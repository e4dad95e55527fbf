"""The engine: which stage runs when, and what comes back."""

from __future__ import annotations

import logging

import numpy as np

from solver.case import RosterCase
from solver.duties import Roster
from solver.outcomes import Result, Status
from solver.roster.activities import choose_starts
from solver.roster.anneal import Annealer, Snapshot, person_pass, restore, snapshot
from solver.roster.board import Board, roster_of
from solver.roster.evaluate import objective_terms, worth_cents
from solver.roster.params import SolveParams
from solver.roster.pattern import start_from_pattern
from solver.roster.problem import Problem, build_problem
from solver.roster.watch import Cancel, Progress, Watch
from solver.rules.forms import Form

logger = logging.getLogger(__name__)

COMPILE_SHARE = 0.25


def solve(
    case: RosterCase, params: SolveParams, progress: Progress | None = None, cancel: Cancel | None = None
) -> Result:
    """Roster a case: law-legal start, person-week moves, on-call, CP-SAT where it is exact, breaks last.

    Returns
    -------
    Result
        `optimal` when a case built whole is proven, `feasible` otherwise, `infeasible` with reasons when no
        roster can obey the hard forms, `no_answer` when the time limit leaves no time at all. A cancelled or
        interrupted run (KeyboardInterrupt) returns the best roster so far.
    """
    watch = Watch(params.time_limit_s, progress, cancel)
    if params.time_limit_s <= 0:
        return Result(Status.NO_ANSWER, None)
    forms = tuple(form for rule in case.rules for form in rule.forms(case))
    run = Run(build_problem(case, forms), params, watch)
    try:
        run.search()
    except KeyboardInterrupt:
        watch.cancelled = True
    return run.result()


class Run:
    """One run over one problem; `best` is always a legal roster."""

    def __init__(self, problem: Problem, params: SolveParams, watch: Watch) -> None:
        self.problem, self.params, self.watch = problem, params, watch
        self.rng = np.random.default_rng(params.seed)
        self.board = Board(problem)
        self.best: Snapshot = snapshot(self.board)

    @property
    def forms(self) -> tuple[Form, ...]:
        """The forms of all rules."""
        return self.problem.forms

    def search(self) -> None:
        """All stages in turn; each keeps what is better."""
        reserve_s = min(self.params.breaks_limit_s, 0.3 * self.params.time_limit_s)
        start_from_pattern(self.board)
        self._keep("pattern")
        for _ in range(self.params.passes):
            person_pass(self.board, self.rng, self.watch, reserve_s)
            self._keep("pass")
            choose_starts(self.board)
        self._keep("activities")
        annealer = Annealer(self.board, self.params, self.rng, self.watch)
        try:
            annealer.run(reserve_s)
        finally:
            self.best = annealer.best
        restore(self.board, self.best)
        self._keep("search")

    def result(self) -> Result:
        """The best roster with its objective by term."""
        board = Board(self.problem)
        restore(board, self.best)
        roster = roster_of(board)
        return self._result(Status.FEASIBLE, roster, None)

    def _result(self, status: Status, roster: Roster, bound_cents: float | None) -> Result:
        case = self.problem.case
        return Result(
            status,
            roster,
            objective_terms(case, self.forms, roster),
            bound_cents,
            worth_cents(case),
            tuple(self.watch.trace),
            (),
            self.watch.cancelled,
        )

    def _keep(self, stage: str) -> None:
        now = snapshot(self.board)
        if now.total <= self.best.total or stage == "activities":
            self.best = now
        self.watch.note(stage, self.best.total)
        logger.info("%s: %.0f cents after %.1f s", stage, self.best.total, self.watch.spent_s)
