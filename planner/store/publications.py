"""Publications: append-only, and a pointer to the one that counts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, Row, delete, func, insert, select

from planner.store import tables

if TYPE_CHECKING:
    from planner.store.store import Store

CURRENT = "current"


@dataclass(frozen=True, slots=True)
class Publication:
    """A plan as published: its number, when, and the folder of its files under .vardiya/.

    `kind`: publish, back (an earlier plan again) or withdrawn; `why`: what was given as the reason.
    """

    number: int
    plan: str
    published_at: datetime
    folder: str
    kind: str = "publish"
    why: str = ""


def published(store: Store) -> Publication | None:
    """What is published now; None if nothing ever was, or all was withdrawn."""
    with store.reading() as connection:
        found = current(connection)
    return None if found is None or found.kind == "withdrawn" else found


def current(connection: Connection) -> Publication | None:
    """What the pointer names, within a transaction."""
    row = connection.execute(select(tables.publications).select_from(tables.pointer.join(tables.publications))).first()
    return None if row is None else _of(row)


def history(store: Store) -> tuple[Publication, ...]:
    """Every publication there was, newest first."""
    with store.reading() as connection:
        rows = connection.execute(select(tables.publications).order_by(tables.publications.c.number.desc()))
        return tuple(_of(row) for row in rows)


def next_number(connection: Connection) -> int:
    """The number of the next publication; nobody else gets it before the transaction ends."""
    return int(connection.execute(select(func.coalesce(func.max(tables.publications.c.number), 0))).scalar_one()) + 1


def append(connection: Connection, made: Publication) -> None:
    """Append a publication and swap the pointer to it."""
    row = {"number": made.number, "plan": made.plan, "published_at": made.published_at.isoformat()}
    rest = {"folder": made.folder, "kind": made.kind, "why": made.why}
    connection.execute(insert(tables.publications).values(row | rest))
    connection.execute(delete(tables.pointer).where(tables.pointer.c.name == CURRENT))
    connection.execute(insert(tables.pointer).values(name=CURRENT, publication=made.number))


def _of(row: Row[Any]) -> Publication:
    at = datetime.fromisoformat(row.published_at)
    return Publication(row.number, row.plan, at, row.folder, row.kind, row.why)
