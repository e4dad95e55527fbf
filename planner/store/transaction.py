"""One transaction on the store: whole or absent; what the database refuses becomes a StoreError."""

from __future__ import annotations

import os
import threading

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import SQLAlchemyError

from planner.store.connection import POSTGRES
from planner.store.faults import refused

_ONE_MOMENT = {"isolation_level": "REPEATABLE READ", "postgresql_readonly": True}


class Looks(threading.local):
    """What each thread is reading by; a child process starts with nothing, whatever its parent was reading."""

    def __init__(self) -> None:
        self._held: tuple[int, Connection] | None = None

    @property
    def open(self) -> Connection | None:
        """The connection by which this thread of this process reads; None if it reads nothing."""
        return self._held[1] if self._held is not None and self._held[0] == os.getpid() else None

    @open.setter
    def open(self, connection: Connection | None) -> None:
        self._held = None if connection is None else (os.getpid(), connection)


class Transaction:
    """A context manager that gives a connection: to read one moment of the store, or as its only writer.

    Who reads while the same thread reads already (`looks`) reads by the same connection: a second one would wait for a
    writer in SQLite that waits for the first.
    """

    def __init__(self, engine: Engine, place: str, looks: Looks | None = None) -> None:
        self._engine, self._place, self._looks = engine, place, looks
        self._connection: Connection | None = None

    def __enter__(self) -> Connection:
        if self._looks is not None and self._looks.open is not None:
            return self._looks.open
        connection = self._begun()
        if self._looks is not None:
            self._looks.open = connection
        self._connection = connection
        return connection

    def _begun(self) -> Connection:
        reading = self._looks is not None
        connection = None
        try:
            connection = self._engine.connect()
            options = _ONE_MOMENT if reading and self._engine.dialect.name == POSTGRES else {}
            connection = connection.execution_options(reading=reading, **options)
            connection.begin()
        except SQLAlchemyError as error:
            if connection is not None:
                connection.close()
            raise refused(error, self._place) from error
        return connection

    def _end(self, connection: Connection, *, whole: bool) -> None:
        if self._looks is not None:
            self._looks.open = None
        try:
            if whole:
                connection.commit()
        except SQLAlchemyError as failure:
            raise refused(failure, self._place) from failure
        finally:
            connection.close()

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: object) -> None:
        connection, self._connection = self._connection, None
        if connection is not None:
            self._end(connection, whole=error is None)
        if isinstance(error, SQLAlchemyError):
            raise refused(error, self._place) from error
