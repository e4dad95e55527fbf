"""CP-SAT as this engine uses it: one worker, linear relaxation at level 2, a seed, and limits that repeat."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor, wait
from dataclasses import dataclass

from ortools.sat.python import cp_model

from solver.roster.params import GUARD

OBJECTIVE_SCALE = 300
"""Model units per cent: whole for hundredths of a head and for prices per minute (a fifteenth of a quarter's)."""
HEAD_SCALE = 100
DETERMINISTIC_PER_S = 0.5
Expr = cp_model.LinearExpr | int
"""A sum of variables, or what is known."""
LOOK_S = 0.2  # how often an interrupt is looked for, and whether to stop


@dataclass(frozen=True, slots=True)
class Limit:
    """How long one solve may take; when reproducible, in deterministic time, the wall clock only as a guard.

    `stopped` is asked during a long solve whether to end it with what it has.
    """

    wall_s: float
    seed: int
    reproducible: bool = False
    stopped: Callable[[], bool] | None = None


def new_solver(limit: Limit) -> cp_model.CpSolver:
    """A solver with the engine's settings."""
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    solver.parameters.linearization_level = 2
    solver.parameters.random_seed = limit.seed
    solver.parameters.max_time_in_seconds = max(0.01, limit.wall_s)
    if limit.reproducible:
        solver.parameters.max_deterministic_time = DETERMINISTIC_PER_S * limit.wall_s
        solver.parameters.max_time_in_seconds = GUARD * limit.wall_s
    solver.parameters.catch_sigint_signal = False  # it would end the search and tell nobody
    return solver


def solve(
    solver: cp_model.CpSolver, model: cp_model.CpModel, stopped: Callable[[], bool] | None = None
) -> cp_model.CpSolverStatus:
    """Solve beside the calling thread, which so hears of an interrupt at once; `stopped` ends it with what it has.

    Raises
    ------
    KeyboardInterrupt
        After the search has been stopped.
    """
    with ThreadPoolExecutor(1) as beside:
        search = beside.submit(solver.solve, model)
        try:
            while not search.done():
                wait((search,), timeout=LOOK_S)
                if stopped is not None and not search.done() and stopped():
                    solver.stop_search()
        except KeyboardInterrupt:
            while not search.done():
                solver.stop_search()
                wait((search,), timeout=LOOK_S)
            raise
    return search.result()
