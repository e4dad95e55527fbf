"""The application: an operation on disk, the pipeline to a proven plan, publishing, nightly runs, reports.

Three callers, one function: the command line, the nightly job and a dashboard all call `plan`.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from planner.changing.changes_file import ChangesFile
    from planner.mending import Budget, Mended
    from planner.operation import Operation, load
    from planner.pipeline import Progress
    from planner.plans import Plan
    from planner.publishing import publish
    from planner.store import Store

_HOMES = {
    "load": "planner.operation",
    "publish": "planner.publishing",
    "Store": "planner.store",
}

__all__ = ["Store", "load", "plan", "publish", "reroster"]


def plan(
    operation: Operation,
    *,
    start: date | None = None,
    weeks: int = 4,
    as_of: datetime | None = None,
    seed: int = 1,
    time_limit_s: float | None = None,
    progress: Progress | None = None,
    cancel: Callable[[], bool] | None = None,
) -> Plan:
    """Plan an operation: forecast, requirement, roster, check, simulation; several threads may do so at once.

    The solver has a process of its own, so that its crash takes nobody down; inside a worker of a pool it works in this
    process. Who wants it otherwise, reproducible, or finished stages reused: `planner.inputs.gather` a `PlanRequest`
    and `planner.pipeline.run_pipeline` the inputs, as this function does.

    Parameters
    ----------
    start : first local day; default the Monday after the history's end.
    weeks : 1..12. `as_of`: only history before it is seen (UTC). `time_limit_s`: search of the roster.
    progress, cancel : told of every step; asked whether to stop (the best roster is kept).

    Returns
    -------
    Plan
        Proven, if it has an `attainment`. `cancelled` if it was stopped. Without a roster, `roster_stage.result` says
        why: status `infeasible` with reasons, or `no_answer`; note `child_lost` where the solver's process died.

    Raises
    ------
    OperationError
        If the request or the operation makes no sense.
    """
    from planner.inputs import PlanRequest, gather
    from planner.pipeline import run_pipeline

    request = PlanRequest(start, weeks, as_of, seed, time_limit_s, isolated=True)
    return run_pipeline(gather(operation, request), progress=progress, cancel=cancel)


def reroster(
    operation: Operation,
    plan: Plan,
    changes: ChangesFile,
    *,
    store: Store | None = None,
    budget: Budget | None = None,
) -> Mended:
    """Mend a plan with the least change under new facts: ranked alternatives, priced and simulated; swaps answered.

    The search has a process of its own, as in `plan`; so the work of other threads does not count for its budget.

    Parameters
    ----------
    plan : draft or published, with its roster; `Mended.plan(n)` gives alternative n as a plan to be stored.
    changes : as a changes file has them.
    store : keeps forecasts and needs that changes call for, so that a second asking is quick.
    budget : now, most people and seconds of the search, default as the changes say; progress and cancel.

    Raises
    ------
    ChangesFileError
        With everything that does not fit the plan, or contradicts itself.
    solver.errors.ProcessLostError
        If the process of the search died.
    """
    from dataclasses import replace

    from planner.answers.standing import Standing
    from planner.inputs import gather
    from planner.mending import Budget, mend

    stood = Standing(plan, gather(operation, plan.request))
    return mend(stood, changes, store, replace(budget or Budget(), isolated=True))


def __getattr__(name: str) -> object:
    """Load a public name from its room on first use."""
    from importlib import import_module

    if name not in _HOMES:
        raise AttributeError(name)
    return getattr(import_module(_HOMES[name]), name)
