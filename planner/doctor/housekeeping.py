"""Housekeeping: what is older than its retention goes, what killed writes left goes, and the database is compacted.

Never goes what the pointer, a publication that is in force or a run under way needs: `planner.privacy.purge` keeps it,
and the operation's lock is held.
"""

from __future__ import annotations

import shutil
import tempfile
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from planner.doctor.leftovers import RECOVERED, leftovers, replaced, size
from planner.doctor.patient import Place
from planner.doctor.repairing import Done
from planner.locking import operation_lock
from planner.nights.shadow import copy_tables
from planner.operation.cycle_specs import RetentionSpec
from planner.privacy import purge, retention_of
from planner.privacy.stored_rows import compact
from planner.problems import OperationError, Problem, StoreError
from planner.store import Store, audit, open_store
from planner.store.backups import FOLDER, copy_whole
from planner.store.opening import store_url
from planner.writing_files import NoRoomError, recover, require_room

if TYPE_CHECKING:
    from collections.abc import Iterable

LAID = ("drafts", "published")


def prune(place: Place, now: datetime, *, who: str = "doctor") -> tuple[Done, ...]:
    """Let go what nobody needs; what, and how many bytes.

    Raises
    ------
    OperationError
        If the retention cannot be read: nothing is let go by a guess.
    LockedError
        If a run is under way.
    StoreError
        If the database is damaged, or the disk refuses.
    """
    spec = retention(place)
    with operation_lock(place.folder, "vardiya doctor --prune"), open_store(place.folder) as store:
        done = [_swept(place.folder), _aside(place.folder, now - timedelta(days=spec.backups))]
        before = _folders(store.folder)
        purged = purge(store, spec, now, who=who)
        freed = before - _folders(store.folder)
        done += [Done(f"doctor_let_go_{name}", count, 0) for name, count in purged.counts if count]
        done += [Done("doctor_did_folders", 1, freed)] if freed > 0 else []
        done.append(_compacted(store))
        told = [one for one in done if one.count]
        if told:
            said = f"{sum(one.bytes for one in told)} bytes"
            with store.writing() as connection:
                audit.note(connection, audit.Line(now, who, "prune", said))
    return tuple(told)


def foresee(place: Place, now: datetime) -> tuple[Done, ...]:
    """What `prune` would do, found on a copy of the database; nothing of the operation is touched or locked.

    Raises
    ------
    OperationError, StoreError
        As `prune`; also if there is no room for the copy.
    """
    spec, home = retention(place), place.folder / ".vardiya"
    file = home / "store.sqlite"
    strays, old = leftovers(place.folder), _old(place.folder, now - timedelta(days=spec.backups))
    done = [_done("doctor_did_sweep", strays), _done("doctor_did_replaced", old)]
    with tempfile.TemporaryDirectory(prefix="vardiya-doctor-") as name:
        copy = Path(name)
        require_room(copy, size(file))
        _copied(place.folder, copy)
        shadows = _shadowed(home, copy / ".vardiya")
        with Store(copy) as store:
            purged = purge(store, spec, now)
            compact(store)
            freed = size(file) - size(copy / ".vardiya" / "store.sqlite")
        gone = sum(size(home / shadow) for shadow in shadows if not (copy / ".vardiya" / shadow).exists())
    done += [Done(f"doctor_let_go_{name}", count) for name, count in purged.counts if count]
    done += [Done("doctor_did_folders", int(gone > 0), gone), Done("doctor_did_compact", int(freed > 0), max(0, freed))]
    return tuple(one for one in done if one.count)


def retention(place: Place) -> RetentionSpec:
    """The retention in operation.yaml; of a pool the longest of its sites', table by table.

    Raises
    ------
    OperationError
        If it cannot be read.
    """
    if not place.sites or not all((site / "operation.yaml").exists() for site in place.sites):
        raise OperationError((Problem("operation.yaml", None, None, "file_missing"),))
    each = [retention_of(site) for site in place.sites]
    return RetentionSpec(**{name: max(getattr(one, name) for one in each) for name in RetentionSpec.model_fields})


def _copied(folder: Path, to: Path) -> None:
    """Copy the store of either database into a SQLite one."""
    if store_url(folder) is None:
        copy_whole(folder / ".vardiya" / "store.sqlite", to / ".vardiya" / "store.sqlite")
        return
    with open_store(folder) as held, Store(to) as copy:
        copy_tables(held, copy)


def _swept(folder: Path) -> Done:
    """Put back what was moved aside, then remove what killed writes left."""
    home = folder / ".vardiya"
    before = {path: size(path) for path in leftovers(folder)}
    for name in RECOVERED:
        if (home / name).is_dir():
            recover(home / name)
    _remove(leftovers(folder))
    return Done("doctor_did_sweep", len(before), sum(before.values()))


def _aside(folder: Path, limit: datetime) -> Done:
    """Remove stores that a restore replaced, once they are older than copies are kept."""
    old = _old(folder, limit)
    done = _done("doctor_did_replaced", old)
    _remove(old)
    return done


def _old(folder: Path, limit: datetime) -> tuple[Path, ...]:
    return tuple(path for path in replaced(folder) if path.stat().st_mtime < limit.timestamp())


def _compacted(store: Store) -> Done:
    """Write SQLite's file anew if there is room for it twice over; bytes freed."""
    if store.file is None:
        return Done("doctor_did_compact", 0)
    before = size(store.file)
    try:
        require_room(store.folder, before)
    except NoRoomError:
        return Done("doctor_no_room_to_compact", 1)
    compact(store)
    freed = before - size(store.file)
    return Done("doctor_did_compact", int(freed > 0), max(0, freed))


def _done(code: str, paths: Iterable[Path]) -> Done:
    found = list(paths)
    return Done(code, len(found), sum(map(size, found)))


def _remove(paths: Iterable[Path]) -> None:
    for path in paths:
        try:
            if path.is_dir() and not path.is_symlink():
                shutil.rmtree(path)
            else:
                path.unlink(missing_ok=True)
        except OSError as error:
            raise StoreError(f"{path}: {error.strerror}") from error


def _folders(home: Path) -> int:
    return sum(size(home / name) for name in (*LAID, FOLDER))


def _shadowed(home: Path, copy: Path) -> tuple[str, ...]:
    """Empty folders and files of the same names and ages, so that what goes from them would go from ours."""
    found = []
    for name in (*LAID, FOLDER):
        for path in sorted((home / name).iterdir()) if (home / name).is_dir() else ():
            shadow = copy / name / path.name
            shadow.parent.mkdir(exist_ok=True)
            if path.is_dir():
                shadow.mkdir()
            else:
                shadow.touch()
            shutil.copystat(path, shadow)
            found.append(f"{name}/{path.name}")
    return tuple(found)
