"""An operation's case rostered and measured: anytime points, hours below load, gap by worth, memory."""

from __future__ import annotations

import time
from dataclasses import dataclass
from pathlib import Path

from planted.operation import below_load_pct, case_of, times
from solver import check, solve
from solver.case import RosterCase
from solver.outcomes import Result, TracePoint
from solver.roster.params import SolveParams
from solver.roster.partners.machine import peak_mb as own_peak_mb

READY = SolveParams(time_limit_s=10.0, breaks_limit_s=1.0, reproducible=True, moves=8, passes=1, bound_steps=2)
"""A run that goes through every stage, however long it compiles."""


@dataclass(frozen=True, slots=True)
class Measured:
    """Figures of one run; `cost` and `bound` in cents, `first_s` of the first legal roster, None without one."""

    instance: str
    agents: int
    status: str
    cost: float | None
    bound: float | None
    violations: int | None
    first_s: float | None
    seconds: float
    peak_mb: float
    below_load_pct: float | None
    gap_of_worth_pct: float | None
    terms: dict[str, int]
    trace: tuple[TracePoint, ...]

    def as_json(self) -> dict[str, object]:
        """All figures but the anytime points, which are lines of their own."""
        return {name: getattr(self, name) for name in self.__dataclass_fields__ if name != "trace"}

    def lines(self) -> list[str]:
        """Every anytime point, then the figures."""
        points = [
            f"{p.elapsed_s:9.2f}  {p.stage:<12} {p.objective_cents:>16,.0f}  {'legal' if p.legal else ''}"
            for p in self.trace
        ]
        return [*points, *(f"{name:18} {value}" for name, value in self.as_json().items())]


def measure(folder: Path, k: int, params: SolveParams) -> Measured:
    """Roster k times an operation; the clock starts when the case is ready and all code compiled.

    Raises
    ------
    OperationError : if the folder is no operation; ForecastError or SolverError if its files make no sense.
    """
    once = case_of(folder)
    solve(once, READY)
    return figures(f"{folder.resolve().name} x {k}", times(once, k, params.seed), params)


def figures(name: str, case: RosterCase, params: SolveParams) -> Measured:
    """Solve, and count what came out: hard rules by the checker, cover by arithmetic of its own."""
    began, points = time.perf_counter(), list[TracePoint]()
    result = solve(case, params, progress=points.append)
    spent_s = round(time.perf_counter() - began, 2)
    peak_mb = round(max((own_peak_mb(), *result.peak_mb)), 1)
    if result.roster is None:
        known = (name, len(case.agents), result.status, None, result.bound_cents, None, None, spent_s, peak_mb)
        return Measured(*known, None, None, {}, tuple(points))
    cost = sum(cents for _, cents in result.objective)
    return Measured(
        name,
        len(case.agents),
        result.status,
        round(cost, 1),
        result.bound_cents,
        sum(violation.hard for violation in check(case, result.roster)),
        next((round(p.elapsed_s, 2) for p in points if p.legal), None),
        spent_s,
        peak_mb,
        round(below_load_pct(case, result.roster), 4),
        _gap_pct(result, cost),
        {term: round(cents) for term, cents in result.objective if cents},
        tuple(points),
    )


def _gap_pct(result: Result, cost: float) -> float | None:
    """What the objective lies above its bound, in percent of the worth of the whole demand."""
    if result.bound_cents is None or not result.worth_cents:
        return None
    return round(100.0 * (cost - result.bound_cents) / result.worth_cents, 4)
