"""The task of a second process: build the same problem, join the search when it begins, tell what it finds."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from time import monotonic

import numpy as np

from solver.case import RosterCase
from solver.roster.anneal import Annealer, Snapshot
from solver.roster.params import SolveParams
from solver.roster.partners.meeting import Meeting
from solver.roster.partners.offers import Best, Brief, show
from solver.roster.partners.served import FOREVER_S, Line
from solver.roster.problem import Problem, build_problem
from solver.roster.run import Run
from solver.roster.watch import Watch

TELL_S = 1.0
Errand = Callable[[Problem, Callable[[object], bool]], None]
"""Other work for the second core before the search begins (a bound): gets the problem, and how to tell its findings."""


@dataclass(frozen=True, slots=True)
class SecondSearch:
    """A search of its own seed that begins where the first stands, meets it while both anneal, then goes on cold."""

    case: RosterCase
    params: SolveParams
    errand: Errand | None = None

    def work(self, line: Line) -> None:
        """Build, do the errand, wait for the brief, search."""
        forms = tuple(form for rule in self.case.rules for form in rule.forms(self.case))
        problem = build_problem(self.case, forms)
        run = Run(problem, self.params, Watch(FOREVER_S))
        if self.errand is not None:
            self.errand(problem, line.post)
        brief = line.inbox.take(Brief, FOREVER_S)
        if brief is not None:
            show(run, brief.offer)
            self._search(run, brief, line)

    def _search(self, run: Run, brief: Brief, line: Line) -> None:
        """Anneal beside the first search; then go on without heat beside its last stages."""
        rng = np.random.default_rng(self.params.seed)
        line.post(Best(_anneal(run, self.params, rng, brief.cooled_at_s, Meeting([line]))))
        cold = self.params.model_copy(update={"heat": 0.0})
        share = TELL_S / max(TELL_S, brief.over_at_s - monotonic())
        _anneal(run, cold, rng, brief.over_at_s, Meeting([line], share))


def _anneal(run: Run, params: SolveParams, rng: np.random.Generator, until_s: float, meet: Meeting) -> Snapshot:
    annealer = Annealer(run.board, params, rng, Watch(until_s - monotonic()))
    annealer.run(0.0, meet)
    return annealer.best
