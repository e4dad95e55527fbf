"""What plans stored by an earlier version lack: said to be unknown, or worked out from what they hold."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from solver.outcomes import AGENT_COLUMNS, SERVICE_COLUMNS, Attainment

if TYPE_CHECKING:
    import pandas as pd

JUDGED_BY = "week"  # over which every goal was judged before goals had a period of their own


def whole(value: object) -> object:
    """The value with everything that this version expects; the same object if nothing is missing."""
    if not isinstance(value, Attainment) or not len(value.table):
        return value
    if set(SERVICE_COLUMNS) <= set(value.table.columns) and set(AGENT_COLUMNS) <= set(value.agents.columns):
        return value
    return replace(value, table=_service(value.table), agents=_people(value.agents))


def _service(table: pd.DataFrame) -> pd.DataFrame:
    found = table.reindex(columns=list(SERVICE_COLUMNS))
    if "decides" not in table:
        found["decides"] = found["period"] == JUDGED_BY
    if "base" not in table:
        found["base"] = found["offered"].where(found["service"].notna(), 0.0)
    if "risk_source" not in table:
        found["risk_source"] = ""
    return found


def _people(agents: pd.DataFrame) -> pd.DataFrame:
    found = agents.reindex(columns=list(AGENT_COLUMNS))
    if "occupancy" not in agents:
        worked = found["worked_min"].to_numpy(dtype=float)
        busy = found["busy_min"].to_numpy(dtype=float)
        found["occupancy"] = np.divide(busy, worked, out=np.full(len(worked), np.nan), where=worked > 0)
    return found
