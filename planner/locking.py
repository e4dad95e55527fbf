"""One run at a time per operation: an operating-system lock that frees itself when its holder dies."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from planner.problems import LockedError, StoreError


@contextmanager
def operation_lock(folder: Path) -> Iterator[None]:
    """Hold the operation's lock.

    Raises
    ------
    LockedError
        If another run holds it.
    StoreError
        If the lock file cannot be made.
    """
    home = folder / ".vardiya"
    try:
        home.mkdir(exist_ok=True)
        lock = FileLock(home / "lock", timeout=0)
        lock.acquire()
    except Timeout as error:
        raise LockedError(str(folder)) from error
    except OSError as error:
        raise StoreError(f"{home}: {error.strerror}") from error
    try:
        yield
    finally:
        lock.release()
