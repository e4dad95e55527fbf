"""The store of one operation: stages by digest, plans, publications (append-only, pointer swap), runs, audit."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Any, cast

from sqlalchemy import ColumnElement, Connection, Engine, delete, func, insert, select, update
from sqlalchemy.exc import SQLAlchemyError

from planner import codec
from planner.plans import Plan
from planner.problems import NotFoundError, StoreError
from planner.store import tables
from planner.store.connection import connect
from planner.store.migration import migrate

STAGE_FIELDS = {
    "forecast": "forecast",
    "requirement": "staffing",
    "roster": "roster_stage",
    "check": "violations",
    "simulation": "attainment",
}
CURRENT = "current"


@dataclass(frozen=True, slots=True)
class Publication:
    """A plan as published: its number, when, and the folder of its files under .vardiya/."""

    number: int
    plan: str
    published_at: datetime
    folder: str


class Store:
    """Reads and writes one operation's store; every write is one transaction.

    Parameters
    ----------
    target : the operation's folder (SQLite in .vardiya/store.sqlite) or a database URL.

    Raises
    ------
    StoreError
        If the database cannot be opened, read or written.
    """

    def __init__(self, target: Path | str) -> None:
        self.folder: Path | None = None
        if isinstance(target, Path):
            self.folder = folder = target / ".vardiya"
            try:
                folder.mkdir(exist_ok=True)
            except OSError as error:
                raise StoreError(f"{folder}: {error.strerror}") from error
            target = folder / "store.sqlite"
        self._engine: Engine = connect(target)
        try:
            migrate(self._engine)
        except StoreError:
            self.close()
            raise
        except SQLAlchemyError as error:
            self.close()
            raise StoreError(f"{target}: {error}") from error

    def close(self) -> None:
        """Let go of the database file."""
        self._engine.dispose()

    def stage(self, key: str) -> object | None:
        """A stage's value by its digest; None if it was never stored."""
        with self._reading() as connection:
            body = connection.execute(select(tables.stages.c.body).where(tables.stages.c.key == key)).scalar()
        return None if body is None else codec.loads(body)

    def save_stage(self, key: str, stage: str, value: object) -> None:
        """Store a stage's value; a key that is there already is left as it is."""
        body = codec.dumps(value)
        with self._writing() as connection:
            if connection.execute(select(tables.stages.c.key).where(tables.stages.c.key == key)).scalar() is None:
                connection.execute(insert(tables.stages).values(key=key, stage=stage, body=body))

    def save_plan(self, plan: Plan, created_at: datetime) -> None:
        """Store a plan as a draft: its stages by digest, and the rest as header. Saving twice changes nothing."""
        for stage, key in plan.keys:
            value = getattr(plan, STAGE_FIELDS[stage])
            self.save_stage(key, stage, value)
        bare = replace(plan, forecast=None, staffing=None, roster_stage=None, violations=(), attainment=None)
        header = codec.dumps(bare)
        with self._writing() as connection:
            _add_plan(connection, plan.id, header, created_at)

    def outline(self, plan_id: str | None = None) -> Plan:
        """The newest plan, or the one whose id starts with `plan_id`, without what its stages gave.

        Raises
        ------
        NotFoundError
            If there is none, or the beginning fits several.
        """
        with self._reading() as connection:
            query = select(tables.plans.c.header).order_by(tables.plans.c.number.desc())
            if plan_id is not None:
                query = query.where(tables.plans.c.id.startswith(plan_id, autoescape=True))
            found = connection.execute(query).scalars().all()
        if not found or (plan_id is not None and len(found) > 1):
            raise NotFoundError("no_plan" if not found else "ambiguous_plan")
        return cast(Plan, codec.loads(found[0]))

    def plan(self, plan_id: str | None = None) -> Plan:
        """The newest plan, or the one whose id starts with `plan_id`; raises as `outline`."""
        plan = self.outline(plan_id)
        staged: dict[str, Any] = {STAGE_FIELDS[stage]: self.stage(key) for stage, key in plan.keys}
        return replace(plan, **staged)

    def plan_ids(self) -> tuple[tuple[str, str], ...]:
        """(id, created at) of every stored plan, newest first."""
        query = select(tables.plans.c.id, tables.plans.c.created_at).order_by(tables.plans.c.number.desc())
        with self._reading() as connection:
            return tuple((str(row.id), str(row.created_at)) for row in connection.execute(query))

    def publish(self, plan_id: str, published_at: datetime, lay: Callable[[int], str], who: str) -> Publication:
        """Append a publication and swap the pointer to it, in one transaction; publishing twice is a no-op.

        `lay` puts the files of the publication with that number in place and returns their folder. Where it fails,
        nothing is published.
        """
        with self._writing() as connection:
            current = _current(connection)
            if current is not None and current.plan == plan_id:
                return current
            number = _newest(connection, tables.publications.c.number) + 1
            folder = lay(number)
            row = {"number": number, "plan": plan_id, "published_at": published_at.isoformat(), "folder": folder}
            connection.execute(insert(tables.publications).values(row))
            connection.execute(delete(tables.pointer).where(tables.pointer.c.name == CURRENT))
            connection.execute(insert(tables.pointer).values(name=CURRENT, publication=number))
            _note(connection, published_at, who, f"publish {plan_id}")
        return Publication(number, plan_id, published_at, folder)

    def published(self) -> Publication | None:
        """What is published now; None if nothing ever was."""
        with self._reading() as connection:
            return _current(connection)

    def run(self, key: str) -> Mapping[str, object] | None:
        """The record of a finished run; None if it never ran."""
        with self._reading() as connection:
            found = connection.execute(select(tables.runs.c.record).where(tables.runs.c.key == key)).scalar()
        return None if found is None else cast("dict[str, object]", json.loads(found))

    def save_run(self, key: str, kind: str, finished_at: datetime, record: Mapping[str, object]) -> None:
        """Record a finished run under its key, replacing an earlier record of the same key."""
        row = {"key": key, "kind": kind, "finished_at": finished_at.isoformat(), "plan": record.get("plan")}
        with self._writing() as connection:
            connection.execute(delete(tables.runs).where(tables.runs.c.key == key))
            connection.execute(insert(tables.runs).values(record=json.dumps(record, sort_keys=True), **row))

    def save_names(self, names: Mapping[str, str]) -> None:
        """Replace the identities by names.csv's, so that who is taken out there is forgotten here as well."""
        with self._writing() as connection:
            connection.execute(delete(tables.identities))
            if names:
                connection.execute(insert(tables.identities), [{"agent": a, "name": n} for a, n in names.items()])

    def names(self) -> dict[str, str]:
        """Name by agent id."""
        with self._reading() as connection:
            return {row.agent: row.name for row in connection.execute(select(tables.identities))}

    def _reading(self) -> Connection:
        return _opened(self._engine, reading=True)

    def _writing(self) -> _Transaction:
        return _Transaction(self._engine)


