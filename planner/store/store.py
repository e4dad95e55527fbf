"""The store of one operation: opened, migrated, and one transaction at a time; its tables have rooms of their own."""

from __future__ import annotations

import os
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Self

from sqlalchemy import Engine

from planner.plans import Plan
from planner.problems import StoreError
from planner.store import identities, plan_rows, publications, runs, stage_rows
from planner.store.connection import connect, schema_of, shown
from planner.store.faults import refused
from planner.store.file_system import file_system, is_network
from planner.store.migration import migrate
from planner.store.publications import Publication
from planner.store.transaction import Looks, Transaction


class Store:
    """Reads and writes one operation's store; every write is one transaction.

    Threads may share it. A process that was forked may go on with it: it opens connections of its own. It is a
    context manager; opened by `planner.store.opening.open_store`, which knows where an operation keeps its store.

    Parameters
    ----------
    home : the operation's folder. `folder` is its .vardiya/, for the files, whatever the database.
    url : of a PostgreSQL database; None for SQLite in .vardiya/store.sqlite.
    as_it_is : neither make nor bring it to this version's tables: to look at what may be damaged.

    Raises
    ------
    StoreError
        If the database cannot be opened, read or written.
    """

    def __init__(self, home: Path, url: str | None = None, *, as_it_is: bool = False) -> None:
        self.folder = home / ".vardiya"
        self.file = None if url is not None else self.folder / "store.sqlite"
        self.schema = "" if url is None else schema_of(url, home)
        if not as_it_is:
            self._make_room(home)
        target: Path | str = self.folder / "store.sqlite" if url is None else url
        self.place = shown(target)
        self._engine = connect(target, self.schema)
        self._process, self._looks = os.getpid(), Looks()
        try:
            if not as_it_is:
                migrate(self)
        except BaseException:
            self.close()
            raise

    def _make_room(self, home: Path) -> None:
        """Make the folder, unless it would lie where SQLite is not safe."""
        if self.file is not None and is_network(home):
            told = {"place": str(home), "kind": file_system(home)}
            raise StoreError(f"{home}: on a network share", "storage_remote", **told)
        try:
            self.folder.mkdir(mode=0o700, exist_ok=True)
        except OSError as error:
            raise refused(error, self.folder) from error

    @property
    def engine(self) -> Engine:
        """The engine, of this process: one that came by a fork leaves its parent's connections alone."""
        if self._process != os.getpid():
            self._process = os.getpid()
            self._engine.dispose(close=False)
        return self._engine

    def close(self) -> None:
        """Let go of the database."""
        self.engine.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def reading(self) -> Transaction:
        """To read by, shortly: what it sees does not change while it is open; SQLite writers wait until it is not.

        Within another look of the same thread it is that one.
        """
        return Transaction(self.engine, self.place, self._looks)

    def writing(self) -> Transaction:
        """One writing transaction, the only one at a time; whole or absent."""
        return Transaction(self.engine, self.place)

    def stage(self, key: str) -> object | None:
        """A stage's value by its digest; None if it was never stored, or this version cannot read it.

        Raises
        ------
        PublishedStageError
            If it cannot be read and a published plan stands on it: it is not to be made anew.
        """
        return stage_rows.unless_published(self, key)

    def save_stage(self, key: str, stage: str, value: object) -> None:
        """Store a stage's value; a key that is there already is left as it is, unless it cannot be read."""
        stage_rows.save(self, key, stage, value)

    def save_plan(self, plan: Plan, created_at: datetime) -> None:
        """Store a plan as a draft: its stages by digest, and the rest as header. Saving twice changes nothing."""
        plan_rows.save(self, plan, created_at)

    def outline(self, plan_id: str | None = None) -> Plan:
        """The newest plan, or the one whose id starts with `plan_id`, without what its stages gave.

        Raises
        ------
        NotFoundError
            If there is none, or the beginning fits several.
        UnreadablePlanError
            If it is damaged, or was stored by a version whose plans cannot be read any more.
        """
        return plan_rows.outline(self, plan_id)

    def plan(self, plan_id: str | None = None) -> Plan:
        """The newest plan, or the one whose id starts with `plan_id`; raises as `outline`."""
        return plan_rows.whole(self, plan_id)

    def plan_ids(self) -> tuple[tuple[str, str], ...]:
        """(id, created at) of every stored plan, newest first."""
        return plan_rows.ids(self)

    def published(self) -> Publication | None:
        """What is published now; None if nothing ever was, or all was withdrawn."""
        return publications.published(self)

    def run(self, key: str) -> Mapping[str, object] | None:
        """The record of a finished run; None if it never ran."""
        return runs.found(self, key)

    def save_run(self, key: str, kind: str, finished_at: datetime, record: Mapping[str, object]) -> None:
        """Record a finished run under its key, replacing an earlier record of the same key."""
        runs.save(self, key, kind, finished_at, record)

    def save_names(self, names: Mapping[str, str]) -> None:
        """Replace the identities by names.csv's, so that who is taken out there is forgotten here as well."""
        identities.save(self, names)

    def names(self) -> dict[str, str]:
        """Name by agent id."""
        return identities.names(self)
