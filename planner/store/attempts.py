"""Attempts of a night and the steps it has done, so that the next one goes on where a killed one stopped."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any, cast

from sqlalchemy import Row, delete, insert, select, update

from planner.store.tables import attempts, steps

if TYPE_CHECKING:
    from planner.store.store import Store

Record = Mapping[str, object]
RUNNING = "running"


@dataclass(frozen=True, slots=True)
class Attempt:
    """One try of a run; `status` is running until it ended, and stays so if it was killed."""

    id: str
    key: str
    kind: str
    started_at: datetime
    finished_at: datetime | None
    status: str
    version: str
    record: Record


def begin_attempt(store: Store, attempt: Attempt) -> None:
    """Note that an attempt begins."""
    row = {"id": attempt.id, "key": attempt.key, "kind": attempt.kind, "started_at": attempt.started_at.isoformat()}
    rest = {"status": attempt.status, "version": attempt.version, "record": _text(attempt.record)}
    with store.writing() as connection:
        connection.execute(insert(attempts).values(row | rest))


def finish_attempt(store: Store, attempt_id: str, status: str, finished_at: datetime, record: Record) -> None:
    """Note how an attempt ended."""
    ended = {"status": status, "finished_at": finished_at.isoformat(), "record": _text(record)}
    with store.writing() as connection:
        connection.execute(update(attempts).where(attempts.c.id == attempt_id).values(ended))


def last_attempts(store: Store, kind: str | None = None, key: str | None = None, most: int = 20) -> tuple[Attempt, ...]:
    """The last attempts, newest first, of a kind or a run's key if one is given."""
    query = select(attempts).order_by(attempts.c.started_at.desc(), attempts.c.id.desc()).limit(most)
    if kind is not None:
        query = query.where(attempts.c.kind == kind)
    if key is not None:
        query = query.where(attempts.c.key == key)
    with store.reading() as connection:
        return tuple(_attempt(row) for row in connection.execute(query))


def step_done(store: Store, key: str, step: str) -> Record | None:
    """The record of a step that a run with this key has done; None if it has not."""
    query = select(steps.c.record).where(steps.c.key == key, steps.c.step == step)
    with store.reading() as connection:
        found = connection.execute(query).scalar()
    return None if found is None else _record(found)


def record_step(store: Store, key: str, step: str, finished_at: datetime, record: Record) -> None:
    """Note that a run has done a step; done again, the later record counts."""
    row = {"key": key, "step": step, "finished_at": finished_at.isoformat(), "record": _text(record)}
    with store.writing() as connection:
        connection.execute(delete(steps).where(steps.c.key == key, steps.c.step == step))
        connection.execute(insert(steps).values(row))


def _attempt(row: Row[Any]) -> Attempt:
    finished = None if row.finished_at is None else datetime.fromisoformat(row.finished_at)
    started = datetime.fromisoformat(row.started_at)
    return Attempt(row.id, row.key, row.kind, started, finished, row.status, row.version, _record(row.record))


def _text(record: Record) -> str:
    return json.dumps(dict(record), sort_keys=True)


def _record(text: str) -> Record:
    return cast("dict[str, object]", json.loads(text))