class _Transaction:
    """One writing transaction; database errors become StoreError."""

    def __init__(self, engine: Engine) -> None:
        self._connection = _opened(engine, reading=False)

    def __enter__(self) -> Connection:
        try:
            self._connection.begin()
        except SQLAlchemyError as error:
            self._connection.close()
            raise StoreError(str(error)) from error
        return self._connection

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: object) -> None:
        try:
            if error is None:
                self._connection.commit()
        except SQLAlchemyError as failure:
            raise StoreError(str(failure)) from failure
        finally:
            self._connection.close()
        if isinstance(error, SQLAlchemyError):
            raise StoreError(str(error)) from error


def _opened(engine: Engine, *, reading: bool) -> Connection:
    try:
        return engine.connect().execution_options(reading=reading)
    except SQLAlchemyError as error:
        raise StoreError(str(error)) from error


def _add_plan(connection: Connection, plan_id: str, header: bytes, created_at: datetime) -> None:
    """Add the plan as the newest; one that is there already becomes the newest again."""
    number = _newest(connection, tables.plans.c.number) + 1
    held = connection.execute(update(tables.plans).where(tables.plans.c.id == plan_id).values(number=number))
    if held.rowcount == 0:
        row = {"id": plan_id, "number": number, "created_at": created_at.isoformat(), "header": header}
        connection.execute(insert(tables.plans).values(row))


def _current(connection: Connection) -> Publication | None:
    join = tables.pointer.join(tables.publications)
    row = connection.execute(select(tables.publications).select_from(join)).first()
    if row is None:
        return None
    return Publication(row.number, row.plan, datetime.fromisoformat(row.published_at), row.folder)


def _newest(connection: Connection, column: ColumnElement[int]) -> int:
    return int(connection.execute(select(func.coalesce(func.max(column), 0))).scalar_one())


def _note(connection: Connection, at: datetime, who: str, what: str, why: str = "") -> None:
    connection.execute(insert(tables.audit).values(at=at.isoformat(), who=who, what=what, why=why))
