"""Identities: the only table with names; joined on export, part of no digest."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from sqlalchemy import Connection, delete, insert, select

from planner.store.tables import identities

if TYPE_CHECKING:
    from planner.store.store import Store


def save(store: Store, names: Mapping[str, str], addresses: Mapping[str, str] | None = None) -> None:
    """Replace the identities by names.csv's (name and address by agent id): who is gone there is forgotten here."""
    with store.writing() as connection:
        replace(connection, names, addresses or {})


def replace(connection: Connection, names: Mapping[str, str], addresses: Mapping[str, str]) -> None:
    """`save` within the caller's transaction."""
    rows = [{"agent": agent, "name": name, "address": addresses.get(agent)} for agent, name in sorted(names.items())]
    connection.execute(delete(identities))
    if rows:
        connection.execute(insert(identities), rows)


def names(store: Store) -> dict[str, str]:
    """Name by agent id."""
    with store.reading() as connection:
        rows = connection.execute(select(identities.c.agent, identities.c.name).order_by(identities.c.agent))
        return {row.agent: row.name for row in rows}


def addresses(store: Store) -> dict[str, str]:
    """Address by agent id, of those who have one."""
    query = select(identities.c.agent, identities.c.address).order_by(identities.c.agent)
    with store.reading() as connection:
        return {row.agent: row.address for row in connection.execute(query) if row.address}
