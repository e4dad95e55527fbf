"""The whole solver as a process of its own: its memory goes back, and a crash costs a search, not the caller."""

from __future__ import annotations

import logging
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass, replace
from queue import Empty, SimpleQueue
from time import monotonic
from traceback import format_exc

from solver.case import RosterCase
from solver.duties import Roster
from solver.errors import EngineFault, SolverError
from solver.errors import Problem as Wrong
from solver.outcomes import CHILD_LOST, Result, Status, TracePoint
from solver.roster.bound.certified import certified
from solver.roster.engine import search
from solver.roster.params import SolveParams
from solver.roster.partners.companion import Companion
from solver.roster.partners.machine import workers_of
from solver.roster.partners.offers import Offer, show
from solver.roster.partners.served import Line, Work
from solver.roster.problem import Problem, build_problem
from solver.roster.run import Run
from solver.roster.watch import Cancel, Progress, Watch

logger = logging.getLogger(__name__)

LOOK_S = 0.1
PATIENCE_S = 60.0
"""Seconds that a cancelled child may take to hand over its best roster."""


@dataclass(frozen=True, slots=True)
class Stop:
    """The caller wants the best roster now."""


@dataclass(frozen=True, slots=True)
class Refused:
    """The case makes no sense; all problems found."""

    problems: tuple[Wrong, ...]


@dataclass(frozen=True, slots=True)
class Faulty:
    """The engine broke down; the traceback as it is printed."""

    traceback: str


@dataclass(frozen=True, slots=True)
class SolveTask:
    """A whole run, told of as it goes."""

    case: RosterCase
    params: SolveParams
    start: Roster | None

    def work(self, line: Line) -> None:
        """Solve; anytime points, better rosters and the result go over the line."""
        limit_s = self.params.wall_limit_s
        watch = Watch(limit_s, line.post, lambda: line.inbox.take(Stop) is not None)
        answer(line, lambda: search(self.case, self.params, watch, self.start, line.post))


def answer(line: Line, make: Callable[[], object]) -> None:
    """Send what `make` gives over the line, or what is wrong with the case, or the engine's fault."""
    try:
        line.send(make())
    except SolverError as error:
        line.send(Refused(error.problems))
    except MemoryError:
        raise  # no bug: the process is lost
    except Exception:
        line.send(Faulty(format_exc()))


def solve_apart(
    case: RosterCase,
    params: SolveParams,
    progress: Progress | None = None,
    cancel: Cancel | None = None,
    start: Roster | None = None,
) -> Result:
    """Roster a case as `solver.roster.engine.solve` does, in a process of its own.

    Returns
    -------
    Result
        As `solve`; if the process dies, the best roster that it had told of by then (every stage and twenty times
        while annealing) with `child_lost` among the notes, or `no_answer` without a roster if it had told of none, or
        could not even be started.
        `peak_mb` is the child's.

    Raises
    ------
    SolverError
        If the case makes no sense.
    EngineFault
        If the engine itself breaks down there: our bug, with the traceback of that process.
    """
    if params.time_limit_s <= 0:
        return Result(Status.NO_ANSWER, None)
    own = params if params.reproducible else params.model_copy(update={"workers": workers_of(params)})
    heard: SimpleQueue[object] = SimpleQueue()
    try:
        begun = Companion(Work(SolveTask(case, own, start)), heard.put)
    except OSError as error:
        logger.warning("the solver's process could not be started: %s", error)
        return Result(Status.NO_ANSWER, None, notes=(CHILD_LOST,))
    with closing(begun) as process:
        told = _Told(process, heard, progress, cancel)
        result = told.listen()
        if result is None:
            logger.warning("the solver's process was lost: %s", process.lost or "it did not stop")
            result = _salvaged(case, own, told)
        return result


class _Told:
    """What the caller was told so far: anytime points, the best roster, and the result in the end."""

    def __init__(
        self, process: Companion, heard: SimpleQueue[object], progress: Progress | None, cancel: Cancel | None
    ) -> None:
        self.process, self.trace = process, list[TracePoint]()
        self.best: Offer | None = None
        self._heard, self._progress, self._cancel = heard, progress, cancel
        self._stopped_at: float | None = None

    def listen(self) -> Result | None:
        """Pass on what comes until the result does; None if the process is lost or does not stop when told to."""
        while True:
            try:
                over = self._over()  # asked first: what was sent before the end is still to be taken
                message = self._next()
                if isinstance(message, Result):
                    return message
                if message is None and over:
                    return None
                self._take(message)
            except KeyboardInterrupt:
                if self._stopped_at is not None:
                    raise
                self._stop()

    def _next(self) -> object | None:
        if self._stopped_at is None and self._cancel is not None and self._cancel():
            self._stop()
        try:
            return self._heard.get(timeout=LOOK_S)
        except Empty:
            return None

    def _take(self, message: object | None) -> None:
        match message:
            case TracePoint():
                self.trace.append(message)
                if self._progress is not None:
                    self._progress(message)
            case Offer():
                self.best = message
            case Refused():
                raise SolverError(message.problems)
            case Faulty():
                raise EngineFault(message.traceback)
            case _:
                pass

    @property
    def cancelled(self) -> bool:
        """Whether the caller wanted to stop."""
        return self._stopped_at is not None

    def _stop(self) -> None:
        self._stopped_at = monotonic()
        self.process.post(Stop())

    def _over(self) -> bool:
        late = self._stopped_at is not None and monotonic() - self._stopped_at > PATIENCE_S
        return late or self.process.done or not self.process.alive


def _salvaged(case: RosterCase, params: SolveParams, told: _Told) -> Result:
    """The best roster of a lost process as a certified result; its status is no proof of anything."""
    trace, notes, peak = tuple(told.trace), (CHILD_LOST,), (told.process.peak_mb,)
    if told.best is None:
        return Result(Status.NO_ANSWER, None, trace=trace, notes=notes, peak_mb=peak)
    forms = tuple(form for rule in case.rules for form in rule.forms(case))
    problem, watch = build_problem(case, forms), Watch(0.0)
    watch.cancelled = True  # so that nothing more is searched for or proven
    found = _priced(problem, told.best, params, watch)
    kept = replace(found, trace=trace, notes=notes, peak_mb=peak, cancelled=told.cancelled)
    return certified(case, kept, params, watch)


def _priced(problem: Problem, best: Offer, params: SolveParams, watch: Watch) -> Result:
    """A roster with its objective by term."""
    if problem.case.requirement.focus is not None:
        from solver.roster.focus.engine import focus_result

        return focus_result(problem, best.roster, params, watch)
    run = Run(problem, params, watch)
    show(run, best)
    return run.result()
