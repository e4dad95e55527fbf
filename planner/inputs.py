"""Inputs: all that a plan is made of, frozen. A scenario is a pure change of these."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from planner.operation.operation import Operation
from planner.problems import OperationError, Problem
from solver.grid import Grid


@dataclass(frozen=True, slots=True)
class Inputs:
    """An operation with the period to plan and how.

    Attributes
    ----------
    start, weeks : first local day and length; `as_of` : only history before it is seen (UTC).
    time_limit_s : seconds for the search of the roster, breaks and correction apart.
    reproducible : one process and deterministic limits, so equal inputs give equal bytes.
    """

    operation: Operation
    start: date
    weeks: int
    as_of: datetime
    seed: int
    time_limit_s: float
    reproducible: bool = False

    @property
    def grid(self) -> Grid:
        """The planning grid."""
        config = self.operation.config
        return Grid.of(self.start, 7 * self.weeks, config.grid_min, config.zone)


def gather(
    operation: Operation,
    *,
    start: date | None = None,
    weeks: int = 4,
    as_of: datetime | None = None,
    seed: int = 1,
    time_limit_s: float | None = None,
    reproducible: bool = False,
) -> Inputs:
    """Fill what was not said: start = the Monday after the history's end, as-of = the history's end.

    Raises
    ------
    OperationError
        If there is no history at all, or weeks are outside 1..12.
    """
    end = operation.history_end
    problems = []
    if end is None:
        problems.append(Problem("contacts", None, None, "empty_history"))
    if not 1 <= weeks <= 12:
        problems.append(Problem("command line", None, "weeks", "weeks_out_of_range", str(weeks)))
    if problems or end is None:
        raise OperationError(tuple(problems))
    zone = ZoneInfo(operation.config.zone)
    interval = timedelta(minutes=operation.config.history_interval_min)
    seen = as_of if as_of is not None else end + interval
    chosen = start if start is not None else _next_monday(seen.astimezone(zone))
    limit = operation.config.solver.time_limit_s if time_limit_s is None else time_limit_s
    return Inputs(operation, chosen, weeks, seen.astimezone(UTC), seed, limit, reproducible)


def _next_monday(local: datetime) -> date:
    """The first Monday on or after a moment (midnight itself counts as its own day)."""
    day = local.date() if local.time() == time(0) else local.date() + timedelta(days=1)
    return day + timedelta(days=-day.weekday() % 7)


def with_operation(inputs: Inputs, operation: Operation) -> Inputs:
    """The same request for a changed operation."""
    return replace(inputs, operation=operation)
