"""One run: the stages in turn, each of which keeps what is better, and the result at the end."""

from __future__ import annotations

import logging
from dataclasses import replace

import numpy as np

from solver.duties import OnCallDuty, Roster
from solver.outcomes import Result, Status
from solver.roster.activities import Refresher, choose_starts
from solver.roster.anneal import Annealer, Snapshot, mend, person_pass, restore, snapshot
from solver.roster.board import Board
from solver.roster.break_pass import break_pass
from solver.roster.company import Alone, Company
from solver.roster.evaluate import Terms, objective_terms, on_call_cents, worth_cents
from solver.roster.given import begin_from, given_calls
from solver.roster.params import SolveParams
from solver.roster.pattern import start_from_pattern
from solver.roster.personal import HARD_CENTS
from solver.roster.problem import Problem
from solver.roster.rostered import roster_of
from solver.roster.standby import Standby, lawful, missing_windows
from solver.roster.watch import Watch

logger = logging.getLogger(__name__)

PASS_SHARE = 0.05  # of the time left for annealing, for a last pass over all person-weeks
BREAKS_SHARE = 0.1  # at most, of the time limit
ON_CALL_LIMIT_S = 5.0


class Run:
    """One run over one problem; `best` is always a legal roster, `on_call` fits it."""

    def __init__(self, problem: Problem, params: SolveParams, watch: Watch, company: Company | None = None) -> None:
        self.problem, self.params, self.watch, self.company = problem, params, watch, company or Alone()
        self.rng = np.random.default_rng(params.seed)
        self.board = Board(problem)
        self.standby = Standby.of(problem.case, problem.forms)
        self.on_call: tuple[OnCallDuty, ...] = given_calls(problem.case)
        self.best: Snapshot = snapshot(self.board)
        self.best_on_call = self.on_call
        watch.beside = lambda: sum(on_call_cents(problem.case, Roster(on_call=self.best_on_call)))
        self.bound_cents: float | None = None
        self.proven = False

    @property
    def small(self) -> bool:
        """Whether the case is small enough to be built whole."""
        return int(self.problem.personal.allowed.sum()) <= self.params.whole_limit_booleans

    def search(self, start: Roster | None) -> None:
        """All stages in turn, from a roster if there is one."""
        if self._rows(start):
            if self.small and not self.proven:
                self._whole(0.0)
            return
        reserve_s = min(self.params.breaks_limit_s, BREAKS_SHARE * self.params.time_limit_s)
        if start is None or not start.duties:
            start_from_pattern(self.board)
            self._keep("pattern")
        else:
            begin_from(self.board, self.standby, start)
            self._keep("base")
        self._rough(reserve_s)
        self._stand_by()
        self._anneal(reserve_s)
        self._fill_windows()
        if self.small:
            self._whole(reserve_s)
        self._days()
        self.company.join(self)
        self._stand_by_again()

    def _rows(self, start: Roster | None) -> bool:
        """Search whole rows where days are options without breaks and people share cover alone."""
        from solver.roster.rows.engine import RowEngine

        engine = RowEngine.of(self.board, self.params, self.watch)
        if engine is None:
            return False
        if start is not None and start.duties:
            begin_from(self.board, self.standby, start)
            self._keep("base")
        engine.run(self, self.params.whole_share if self.small else 0.0)
        return True

    def _rough(self, reserve_s: float) -> None:
        """Person-week passes, then starts for the activities without a date."""
        for _ in range(self.params.passes):
            person_pass(self.board, self.rng, self.watch, reserve_s)
            self._keep("pass")
        mend(self.board, self.watch)
        choose_starts(self.board, self.params, self.watch)
        self._keep("activities", always=True)

    def _stand_by(self) -> None:
        """Assign on-call duties, move shifts where windows stay short, and keep the search clear of them."""
        if not self.problem.case.requirement.on_call or self.watch.stopped():
            return
        self._call(self.on_call)
        self._keep("on-call", always=True)

    def _fill_windows(self) -> None:
        """Move shifts of the searched roster where on-call windows are still short."""
        kept = lawful(self.standby, roster_of(self.board).duties, self.on_call)
        if self.watch.stopped() or not missing_windows(self.problem.case, kept):
            return
        self._call(kept)
        if len(self.on_call) > len(kept):
            self._keep("on-call", always=True)

    def _call(self, held: tuple[OnCallDuty, ...]) -> None:
        """Fill on-call windows beside the duties held, moving shifts, and keep the search clear of them all."""
        from solver.roster.cp import Limit
        from solver.roster.on_call_rounds import fill

        limit = Limit(min(ON_CALL_LIMIT_S, 0.5 + self.watch.left_s), self.params.seed, self.params.reproducible)
        self.on_call = fill(self.board, self.standby, limit, self.watch.stopped, held)

    def _stand_by_again(self) -> None:
        """Fill windows that stayed short from the finished roster, if that is possible now."""
        if missing_windows(self.problem.case, self.best_on_call):
            before = self._missing_cents()
            self._assign()
            if self._missing_cents() < before:
                self.best_on_call = self.on_call
                self.watch.note("on-call", self.best.total)

    def _missing_cents(self) -> int:
        return sum(window.cents for window in missing_windows(self.problem.case, self.on_call))

    def _assign(self) -> None:
        from solver.roster.cp import Limit
        from solver.roster.on_call import assign

        limit = Limit(min(ON_CALL_LIMIT_S, 0.5 + self.watch.left_s), self.params.seed, self.params.reproducible)
        found = assign(self.standby, roster_of(self.board).duties, limit, held=given_calls(self.problem.case))
        self.on_call = max(found, self.on_call, key=len)

    def _anneal(self, reserve_s: float) -> None:
        share = self.params.whole_share if self.small else PASS_SHARE
        kept_s = 0.0 if self.params.reproducible else share * max(0.0, self.watch.left_s - reserve_s)
        annealer = Annealer(self.board, self.params, self.rng, self.watch)
        try:
            annealer.run(reserve_s + kept_s, Refresher(self.params, self.company.begin(self, reserve_s + kept_s)))
        finally:
            self.best = annealer.best
        restore(self.board, self.best)
        mend(self.board, self.watch)
        self._keep("search")
        if not self.small:
            person_pass(self.board, self.rng, self.watch, reserve_s)
            self._keep("pass")
        self.company.join(self)

    def _windows(self) -> None:
        """CP-SAT windows of a few people where rules couple them; a small case has been built whole."""
        from solver.roster.windows import mend_ties

        if not self.small:
            mend_ties(self.board, self.params, self.watch)
            self._keep("windows")

    def _whole(self, reserve_s: float) -> None:
        """The whole case by CP-SAT, exact."""
        from solver.roster.cp import Limit
        from solver.roster.whole import build_cells

        if self.watch.stopped(reserve_s):
            return
        cells = list(np.ndindex(*self.board.chosen.shape))
        params, left_s = self.params, self.watch.left_s - reserve_s
        seconds = params.whole_share * (params.time_limit_s - reserve_s) if params.reproducible else left_s
        limit = Limit(max(0.1, seconds), params.seed, params.reproducible, self.watch.stopped)
        built = build_cells(self.board, cells, limit)
        self.bound_cents = None if self._relaxed() else built.bound_cents
        self.proven = built.proven and not self._relaxed()
        self._keep("whole")
        restore(self.board, self.best)

    def _relaxed(self) -> bool:
        """Whether the whole model fixed something that the case leaves open (activity starts, on-call)."""
        pins = (pin for mine in self.problem.personal.pins for pin in mine)
        return bool(self.problem.case.requirement.on_call) or not all(pin.dated for pin in pins)

    def _days(self) -> None:
        """Breaks and activities once more: one duty at a time, then day by day with CP-SAT."""
        if self.watch.stopped() or self.proven:
            return
        break_pass(self.board, self.watch)
        self._keep("breaks")
        self._windows()
        from solver.roster.cp import Limit
        from solver.roster.days import solve_day

        days = len(self.problem.week_of)
        for day in range(days):
            if self.watch.stopped():
                break
            left_s = self.params.breaks_limit_s if self.params.reproducible else self.watch.left_s
            limit = Limit(left_s / (days - day), self.params.seed, self.params.reproducible)
            solve_day(self.board, day, replace(limit, wall_s=min(limit.wall_s, self.params.window_limit_s)))
            self._keep("days", quiet=True)
        self.watch.note("days", self.best.total)

    def result(self) -> Result:
        """The best roster with its objective by term."""
        board = Board(self.problem)
        restore(board, self.best)
        case, duties = self.problem.case, roster_of(board).duties
        roster = Roster(duties, lawful(self.standby, duties, self.best_on_call))
        terms = objective_terms(case, self.problem.forms, roster)
        status, reasons = self._verdict(board, terms)
        return Result(
            status,
            None if status is Status.INFEASIBLE else roster,
            terms,
            self.bound_cents,
            worth_cents(case),
            tuple(self.watch.trace),
            reasons,
            self.watch.cancelled,
        )

    def _verdict(self, board: Board, terms: Terms) -> tuple[Status, tuple[str, ...]]:
        """How the search ended; a cancelled one proves nothing."""
        from solver.roster.clashes import missed_hard, verdict
        from solver.roster.proof import ProofTime

        whole = self.small and not self._relaxed()
        try:
            if not self.watch.cancelled:
                return verdict(board, terms, ProofTime(self.params, self.watch), proven=self.proven, whole=whole)
        except KeyboardInterrupt:
            self.watch.cancelled = True
        return Status.FEASIBLE, missed_hard(terms)

    def _keep(self, stage: str, *, always: bool = False, quiet: bool = False) -> None:
        """Keep the board if it is better, or `always` where the question itself has changed."""
        if always or self.board.total < self.best.total - 1e-6:
            self.best, self.best_on_call = snapshot(self.board), self.on_call
            self.company.kept(self)
            self.watch.legal = self.watch.legal or bool((self.board.cost < HARD_CENTS).all())
        if not quiet:
            self.watch.note(stage, self.best.total, self.bound_cents)
            logger.info("%s: %.0f cents after %.1f s", stage, self.best.total, self.watch.spent_s)
