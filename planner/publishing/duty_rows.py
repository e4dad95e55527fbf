"""Published duties: rows of a plan, and rows of the table `duties`."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, insert, select

from planner import codec
from planner.plans import Plan
from planner.report.outputs.rows import Row, rows_by_team
from planner.store import tables


@dataclass(frozen=True, slots=True)
class PublishedDuty:
    """A duty or on-call duty that is in force, and the publication it stands in; local times carry their offset."""

    publication: int
    row: Row


def rows_of_plan(plan: Plan) -> tuple[Row, ...]:
    """A plan's duties and on-call duties; teams, which are no part of a publication, stay empty."""
    return rows_by_team(plan, {})


def content(row: Row) -> tuple[object, ...]:
    """What an agent sees of a duty: its times, breaks and activities, whatever the zone they are told in."""
    return (
        row.kind,
        _utc(row.starts_at),
        _utc(row.ends_at),
        tuple((_utc(at), length_min) for at, length_min in row.breaks),
        tuple((kind, _utc(at), length_min) for kind, at, length_min in row.activities),
    )


def digest_of(rows: Iterable[Row]) -> str:
    """The digest of duties, which a publication's files carry as well."""
    return codec.digest(json.dumps([[row.agent, row.day.isoformat(), row.shift, *content(row)] for row in rows]))


def save_rows(connection: Connection, publication: int, rows: tuple[Row, ...]) -> None:
    """Add a publication's duties."""
    told = [
        {
            "publication": publication,
            "agent": row.agent,
            "kind": row.kind,
            "starts_at": row.starts_at.isoformat(),
            "ends_at": row.ends_at.isoformat(),
            "day": row.day.isoformat(),
            "shift": row.shift,
            "row": json.dumps(_rest(row), sort_keys=True),
        }
        for row in rows
    ]
    if told:
        connection.execute(insert(tables.duties), told)


def saved_rows(connection: Connection, publication: int, days: tuple[date, date], zone: str) -> tuple[Row, ...]:
    """A publication's duties of local days from the first to the last, by agent and start."""
    found = tables.duties.c
    first, last = (day.isoformat() for day in days)
    query = select(tables.duties).where(found.publication == publication, found.day.between(first, last))
    rows = (_row(one._mapping, ZoneInfo(zone)) for one in connection.execute(query))
    return tuple(sorted(rows, key=lambda row: (row.agent, row.starts_at, row.kind)))


def _rest(row: Row) -> dict[str, Any]:
    return {
        "paid_h": row.paid_h,
        "breaks": [[at.isoformat(), length_min] for at, length_min in row.breaks],
        "activities": [[kind, at.isoformat(), length_min] for kind, at, length_min in row.activities],
    }


def _row(told: Mapping[Any, Any], zone: ZoneInfo) -> Row:
    def at(text: str) -> datetime:
        return datetime.fromisoformat(text).astimezone(zone)

    rest = json.loads(told["row"])
    return Row(
        agent=told["agent"],
        team="",
        kind=told["kind"],
        day=date.fromisoformat(told["day"]),
        shift=told["shift"],
        starts_at=at(told["starts_at"]),
        ends_at=at(told["ends_at"]),
        paid_h=rest["paid_h"],
        breaks=tuple((at(when), length_min) for when, length_min in rest["breaks"]),
        activities=tuple((kind, at(when), length_min) for kind, when, length_min in rest["activities"]),
    )


def _utc(at: datetime) -> int:
    return int(at.timestamp())
