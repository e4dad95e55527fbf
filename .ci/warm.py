"""Compile the inner loops once: plan the small example for a second, then ask what planning it does not ask.

A second program would take a minute to compile; from the cache it starts at once. The example's folder goes again.
"""

from __future__ import annotations

import tempfile
from dataclasses import replace
from pathlib import Path

import numpy as np

from planner.inputs import PlanRequest, gather
from planner.operation import load
from planner.pipeline import run_pipeline
from planner.templates import init
from solver.queues import Definition, Measure, ServiceGoal
from solver.staffing import attendance, erlang_a, erlang_b, erlang_c, finite_lines, general_patience, transient
from solver.staffing.deadlines import on_time_share
from solver.staffing.deferred import due_curve, even_fill
from solver.staffing.patience_laws import Family, PatienceLaw
from solver.staffing.search import required
from solver.staffing.service import Work
from solver.staffing.tables import service_table

GOAL = ServiceGoal(Measure.SERVICE_LEVEL, 0.8, 30.0)


def plan() -> None:
    """Forecast, requirement, roster, check and simulation."""
    with tempfile.TemporaryDirectory(dir=".venv") as home:
        folder = Path(home) / "op"
        init(folder, "minimal", 1)
        run_pipeline(gather(load(folder), PlanRequest(weeks=1, time_limit_s=1.0)))


def staff() -> None:
    """Formulas of the calculator and of a single line."""
    for work in (Work.of([9.0, 10.0], 300.0, 180.0), Work.of([9.0, 10.0], 300.0)):
        for definition in (Definition.OFFERED, Definition.PATIENT):
            required(work, replace(GOAL, definition=definition))
    work = Work.of([9.0, 10.0], 300.0, 180.0)
    erlang_a.service(12.0, work, GOAL)
    erlang_b.log_blocking(12.0, 10.0)
    erlang_c.service(12.0, Work.of(10.0, 300.0), GOAL)
    finite_lines.service(12, 20, work, GOAL)
    general_patience.service(12.0, work, GOAL, PatienceLaw(Family.WEIBULL, 0.6))
    transient.service_over_time([12, 13], work, GOAL, 30.0)
    service_table(Work.of([[9.0, 10.0]], 300.0, 180.0), GOAL, np.array([12, 13]))


def allow_for() -> None:
    """People who may not come, and work that may wait."""
    attendance.chance_present(12, 10, 0.05, 0.02)
    attendance.absent_quantile(12, 0.9, 0.05, 0.02)
    attendance.rostered_for(10, 0.05, 0.9, 0.02)
    came, weights = np.array([2.0, 3.0, 1.0, 0.0]), np.ones(4)
    on_time_share(came, even_fill(came, due_curve(came, 2, weights), weights, 0.5), 2)


plan()
staff()
allow_for()
