"""A connection that keeps its word: SQLite with the settings measured safe, or another database by URL.

Rollback journal (not WAL: SQLite before 3.51.3 can corrupt it on reset), full sync, foreign keys on,
explicit BEGIN IMMEDIATE for writers so that also DDL is atomic.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event

BUSY_TIMEOUT_MS = 30_000
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
        return create_engine(target)
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
