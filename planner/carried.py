"""What publications had people carry before a plan, joined with ledger.csv: part of what a plan was made of."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from planner.operation.operation import LedgerMonth

if TYPE_CHECKING:
    from planner.inputs import Inputs

Carried = tuple[LedgerMonth, ...]
"""Months of agents as counted from publications."""


def with_carried(inputs: Inputs, carried: Carried) -> Inputs:
    """The inputs with counted months in their ledger; a month that ledger.csv states of anybody is as it states it."""
    if not carried:
        return inputs
    operation = inputs.operation
    stated = {row.month for row in operation.ledger}
    months = tuple(row for row in carried if row.month not in stated)
    ledger = tuple(sorted((*operation.ledger, *months)))
    return replace(inputs, operation=replace(operation, ledger=ledger), carried=months)
