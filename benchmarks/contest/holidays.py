"""Public holidays that every contender knows, as the product's own calendar has them."""

from __future__ import annotations

from zoneinfo import ZoneInfo

import pandas as pd

from contest.raw import event_table

ZONE = "America/New_York"  # whole local days: the zone only names them


def us_holidays(years: range) -> pd.DataFrame:
    """Federal holidays of the United States and the days before them."""
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
