"""A connection that keeps its word: SQLite with the settings measured safe, or a schema of a PostgreSQL database.

SQLite: rollback journal (not WAL: the library before 3.51.3 can corrupt it on reset, and one behaviour on every
machine is worth more than the speed), extra sync (the folder is flushed too once the journal is deleted, else a power
cut could bring the journal back and undo what was committed), foreign keys on, deleted rows overwritten, explicit
BEGIN IMMEDIATE for writers so that also DDL is atomic. No handle outlives its transaction, so none is carried across
a fork.

PostgreSQL: writers of an operation queue up on an advisory lock, so that numbers are given one at a time there too;
readers see one moment of the database as long as they look.
"""

from __future__ import annotations

import re
from hashlib import sha256
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, NullPool, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError

from planner.problems import StoreError

BUSY_TIMEOUT_MS = 30_000
CONNECT_TIMEOUT_S = 10
POSTGRES = "postgresql"
_PRAGMAS = (
    f"PRAGMA busy_timeout={BUSY_TIMEOUT_MS}",  # first, for the others may have to wait
    "PRAGMA foreign_keys=ON",
    "PRAGMA synchronous=EXTRA",
    "PRAGMA journal_mode=DELETE",
    "PRAGMA secure_delete=ON",
    "PRAGMA mmap_size=0",
    "PRAGMA cache_spill=OFF",  # else a large write would shut readers out before its end
)
_SCHEMA = re.compile(r"[a-z][a-z0-9_]{0,62}")


def connect(target: Path | str, schema: str = "") -> Engine:
    """Engine for a SQLite file (Path), or for a schema of the PostgreSQL database with this URL (str).

    Raises
    ------
    StoreError
        If the URL is none, names another kind of database, or the driver is not installed.
    """
    if isinstance(target, Path):
        engine = create_engine(URL.create("sqlite", database=str(target)), poolclass=NullPool)
        event.listen(engine, "connect", _set_up)
        event.listen(engine, "begin", _begin)
        return engine
    return _served(target, schema)


def schema_of(url: str, folder: Path) -> str:
    """The schema of an operation: what the URL says by `?schema=NAME`, else its folder's name and a digest of its path.

    By the path, because a copy of a folder must never publish into the store of the original.

    Raises
    ------
    StoreError
        If the URL is none, or the name is not of a-z, 0-9 and _.
    """
    named = _parsed(url).query.get("schema")
    if named is not None:
        if not isinstance(named, str) or _SCHEMA.fullmatch(named) is None:
            raise StoreError(f"schema={named}", "storage_bad_schema", name=str(named))
        return named
    whole = folder.resolve()
    slug = re.sub(r"[^a-z0-9]+", "_", whole.name.lower()).strip("_")[:32]
    return f"vardiya_{slug}_{sha256(str(whole).encode()).hexdigest()[:12]}"


def lock_number(schema: str, purpose: str) -> int:
    """Number of an advisory lock of an operation, which others do not use."""
    return int.from_bytes(sha256(f"vardiya {purpose} {schema}".encode()).digest()[:8], signed=True)


def shown(target: Path | str) -> str:
    """A file or URL as it may be told: without a password."""
    return str(target) if isinstance(target, Path) else _parsed(target).render_as_string(hide_password=True)


def _parsed(url: str) -> URL:
    try:
        return make_url(re.sub(r"^postgres(ql)?://", "postgresql+psycopg://", url))
    except ArgumentError:
        raise StoreError("not a URL", "storage_bad_url") from None  # which may hold a password


def _served(target: str, schema: str) -> Engine:
    url = _parsed(target).difference_update_query(["schema"])
    if url.get_backend_name() != POSTGRES:
        raise StoreError(f"{url.get_backend_name()} is not PostgreSQL", "storage_bad_url")
    try:
        engine = create_engine(url, pool_pre_ping=True, connect_args={"connect_timeout": CONNECT_TIMEOUT_S})
    except ImportError as error:
        raise StoreError(str(error), "storage_no_driver") from error
    number = lock_number(schema, "writers")

    def enter(connection: Any, _record: object) -> None:
        connection.autocommit = True
        connection.execute(f'SET SESSION search_path TO "{schema}"')
        connection.autocommit = False

    def queue_up(connection: Connection) -> None:
        if not _is_reading(connection):
            connection.exec_driver_sql(f"SET LOCAL lock_timeout = {BUSY_TIMEOUT_MS}")
            connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({number})")

    if schema:
        event.listen(engine, "connect", enter, insert=True)
    event.listen(engine, "begin", queue_up)
    return engine


def _set_up(connection: Any, _record: object) -> None:
    connection.isolation_level = None  # the driver must not open transactions of its own
    for pragma in _PRAGMAS:
        connection.execute(pragma)


def _begin(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN" if _is_reading(connection) else "BEGIN IMMEDIATE")


def _is_reading(connection: Connection) -> bool:
    return bool(connection.get_execution_options().get("reading", False))
