"""One instance, run in a process of its own: what it cost, how long it took, what it held in memory."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
import time
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass, field, replace
from importlib import import_module
from multiprocessing import Pipe
from multiprocessing.connection import Connection
from typing import TYPE_CHECKING

from instances.formats import Source, load
from instances.instance import Instance, Verdict
from instances.problems import Fault, Unreadable

if TYPE_CHECKING:
    from solver.outcomes import Result, TracePoint

LAST_SHARE, LAST_S = 0.02, 0.3  # of the time, kept for the result and the verifier
PATIENCE_S = 60.0  # after the time is over, until a run counts as lost
READY_S = 12.0
READY_TURNS, READY_OVER_S = 3, 4.0
READY_PATIENCE_S = 120.0  # for the compiling before it; what is not ready then is compiled in a measured run
LOOK_S = 1.0  # between two looks whether the process that asked still lives
ERRORS = 2  # number of the stream that takes what libraries print: the other one is for figures
END_S = 5.0  # for a process that has answered, or broken off, to end by itself
CHILD = (
    "import json, sys; sys.path[:] = json.loads(sys.argv[1]); from instances import runs; "
    "runs.serve(int(sys.argv[2]), int(sys.argv[3]))"
)
NOBODY = "no roster in time"


@dataclass(frozen=True, slots=True)
class Budget:
    """What a run may use: wall seconds in total, processes, and the seed of every choice."""

    seconds: float
    workers: int
    seed: int


@dataclass(frozen=True, slots=True)
class Point:
    """An anytime point: seconds since the run began, stage, cost in the instance's units, and whether it is legal."""

    at_s: float
    stage: str
    cost: float
    legal: bool


@dataclass(frozen=True, slots=True)
class Row:
    """What is told of a run; `cost` is the verifier's word, None without a legal roster.

    `violations` counts what the roster found breaks; it is 0 where no roster was found, which a cost of None tells.
    """

    instance: str
    cost: float | None = None
    bound: float | None = None
    violations: int = 0
    first_s: float | None = None
    seconds: float = 0.0
    peak_mb: float = 0.0
    uncovered_pct: float | None = None
    best_known: int | None = None
    terms: dict[str, int] = field(default_factory=dict)
    broken: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
    trace: tuple[Point, ...] = ()

    def as_json(self) -> dict[str, object]:
        """The agreed keys; `uncovered_pct` where the instance is about cover."""
        keys = ("instance", "cost", "bound", "violations", "first_s", "seconds", "peak_mb")
        found = {key: value for key, value in asdict(self).items() if key in keys}
        return found if self.uncovered_pct is None else {**found, "uncovered_pct": self.uncovered_pct}


def run(source: Source, budget: Budget) -> Row:
    """Run an instance in a new process, so that its memory is its own and its end is nobody else's.

    Raises
    ------
    Unreadable : as `load`.
    """
    answer, spent_s, code = _in_a_process(source, budget, budget.seconds + PATIENCE_S)
    if isinstance(answer, tuple):
        raise Unreadable(answer)
    lost = f"{NOBODY}: the process ended with {code}"
    return answer if isinstance(answer, Row) else Row(source.name, seconds=round(spent_s, 2), warnings=(lost,))


def make_ready(sources: Sequence[Source]) -> None:
    """Run the first instance of each format for a while, so that compiled code is there before any clock starts.

    What overran its time was compiling, and may not have come to its later stages: it runs once more.
    """
    for source in {source.format: source for source in reversed(sources)}.values():
        for _ in range(READY_TURNS):
            _, spent_s, _ = _in_a_process(source, Budget(READY_S, 1, 1), READY_PATIENCE_S)
            if spent_s < READY_S + READY_OVER_S:
                break


