"""The audit trail: who did what, when and why; lines are only ever added."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from sqlalchemy import Connection, insert, select

from planner.store.tables import audit

if TYPE_CHECKING:
    from planner.store.store import Store


@dataclass(frozen=True, slots=True)
class Line:
    """One line; `who` is a role or an id, never a name."""

    at: datetime
    who: str
    what: str
    why: str = ""


def note(connection: Connection, line: Line) -> None:
    """Add a line in the transaction of what it tells; longer texts than the columns hold are cut."""
    row = {"who": line.who[:64], "what": line.what[:200], "why": line.why[:400]}
    connection.execute(insert(audit).values(at=line.at.isoformat(), **row))


def lines(store: Store, most: int = 100) -> tuple[Line, ...]:
    """The last lines, newest first."""
    query = select(audit).order_by(audit.c.number.desc()).limit(most)
    with store.reading() as connection:
        rows = connection.execute(query).all()
    return tuple(Line(datetime.fromisoformat(row.at), row.who, row.what, row.why) for row in rows)
