"""Whether the history reaches the plan, and whether every queue speaks in it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from planner.operation.operation import Operation
from planner.operation.reading import as_parameters
from planner.problems import Problem
from solver.grid import Grid, utc

FILE = "contacts"
LEAST_WEEKS = 2


def history_sense(operation: Operation, grid: Grid) -> tuple[Problem, ...]:
    """History that ends before the plan starts, that is too short, and queues that are silent in it."""
    end = operation.history_end
    return () if end is None else tuple(_problems(operation, end, utc(grid.start_min)))


def _problems(operation: Operation, end: datetime, start: datetime) -> Iterator[Problem]:
    cycle, zone = operation.config.cycle, ZoneInfo(operation.config.zone)
    covered = end + timedelta(minutes=operation.config.history_interval_min)
    if start - covered > timedelta(hours=cycle.stale_after_h):
        days = (start - covered) // timedelta(days=1)
        yield _warning("sense_history_early", day=covered.astimezone(zone).date(), days=days)
    first = operation.contacts["start"].min().to_pydatetime()
    if covered - first < timedelta(weeks=LEAST_WEEKS):
        yield _warning("sense_history_short", days=(covered - first) // timedelta(days=1), weeks=LEAST_WEEKS)
    lasts = operation.contacts.groupby("queue")["start"].max()
    for queue in operation.queues:
        if queue.id not in lasts.index:
            yield _warning("sense_queue_without_history", queue=queue.id)
        elif end - lasts[queue.id] > timedelta(hours=cycle.silent_queue_h):
            day = lasts[queue.id].to_pydatetime().astimezone(zone).date()
            yield _warning("sense_queue_silent", queue=queue.id, day=day)


def _warning(code: str, **parameters: object) -> Problem:
    return Problem(FILE, None, None, code, "", as_parameters(parameters), severity="warning")
