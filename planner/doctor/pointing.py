"""Where the pointer stands, and where it belongs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import delete, func, insert, select

from planner.store import tables
from planner.store.publications import CURRENT

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from planner.store import Store


def pointed(store: Store) -> tuple[int | None, int | None]:
    """The publication that the pointer names, and the newest one; None where there is none."""
    with store.reading() as connection:
        return _named(connection), _newest(connection)


def set_right(store: Store) -> bool:
    """Have the pointer name the newest publication; whether it did not."""
    with store.writing() as connection:
        named, newest = _named(connection), _newest(connection)
        if named == newest:
            return False
        connection.execute(delete(tables.pointer).where(tables.pointer.c.name == CURRENT))
        if newest is not None:
            connection.execute(insert(tables.pointer).values(name=CURRENT, publication=newest))
    return True


def _named(connection: Connection) -> int | None:
    query = select(tables.pointer.c.publication).where(tables.pointer.c.name == CURRENT)
    return connection.execute(query).scalar()


def _newest(connection: Connection) -> int | None:
    return connection.execute(select(func.max(tables.publications.c.number))).scalar()
