"""What programs read of a simulation."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd

from planner.report import payload
from tests.planner.report import worlds


def test_four_hours_are_told_with_their_chance_and_where_the_risk_comes_from() -> None:
    """Only those in which anything was judged, with their beginning as a moment of UTC."""
    attained = worlds.attainment()
    blocks = attained.table[attained.table["period"] == "day"].head(2).assign(period="block", chance=0.4)
    blocks["service"] = [0.9, float("nan")]
    told = payload.attainment(
        replace(attained, table=pd.concat([attained.table, blocks], ignore_index=True)),
    )
    assert told["blocks"] == [
        {"queue": "phone-tr", "start": "2025-11-02T21:00:00Z", "offered": 100.0, "service": 0.9, "target_share": 0.8,
         "chance": 0.4, "asa_s": 42.0, "abandonment": 0.02, "occupancy": 0.8, "rate_share": 0.6,
         "attendance_share": 0.3, "chance_share": 0.1, "risk_source": "rate"},
    ]  # fmt: skip
    periods = {row["period"] for row in told["service"]}  # type: ignore[attr-defined]  # a list of rows
    assert periods == {"day", "week", "total"}
