"""Which queues keep their goals in simulation: each over its own period and level, event nights with some allowance."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

import numpy as np

from planner.judged import counts
from solver.grid import Grid
from solver.judging import Promises, together
from solver.queues import Queue

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
    day_of = {minute: grid.day_of(int(minute)) for minute in table["start_min"].unique()}
    found: set[str] = set()
    for pool in together(queues):
        members = tuple(queues[q] for q in pool)
        ids, period = tuple(queue.id for queue in members), members[0].goal.period
        rows = table[(table["period"] == ("interval" if period == "interval" else "day")) & table["queue"].isin(ids)]
        starts = rows["start_min"].to_numpy(dtype=np.int64)
        keys = starts if period == "interval" else np.array([_KEYS[period](day_of[m]) for m in starts], dtype=np.int64)
        on_event = np.array([day_of[minute] in event_dates for minute in starts], dtype=bool)
        ordinary = _least_spare(rows[~on_event], members, keys[~on_event])
        event = _least_spare(rows[on_event], members, np.zeros(on_event.sum(), dtype=np.int64))
        if ordinary >= -ROUNDING and event >= -EVENT_ALLOWANCE - ROUNDING:
            found.update(ids)
    return frozenset(found)


def _week(day: date) -> int:
    return (day.toordinal() - 1) // 7  # from Monday


def _month(day: date) -> int:
    return 12 * day.year + day.month


_KEYS: dict[str, Callable[[date], int]] = {"day": date.toordinal, "week": _week, "month": _month}


def _least_spare(rows: pd.DataFrame, members: tuple[Queue, ...], keys: np.ndarray) -> float:
    """How far above the goal in the worst period of those that judge any contact; rows of a key are one period."""
    _, counted = counts(rows, members, keys)
    verdicts = Promises.of(members).judge(counted)
    return float(np.min(verdicts.spare, where=verdicts.judged, initial=np.inf))
