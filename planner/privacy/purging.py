"""What the retention of operation.yaml lets go, every night: rows by table, folders of drafts and publications.

Never goes what is needed: the publication that the pointer names, its plan, the newest plan, publications whose shifts
end within the retention, every stage that a kept plan reads, and the forecasts of recent nights. The file of the
database shrinks when `doctor` compacts it. Moments are compared as they are written: hours of a zone do not count
against days.
"""

from __future__ import annotations

import json
import shutil
import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Column, Connection, Table, and_, delete, func, insert, or_, select

from planner.operation.cycle_specs import RetentionSpec
from planner.problems import StoreError
from planner.scoring import MOST_DAYS, noted_since
from planner.store import tables
from planner.store.backups import backups

if TYPE_CHECKING:
    from planner.store import Store

PURGE, ERASE = "purge", "erase"
"""How lines of the audit begin that record a destruction."""


@dataclass(frozen=True, slots=True)
class Purged:
    """What was let go: rows by table, and the folders drafts/ and published/ by their names."""

    counts: tuple[tuple[str, int], ...]

    @property
    def total(self) -> int:
        """Rows and folders together."""
        return sum(count for _, count in self.counts)

    @property
    def told(self) -> str:
        """The counts in one line, for the audit and logs."""
        return ", ".join(f"{name} {count}" for name, count in self.counts if count)


@dataclass(frozen=True, slots=True)
class _Limits:
    """The moments before which rows are too old, as the store writes them."""

    spec: RetentionSpec
    now: datetime

    def before(self, days: int) -> str:
        return (self.now - timedelta(days=days)).isoformat()

    def day(self, days: int) -> str:
        return (self.now - timedelta(days=days)).date().isoformat()


def purge(store: Store, spec: RetentionSpec, now: datetime, *, who: str = "nightly") -> Purged:
    """Let go what is older than its table's retention, in one transaction; the folders of plans that went after it.

    The caller holds the operation's lock. A purge that was killed is finished by the next one.

    Raises
    ------
    StoreError
        If the database or the disk refuses.
    """
    limits = _Limits(spec, now)
    with store.writing() as connection:
        counts = [*_publications(connection, limits), *_plans(connection, limits), *_rows(connection, limits)]
        kept = _kept_folders(connection)
    folders = [*_folders(store.folder, kept), ("backups", _backups(store.folder, now - timedelta(days=spec.backups)))]
    purged = Purged((*counts, *folders))
    if purged.total:
        line = {"at": now.isoformat(), "who": who, "what": PURGE, "why": purged.told[:400]}
        with store.writing() as connection:
            connection.execute(insert(tables.audit).values(line))
    return purged


def _publications(connection: Connection, limits: _Limits) -> list[tuple[str, int]]:
    """The oldest publications, up to the first that is needed, with what hangs on them.

    Only from the beginning: a row that withdraws an earlier one must not find another in its place.
    """
    limit, table = limits.before(limits.spec.publications), tables.publications
    current = select(tables.pointer.c.publication)
    standing = select(tables.duties.c.publication).where(tables.duties.c.ends_at >= limit)
    needed = or_(table.c.published_at >= limit, table.c.number.in_(current), table.c.number.in_(standing))
    first = connection.execute(select(func.min(table.c.number)).where(needed)).scalar()
    before = select(table.c.number).where(table.c.number < (0 if first is None else first))
    gone = connection.execute(before).scalars().all()
    hanging = (tables.duties, tables.checks, tables.feeds)
    counts = [(each.name, _delete(connection, each, each.c.publication, gone)) for each in hanging]
    return [*counts, (table.name, _delete(connection, table, table.c.number, gone))]


