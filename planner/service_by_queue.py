"""Simulated service of each queue, on ordinary days and on event nights."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from planner.coming_events import BIG_TIER, event_days
from planner.inputs import Inputs
from planner.plans import Plan
from solver.grid import Grid

if TYPE_CHECKING:
    import pandas as pd


EVENT_ALLOWANCE = 0.05
"""Points of service that an event night may fall below the goal."""


@dataclass(frozen=True, slots=True)
class QueueService:
    """Simulated service of a queue: the share within its goal on ordinary days and on event nights.

    `worst_week` is the lowest of the weeks' ordinary days. `met`: every week's ordinary days reach the goal and
    event nights stay within five points of it. `low` and `high` hold 90 % of replications of the whole plan, event
    nights included. None where nothing was judged. `chance` is the chance that the goal is met in the period with the
    lowest one (at its own period and level); `occupancy` that of all agents who can serve the queue; `risk_source`
    where most of the whole plan's variance comes from ("rate", "attendance", "chance"). None where not known.
    """

    queue: str
    target_share: float
    service: float
    low: float
    high: float
    offered: float
    asa_s: float
    event_service: float | None
    worst_week: float | None
    met: bool
    chance: float | None = None
    p90_wait_s: float | None = None
    occupancy: float | None = None
    risk_source: str | None = None


def queue_services(plan: Plan, inputs: Inputs) -> tuple[QueueService, ...]:
    """Service of each queue on ordinary days and on event nights, and in its worst week of ordinary days."""
    if plan.attainment is None:
        return ()
    table, grid = plan.attainment.table, plan.grid
    event_dates = {day for day, tier in event_days(inputs) if tier <= BIG_TIER}
    days = table[table["period"] == "day"]
    on_event = days["start_min"].map(lambda minute: grid.day_of(int(minute)) in event_dates)
    total = table[table["period"] == "total"].set_index("queue").to_dict("index")
    chances = _least_chances(table)
    found = []
    for queue in inputs.operation.queues:
        if queue.id not in total:
            continue
        row = total[queue.id]
        mine = days["queue"] == queue.id
        ordinary = _weighted(days[mine & ~on_event])
        weeks = _by_week(days[mine & ~on_event], grid)
        found.append(
            QueueService(
                queue=queue.id,
                target_share=float(row["target_share"]),
                service=float(row["service"]) if ordinary is None else ordinary,
                low=float(row["service_low"]),
                high=float(row["service_high"]),
                offered=float(row["offered"]),
                asa_s=float(row["asa_s"]),
                event_service=_weighted(days[mine & on_event]),
                worst_week=min(weeks, default=None),
                met=_met(float(row["target_share"]), min(weeks, default=None), _weighted(days[mine & on_event])),
                chance=chances.get(queue.id),
                p90_wait_s=_known(row["p90_wait_s"]),
                occupancy=_known(row["occupancy"]),
                risk_source=str(row["risk_source"]) or None,
            )
        )
    return tuple(found)


def _least_chances(table: pd.DataFrame) -> dict[str, float]:
    """Lowest chance of meeting the goal by queue, over the periods in which the goal is judged."""
    judged = table[table["decides"] & table["chance"].notna()]
    return {str(queue): float(chance) for queue, chance in judged.groupby("queue")["chance"].min().items()}


def _known(value: float) -> float | None:
    return None if value != value else float(value)


def _met(target_share: float, worst_week: float | None, event_service: float | None) -> bool:
    """Every week's ordinary days at the goal, and event nights no more than five points below it."""
    ordinary = worst_week is None or worst_week >= target_share
    return ordinary and (event_service is None or event_service >= target_share - EVENT_ALLOWANCE)


def _weighted(days: pd.DataFrame) -> float | None:
    """Service weighted by contacts; days on which nothing was judged are left out."""
    judged = days[days["service"].notna()]
    offered = float(judged["offered"].sum())
    return None if offered <= 0 else float((judged["service"] * judged["offered"]).sum() / offered)


def _by_week(days: pd.DataFrame, grid: Grid) -> list[float]:
    """Service of each calendar week that has judged days."""
    week = days["start_min"].map(lambda minute: grid.day_of(int(minute)).isocalendar().week)
    found = (_weighted(rows) for _, rows in days.groupby(week))
    return [service for service in found if service is not None]
