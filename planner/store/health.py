"""How a store is: what its own checks find, what it holds, and how large it is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import Connection, Table, func, select, text
from sqlalchemy.exc import SQLAlchemyError

from planner import codec
from planner.problems import StoreError
from planner.store import migration, stage_rows
from planner.store.backups import unsound
from planner.store.tables import metadata, plans

if TYPE_CHECKING:
    from planner.store.store import Store


@dataclass(frozen=True, slots=True)
class TableSize:
    """Rows of a table and the bytes it takes on disk, indexes included."""

    table: str
    rows: int
    bytes: int


def integrity(store: Store) -> tuple[str, ...]:
    """What is damaged, as the database says it: SQLite checks pages and references; nothing if all is well.

    PostgreSQL keeps its references itself and is checked by its own tools; here every table is read through.
    """
    if store.file is not None:
        return unsound(store.file)
    found = []
    for table in metadata.sorted_tables:
        try:
            with store.reading() as connection:
                for _ in connection.execute(select(table)).yield_per(100):
                    pass
        except (SQLAlchemyError, StoreError) as error:
            found.append(f"{table.name}: {error}")
    return tuple(found)


def unreadable(store: Store) -> tuple[tuple[str, str], ...]:
    """(plan, why) of stored plans that this version cannot read whole: of an earlier version, or with a lost stage."""
    with store.reading() as connection:
        ids = connection.execute(select(plans.c.id).order_by(plans.c.number)).scalars().all()
    found = []
    for plan_id in ids:
        try:
            outline = store.outline(plan_id)
            for stage, key in outline.keys:
                _see(store, stage, key)
        except StoreError as error:
            found.append((str(plan_id), str(error)))
    return tuple(found)


def sizes(store: Store) -> tuple[TableSize, ...]:
    """Every table with its rows and bytes, the largest first."""
    with store.reading() as connection:
        found = [_size(store, connection, table) for table in metadata.sorted_tables]
    return tuple(sorted(found, key=lambda one: (-one.bytes, one.table)))


def revision(store: Store) -> str:
    """The revision of the store's tables."""
    with store.reading() as connection:
        return migration.revision(connection, store.schema) or ""


def _see(store: Store, stage: str, key: str) -> None:
    body = stage_rows.body(store, key)
    if body is None:
        raise StoreError(f"{stage}: it is not in the store")
    codec.loads(body)


def _size(store: Store, connection: Connection, table: Table) -> TableSize:
    rows = int(connection.execute(select(func.count()).select_from(table)).scalar_one())
    if store.schema:
        asked = text("SELECT pg_total_relation_size(to_regclass(:name))")
        name = f'"{store.schema}"."{table.name}"'
    else:
        asked = text(
            "SELECT coalesce(sum(pgsize), 0) FROM dbstat WHERE name IN (SELECT name FROM sqlite_master "
            "WHERE tbl_name = :name)"
        )
        name = table.name
    return TableSize(table.name, rows, int(connection.execute(asked, {"name": name}).scalar_one()))
