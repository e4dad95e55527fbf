"""The store's part of an erasure: rows of the person deleted or given the tombstone, in one transaction."""

from __future__ import annotations

import json
from collections.abc import Mapping
from contextlib import closing
from typing import TYPE_CHECKING, Any, Literal

from sqlalchemy import (
    Column,
    Connection,
    Table,
    and_,
    delete,
    func,
    insert,
    select,
    update,
)

from planner.privacy.renaming import Renaming
from planner.privacy.stored_values import renamed_body, renamed_json
from planner.store import audit, tables
from planner.store.backups import opened

if TYPE_CHECKING:
    from planner.store import Store

DELETED = {"identities": "agent", "feeds": "agent", "outbox": "recipient"}
"""Tables whose rows of the person go; in those of `RENAMED` the tombstone takes the id's place."""
As = Literal["who", "text", "told", "record", "body"]
RENAMED: dict[str, dict[str, As]] = {
    "duties": {"agent": "who"},
    "ledger": {"agent": "who"},
    "publications": {"why": "text"},
    "audit": {"who": "told", "what": "told", "why": "text"},
    "runs": {"record": "record"},
    "attempts": {"record": "record"},
    "steps": {"record": "record"},
    "outbox": {"record": "record"},
    "stages": {"body": "body"},
    "plans": {"header": "body"},
}
"""Columns that hold or may name a person, and how; no other column is ever touched."""


def erase_rows(store: Store, renaming: Renaming, line: audit.Line) -> dict[str, int]:
    """Rows touched by table, recorded with the audit's `line`; done twice, the second finds and records nothing."""
    with store.writing() as connection:
        counts = {name: _delete(connection, name, renaming.agent) for name in DELETED}
        for name, columns in RENAMED.items():
            counts[name] = counts.get(name, 0) + _rename(connection, tables.metadata.tables[name], columns, renaming)
        told = {name: count for name, count in sorted(counts.items()) if count}
        _record(connection, renaming.tombstone, line, told)
    return told


def recorded(store: Store, tombstone: str) -> dict[str, int]:
    """The counts in the record of an erasure; empty if there is none yet."""
    query = select(tables.erasures.c.counts).where(tables.erasures.c.tombstone == tombstone)
    with store.reading() as connection:
        found = connection.execute(query).scalar()
    return {} if found is None else dict(json.loads(found))


def compact(store: Store) -> None:
    """Write SQLite's file anew, so that nothing deleted stays in its free pages; PostgreSQL vacuums by itself."""
    if store.file is not None:
        with closing(opened(store.file)) as connection:
            connection.execute("VACUUM")


def _delete(connection: Connection, name: str, agent: str) -> int:
    table = tables.metadata.tables[name]
    own = table.c[DELETED[name]] == agent
    if name != "outbox":
        return connection.execute(delete(table).where(own)).rowcount
    keys = [row.key for row in connection.execute(select(table).where(own)).all() if is_to_agent(row.record)]
    return connection.execute(delete(table).where(table.c.key.in_(keys))).rowcount


def is_to_agent(record: str) -> bool:
    """Whether a notice of the outbox is to an agent; a channel may be called as an agent is."""
    try:
        return bool(json.loads(record).get("to_agent"))
    except (ValueError, AttributeError):
        return False


def _rename(connection: Connection, table: Table, columns: Mapping[str, As], renaming: Renaming) -> int:
    """Put the tombstone into the declared columns of a table; how many rows that changed."""
    keys, held, count = list(table.primary_key), [table.c[name] for name in columns], 0
    for key in connection.execute(select(*keys)).all():
        place = and_(*(column == value for column, value in zip(keys, key, strict=True)))
        row = connection.execute(select(*held).where(place)).one()
        fresh = {c.name: renamed(c, value, columns[c.name], renaming) for c, value in zip(held, row, strict=True)}
        changed = {c.name: fresh[c.name] for c, value in zip(held, row, strict=True) if fresh[c.name] != value}
        if changed:
            connection.execute(update(table).where(place).values(changed))
            count += 1
    return count


def renamed(column: Column[Any], value: Any, kind: As, renaming: Renaming) -> str | bytes | None:
    """The value with the tombstone, no longer than the column takes; a damaged one is emptied."""
    if value is None:
        return None
    if kind == "body":
        return renamed_body(bytes(value), renaming) or b""
    text = str(value)
    if kind == "record":
        return renamed_json(text, renaming)
    if kind == "who":
        return renaming.tombstone if text == renaming.agent else text
    fresh = renaming.text(text) if kind == "text" else renaming.told(text)
    return fresh if fresh == text else fresh[: getattr(column.type, "length", None)]


def _record(connection: Connection, tombstone: str, line: audit.Line, told: Mapping[str, int]) -> None:
    """The record of the destruction and the line of the audit, with the tombstone alone."""
    table = tables.erasures
    if connection.execute(select(table.c.number).where(table.c.tombstone == tombstone)).first() is not None:
        return
    number = connection.execute(select(func.coalesce(func.max(table.c.number), 0))).scalar_one() + 1
    row = {"tombstone": tombstone, "at": line.at.isoformat(), "who": line.who[:64], "counts": json.dumps(told)}
    connection.execute(insert(table).values(number=number, **row))
    audit.note(connection, line)
