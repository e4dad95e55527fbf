"""CP-SAT as this engine uses it: one worker, linear relaxation at level 2, a seed, and limits that repeat."""

from __future__ import annotations

from dataclasses import dataclass

from ortools.sat.python import cp_model

OBJECTIVE_SCALE = 300
"""Model units per cent: whole for hundredths of a head and for prices per minute (a fifteenth of a quarter's)."""
HEAD_SCALE = 100
DETERMINISTIC_PER_S = 0.5


@dataclass(frozen=True, slots=True)
class Limit:
    """How long one solve may take; when reproducible, in deterministic time, the wall clock only as a guard."""

    wall_s: float
    seed: int
    reproducible: bool = False


def new_solver(limit: Limit) -> cp_model.CpSolver:
    """A solver with the engine's settings."""
    solver = cp_model.CpSolver()
    import os

    solver.parameters.log_search_progress = bool(os.environ.get("CPLOG"))
    solver.parameters.num_workers = 1
    solver.parameters.linearization_level = 2
    solver.parameters.random_seed = limit.seed
    solver.parameters.max_time_in_seconds = max(0.01, limit.wall_s)
    if limit.reproducible:
        solver.parameters.max_deterministic_time = DETERMINISTIC_PER_S * limit.wall_s
        solver.parameters.max_time_in_seconds = 20.0 * limit.wall_s
    return solver
