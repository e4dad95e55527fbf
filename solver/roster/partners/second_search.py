"""The task of a second process: build the same problem, join the search when it begins, tell what it finds."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from time import monotonic

import numpy as np

from solver.case import RosterCase
from solver.roster.anneal import Annealer
from solver.roster.params import SolveParams
from solver.roster.partners.meeting import Guest, Telling
from solver.roster.partners.offers import Best, Brief, Deadline, show
from solver.roster.partners.served import FOREVER_S, Line
from solver.roster.partners.weeks import adopt
from solver.roster.problem import Problem, build_problem
from solver.roster.run import Run
from solver.roster.watch import Watch

LAST_WORD_S = 0.3
ERRAND_TIMES = 2.0
"""Times as long as one process alone would, the second core goes on with the errand before it searches."""
Errand = Callable[[Problem, Callable[[object], bool]], Iterator[None]]
"""Other work for the second core (a bound), in small steps: gets the problem, and how to tell its findings."""


@dataclass(frozen=True, slots=True)
class SecondSearch:
    """A search of its own seed that begins where the first stands, meets it while both anneal, then goes on cold."""

    case: RosterCase
    params: SolveParams
    errand: Errand | None = None

    def work(self, line: Line) -> None:
        """Build, do the errand until the brief comes or longer, search, and do the rest of the errand."""
        if self.case.requirement.focus is not None:
            self._focus(line)
            return
        forms = tuple(form for rule in self.case.rules for form in rule.forms(self.case))
        problem = build_problem(self.case, forms)
        run = Run(problem, self.params, Watch(FOREVER_S))
        errand = iter(()) if self.errand is None else self.errand(problem, line.post)
        brief = _brief(line, errand, ERRAND_TIMES * self.params.bound_s)
        if not self._rows(run, brief, line):
            show(run, brief.offer)
            self._search(run, brief, line, errand)

    def _focus(self, line: Line) -> None:
        """Search a roster in focus blocks beside the first search; it takes the better one."""
        from solver.roster.focus.engine import focus_search

        limit = line.inbox.take(Deadline, FOREVER_S)
        if limit is not None:
            search = focus_search(self.case, self.params, _until(limit.over_at_s - LAST_WORD_S), self.case.base)
            line.post(Best(search.run()))

    def _rows(self, run: Run, brief: Brief, line: Line) -> bool:
        """Anneal whole rows to the end where the first process searches those; it takes the better roster."""
        from solver.roster.rows.engine import RowEngine

        engine = RowEngine.of(run.board, self.params, _until(brief.over_at_s - LAST_WORD_S))
        if engine is None:
            return False
        chosen = brief.offer.roster.chosen
        engine.start(chosen if (chosen >= 0).any() else None)
        engine.search()
        line.post(Best(engine.snapshot()))
        return True

    def _search(self, run: Run, brief: Brief, line: Line, errand: Iterator[None]) -> None:
        """Anneal beside the first search; beside its last stages end the errand, then go on without heat."""
        rng = np.random.default_rng(self.params.seed)
        best = Annealer(run.board, self.params, rng, _until(brief.cooled_at_s)).run(0.0, Guest(line))
        line.post(Best(best))
        for _ in errand:
            pass
        adopt(run.board, best)
        cold = self.params.model_copy(update={"heat": 0.0})
        last = Annealer(run.board, cold, rng, _until(brief.over_at_s - LAST_WORD_S))
        line.post(Best(last.run(0.0, Telling(line, best))))


def _brief(line: Line, errand: Iterator[None], least_s: float) -> Brief:
    """The brief; the errand is done until it comes, and for so many seconds even if it comes before."""
    began, brief = monotonic(), None
    for _ in errand:
        brief = brief or line.inbox.take(Brief)
        if brief is not None and monotonic() - began >= least_s:
            return brief
    while brief is None:
        brief = line.inbox.take(Brief, FOREVER_S)
    return brief


def _until(at_s: float) -> Watch:
    """A watch for a moment of `monotonic`."""
    return Watch(max(0.0, at_s - monotonic()))
