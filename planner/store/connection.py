"""A connection that keeps its word: SQLite with the settings measured safe, or another database by URL.

Rollback journal (not WAL: SQLite before 3.51.3 can corrupt it on reset), full sync, foreign keys on,
explicit BEGIN IMMEDIATE for writers so that also DDL is atomic. In PostgreSQL writers queue up on an advisory lock,
so that numbers are given one at a time there too.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event

BUSY_TIMEOUT_MS = 30_000
WRITERS_LOCK = 7_629_410  # any number that others do not use
_PRAGMAS = (
    "PRAGMA foreign_keys=ON",
    "PRAGMA synchronous=FULL",
    "PRAGMA journal_mode=DELETE",
    f"PRAGMA busy_timeout={BUSY_TIMEOUT_MS}",
    "PRAGMA mmap_size=0",
)


def connect(target: Path | str) -> Engine:
    """Engine for a SQLite file (Path) or a database URL (str)."""
    if isinstance(target, str):
        engine = create_engine(target)
        if engine.dialect.name == "postgresql":
            event.listen(engine, "begin", _queue_up)
        return engine
    engine = create_engine(f"sqlite:///{target}")
    event.listen(engine, "connect", _set_up)
    event.listen(engine, "begin", _begin)
    return engine


def _set_up(connection: Any, _record: object) -> None:
    connection.isolation_level = None  # the driver must not open transactions of its own
    for pragma in _PRAGMAS:
        connection.execute(pragma)


def _begin(connection: Connection) -> None:
    reading = connection.get_execution_options().get("reading", False)
    connection.exec_driver_sql("BEGIN" if reading else "BEGIN IMMEDIATE")


def _queue_up(connection: Connection) -> None:
    if not connection.get_execution_options().get("reading", False):
        connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({WRITERS_LOCK})")
