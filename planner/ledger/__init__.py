"""The ledger: what each agent carried in twelve months, from what is published and from ledger.csv."""

from planner.ledger.counting import LedgerRow
from planner.ledger.joining import operation_ledger, with_ledger
from planner.ledger.rows import ledger_rows, refresh_ledger

__all__ = ["LedgerRow", "ledger_rows", "operation_ledger", "refresh_ledger", "with_ledger"]
