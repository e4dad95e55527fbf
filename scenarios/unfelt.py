"""Edits that nothing feels: laid over the forecast they leave every expected contact as it was."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from planner.inputs import Inputs, with_operation
from planner.layers import layered
from planner.stage_inputs import stage_keys

if TYPE_CHECKING:
    from forecasting import Forecast

TINY = 1e-9
"""Contacts, or seconds, by which rounding may move a forecast."""
KEY = ["queue", "start"]


def only_edits(before: Inputs, after: Inputs) -> bool:
    """Whether nothing but edits of the forecast came to inputs, last and in their order, and none is for staffing."""
    old, new = before.operation.edits, after.operation.edits
    if new[: len(old)] != old or any(edit.quantile is not None for edit in new[len(old) :]):
        return False
    bare = with_operation(after, replace(after.operation, edits=old))
    return stage_keys(bare, "roster") == stage_keys(before, "roster")


def laid(made: Forecast, before: Inputs, after: Inputs) -> Forecast:
    """The forecast of inputs with the edits that came after them."""
    return layered(made, after.operation.edits[len(before.operation.edits) :])


def same_forecast(one: Forecast, other: Forecast) -> bool:
    """Whether two forecasts expect the same, interval by interval."""
    if one is other:
        return True
    if set(one.queues) != set(other.queues) or len(one.table) != len(other.table):
        return False
    tables = [made.table if _ordered(one, other) else made.table.sort_values(KEY) for made in (one, other)]
    if any(not np.array_equal(tables[0][name].to_numpy(), tables[1][name].to_numpy()) for name in KEY):
        return False
    numbers = [name for name in tables[0].columns if name not in KEY]
    return all(np.allclose(tables[0][name], tables[1][name], rtol=TINY, atol=TINY, equal_nan=True) for name in numbers)


def _ordered(one: Forecast, other: Forecast) -> bool:
    return one.queues == other.queues and one.table["queue"].to_numpy()[0] == other.table["queue"].to_numpy()[0]
