"""reservations: daily calls; bookings known two months ahead, school breaks and special days; `;` and d-m-Y."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pandas as pd

from contest.case import Series
from contest.raw import Raw, Sources, event_table, moments, numbers, read_table

AHEAD_DAYS = {"reservations_2months_advance": 60, "summer_break": 400, "christmas_break": 400}
DAY = "%d-%m-%Y"


def read_reservations(sources: Sources) -> Raw:
    """Read the calls and what was known of the coming days; total_reservations is not known and is not read."""
    path = sources.history
    table = read_table(path, ("date", "calls"))
    rows = pd.DataFrame(
        {
            "queue": "calls",
            "start": moments(path, table["date"], "date", DAY),
            "offered": numbers(path, table["calls"], "calls"),
        }
    )
    events, series = (event_table([]), ()) if sources.events is None else read_known(sources.events)
    return Raw(rows, "UTC", events, series)


def read_known(path: Path) -> tuple[pd.DataFrame, tuple[Series, ...]]:
    """Special days as holidays, the rest as series by date."""
    table = read_table(path, ("date", "special_day"), tuple(AHEAD_DAYS))
    dates = moments(path, table["date"], "date", DAY)
    special = numbers(path, table["special_day"], "special_day") > 0
    events = event_table(
        [{"id": f"special-{at:%Y-%m-%d}", "kind": "holiday", "starts_at": at, "tier": 2} for at in dates[special]]
    )
    day = dates.to_numpy().astype("datetime64[D]").astype(np.int64)
    series = tuple(
        Series(
            name,
            name == "reservations_2months_advance",
            AHEAD_DAYS[name],
            {
                int(d): float(v)
                for d, v in zip(day, numbers(path, table[name], name).to_numpy(), strict=True)
                if np.isfinite(v)
            },
        )
        for name in AHEAD_DAYS
        if name in table.columns
    )
    return events, series
