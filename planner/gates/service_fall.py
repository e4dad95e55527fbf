"""Contacts served in time, far fewer than by the last plan on the same days, beyond what simulation alone scatters."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

import numpy as np

from planner.gates.gate import Check, Gate, PlanSeen
from planner.plans import Plan

if TYPE_CHECKING:
    import pandas as pd

STANDARD_ERRORS = 2.0


@dataclass(frozen=True, slots=True)
class Served:
    """Share of contacts served within their goals, over all queues, and its standard error."""

    share: float
    error: float


def _find(seen: PlanSeen) -> Iterator[Gate]:
    """Compare the days that both plans cover; where they share none, nothing can be said."""
    if seen.last is None:
        return
    days = frozenset(seen.plan.grid.days) & frozenset(seen.last.grid.days)
    before, after = served(seen.last, days), served(seen.plan, days)
    if before is None or after is None:
        return
    limit = seen.inputs.operation.config.gates.service_fall_points
    fall, noise = 100 * (before.share - after.share), 100 * STANDARD_ERRORS * float(np.hypot(before.error, after.error))
    if fall - noise > limit:
        told = {"fall": fall, "before": 100 * before.share, "after": 100 * after.share, "noise": noise}
        texts = {name: f"{value:.1f}" for name, value in told.items()} | {"limit": f"{limit:g}", "days": str(len(days))}
        yield Gate("gate_service_fall", tuple(sorted(texts.items())))


def served(plan: Plan, days: frozenset[date]) -> Served | None:
    """Service of a plan over some of its days; None where nothing was judged.

    The error takes the queues of a day as scattering together (one forecast error moves them all) and days as
    scattering on their own, so that it is rather too large than too small.
    """
    if plan.attainment is None:
        return None
    table = plan.attainment.table
    rows = table[(table["period"] == "day") & table["service"].notna() & (table["base"] > 0)]
    rows = rows[_dates(plan, rows).isin(days)]
    base = rows["base"].to_numpy(dtype=float)
    if not len(rows):
        return None
    share = float((rows["service"].to_numpy(dtype=float) * base).sum() / base.sum())
    spread = rows.assign(spread=base * rows["service_se"].fillna(0.0)).groupby("start_min")["spread"].sum()
    return Served(share, float(np.sqrt((spread.to_numpy(dtype=float) ** 2).sum()) / base.sum()))


def _dates(plan: Plan, rows: pd.DataFrame) -> pd.Series[pd.Timestamp]:
    return rows["start_min"].map({start: plan.grid.day_of(int(start)) for start in rows["start_min"].unique()})


SERVICE_FALL = Check(("gate_service_fall",), _find)
