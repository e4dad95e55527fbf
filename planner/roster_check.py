"""Judging a roster from a file: over which days, against which need, and what differs from the stored plan."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import numpy as np

from planner.casework import make_case, make_groups, on_call_policies
from planner.coming_events import event_days
from planner.inputs import Inputs
from planner.operation.floor_policies import floor_policies
from planner.operation.operation import Operation
from planner.plans import Plan
from planner.problems import NotFoundError, Problem
from planner.roster_files import RosterFile, read_roster
from solver.cover import Requirement
from solver.duties import Duty, Roster
from solver.grid import Grid
from solver.outcomes import Violation

if TYPE_CHECKING:
    from planner.store import Store

NEED_LEVELS = 4
MOST_WEEKS = 12  # rows beyond lie outside, as one mistyped year should


@dataclass(frozen=True, slots=True)
class Changes:
    """How a roster differs from a plan's.

    `shifts` days of agents whose shift times differ, `pauses` those where only breaks, activities, the shift's name
    or pay do, `on_call` on-call duties that are only in one of the two; `people` all agents concerned.
    """

    shifts: int
    pauses: int
    on_call: int
    people: tuple[str, ...]
    paid_min: int


@dataclass(frozen=True, slots=True)
class Judged:
    """A roster from a file, judged: what the checker found, over which inputs, and against which plan (if any)."""

    file: RosterFile
    inputs: Inputs
    found: tuple[Violation, ...]
    plan: Plan | None = None
    changes: Changes | None = None

    @property
    def warnings(self) -> tuple[Problem, ...]:
        """What to know about the reading of the file."""
        return self.file.warnings


def judge_file(path: Path, operation: Operation, store: Store, named: str | None = None) -> Judged:
    """Check a roster file under today's files; no engine is loaded.

    The days are those of the named or newest plan. Without a plan, or where none of the file's shifts lies in it and
    none was named, they are the whole weeks that the file's own shifts touch.

    Raises
    ------
    OperationError
        With every row of the file that cannot be read.
    NotFoundError
        If a plan is named that is not there.
    """
    plan = _plan(store, named)
    grid = None if plan is None else plan.grid
    read = read_roster(path, operation, grid or _anywhere(operation), None if plan is None else plan.roster)
    if plan is None or (named is None and not _touches(read.roster, plan.grid)):
        inputs = _own_weeks(operation, read.roster)
        return Judged(read, inputs, _check(inputs, promised(inputs), read.roster))
    if plan.roster_stage is None:
        raise NotFoundError("plan_without_roster")
    inputs = Inputs(operation, plan.start, plan.weeks, plan.as_of, plan.seed, 0.0)
    found = _check(inputs, plan.roster_stage.requirement, read.roster)
    return Judged(read, inputs, found, plan, changes(plan.roster, read.roster))


def changes(before: Roster, after: Roster) -> Changes:
    """What differs between two rosters, by agent and day."""
    old, new = _by_day(before), _by_day(after)
    differ = [key for key in sorted({*old, *new}) if old.get(key) != new.get(key)]
    moved = [key for key in differ if _times(old.get(key, ())) != _times(new.get(key, ()))]
    standby = set(before.on_call) ^ set(after.on_call)
    people = {agent for agent, _ in differ} | {duty.agent for duty in standby}
    paid = sum(d.paid_min for d in after.duties) - sum(d.paid_min for d in before.duties)
    return Changes(len(moved), len(differ) - len(moved), len(standby), tuple(sorted(people)), paid)


def promised(inputs: Inputs) -> Requirement:
    """Floors and on-call windows of the inputs' days alone: what a roster can be judged by without a forecast."""
    from solver.promises import floors, on_call

    operation, grid = inputs.operation, inputs.grid
    return Requirement(
        rows=(),
        serves=np.zeros((len(make_groups(inputs).members), 0), dtype=bool),
        need=np.zeros((NEED_LEVELS, 0, grid.intervals)),
        cents=(0,) * NEED_LEVELS,
        load=np.zeros((0, grid.intervals)),
        floors=floors(floor_policies(operation.config), operation.agents, operation.queues, grid),
        on_call=on_call(on_call_policies(inputs), operation.agents, grid, event_days(inputs)),
    )


def _check(inputs: Inputs, requirement: Requirement, roster: Roster) -> tuple[Violation, ...]:
    from solver.checker import check

    return check(make_case(inputs, requirement), roster)


def _plan(store: Store, named: str | None) -> Plan | None:
    try:
        return store.plan(named)
    except NotFoundError:
        if named is not None:
            raise
        return None


def _anywhere(operation: Operation) -> Grid:
    """A grid for its clocks alone."""
    return Grid.of(date(2000, 1, 3), 7, operation.config.grid_min, operation.config.zone)


def _touches(roster: Roster, grid: Grid) -> bool:
    starts = [duty.start_min for duty in (*roster.duties, *roster.on_call)]
    return not starts or any(grid.start_min <= start < grid.end_min for start in starts)


def _own_weeks(operation: Operation, roster: Roster) -> Inputs:
    """Whole weeks from the Monday of the first shift, seen from their first midnight."""
    clocks = _anywhere(operation)
    days = [clocks.day_of(duty.start_min) for duty in (*roster.duties, *roster.on_call)]
    first, last = (min(days), max(days)) if days else (clocks.days[0], clocks.days[0])
    start = first - timedelta(days=first.weekday())
    as_of = datetime.combine(start, time(), ZoneInfo(operation.config.zone)).astimezone(UTC)
    return Inputs(operation, start, min((last - start).days // 7 + 1, MOST_WEEKS), as_of, 1, 0.0)


def _by_day(roster: Roster) -> dict[tuple[str, date], tuple[Duty, ...]]:
    found: dict[tuple[str, date], tuple[Duty, ...]] = {}
    for duty in sorted(roster.duties):
        found[duty.agent, duty.day] = (*found.get((duty.agent, duty.day), ()), duty)
    return found


def _times(duties: tuple[Duty, ...]) -> list[tuple[int, int]]:
    return [(duty.start_min, duty.end_min) for duty in duties]
