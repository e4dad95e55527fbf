"""Stages by digest: what a plan's stages gave, so that re-runs and scenarios reuse them."""

from __future__ import annotations

import logging
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from sqlalchemy import Connection, insert, select, update

from planner import codec
from planner.store.published_stages import refuse_published
from planner.store.tables import stages

if TYPE_CHECKING:
    from planner.store.store import Store

Stage = tuple[str, str, object]
"""Key, name of the stage, value."""

_log = logging.getLogger(__name__)


def found(store: Store, key: str) -> object | None:
    """A stage's value by its key; None if it was never stored, or this version cannot read it: compute it again."""
    held = body(store, key)
    if held is None:
        return None
    try:
        return codec.loads(held)
    except codec.CodecError as error:
        _log.warning("stage %s cannot be read: %s", key, error)
        return None


def unless_published(store: Store, key: str) -> object | None:
    """As `found`, for who would make the stage anew.

    Raises
    ------
    PublishedStageError
        If it cannot be read and a published plan stands on it.
    """
    value = found(store, key)
    if value is None:
        with store.reading() as connection:
            stage = connection.execute(select(stages.c.stage).where(stages.c.key == key)).scalar()
            if stage is not None and not _readable(_held(connection, key) or b""):
                refuse_published(connection, key, str(stage), gone=False)
    return value


def body(store: Store, key: str) -> bytes | None:
    """What is stored of a stage, unread."""
    with store.reading() as connection:
        return _held(connection, key)


def save(store: Store, key: str, stage: str, value: object) -> None:
    """Store a stage; one that is there already is left as it is, unless it cannot be read.

    Raises
    ------
    PublishedStageError
        If a published plan stands on it and it is damaged or gone: another roster would be another plan.
    """
    content = codec.dumps(value)
    with store.writing() as connection:
        held = _held(connection, key)
        if held is None:
            refuse_published(connection, key, stage, gone=True)
            _insert(connection, key, stage, content)
        elif held != content and not _readable(held):
            refuse_published(connection, key, stage, gone=False)
            connection.execute(update(stages).where(stages.c.key == key).values(body=content, saved_at=_moment()))


def add_missing(connection: Connection, made: Iterable[Stage]) -> None:
    """Add those stages that are not there; the others, which the pipeline stored, are not even encoded."""
    for key, stage, value in made:
        if _held(connection, key) is None:
            refuse_published(connection, key, stage, gone=True)
            _insert(connection, key, stage, codec.dumps(value))


def _insert(connection: Connection, key: str, stage: str, content: bytes) -> None:
    connection.execute(insert(stages).values(key=key, stage=stage, body=content, saved_at=_moment()))


def _moment() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")


def _held(connection: Connection, key: str) -> bytes | None:
    held = connection.execute(select(stages.c.body).where(stages.c.key == key)).scalar()
    return None if held is None else bytes(held)


def _readable(content: bytes) -> bool:
    try:
        codec.loads(content)
    except codec.CodecError:
        return False
    return True
