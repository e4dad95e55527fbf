"""A forecast that is no number, or a negative one: arithmetic broke, whatever the history said."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from planner.gates.gate import Check, ForecastSeen, Gate


def _find(seen: ForecastSeen) -> Iterator[Gate]:
    table = seen.forecast.table
    values = table[["mean", "q10", "q50", "q90"]].to_numpy(dtype=float)
    wrong = (~np.isfinite(values) | (values < 0)).any(axis=1)
    for queue, count in table.loc[wrong, "queue"].value_counts().sort_index().items():
        yield Gate("gate_forecast_broken", (("count", str(count)), ("queue", str(queue))))


FORECAST_NUMBERS = Check(("gate_forecast_broken",), _find)
