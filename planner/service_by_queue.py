"""Simulated service of each queue, on ordinary days and on event nights."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypedDict

from planner.coming_events import BIG_TIER, event_days
from planner.goals_met import goals_met
from planner.inputs import Inputs
from planner.plans import Plan
from solver.grid import Grid

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True, slots=True)
class QueueService:
    """Simulated service of a queue: the share within its goal on ordinary days and on event nights.

    `worst_week` is the lowest of the weeks' ordinary days. `met`: the ordinary days of every week (or whatever period
    the goal is judged over, at its level) reach the goal and event nights stay within five points of it.
    `low` and `high` hold 90 % of replications of the whole plan, event nights included. `chance` is the chance that
    the goal is met in the period with the lowest one; `occupancy` that of all agents who can serve the queue;
    `risk_source` where most of the whole plan's variance comes from ("rate", "attendance", "chance").
    None where nothing was judged or nothing is known.
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
    event_dates = frozenset(day for day, tier in event_days(inputs) if tier <= BIG_TIER)
    days = table[table["period"] == "day"]
    on_event = days["start_min"].map(lambda minute: grid.day_of(int(minute)) in event_dates)
    total = table[table["period"] == "total"].set_index("queue").to_dict("index")
    chances, met = _least_chances(table), goals_met(table, inputs.operation.queues, grid, event_dates)
    found = []
    for queue in inputs.operation.queues:
        if queue.id not in total:
            continue
        row, mine = total[queue.id], days["queue"] == queue.id
        ordinary = _weighted(days[mine & ~on_event])
        found.append(
            QueueService(
                queue=queue.id,
                service=float(row["service"]) if ordinary is None else ordinary,
                event_service=_weighted(days[mine & on_event]),
                worst_week=min(_by_week(days[mine & ~on_event], grid), default=None),
                met=queue.id in met,
                chance=chances.get(queue.id),
                **_of_whole_plan(row),
            )
        )
    return tuple(found)


class _WholePlan(TypedDict):
    target_share: float
    low: float
    high: float
    offered: float
    asa_s: float
    p90_wait_s: float | None
    occupancy: float | None
    risk_source: str | None


def _of_whole_plan(row: dict[Hashable, Any]) -> _WholePlan:
    """What holds for ordinary days and event nights together."""
    return {
        "target_share": float(row["target_share"]),
        "low": float(row["service_low"]),
        "high": float(row["service_high"]),
        "offered": float(row["offered"]),
        "asa_s": float(row["asa_s"]),
        "p90_wait_s": _known(row["p90_wait_s"]),
        "occupancy": _known(row["occupancy"]),
        "risk_source": str(row["risk_source"]) or None,
    }


def _least_chances(table: pd.DataFrame) -> dict[str, float]:
    """Lowest chance of meeting the goal by queue, over the periods in which the goal is judged."""
    judged = table[table["decides"] & table["chance"].notna()]
    return {str(queue): float(chance) for queue, chance in judged.groupby("queue")["chance"].min().items()}


def _known(value: float) -> float | None:
    return None if value != value else float(value)


def _weighted(days: pd.DataFrame) -> float | None:
    """Service of all contacts judged; days on which nothing was judged are left out, 0 if nobody was served."""
    judged = days[days["service"].notna()]
    base = float(judged["base"].sum())
    if base <= 0:
        return None if judged.empty else 0.0
    return float((judged["service"] * judged["base"]).sum() / base)


def _by_week(days: pd.DataFrame, grid: Grid) -> list[float]:
    """Service of each calendar week that has judged days."""
    week = days["start_min"].map(lambda minute: grid.day_of(int(minute)).isocalendar().week)
    found = (_weighted(rows) for _, rows in days.groupby(week))
    return [service for service in found if service is not None]
