"""long: queue,start,offered in local time without zone, in half-hours, hours or days; events and queues beside it."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from contest.case import WHOLE_DAY, Queue
from contest.opening import read_opening
from contest.raw import Raw, Sources, event_table, moments, numbers, read_table
from contest.refusal import Refused

KINDS = (
    "match",
    "tournament",
    "promotion",
    "message",
    "maintenance",
    "outage",
    "holiday",
    "payday",
    "launch",
    "change",
)
SCOPES = ("channels", "languages", "skills")
DATE_LENGTH = len("2026-01-31")
MORE = ("id", *SCOPES, "part", "known_from")


def read_long(sources: Sources) -> Raw:
    """Read counts, events and queues; queues without a file are of no channel, language or skill in particular."""
    path = sources.history
    table = read_table(path, ("queue", "start", "offered"))
    rows = pd.DataFrame(
        {
            "queue": table["queue"].str.strip(),
            "start": moments(path, table["start"], "start"),
            "offered": numbers(path, table["offered"], "offered"),
        }
    )
    if isinstance(rows["start"].dtype, pd.DatetimeTZDtype) or rows["start"].dtype == object:
        raise Refused(f"{path}: start has a zone; write local time without one and give --zone")
    events = event_table([]) if sources.events is None else read_events(sources.events)
    queues = () if sources.queues is None else read_queues(sources.queues)
    return Raw(rows, sources.zone or "UTC", events, (), queues)


def read_events(path: Path) -> pd.DataFrame:
    """Read kind,starts_at,ends_at,tier,tags and what else is given; several tags are split by | or blanks."""
    table = read_table(path, ("kind", "starts_at"), ("ends_at", "tier", "tags", *MORE))
    blank = pd.Series("", index=table.index)
    text = {name: table.get(name, blank).str.strip() for name in ("ends_at", "tier", "tags", *MORE)}
    starts, ends = moments(path, table["starts_at"], "starts_at"), moments(path, text["ends_at"], "ends_at")
    # An end that is a date alone is that whole day.
    ends = ends.where(text["ends_at"].str.len() != DATE_LENGTH, ends + pd.Timedelta(days=1))
    known = moments(path, text["known_from"], "known_from")
    tiers = numbers(path, text["tier"], "tier").fillna(3).clip(1, 4).astype(int)
    rows: list[dict[str, object]] = []
    for i, kind in enumerate(table["kind"].str.strip().str.lower()):
        if kind not in KINDS:
            raise Refused(f"{path}: kind {kind!r} in row {i + 2} is none of {', '.join(KINDS)}")
        row: dict[str, object] = {
            "kind": kind,
            "tier": tiers.iloc[i],
            "tags": _words(text["tags"].iloc[i]),
            "part": text["part"].iloc[i] or "full",
            "known_from": known.iloc[i],
            **{name: _words(text[name].iloc[i]) for name in SCOPES},
        }
        name = text["id"].iloc[i] or f"{kind}-{i + 2}"
        date_only = len(table["starts_at"].iloc[i].strip()) <= DATE_LENGTH and kind not in WHOLE_DAY
        rows.extend(_dated(row, name, (starts.iloc[i], ends.iloc[i]), date_only))
    return event_table(rows)


def _dated(
    row: dict[str, object], name: str, span: tuple[pd.Timestamp, pd.Timestamp], date_only: bool
) -> list[dict[str, object]]:
    """One event; a holiday or payday of several days becomes one a day."""
    start, end = span
    if row["kind"] not in WHOLE_DAY:
        timed = date_only and row["kind"] == "match"
        return [{**row, "id": name, "starts_at": start, "ends_at": end, "date_only": timed}]
    last = start.normalize() if pd.isna(end) else max(start, end - pd.Timedelta(minutes=1)).normalize()
    days = pd.date_range(start.normalize(), last, freq="D")
    return [{**row, "id": name if len(days) == 1 else f"{name}-{day:%Y%m%d}", "starts_at": day} for day in days]


def read_queues(path: Path) -> tuple[Queue, ...]:
    """Read queue,channel,language,skill,opening."""
    table = read_table(path, ("queue",), ("channel", "language", "skill", "opening"))
    blank = pd.Series("", index=table.index)
    columns = [table.get(name, blank).str.strip() for name in ("queue", "channel", "language", "skill", "opening")]
    return tuple(
        Queue(name, channel, language, skill, read_opening(opening, f"{path}: row {i + 2}"))
        for i, (name, channel, language, skill, opening) in enumerate(zip(*columns, strict=True))
    )


def _words(text: str) -> tuple[str, ...]:
    return tuple(sorted({w for w in text.replace("|", " ").replace(";", " ").replace(",", " ").split() if w}))
