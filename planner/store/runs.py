"""Finished runs by their key: a second one of the same key is a no-op."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING, cast

from sqlalchemy import delete, insert, select

from planner.store.tables import runs

if TYPE_CHECKING:
    from planner.store.store import Store


def found(store: Store, key: str) -> Mapping[str, object] | None:
    """The record of a finished run; None if it never ran."""
    with store.reading() as connection:
        record = connection.execute(select(runs.c.record).where(runs.c.key == key)).scalar()
    return None if record is None else cast("dict[str, object]", json.loads(record))


def save(store: Store, key: str, kind: str, finished_at: datetime, record: Mapping[str, object]) -> None:
    """Record a finished run, replacing an earlier record of the same key."""
    row = {"key": key, "kind": kind, "finished_at": finished_at.isoformat(), "plan": record.get("plan")}
    with store.writing() as connection:
        connection.execute(delete(runs).where(runs.c.key == key))
        connection.execute(insert(runs).values(record=json.dumps(record, sort_keys=True), **row))
