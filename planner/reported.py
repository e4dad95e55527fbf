"""What came, told on the intervals of a forecast."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

if TYPE_CHECKING:
    from planner.inputs import Inputs
    from solver.cover import FloatArray

CELL = ["queue", "start"]


def reported_contacts(inputs: Inputs, table: pd.DataFrame, interval_min: int) -> FloatArray:
    """Contacts that came per row of a forecast's table (queue, start, mean), from all the history there is.

    NaN unless an interval was reported whole; rows "at least" tell no number. Where history is coarser than the
    forecast, a coarse interval's contacts are spread over it like the forecast.
    """
    history = inputs.operation.config.history_interval_min
    wide = max(history, interval_min)
    contacts = inputs.operation.contacts
    start = table["start"].dt.floor(f"{wide}min")
    came = contacts[(contacts["start"] >= start.min()) & (contacts["start"] < start.max() + pd.Timedelta(minutes=wide))]
    if "at_least" in came.columns:
        came = came[~came["at_least"].fillna(False).astype(bool)]
    cell = came["start"].dt.floor(f"{wide}min").rename("start")
    grouped = came.groupby([came["queue"].astype(object), cell])["offered"].agg(["sum", "count"])
    whole = grouped.loc[grouped["count"] * history == wide, "sum"]
    cells = pd.MultiIndex.from_arrays([table["queue"].astype(object), start], names=CELL)
    total: FloatArray = whole.reindex(cells).to_numpy(float)
    if wide == interval_min:
        return total
    mean = table["mean"].to_numpy(float)
    sums = table["mean"].groupby([table["queue"], start]).transform("sum").to_numpy(float)
    even = np.full(len(mean), interval_min / wide)
    return np.asarray(total * np.where(sums > 0, mean / np.where(sums > 0, sums, 1.0), even), float)
