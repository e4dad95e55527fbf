"""The ledger of the year before a plan: months that ledger.csv states, the others from the store."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from planner.agreed import first_month
from planner.carried import Carried, with_carried
from planner.ledger.rows import stored_rows
from planner.operation.operation import LedgerMonth

if TYPE_CHECKING:
    from planner.inputs import Inputs
    from planner.ledger.counting import LedgerRow
    from planner.operation import Operation
    from planner.store import Store

COUNTED = ("nights", "weekends", "feasts", "matches", "on_call", "refused")


def with_ledger(inputs: Inputs, store: Store) -> Inputs:
    """The inputs with what publications had people carry in the twelve months before the plan, ledger.csv first."""
    return with_carried(inputs, operation_ledger(store, inputs.operation, inputs.start))


def operation_ledger(store: Store, operation: Operation, start: date) -> Carried:
    """What the store adds to ledger.csv: agents and months, counted on local days before a plan's start alone.

    A month that ledger.csv states of anybody is left to it, for everybody. In a month in which anybody carried
    anything, who is here and carried nothing has zeros: they could have been asked.
    """
    stated = {row.month for row in operation.ledger}
    with store.reading() as connection:
        rows = stored_rows(connection, first_month(start), start)
    counted = _by_month(rows)
    months = sorted({month for _, month in counted} - stated)
    return tuple(
        LedgerMonth(agent.id, month, tuple((name, counted.get((agent.id, month), {}).get(name, 0)) for name in COUNTED))
        for agent in sorted(operation.agents, key=lambda agent: agent.id)
        for month in months
        if agent.first_day is None or agent.first_day < _month_after(month)
    )


def _by_month(rows: tuple[LedgerRow, ...]) -> dict[tuple[str, date], dict[str, int]]:
    found: dict[tuple[str, date], dict[str, int]] = {}
    for agent, day, measure, amount in rows:
        mine = found.setdefault((agent, day.replace(day=1)), {})
        mine[measure] = mine.get(measure, 0) + amount
    return found


def _month_after(month: date) -> date:
    return date(month.year + month.month // 12, month.month % 12 + 1, 1)
