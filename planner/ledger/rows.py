"""The ledger of the store: what publications have people carry, by the day in force."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING

from sqlalchemy import delete, insert, select

from planner.ledger.counting import LedgerRow, burdens
from planner.store import tables
from solver.duties import Duty, OnCallDuty, Roster
from solver.grid import utc_minute

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from planner.inputs import Inputs
    from planner.plans import Plan
    from planner.report.outputs.rows import Row
    from planner.store import Store

ON_CALL = "on_call"
SATURDAY = 5


def ledger_rows(plan: Plan, inputs: Inputs) -> tuple[LedgerRow, ...]:
    """What a plan has each agent carry: (agent, local day, measure, how often), on the days that it covers.

    A weekend whose Saturday was worked before the plan counts there: `inputs` know the days before.
    """
    before = tuple(duty for duty in inputs.operation.previous if duty.day < plan.start)
    roster = Roster((*before, *plan.roster.duties), plan.roster.on_call)
    return burdens(inputs, roster, plan.grid.days)


def refresh_ledger(connection: Connection, store: Store, inputs: Inputs, days: Sequence[date]) -> int:
    """Count some local days again from the duties in force on them, inside the caller's transaction; returns the rows.

    To be called when what is in force has changed: after publishing with the plan's days, after taking back with the
    days from then on. Each day is counted from one publication, the one in force, so nothing counts twice; counting
    again changes nothing.
    """
    from planner.publishing.layers_in_force import duties_in_force

    if not days:
        return 0
    first, last = min(days), max(days)
    last += timedelta(days=last.weekday() == SATURDAY)  # its Sunday is no second weekend
    monday = first - timedelta(days=first.weekday())
    roster = _roster([one.row for one in duties_in_force(connection, store, monday, last)])
    held = tables.ledger.c
    connection.execute(delete(tables.ledger).where(held.day.between(first.isoformat(), last.isoformat())))
    names = ("agent", "day", "measure", "amount")
    every = [first + timedelta(days=n) for n in range((last - first).days + 1)]
    rows = [dict(zip(names, (a, d.isoformat(), m, n), strict=True)) for a, d, m, n in burdens(inputs, roster, every)]
    if rows:
        connection.execute(insert(tables.ledger), rows)
    return len(rows)


def stored_rows(connection: Connection, first: date, before: date) -> tuple[LedgerRow, ...]:
    """What the ledger holds of local days from the first to the day before `before`, by agent, day and measure."""
    held = tables.ledger.c
    query = select(tables.ledger).where(held.day >= first.isoformat(), held.day < before.isoformat())
    found = connection.execute(query.order_by(held.agent, held.day, held.measure))
    return tuple((row.agent, date.fromisoformat(row.day), row.measure, int(row.amount)) for row in found)


def _roster(rows: Sequence[Row]) -> Roster:
    """Published rows as duties; breaks and activities carry no burden."""
    duties, calls = [], []
    for row in rows:
        start_min, end_min = utc_minute(row.starts_at), utc_minute(row.ends_at)
        if row.kind == ON_CALL:
            calls.append(OnCallDuty(row.agent, start_min, end_min, row.shift))
        else:
            duties.append(Duty(row.agent, start_min, end_min, row.day, row.shift, round(60 * row.paid_h)))
    return Roster(tuple(sorted(duties)), tuple(sorted(calls)))
