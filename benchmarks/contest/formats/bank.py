"""bank: DateTime,Calls; five-minute counts of a bank in North America, closed at night and at weekends."""

from __future__ import annotations

import pandas as pd

from contest.formats.long import read_events
from contest.holidays import us_holidays
from contest.raw import Raw, Sources, event_table, moments, numbers, read_table

ZONE = "America/New_York"


def read_bank(sources: Sources) -> Raw:
    """Read the calls; the public holidays of the United States are known, further events may be given as for long."""
    path = sources.history
    table = read_table(path, ("datetime", "calls"))
    rows = pd.DataFrame(
        {
            "queue": "calls",
            "start": moments(path, table["datetime"], "DateTime"),
            "offered": numbers(path, table["calls"], "Calls"),
        }
    )
    years = rows["start"].dt.year.dropna()
    events = us_holidays(range(int(years.min()), int(years.max()) + 2)) if len(years) else event_table([])
    if sources.events is not None:
        events = pd.concat([events, read_events(sources.events)], ignore_index=True)
    return Raw(rows, sources.zone or ZONE, events)
