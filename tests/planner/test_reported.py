"""What came, told on the intervals of the plan."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from planner.reported import reported_contacts
from tests.planner.report import worlds

QUEUE = "phone-tr"


@pytest.mark.parametrize(("history_min", "width"), [(30, 60), (60, 60), (60, 30)])
def test_what_came_is_told_on_the_plans_intervals(history_min: int, width: int) -> None:
    """Finer history is summed, coarser is spread like the forecast, an incomplete hour is not told."""
    inputs = worlds.inputs()
    start = pd.date_range("2025-11-04 21:00", periods=24 * 60 // history_min, freq=f"{history_min}min", tz="UTC")
    contacts = pd.DataFrame({"queue": QUEUE, "start": start, "offered": float(history_min), "aht_s": 300.0}).iloc[1:]
    config = inputs.operation.config.model_copy(update={"history_interval_min": history_min})
    inputs = replace(inputs, operation=replace(inputs.operation, config=config, contacts=contacts))
    grid = pd.date_range("2025-11-04 21:00", periods=24 * 60 // width, freq=f"{width}min", tz="UTC")
    table = pd.DataFrame({"queue": QUEUE, "start": grid, "mean": 10.0 + 20.0 * (np.arange(len(grid)) % 2)})
    came = reported_contacts(inputs, table, width)
    gap = 60 // width
    assert np.isnan(came[:gap]).all()
    assert came[gap:].sum() == 60 * 23
    if width < history_min:
        assert came[gap : 2 * gap].tolist() == [15.0, 45.0]


def test_queues_are_not_mixed_and_capped_intervals_tell_no_number() -> None:
    """At least seven is not seven; a queue without a row was not reported."""
    inputs = worlds.inputs()
    start = pd.Timestamp("2025-11-04 21:00", tz="UTC")
    rows = [("b", 5.0, False), ("a", 3.0, False), ("c", 7.0, True)]
    contacts = pd.DataFrame(rows, columns=["queue", "offered", "at_least"]).assign(start=start)
    config = inputs.operation.config.model_copy(update={"history_interval_min": 30})
    inputs = replace(inputs, operation=replace(inputs.operation, config=config, contacts=contacts))
    table = pd.DataFrame({"queue": list("abcd"), "start": start, "mean": 1.0})
    assert reported_contacts(inputs, table, 30) == pytest.approx([3.0, 5.0, np.nan, np.nan], nan_ok=True)
