"""Who holds an operation's lock: told to whoever finds it held. A row left by a killed holder does no harm."""

from __future__ import annotations

import os
import socket
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection, delete, insert, select, text
from sqlalchemy.exc import SQLAlchemyError

from planner.problems import LockedError, StoreError
from planner.store.connection import connect, lock_number, schema_of
from planner.store.faults import refused
from planner.store.opening import store_url
from planner.store.tables import holders

if TYPE_CHECKING:
    from planner.store.store import Store

NAME = "operation"


@dataclass(frozen=True, slots=True)
class Holder:
    """A process that works on the operation: where, since when (UTC), and what it does."""

    host: str
    pid: int
    since: datetime
    what: str

    @property
    def told(self) -> dict[str, str]:
        """As parameters of a sentence."""
        since = self.since.astimezone(UTC).strftime("%Y-%m-%d %H:%M UTC")
        return {"host": self.host, "pid": str(self.pid), "since": since, "what": self.what}


def ourselves(what: str) -> Holder:
    """This process, from now on."""
    return Holder(socket.gethostname()[:200], os.getpid(), datetime.now(UTC).replace(microsecond=0), what[:64])


def enter(store: Store, holder: Holder) -> None:
    """Say who holds the lock; a row that an earlier holder left is replaced."""
    row = {"host": holder.host, "pid": holder.pid, "since": holder.since.isoformat(), "what": holder.what}
    with store.writing() as connection:
        connection.execute(delete(holders).where(holders.c.name == NAME))
        connection.execute(insert(holders).values(name=NAME, **row))


def leave(store: Store) -> None:
    """Take the row out again."""
    with store.writing() as connection:
        connection.execute(delete(holders).where(holders.c.name == NAME))


def holder_of(folder: Path) -> Holder | None:
    """Who says to hold the operation's lock; None if nobody does, or who did is dead."""
    try:
        url = store_url(folder)
        file = folder / ".vardiya" / "store.sqlite"
        if url is None and not file.is_file():
            return None
        engine = connect(file) if url is None else connect(url, schema_of(url, folder))
        try:
            with engine.connect().execution_options(reading=True) as connection:
                found = _row(connection)
        finally:
            engine.dispose()
    except (SQLAlchemyError, StoreError):  # it is only to be told; whoever asks has another error to raise
        return None
    return None if found is None or _is_dead(found) else found


@contextmanager
def server_lock(store: Store, folder: Path) -> Iterator[None]:
    """Hold the operation's lock in its PostgreSQL database, so that hosts keep out of each other's way; free at once.

    In SQLite there is none: the lock of the folder is enough, for its file is reached from this host alone.

    Raises
    ------
    LockedError
        If another session holds it. It frees itself when that session ends, however it ends.
    """
    if not store.schema:
        yield
        return
    try:
        with store.engine.connect().execution_options(reading=True, isolation_level="AUTOCOMMIT") as connection:
            number = {"number": lock_number(store.schema, "operation")}
            if not connection.execute(text("SELECT pg_try_advisory_lock(:number)"), number).scalar():
                raise locked_by(folder)
            try:
                yield
            finally:
                with suppress(SQLAlchemyError):  # the session is gone, and the lock with it
                    connection.execute(text("SELECT pg_advisory_unlock(:number)"), number)
    except SQLAlchemyError as error:
        raise refused(error, store.place) from error


def locked_by(folder: Path) -> LockedError:
    """The error that says who holds the lock, as far as that is known."""
    found = holder_of(folder)
    return LockedError(str(folder)) if found is None else LockedError(str(folder), **found.told)


def _row(connection: Connection) -> Holder | None:
    row = connection.execute(select(holders).where(holders.c.name == NAME)).first()
    return None if row is None else Holder(row.host, row.pid, datetime.fromisoformat(row.since), row.what)


def _is_dead(holder: Holder) -> bool:
    """Whether a process of this host is gone; of other hosts nothing can be said."""
    if holder.host != socket.gethostname()[:200]:
        return False
    try:
        os.kill(holder.pid, 0)
    except ProcessLookupError:
        return True
    except OSError:
        return False
    return False
