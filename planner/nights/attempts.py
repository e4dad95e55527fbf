"""Attempts: each start of a night has a run id and a row, closed when it ends; one that died is closed by the next."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from datetime import UTC, datetime
from importlib.metadata import version
from typing import Any, Literal, cast

from sqlalchemy import select, update

from planner.inputs import PlanRequest
from planner.store import Store
from planner.store.attempts import RUNNING, Attempt, begin_attempt, finish_attempt, last_attempts
from planner.store.tables import attempts

KIND = "nightly"
Ended = Literal["done", "gated", "failed", "interrupted"]
Unbegun = Literal["failed", "locked"]
TO_REPEAT = frozenset({"failed", "gated", "interrupted", "locked", "lost", RUNNING})
"""How an attempt stands that `vardiya retry` runs again; one still running by its row died if nobody holds the lock."""


def begin(store: Store, now: datetime, record: Mapping[str, object]) -> str:
    """Record that a night starts, and close those that died; its run id.

    Who calls holds the operation's lock, so that none that is recorded as running still runs.
    """
    before = last(store)
    with store.writing() as connection:
        dead = update(attempts).where(attempts.c.kind == KIND, attempts.c.status == RUNNING)
        connection.execute(dead.values(status="lost", finished_at=now.isoformat()))
    return _recorded(store, before, now, RUNNING, record)


def note_unbegun(store: Store, now: datetime, ended: Unbegun, record: Mapping[str, object]) -> None:
    """Record a start that ended before it held the lock, so that it can be retried.

    While another night runs, or died and left its row, nothing is recorded: that attempt is the one.
    """
    before = last(store)
    if before is None or before.status != RUNNING:
        finish_attempt(store, _recorded(store, before, now, ended, record), ended, now, record)


def _recorded(store: Store, before: Attempt | None, now: datetime, status: str, record: Mapping[str, object]) -> str:
    serial = 1 if before is None else int(before.id.split("-")[1]) + 1
    run = f"{now.astimezone(UTC):%Y%m%dT%H%M%SZ}-{serial:06d}-{secrets.token_hex(2)}"
    begin_attempt(store, Attempt(run, "", KIND, now.astimezone(UTC), None, status, version("vardiya"), record))
    return run


def note_key(store: Store, run: str, key: str) -> None:
    """Record the run key of an attempt, once its files are taken in."""
    with store.writing() as connection:
        connection.execute(update(attempts).where(attempts.c.id == run).values(key=key))


def last(store: Store) -> Attempt | None:
    """The newest attempt; None if there was none."""
    return next(iter(last_attempts(store, KIND, most=1)), None)


def last_success(store: Store) -> datetime | None:
    """When a night was last done."""
    done = select(attempts.c.finished_at).where(attempts.c.kind == KIND, attempts.c.status == "done")
    with store.reading() as connection:
        found = connection.execute(done.order_by(attempts.c.finished_at.desc()).limit(1)).scalar()
    return None if found is None else datetime.fromisoformat(found)


def request_record(request: PlanRequest) -> dict[str, object]:
    """A request as plain values, so that it can be asked again."""
    return {
        "start": None if request.start is None else request.start.isoformat(),
        "weeks": request.weeks,
        "as_of": None if request.as_of is None else request.as_of.isoformat(),
        "seed": request.seed,
        "time_limit_s": request.time_limit_s,
        "reproducible": request.reproducible,
        "workers": request.workers,
    }


def request_of(attempt: Attempt) -> PlanRequest:
    """What was asked of an attempt."""
    record = cast("dict[str, Any]", attempt.record["request"])
    start, as_of = record["start"], record["as_of"]
    return PlanRequest(
        None if start is None else datetime.fromisoformat(start).date(),
        record["weeks"],
        None if as_of is None else datetime.fromisoformat(as_of),
        record["seed"],
        record["time_limit_s"],
        record["reproducible"],
        workers=record["workers"],
    )
