"""From rows in local time to a case: one axis of intervals, opening hours, events in UTC, origins."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np
import pandas as pd

from contest.case import (
    MINUTES_PER_DAY,
    Alterations,
    Case,
    Floats,
    Happening,
    Ints,
    Opening,
    Plan,
    Queue,
    WindowRule,
)
from contest.clock import local_clock, midnight_min, to_utc_min, working_zone
from contest.opening import open_intervals, shown_opening
from contest.raw import Raw
from contest.refusal import Refused

LEAST_TRAIN_DAYS = 28
WARM_UP = 8  # origins before the scored ones, whose errors the conformal bands of the peers need


@dataclass(frozen=True, slots=True)
class Asked:
    """What the command line asks of the contest."""

    interval_min: int
    horizon_days: int
    origins: int
    step_days: int
    thin: float | None = None
    alterations: Alterations = field(default_factory=Alterations)


def make_case(raw: Raw, asked: Asked, rule: WindowRule) -> Case:
    """Lay a history out; what is no whole interval, or outside opening hours, is missing."""
    rows = _checked(raw.rows)
    width = asked.interval_min
    zone = working_zone(raw.zone, width, pd.DatetimeIndex(rows["start"].iloc[[0, len(rows) // 2, -1]]))
    names = tuple(sorted(set(rows["queue"])))
    start = _starts(rows, zone)
    start_min = _axis(start, width, zone)
    clock_day, clock_min = local_clock(start_min, zone)
    slot = clock_min // width
    counts = _counts(rows, start, (names, start_min, width))
    queues = tuple(
        replace(q, opening=_whole(q.opening, width) or shown_opening(counts[i], clock_day, slot, width))
        for i, q in enumerate(_queues(raw.queues, names))
    )
    opened = np.stack([open_intervals(q.opening, clock_day, slot, width) for q in queues])
    counts = _thinned(np.where(opened, counts, np.nan), asked)
    plan = _plan(clock_day, zone, asked)
    events = _events(raw.events, zone)
    return Case(
        queues,
        zone,
        width,
        start_min,
        clock_day,
        slot,
        counts,
        opened,
        events,
        raw.series,
        rule,
        plan,
        asked.alterations,
    )


def _checked(rows: pd.DataFrame) -> pd.DataFrame:
    rows = rows[rows["start"].notna()]
    if rows.empty or not rows["offered"].notna().any():
        raise Refused("the history has no count at all")
    if (rows["offered"] < 0).any() or np.isinf(rows["offered"]).any():
        raise Refused("the history has counts below zero or without bound")
    return rows.reset_index(drop=True)


def _starts(rows: pd.DataFrame, zone: str) -> Ints:
    """UTC minutes of the rows; -1 for times that the clock skips."""
    again = rows.duplicated(["queue", "start"]).to_numpy()
    start = to_utc_min(rows["start"], zone, again)
    double = pd.DataFrame({"queue": rows["queue"], "start": start}).duplicated().to_numpy() & (start >= 0)
    if double.any():
        at = int(double.argmax())
        raise Refused(
            f"{int(double.sum())} starts occur twice, the first {rows['start'].iloc[at]} of queue "
            f"{rows['queue'].iloc[at]}; if the clock was set back, give --zone"
        )
    return start


def _axis(start: Ints, width: int, zone: str) -> Ints:
    """Intervals from the first local midnight to the end of the last local day."""
    lived = start[start >= 0]
    first, last = (int(d) for d in local_clock(np.array([lived.min(), lived.max()]), zone)[0])
    return np.arange(midnight_min(first, zone), midnight_min(last + 1, zone), width, dtype=np.int64)


def _counts(rows: pd.DataFrame, start: Ints, axis: tuple[tuple[str, ...], Ints, int]) -> Floats:
    """Sum rows into intervals; an interval with a part missing is missing."""
    names, start_min, width = axis
    native = _native_min(rows, start)
    if width % native:
        raise Refused(f"--interval {width}min is no multiple of the history's {native} minutes")
    offered = rows["offered"].to_numpy(float)
    keep = (start >= 0) & ~np.isnan(offered)
    queue = pd.Categorical(rows["queue"], categories=names).codes.astype(np.int64)
    cell = queue[keep] * len(start_min) + (start[keep] - start_min[0]) // width
    shape = (len(names), len(start_min))
    total = np.bincount(cell, offered[keep], shape[0] * shape[1]).reshape(shape)
    parts = np.bincount(cell, minlength=shape[0] * shape[1]).reshape(shape)
    return np.where((parts > 0) & (parts >= _whole_parts(parts, width, native)), total, np.nan)


def _whole_parts(parts: Ints, width: int, native: int) -> Floats | int:
    """Parts that make an interval whole; a day is whole with what is usual on its weekday, less a clock change."""
    if width < MINUTES_PER_DAY or native == MINUTES_PER_DAY:
        return width // native
    usual = np.ones(parts.shape)
    for weekday in range(7):
        for row, target in zip(parts[:, weekday::7], usual[:, weekday::7], strict=True):
            target[:] = np.median(row[row > 0]) if (row > 0).any() else 1
    return usual - max(60 // native, 0)


def _native_min(rows: pd.DataFrame, start: Ints) -> int:
    """Minutes between rows: the most frequent step within a queue."""
    table = pd.DataFrame({"queue": rows["queue"], "start": start})[start >= 0].sort_values(["queue", "start"])
    same = (table["queue"] == table["queue"].shift()).to_numpy()
    step = np.diff(table["start"].to_numpy(), prepend=0)[same]
    if not step.size:
        raise Refused("the history has one row a queue; its interval cannot be told")
    values, times = np.unique(step, return_counts=True)
    native = int(values[np.argmax(times)])
    if MINUTES_PER_DAY % native:
        raise Refused(f"rows follow each other by {native} minutes, which does not divide the day")
    return native


def _queues(given: tuple[Queue, ...], names: tuple[str, ...]) -> tuple[Queue, ...]:
    known = {q.name: q for q in given}
    strange = [n for n in names if given and n not in known]
    if strange:
        raise Refused(f"queue {strange[0]} of the history is not in the queues file")
    return tuple(known.get(n, Queue(n)) for n in names)


def _whole(opening: Opening | None, width: int) -> Opening | None:
    """Opening hours as whole intervals, none of them in part; a file of days has no hours."""
    if opening is None:
        return None
    if width == MINUTES_PER_DAY:
        return tuple((0, MINUTES_PER_DAY) if a < b else (0, 0) for a, b in opening)
    whole = [(-(-a // width) * width, b // width * width) for a, b in opening]
    return tuple((a, b) if a < b else (0, 0) for a, b in whole)


def _thinned(counts: Floats, asked: Asked) -> Floats:
    """Keep each contact with the given chance."""
    if asked.thin is None:
        return counts
    rng = np.random.default_rng(asked.alterations.seed)
    whole = np.rint(np.nan_to_num(counts)).astype(np.int64)
    return np.where(np.isnan(counts), np.nan, rng.binomial(whole, asked.thin).astype(float))


def _plan(day: Ints, zone: str, asked: Asked) -> Plan:
    """Origins back from the end of data less the horizon, and earlier ones to warm up."""
    first, last = int(day[0]) + LEAST_TRAIN_DAYS, int(day[-1]) + 1 - asked.horizon_days
    possible = range(last, first - 1, -asked.step_days)
    if not possible:
        have = int(day[-1] - day[0]) + 1
        need = asked.horizon_days + LEAST_TRAIN_DAYS
        raise Refused(f"{have} days of history are too few: {need} are needed for one origin")
    days = sorted(possible[: asked.origins + WARM_UP])
    scored = min(asked.origins, len(days))
    return Plan(tuple(midnight_min(d, zone) for d in days), len(days) - scored, asked.horizon_days)


def _events(table: pd.DataFrame, zone: str) -> tuple[Happening, ...]:
    """Events on the clock of the case, sorted by start."""
    if table.empty:
        return ()
    start, end, known = (
        to_utc_min(pd.to_datetime(table[c]), zone).tolist() for c in ("starts_at", "ends_at", "known_from")
    )
    rows: list[dict[str, Any]] = [{str(name): value for name, value in row.items()} for row in table.to_dict("records")]
    events = [
        Happening(
            id=str(row["id"]),
            kind=row["kind"],
            start_min=start[i],
            end_min=None if pd.isna(row["ends_at"]) else end[i],
            day=int(row["starts_at"].timestamp() // 86400),
            part=row["part"],
            tier=int(row["tier"]),
            date_only=bool(row["date_only"]),
            known_min=None if pd.isna(row["known_from"]) else known[i],
            **{name: tuple(row[name]) for name in ("tags", "channels", "languages", "skills")},
        )
        for i, row in enumerate(rows)
        if not pd.isna(row["starts_at"]) and start[i] >= 0
    ]
    return tuple(sorted(events, key=lambda e: (e.start_min, e.id)))
