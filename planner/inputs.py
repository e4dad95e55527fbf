"""Inputs: all that a plan is made of, frozen. A scenario is a pure change of these."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from planner.carried import Carried, with_carried
from planner.keeping.kept import Kept
from planner.keeping.standing_on import with_kept
from planner.operation.operation import Operation
from planner.patience import with_patience
from planner.problems import OperationError, Problem
from solver.grid import Grid

MOST_WORKERS = 64


@dataclass(frozen=True, slots=True)
class Inputs:
    """An operation with the period to plan and how.

    Attributes
    ----------
    start, weeks : first local day and length.
    as_of : the asked moment (UTC); only intervals of history that ended by then and events known by then are seen.
    time_limit_s : seconds for the search of the roster, breaks and correction apart.
    reproducible : one process and deterministic limits, so equal inputs give equal bytes.
    workers : processes that search for the roster; None = as many as the machine and the time suggest.
    isolated : the search has a process of its own, whose crash costs the search and not the caller; no key holds it.
    kept : what is published and stays in the draft; None = nothing is.
    carried : months of the ledger that were counted from publications; they stand in the operation's ledger as well.
    """

    operation: Operation
    start: date
    weeks: int
    as_of: datetime
    seed: int
    time_limit_s: float
    reproducible: bool = False
    workers: int | None = None
    kept: Kept | None = None
    carried: Carried = ()
    isolated: bool = False

    @property
    def grid(self) -> Grid:
        """The planning grid."""
        config = self.operation.config
        return Grid.of(self.start, 7 * self.weeks, config.grid_min, config.zone)

    @property
    def seen_until(self) -> datetime:
        """End of the last interval of history at or before as-of; as-of itself where nothing is seen."""
        interval = timedelta(minutes=self.operation.config.history_interval_min)
        starts = self.operation.contacts["start"]
        seen = starts[starts <= self.as_of - interval]
        last: datetime | None = None if seen.empty else seen.max().to_pydatetime()
        return self.as_of if last is None else last + interval


@dataclass(frozen=True, slots=True)
class PlanRequest:
    """What to plan and how; what is None is filled by `gather`.

    Attributes
    ----------
    start : first local day; default the first Monday on or after as-of.
    weeks : 1..`most_weeks`, 12 for a plan and more for a forecast alone.
    as_of : only history before it is seen, local to the operation if it has no offset;
        default the history's end.
    seed : 0 or more.
    time_limit_s : search of the roster, finite and 0 or more; default from operation.yaml.
    workers : processes that search for the roster, 1..64; default two where there are two cores.
    isolated : search in a process of its own, as far as this one may start any; the roster is the same.
    kept, carried : what was published when the plan was asked for, and the months counted from it; a plan's own
        request has both.
    """

    start: date | None = None
    weeks: int = 4
    as_of: datetime | None = None
    seed: int = 1
    time_limit_s: float | None = None
    reproducible: bool = False
    most_weeks: int = 12
    workers: int | None = None
    kept: Kept | None = None
    carried: Carried = ()
    isolated: bool = False


def gather(operation: Operation, request: PlanRequest) -> Inputs:
    """Fill what the request leaves open, and the patience of queues where the history seen tells it.

    Raises
    ------
    OperationError
        If there is no history at all, the plan would start inside the history seen, or weeks, seed or time limit
        are out of range.
    """
    zone = ZoneInfo(operation.config.zone)
    interval = timedelta(minutes=operation.config.history_interval_min)
    end = operation.history_end
    problems = _out_of_range(request)
    if end is None:
        problems = (Problem("contacts", None, None, "empty_history"), *problems)
    if problems or end is None:
        raise OperationError(problems)
    seen = placed(request.as_of or end + interval, zone)
    start = request.start or _next_monday(seen.astimezone(zone))
    if start < seen.astimezone(zone).date():
        last = (("end", seen.astimezone(zone).date().isoformat()),)
        raise OperationError((Problem("command line", None, "start", "start_before_history", start.isoformat(), last),))
    limit = operation.config.solver.time_limit_s if request.time_limit_s is None else request.time_limit_s
    known = with_patience(operation, seen)
    made = Inputs(known, start, request.weeks, seen, request.seed, limit, request.reproducible, request.workers)
    made = replace(made, isolated=request.isolated)
    return with_carried(with_kept(made, request.kept), request.carried)


def _dated(at: date | None) -> bool:
    """Whether a day or moment is of a year that plans are made for; beyond them arithmetic with zones ends."""
    return at is None or 2000 <= at.year <= 2100


def _out_of_range(request: PlanRequest) -> tuple[Problem, ...]:
    """What is asked outside its range."""
    limit, most = request.time_limit_s, (("most", str(request.most_weeks)),)
    asked = (
        ("start", str(request.start), _dated(request.start)),
        ("as_of", str(request.as_of), _dated(request.as_of)),
        ("weeks", str(request.weeks), 1 <= request.weeks <= request.most_weeks),
        ("seed", str(request.seed), request.seed >= 0),
        ("time_limit", str(limit), limit is None or (math.isfinite(limit) and limit >= 0)),
        ("workers", str(request.workers), request.workers is None or 1 <= request.workers <= MOST_WORKERS),
    )
    return tuple(
        Problem("command line", None, name.replace("_", "-"), f"{name}_out_of_range", value, most)
        for name, value, fits in asked
        if not fits
    )


def placed(moment: datetime, zone: ZoneInfo) -> datetime:
    """A moment in UTC; one without an offset is local."""
    return (moment if moment.tzinfo else moment.replace(tzinfo=zone)).astimezone(UTC)


def _next_monday(local: datetime) -> date:
    """The first Monday on or after a moment (midnight itself counts as its own day)."""
    day = local.date() if local.time() == time(0) else local.date() + timedelta(days=1)
    return day + timedelta(days=-day.weekday() % 7)


def seen_only(inputs: Inputs) -> Operation:
    """The operation with the history that is seen as of the asked moment."""
    contacts = inputs.operation.contacts
    interval = timedelta(minutes=inputs.operation.config.history_interval_min)
    return replace(inputs.operation, contacts=contacts[contacts["start"] <= inputs.as_of - interval])


def with_operation(inputs: Inputs, operation: Operation) -> Inputs:
    """The same request for a changed operation."""
    return replace(inputs, operation=operation)
