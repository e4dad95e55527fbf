"""Put a copy of a SQLite store back in the place of the one that is there, which is kept aside."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path

from planner.locking import folder_lock
from planner.problems import StoreError
from planner.store import audit, open_store
from planner.store.backups import copy_whole, flush, new_place, opened, unsound
from planner.store.faults import refused
from planner.store.migration import known_revisions
from planner.store.opening import store_url
from planner.store.set_apart import set_apart

BESIDE = ("-journal", "-wal", "-shm")


def restore(folder: Path, source: Path, *, who: str = "planner", why: str = "") -> Path | None:
    """Restore the operation's store from a copy; return the folder with what was replaced, None if there was nothing.

    The copy is checked first, and brought to this version's tables last. At every moment there is a whole store: the
    old one, or the restored one. Folders of publications that the restored store has no row of are set apart.

    Raises
    ------
    LockedError
        If a run is under way.
    StoreError
        If the copy is not sound or of a newer version, or the store is in PostgreSQL; nothing was changed.
    """
    if store_url(folder) is not None:
        raise StoreError("the store is in PostgreSQL", "storage_restore_elsewhere")
    home = folder / ".vardiya"
    with folder_lock(folder):
        _see_usable(source)
        fresh = home / ".store.sqlite.restored"
        try:
            copy_whole(source, fresh)
            aside = _swap(home, fresh)
            flush(home)
        except (OSError, sqlite3.Error) as error:
            raise refused(error, home) from error
        finally:
            with suppress(OSError):
                fresh.unlink(missing_ok=True)
        with open_store(folder) as store, store.writing() as connection:
            set_apart(connection, home)
            audit.note(connection, audit.Line(datetime.now(UTC), who, f"restore {source.name}", why))
    return aside


def _see_usable(source: Path) -> None:
    """Raise unless the copy is a sound store that this version can read or upgrade."""
    try:
        faults = unsound(source)
        if not faults:
            with closing(opened(source)) as connection:
                held = connection.execute("SELECT version_num FROM alembic_version").fetchone()
    except (OSError, sqlite3.Error) as error:
        raise _unusable(source, str(error)) from error
    if faults:
        raise _unusable(source, faults[0])
    revision = "" if held is None else str(held[0])
    if revision not in known_revisions():
        raise StoreError(f"{source}: revision {revision}", "storage_newer", revision=revision)


def _unusable(source: Path, said: str) -> StoreError:
    return StoreError(f"{source}: {said}", "storage_bad_copy", place=str(source), said=said)


def _swap(home: Path, fresh: Path) -> Path | None:
    """Put the fresh file in the store's place; return the folder with what was there, None if there was nothing."""
    file = home / "store.sqlite"
    if not file.exists():
        fresh.replace(file)
        return None
    with _still(file):
        aside = _set_aside(file)
        fresh.replace(file)
    return aside


def _set_aside(file: Path) -> Path:
    """Copy the store, and move what a crash left beside it: a journal must never be played into another file."""
    aside = new_place(file.parent, "replaced", "")
    aside.mkdir(parents=True)
    beside = [found for ending in BESIDE if (found := file.with_name(file.name + ending)).exists()]
    for found in (file, *beside):
        shutil.copy2(found, aside / found.name)
        flush(aside / found.name)
    flush(aside)
    for found in beside:
        found.unlink(missing_ok=True)
    return aside


@contextmanager
def _still(file: Path) -> Iterator[None]:
    """Nobody writes while this is open, and what a crash left half done is undone; a damaged file is left as it is."""
    with closing(opened(file)) as connection:
        try:
            connection.execute("BEGIN EXCLUSIVE")
        except sqlite3.DatabaseError as error:
            if "locked" in str(error):
                raise refused(error, file) from error
        yield
