"""Small plans of a few shifts in Istanbul, as publishing tests store and publish them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta

import numpy as np
import pandas as pd

from planner import codec
from planner.plans import Plan, RosterStage
from planner.store import Publication, Store
from solver.cover import Requirement
from solver.duties import Break, Duty, OnCallDuty, Roster
from solver.grid import Grid
from solver.outcomes import Attainment, Result, Status

ZONE = "Europe/Istanbul"
MONDAY = date(2026, 11, 23)
LONG_BEFORE = datetime(2026, 11, 2, 9, tzinfo=UTC)
PROVEN = Attainment(pd.DataFrame(), pd.DataFrame(), 1, 1)
NOBODY = Requirement((), np.zeros((0, 0), dtype=bool), np.zeros((1, 0, 1)), (0,), np.zeros((0, 1)))

Shifts = Mapping[tuple[str, int], int]
"""(agent, day of the plan from 0) -> hour at which eight hours of work begin."""


def plan_of(shifts: Shifts, start: date = MONDAY, *, break_h: int = 4, calls: Shifts | None = None) -> Plan:
    """A proven plan of a week; `break_h`: hours into the shift at which its break begins; `calls`: on-call duties."""
    grid = Grid.of(start, 7, 15, ZONE)
    duties = []
    for (agent, offset), hour in shifts.items():
        day = start + timedelta(days=offset)
        begin = grid.minute(day, 60 * hour)
        pause = Break(begin + 60 * break_h, 30)
        duties.append(Duty(agent, begin, begin + 480, day, f"h{hour}", 450, (pause,)))
    on_call = [
        OnCallDuty(agent, begin, begin + 720, "night")
        for (agent, offset), hour in (calls or {}).items()
        for begin in (grid.minute(start + timedelta(days=offset), 60 * hour),)
    ]
    roster = Roster(tuple(sorted(duties)), tuple(sorted(on_call)))
    stage = RosterStage(Result(Status.FEASIBLE, roster), NOBODY, 0)
    key = codec.digest(stage, start)
    proof = codec.digest(PROVEN)
    keys = (("roster", key), ("simulation", proof))
    return Plan(key[:16], "Deniz", start, 1, LONG_BEFORE, 1, "0.1.0", keys, grid, roster_stage=stage, attainment=PROVEN)


def stored(store: Store, plan: Plan) -> Plan:
    """The plan, kept as a draft."""
    store.save_plan(plan, LONG_BEFORE)
    return plan


def published(store: Store, plan: Plan, at: datetime = LONG_BEFORE, **terms: object) -> Publication:
    """Keep a plan and publish it."""
    from planner.publishing import publish

    return publish(stored(store, plan), store, published_at=at, files={"roster.csv": plan.id.encode()}, **terms)  # type: ignore[arg-type]  # by name


def told(store: Store, first: date, last: date) -> dict[tuple[str, int], int]:
    """What is in force, as `plan_of` takes it, with days counted from MONDAY."""
    from planner.publishing import in_force

    rows = (one.row for one in in_force(store, first, last))
    return {(row.agent, (row.day - MONDAY).days): row.starts_at.hour for row in rows if row.kind == "duty"}
