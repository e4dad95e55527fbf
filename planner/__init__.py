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
    from planner.publisher import publish
    from planner.store import Store

_HOMES = {
    "load": "planner.operation",
    "publish": "planner.publisher",
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
    """Plan an operation: forecast, requirement, roster, check, simulation.

    Parameters
    ----------
    start : first local day; default the Monday after the history's end.
    weeks : 1..12. `as_of`: only history before it is seen (UTC). `time_limit_s`: search of the roster.
    progress, cancel : told of every step; asked whether to stop (the best roster is kept).

    Raises
    ------
    OperationError
        If the request or the operation makes no sense.
    """
    from planner.inputs import PlanRequest, gather
    from planner.pipeline import run_pipeline

    request = PlanRequest(start, weeks, as_of, seed, time_limit_s)
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

    Parameters
    ----------
    plan : draft or published, with its roster; `Mended.plan(n)` gives alternative n as a plan to be stored.
    changes : as a changes file has them.
    store : keeps forecasts and needs that changes call for, so that a second asking is quick.
    budget : now, most people and seconds of the search; default as the changes say.

    Raises
    ------
    ChangesFileError
        With everything that does not fit the plan, or contradicts itself.
    """
    from planner.answers.standing import Standing
    from planner.inputs import gather
    from planner.mending import mend

    stood = Standing(plan, gather(operation, plan.request))
    return mend(stood, changes, store, budget)


def __getattr__(name: str) -> object:
    """Load a public name from its room on first use."""
    from importlib import import_module

    if name not in _HOMES:
        raise AttributeError(name)
    return getattr(import_module(_HOMES[name]), name)
