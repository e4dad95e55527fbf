"""When a person must not be erased yet: still at work, still rostered, named by hand, or shifts the law wants kept."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from planner.operation.cycle_specs import RetentionSpec
from planner.privacy.named_by_hand import named_by_hand
from planner.privacy.own_files import OwnRows, own_rows
from planner.privacy.renaming import Renaming
from planner.problems import OperationError, Problem
from planner.store import tables

if TYPE_CHECKING:
    from planner.store import Store

MOST_LINES = 10


@dataclass(frozen=True, slots=True)
class Asked:
    """An erasure asked for: of whom, when, and whether shifts within their retention go as well."""

    renaming: Renaming
    now: datetime
    retention: RetentionSpec
    anyway: bool = False


def require_erasable(folder: Path, store: Store, asked: Asked) -> None:
    """See that nothing stands against an erasure.

    Raises
    ------
    OperationError
        With everything that does, each with what to do.
    """
    own = own_rows(folder, asked.renaming.agent)
    found = [*_at_work(own, asked), *_by_hand(folder, asked)]
    last = max((*_published_ends(store, asked.renaming.agent), *_worked(own)), default="")
    kept_until = _kept_until(last, asked.retention.publications)
    if last >= asked.now.isoformat():
        found.append(_problem(asked.renaming, "privacy_rostered", until=last[:10]))
    elif kept_until is not None and kept_until > asked.now.date() and not asked.anyway:
        days = str(asked.retention.publications)
        found.append(
            _problem(asked.renaming, "privacy_retained", last=last[:10], until=kept_until.isoformat(), days=days)
        )
    if found:
        raise OperationError(tuple(found))


def _problem(renaming: Renaming, code: str, **told: str) -> Problem:
    return Problem("command line", None, "agent", code, renaming.agent, tuple(sorted(told.items())))


def _at_work(own: tuple[OwnRows, ...], asked: Asked) -> Iterator[Problem]:
    """An agent of agents.csv without a last day that has passed."""
    for row in (row for one in own if one.file == "agents.csv" for row in one.rows):
        last = row.get("last_day", "")
        if not last or last >= asked.now.date().isoformat():
            yield _problem(asked.renaming, "privacy_at_work")


def _by_hand(folder: Path, asked: Asked) -> Iterator[Problem]:
    """Values that are the person always stand against it; words that are only the same, unless it is done anyway."""
    for one in named_by_hand(folder, asked.renaming):
        lines = ", ".join(map(str, one.lines[:MOST_LINES]))
        if one.is_person:
            yield _problem(asked.renaming, "privacy_named", file=one.file, lines=lines)
        elif not asked.anyway:
            yield _problem(asked.renaming, "privacy_mentioned", file=one.file, lines=lines)


def _published_ends(store: Store, agent: str) -> list[str]:
    """When the last published shift ends; none without one."""
    query = select(func.max(tables.duties.c.ends_at)).where(tables.duties.c.agent == agent)
    with store.reading() as connection:
        last = connection.execute(query).scalar()
    return [] if last is None else [last]


def _worked(own: tuple[OwnRows, ...]) -> list[str]:
    return [row.get("ends_at", "") for one in own if one.file == "previous.csv" for row in one.rows]


def _kept_until(last: str, days: int) -> date | None:
    try:
        return datetime.fromisoformat(last).date() + timedelta(days=days)
    except ValueError:
        return None
