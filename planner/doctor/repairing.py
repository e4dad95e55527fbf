"""What the store itself gives again: the pointer, the files of publications, feeds; and runs that died are closed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import update

from planner.doctor.leftovers import RECOVERED
from planner.doctor.pointing import set_right
from planner.doctor.publications_whole import torn
from planner.locking import operation_lock
from planner.nights.exporting import FORMATS
from planner.problems import OperationError
from planner.publishing import refresh_feeds
from planner.publishing.announcing import gathered
from planner.publishing.duty_rows import rows_of_plan
from planner.publishing.version_folder import lay
from planner.report.exports import export
from planner.store import audit, open_store
from planner.store.attempts import RUNNING
from planner.store.tables import attempts
from planner.writing_files import OLD, recover

if TYPE_CHECKING:
    from planner.plans import Plan
    from planner.store import Store


@dataclass(frozen=True, slots=True)
class Done:
    """Something that was done: the code of its sentence, how often, and the bytes that it freed."""

    code: str
    count: int
    bytes: int = 0


def repair(folder: Path, now: datetime, lang: str, *, who: str = "doctor") -> tuple[Done, ...]:
    """Mend what can be mended without loss; what was done. Done again, it does nothing.

    Raises
    ------
    LockedError
        If a run is under way.
    StoreError
        If the database is damaged, or the disk refuses.
    """
    with operation_lock(folder, "vardiya doctor --repair"), open_store(folder) as store:
        counts = (
            ("doctor_did_put_back", _put_back(store.folder)),
            ("doctor_did_close", _closed(store, now)),
            ("doctor_did_point", int(set_right(store))),
            ("doctor_did_lay", _laid(store, now, lang)),
            ("doctor_did_feeds", len(refresh_feeds(store))),
        )
        done = tuple(Done(code, count) for code, count in counts if count)
        if done:
            told = ", ".join(f"{one.code.removeprefix('doctor_did_')} {one.count}" for one in done)
            with store.writing() as connection:
                audit.note(connection, audit.Line(now, who, "repair", told))
    return done


def _put_back(home: Path) -> int:
    """Put back the folders that a killed write had moved aside; how many."""
    count = 0
    for name in RECOVERED:
        if (home / name).is_dir():
            count += sum(not old.with_suffix("").exists() for old in (home / name).glob(f"*{OLD}"))
            recover(home / name)
    return count


def _closed(store: Store, now: datetime) -> int:
    """Close the attempts of runs that died: who holds the lock knows that none of them still runs."""
    with store.writing() as connection:
        dead = update(attempts).where(attempts.c.status == RUNNING)
        return connection.execute(dead.values(status="lost", finished_at=now.isoformat())).rowcount


def _laid(store: Store, now: datetime, lang: str) -> int:
    """Lay the files of torn publications again, from their plans; how many publications."""
    again = [one for one in torn(store, now) if one.fault != "rows_differ"]
    for one in again:
        plan = store.plan(one.layer.plan)
        lay(store.folder, one.layer.folder, rows_of_plan(plan), _files(store, plan, lang))
    return len(again)


def _files(store: Store, plan: Plan, lang: str) -> Mapping[str, bytes]:
    """The files beside a publication; where the operation cannot be read there are none but its list."""
    try:
        inputs = gathered(plan, store)
    except OperationError:
        inputs = None
    return {} if inputs is None else export(plan, inputs, FORMATS["publication"], lang)