def _in_a_process(
    source: Source, budget: Budget, patience_s: float
) -> tuple[Row | tuple[Fault, ...] | None, float, int | None]:
    """What a new process answers (None if it ends without), its wall seconds, and how it ended.

    No process of `multiprocessing`: inside one the solver takes the cores for shared out and searches alone.
    """
    began = time.time()
    here, there = Pipe()
    command = [sys.executable, "-c", CHILD, json.dumps(sys.path), str(there.fileno()), str(os.getpid())]
    with subprocess.Popen(command, pass_fds=[there.fileno()], stdout=ERRORS) as child:
        there.close()
        try:
            here.send((source, budget, began))
            answer = here.recv() if here.poll(patience_s) else None
        except (EOFError, OSError):
            answer = None
        with suppress(subprocess.TimeoutExpired):
            child.wait(END_S)
        child.kill()
    return answer, _since(began), child.returncode


def serve(handle: int, parent: int) -> None:
    """The child's part: the row, or the faults of the file; it ends with the process that asked."""
    threading.Thread(target=_end_with, args=(parent,), daemon=True).start()
    pipe: Connection = Connection(handle)
    import_module("solver.roster.engine")  # compiled code is loaded before the instance's clock starts

    source, budget, began = pipe.recv()
    try:
        answer: Row | tuple[Fault, ...] = run_here(source, replace(budget, seconds=budget.seconds - _since(began)))
    except Unreadable as wrong:
        answer = wrong.faults
    pipe.send(answer)
    pipe.close()


def _end_with(parent: int) -> None:
    """End when the parent is another one, as ours has died."""
    while os.getppid() == parent:
        time.sleep(LOOK_S)
    os._exit(1)


def run_here(source: Source, budget: Budget) -> Row:
    """Read, build, solve and verify within the budget; all seconds told count from the reading."""
    from solver import solve
    from solver.roster.params import SolveParams
    from solver.roster.personal import HARD_CENTS

    began = time.time()
    instance = load(source)
    kept_s = _since(began) + LAST_S + LAST_SHARE * budget.seconds
    points: list[Point] = []

    def told(point: TracePoint) -> None:
        cost = instance.cost_of(point.objective_cents)
        legal = point.legal or point.objective_cents < HARD_CENTS  # one hard unit would cost as much
        legal &= instance.hard_cost is None or cost < instance.hard_cost
        points.append(Point(round(_since(began), 2), point.stage, round(cost, 2), legal))

    limit_s = max(0.0, budget.seconds - kept_s)
    params = SolveParams(time_limit_s=limit_s, seed=budget.seed, workers=budget.workers)
    result = solve(instance.case, params, progress=told)
    verdict = None if result.roster is None else instance.judge(result.roster)
    return _row(instance, result, verdict, tuple(points), _since(began))


def _since(began: float) -> float:
    """Wall seconds since a moment."""
    return time.time() - began


def _row(instance: Instance, result: Result, verdict: Verdict | None, trace: tuple[Point, ...], spent_s: float) -> Row:
    from instances.claims import false_claims
    from solver.roster.partners.machine import peak_mb as own_peak_mb

    peak_mb = max((own_peak_mb(), *result.peak_mb))
    bound = None if result.bound_cents is None else round(instance.cost_of(result.bound_cents), 2)
    shared = (round(spent_s, 2), round(peak_mb, 1))
    if verdict is None:
        reasons = (f"{NOBODY}: {result.status}", *instance.warnings, *result.reasons, *result.notes)
        return Row(instance.name, None, bound, 0, None, *shared, None, instance.best_known, {}, (), reasons, trace)
    legal = not verdict.violations
    first_s = next((p.at_s for p in trace if p.legal), round(spent_s, 2)) if legal else None
    return Row(
        instance.name,
        float(verdict.cost) if legal else None,
        bound,
        len(verdict.violations),
        first_s,
        *shared,
        None if verdict.uncovered_pct is None else round(verdict.uncovered_pct, 4),
        instance.best_known,
        verdict.terms,
        verdict.violations,
        (*_differs(instance, result, verdict), *false_claims(instance, result), *instance.warnings, *result.notes),
        trace,
    )


def _differs(instance: Instance, result: Result, verdict: Verdict) -> tuple[str, ...]:
    """A warning where the solver's objective is not what the verifier counts."""
    objective = instance.cost_of(sum(cents for _, cents in result.objective))
    if verdict.violations or abs(objective - verdict.cost) <= max(0.5, 1e-6 * abs(objective)):
        return ()
    return (f"the solver's objective is {objective:g}, the verifier counts {verdict.cost:g}",)