def _plans(connection: Connection, limits: _Limits) -> list[tuple[str, int]]:
    """Old drafts, then the stages that no plan reads any more, nor scores of forecasts."""
    plans, stages = tables.plans, tables.stages
    newest = select(func.max(plans.c.number)).scalar_subquery()
    old = select(plans.c.id).where(
        plans.c.created_at < limits.before(limits.spec.drafts),
        plans.c.id.not_in(select(tables.publications.c.plan)),
        plans.c.number != newest,
    )
    gone = _delete(connection, plans, plans.c.id, connection.execute(old).scalars().all())
    kept = [_keys(header) for header in connection.execute(select(plans.c.header)).scalars()]
    if None in kept:  # which stages a damaged plan reads is not known: all stay until a copy gives it back
        return [(plans.name, gone), (stages.name, 0)]
    used = {key for keys in kept for key in keys or ()}
    age = or_(stages.c.saved_at.is_(None), stages.c.saved_at < limits.before(limits.spec.stages))
    used |= noted_since(connection, limits.before(MOST_DAYS))  # late contacts are still scored by them
    free = [key for key in connection.execute(select(stages.c.key).where(age)).scalars() if key not in used]
    return [(plans.name, gone), (stages.name, _delete(connection, stages, stages.c.key, free))]


def _keys(header: bytes) -> tuple[str, ...] | None:
    """The keys of a plan's stages, of whichever version; None where the header is damaged."""
    try:
        return tuple(str(key) for _, key in json.loads(zlib.decompress(header))["keys"])
    except (zlib.error, ValueError, TypeError, KeyError):
        return None


def _rows(connection: Connection, limits: _Limits) -> list[tuple[str, int]]:
    """Tables of which each row has its own age."""
    spec, before = limits.spec, limits.before
    destroyed = max(spec.audit, spec.erasures)
    audit = tables.audit
    records = or_(audit.c.what.startswith(PURGE), audit.c.what.startswith(ERASE))
    old = (
        (tables.attempts, tables.attempts.c.started_at < before(spec.attempts)),
        (tables.steps, tables.steps.c.finished_at < before(spec.attempts)),
        (tables.runs, tables.runs.c.finished_at < before(spec.attempts)),
        (tables.scores, tables.scores.c.day < limits.day(spec.scores)),
        (tables.outbox, tables.outbox.c.made_at < before(spec.outbox)),
        (tables.ledger, tables.ledger.c.day < limits.day(spec.ledger)),
        (audit, or_(audit.c.at < before(destroyed), and_(audit.c.at < before(spec.audit), ~records))),
        (tables.erasures, tables.erasures.c.at < before(spec.erasures)),
    )
    return [(table.name, connection.execute(delete(table).where(rule)).rowcount) for table, rule in old]


def _delete(connection: Connection, table: Table, column: Column[object], values: Iterable[object]) -> int:
    """Delete by key, some hundred at a time: databases limit the parameters of a statement."""
    found, count = list(values), 0
    for start in range(0, len(found), 500):
        count += connection.execute(delete(table).where(column.in_(found[start : start + 500]))).rowcount
    return count


def _kept_folders(connection: Connection) -> dict[str, frozenset[str]]:
    """Names of the folders that rows still speak of."""
    plans = connection.execute(select(tables.plans.c.id)).scalars()
    published = connection.execute(select(tables.publications.c.folder)).scalars()
    return {
        "drafts": frozenset(plans),
        "published": frozenset(folder.partition("/")[2] for folder in published if "/" in folder),
    }


def _folders(home: Path, kept: dict[str, frozenset[str]]) -> list[tuple[str, int]]:
    """Remove folders whose plan or publication is gone; what is being written has another ending and stays."""
    return [(parent, sum(_remove(each) for each in _strays(home / parent, kept[parent]))) for parent in sorted(kept)]


def _strays(parent: Path, kept: frozenset[str]) -> list[Path]:
    if not parent.is_dir():
        return []
    return sorted(each for each in parent.iterdir() if each.is_dir() and each.name not in kept and not each.suffix)


def _backups(home: Path, limit: datetime) -> int:
    """Remove copies of the store that are older than the limit, but never the newest."""
    old = [each for each in backups(home.parent)[1:] if each.stat().st_mtime < limit.timestamp()]
    for each in old:
        each.unlink(missing_ok=True)
    return len(old)


def _remove(folder: Path) -> int:
    try:
        shutil.rmtree(folder)
    except OSError as error:
        raise StoreError(f"{folder}: {error.strerror}") from error
    return 1
