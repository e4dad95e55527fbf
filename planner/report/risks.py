"""Risk by queue and day: simulated service against the goal, as a map of coloured cells."""

from __future__ import annotations

import math
from dataclasses import dataclass

from planner.inputs import Inputs
from planner.plans import Plan

LEVELS = ((0.0, "r0"), (-0.05, "r1"), (-0.15, "r2"), (-0.30, "r3"))
WORST, QUIET_DAY = "r4", "rx"


@dataclass(frozen=True, slots=True)
class RiskRow:
    """A queue: its goal and a (service, level) pair a day; None on days without contacts."""

    queue: str
    target_share: float
    days: tuple[tuple[float | None, str], ...]


def risk_rows(plan: Plan, inputs: Inputs) -> tuple[RiskRow, ...]:
    """Queues in the operation's order, days of the plan."""
    if plan.attainment is None:
        return ()
    table = plan.attainment.table
    days = table[table["period"] == "day"]
    found = {(str(r["queue"]), plan.grid.day_of(int(r["start_min"]))): r for r in days.to_dict("records")}
    rows = []
    for queue in inputs.operation.queues:
        mine = [found.get((queue.id, day)) for day in plan.grid.days]
        target = next((float(row["target_share"]) for row in mine if row is not None), queue.goal.target_share)
        cells = tuple(
            (None, QUIET_DAY)
            if row is None or row["offered"] <= 0 or not math.isfinite(row["service"])
            else (float(row["service"]), level(float(row["service"]) - target))
            for row in mine
        )
        rows.append(RiskRow(queue.id, target, cells))
    return tuple(rows)


def level(difference: float) -> str:
    """How far below the goal: r0 at or above it, r4 more than 30 points below."""
    return next((name for least, name in LEVELS if difference >= least), WORST)
