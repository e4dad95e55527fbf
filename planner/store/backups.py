"""Copies of a SQLite store: whole while others write, without what was deleted, and checked before they count.

A store in PostgreSQL is copied by the tools of its server (`pg_dump --schema=SCHEMA`), as its people do anyway.
"""

from __future__ import annotations

import json
import os
import sqlite3
import zlib
from collections.abc import Callable
from contextlib import closing, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from planner.problems import StoreError
from planner.store.connection import BUSY_TIMEOUT_MS
from planner.store.faults import refused

if TYPE_CHECKING:
    from planner.store.store import Store

FOLDER = "backups"
MOST_TOLD = 20


def backup(store: Store, to: Path | None = None, *, as_it_is: bool = False) -> Path:
    """Copy the store to a file, default .vardiya/backups/store-MOMENT-REVISION.sqlite; return its path.

    `as_it_is`: also where published plans cannot be read any more; an upgrade must not wait for their repair.

    Raises
    ------
    StoreError
        If the copy cannot be written or could not give back what is published (an earlier file of that name stays), or
        with PostgreSQL.
    """
    if store.file is None:
        told = f"pg_dump --schema={store.schema}"
        raise StoreError(f"{store.place}: {told}", "storage_backup_elsewhere", command=told)
    target = new_place(store.folder, "store", f"-{_revision(store.file)}.sqlite") if to is None else to
    copy_whole(store.file, target, None if as_it_is else _gives_back)
    return target


def backups(folder: Path) -> tuple[Path, ...]:
    """The copies in the operation's .vardiya/backups/, newest first."""
    return tuple(sorted((folder / ".vardiya" / FOLDER).glob("store-*.sqlite"), reverse=True))


def copy_whole(source: Path, target: Path, check: Callable[[Path], None] | None = None) -> None:
    """Copy a SQLite database as of one moment, check the copy, also by a check that raises, and put it in place."""
    fresh = target.with_name(f".{target.name}.new")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        fresh.unlink(missing_ok=True)
        with closing(opened(source)) as connection:
            connection.execute("VACUUM INTO ?", (str(fresh),))
        faults = unsound(fresh)
        if faults:
            raise StoreError(f"{target}: {faults[0]}", "storage_bad_copy", place=str(target), said=faults[0])
        if check is not None:
            check(fresh)
        flush(fresh)
        fresh.replace(target)
        flush(target.parent)
    except (OSError, sqlite3.Error) as error:
        raise refused(error, target) from error
    finally:
        with suppress(OSError):
            fresh.unlink(missing_ok=True)


def unsound(file: Path) -> tuple[str, ...]:
    """What is wrong with a SQLite database by its own check and its references; nothing if it is sound."""
    try:
        with closing(opened(file)) as connection:
            found = [str(row[0]) for row in connection.execute(f"PRAGMA integrity_check({MOST_TOLD})")]
            lost = [f"{row[0]} row {row[1]} refers to no {row[2]}" for row in connection.execute(_LOST)]
    except sqlite3.Error as error:
        return (str(error),)
    return (*(told for told in found if told != "ok"), *lost)


def unusable(copy: Path) -> tuple[str, ...]:
    """Why a copy cannot give back what is published: what `unsound` says, then plans whose bytes are damaged or gone.

    The database does not notice bytes that were overwritten within a value; stored values carry a checksum.
    """
    return unsound(copy) or _lost(copy)


def _gives_back(copy: Path) -> None:
    """Raise if a sound copy could not give back what is published."""
    lost = _lost(copy)
    if lost:
        raise StoreError(f"a published plan cannot be read: {lost[0]}", "storage_copy_lacks", said=lost[0])


def _lost(copy: Path) -> tuple[str, ...]:
    """Published plans that cannot be read, and why; nothing if all can."""
    try:
        with closing(opened(copy)) as connection:
            held = connection.execute(_PUBLISHED).fetchall()
            return tuple(f"{plan} {why}" for plan, header in held if (why := _unread(connection, header)))
    except sqlite3.Error as error:
        return (str(error),)


def _unread(connection: sqlite3.Connection, header: bytes) -> str:
    """Why a plan's header or one of its stages cannot be unpacked; empty if all can."""
    try:
        for _, key in json.loads(zlib.decompress(header))["keys"]:
            (body,) = connection.execute("SELECT body FROM stages WHERE key = ?", (key,)).fetchone()
            zlib.decompress(body)
    except (zlib.error, ValueError, TypeError, KeyError) as error:
        return f"{type(error).__name__}: {error}"
    return ""


def opened(file: Path) -> sqlite3.Connection:
    """A connection of the driver's own, which begins no transaction by itself; to a file that is there."""
    if not file.is_file():
        raise FileNotFoundError(2, os.strerror(2), str(file))
    connection = sqlite3.connect(file, isolation_level=None)
    connection.execute(f"PRAGMA busy_timeout={BUSY_TIMEOUT_MS}")
    return connection


def new_place(folder: Path, name: str, ending: str) -> Path:
    """A path under backups/ that bears the moment and is not there yet."""
    stem = f"{name}-{datetime.now(UTC).strftime('%Y%m%dT%H%M%SZ')}"
    places = (folder / FOLDER / f"{stem}{'' if n == 1 else f'-{n}'}{ending}" for n in range(1, 1_000))
    return next(place for place in places if not place.exists())


def flush(place: Path) -> None:
    """Have a file or a folder's entries on disk before going on."""
    number = os.open(place, os.O_RDONLY)
    try:
        os.fsync(number)
    finally:
        os.close(number)


def _revision(file: Path) -> str:
    with closing(opened(file)) as connection:
        return str(connection.execute("SELECT version_num FROM alembic_version").fetchone()[0])


_LOST = "PRAGMA foreign_key_check"
_PUBLISHED = "SELECT id, header FROM plans WHERE id IN (SELECT plan FROM publications) ORDER BY id"
