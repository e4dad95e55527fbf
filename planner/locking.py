"""One run at a time per operation: locks that free themselves when their holder dies, and a row that names it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from filelock import FileLock, Timeout

from planner.problems import StoreError
from planner.store import open_store
from planner.store.faults import refused
from planner.store.holders import enter, leave, locked_by, ourselves, server_lock


@contextmanager
def operation_lock(folder: Path, what: str = "vardiya") -> Iterator[None]:
    """Hold the operation's lock: the folder's, and with PostgreSQL that of its schema. Nobody waits for it.

    Parameters
    ----------
    what : the command that holds it, for whoever finds it held.

    Raises
    ------
    LockedError
        If another run holds it, here or on another host; it says who.
    StoreError
        If lock or store cannot be made.
    """
    with folder_lock(folder), open_store(folder) as store, server_lock(store, folder):
        enter(store, ourselves(what))
        try:
            yield
        finally:
            with suppress(StoreError):  # a row that stays does no harm
                leave(store)


@contextmanager
def folder_lock(folder: Path) -> Iterator[None]:
    """Hold the lock of the operation's folder, without opening its store; raises as `operation_lock`."""
    home = folder / ".vardiya"
    try:
        home.mkdir(mode=0o700, exist_ok=True)
        lock = FileLock(home / "lock", timeout=0, thread_local=False, fallback_to_soft=False, preserve_lock_file=True)
        lock.acquire()
    except Timeout as error:
        raise locked_by(folder) from error
    except OSError as error:
        raise refused(error, home) from error
    try:
        yield
    finally:
        lock.release()
