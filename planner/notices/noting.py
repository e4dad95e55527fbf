"""Notices into the outbox, each once."""

from __future__ import annotations

import json
from datetime import datetime
from typing import TYPE_CHECKING

from sqlalchemy import Connection, insert, select

from planner.notices.notice import Notice
from planner.store.tables import outbox

if TYPE_CHECKING:
    from planner.store import Store

WAITING = "waiting"


def note(store: Store, notices: tuple[Notice, ...], now: datetime) -> None:
    """Put notices into the outbox; one that is there already stays as it is, whatever became of it."""
    with store.writing() as connection:
        note_within(connection, notices, now)


def note_within(connection: Connection, notices: tuple[Notice, ...], now: datetime) -> None:
    """As `note`, in the transaction of what is told, so that a publication and its notices are there together."""
    for one in dict.fromkeys(notices):
        if connection.execute(select(outbox.c.key).where(outbox.c.key == one.key)).scalar() is None:
            connection.execute(insert(outbox).values(_row(one, now)))


def _row(one: Notice, now: datetime) -> dict[str, object]:
    record = {"sentences": [[code, dict(told)] for code, told in one.sentences], "to_agent": one.to_agent}
    return {
        "key": one.key,
        "kind": one.kind,
        "recipient": one.recipient,
        "publication": one.publication,
        "made_at": now.isoformat(),
        "status": WAITING,
        "tries": 0,
        "record": json.dumps(record, sort_keys=True, ensure_ascii=False),
    }
