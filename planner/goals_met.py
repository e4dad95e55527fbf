"""Which queues keep their goals in simulation: each over its own period and level, event nights with some allowance."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

import numpy as np

from solver.grid import Grid
from solver.queues import Measure, Queue

if TYPE_CHECKING:
    import pandas as pd

EVENT_ALLOWANCE = 0.05
"""Points of service (or share of a mean wait) that an event night may fall below the goal."""

ROUNDING = 1e-9


def goals_met(
    table: pd.DataFrame, queues: tuple[Queue, ...], grid: Grid, event_dates: frozenset[date]
) -> frozenset[str]:
    """Queues whose ordinary days keep the goal in every one of its periods, and whose event nights nearly do.

    Queues whose goals name the same language or channel are judged together. Where nothing was judged, nothing
    was missed.
    """
    rows = _with_spare(table, queues)
    day_of = {minute: grid.day_of(int(minute)) for minute in rows["start_min"].unique()}
    days = rows["start_min"].map(day_of)
    on_event = days.isin(list(event_dates))
    found = set()
    for queue in queues:
        period = "interval" if queue.goal.period == "interval" else "day"
        mine = (rows["period"] == period) & rows["queue"].isin(_judged_with(queue, queues))
        keys = rows["start_min"] if period == "interval" else days.map(_KEYS[queue.goal.period])
        ordinary = _spares(rows[mine & ~on_event], keys)
        event = _spares(rows[mine & on_event], on_event)
        if (ordinary >= -ROUNDING).all() and (event >= -EVENT_ALLOWANCE - ROUNDING).all():
            found.add(queue.id)
    return frozenset(found)


def _week(day: date) -> tuple[int, int]:
    return day.isocalendar()[:2]


def _month(day: date) -> tuple[int, int]:
    return day.year, day.month


def _day(day: date) -> date:
    return day


_KEYS: dict[str, Callable[[date], object]] = {"day": _day, "week": _week, "month": _month}


def _with_spare(table: pd.DataFrame, queues: tuple[Queue, ...]) -> pd.DataFrame:
    """Rows of days and intervals with something to judge: how far above the goal (`spare`), and over how many contacts.

    A mean wait nobody had, because nobody was served, is judged by the share within its threshold.
    """
    by_wait = {queue.id: queue.goal.measure is Measure.ASA for queue in queues}
    limit_s = {queue.id: queue.goal.threshold_s for queue in queues}
    rows = table[table["period"].isin(["interval", "day"]) & table["queue"].isin(by_wait)]
    limits = np.maximum(rows["queue"].map(limit_s).to_numpy(dtype=float), 1.0)
    early = 1.0 - rows["asa_s"].to_numpy(dtype=float) / limits
    above = (rows["service"] - rows["target_share"]).to_numpy(dtype=float)
    waits = rows["queue"].map(by_wait).to_numpy(dtype=bool) & ~np.isnan(early)
    contacts = np.where(waits, rows["served"], rows["offered"])
    rows = rows.assign(spare=np.where(waits, early, above), contacts=contacts)
    return rows[rows["spare"].notna() & (rows["contacts"] > 0)]


def _judged_with(queue: Queue, queues: tuple[Queue, ...]) -> list[str]:
    """The queues of the same language or channel whose goals say so, too; the queue alone otherwise."""
    level = queue.goal.level
    if level == "queue":
        return [queue.id]
    of_wait = queue.goal.measure is Measure.ASA
    return [
        other.id
        for other in queues
        if other.goal.level == level
        and getattr(other, level) == getattr(queue, level)
        and (other.goal.measure is Measure.ASA) == of_wait
    ]


def _spares(rows: pd.DataFrame, keys: pd.Series) -> pd.Series:
    """Mean spare of each period, weighted by contacts."""
    weighted = (rows["spare"] * rows["contacts"]).groupby(keys.loc[rows.index]).sum()
    return weighted / rows["contacts"].groupby(keys.loc[rows.index]).sum()
