"""bank: DateTime,Calls; five-minute counts of a bank in North America, closed at night and at weekends."""

from __future__ import annotations

from zoneinfo import ZoneInfo

import pandas as pd

from contest.formats.long import read_events
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


def us_holidays(years: range) -> pd.DataFrame:
    """Federal holidays and the days before them, as the product's own calendar has them."""
    from forecasting import holiday_events

    return event_table(
        [
            {
                "id": event.id,
                "kind": "holiday",
                "starts_at": pd.Timestamp(event.starts_at.astimezone(ZoneInfo(ZONE)).date()),
                "tier": event.tier,
                "part": event.part,
            }
            for event in holiday_events("US", years, ZONE)
        ]
    )
