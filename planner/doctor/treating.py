"""What is asked of the doctor, done place by place, and then a look at each."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from planner.doctor.copies_to_use import meant
from planner.doctor.diagnosing import Diagnosis, diagnose, places
from planner.doctor.housekeeping import foresee, prune
from planner.doctor.patient import Place
from planner.doctor.repairing import Done, repair
from planner.problems import OperationError, Problem
from planner.store import has_store, open_store
from planner.store.backups import backup
from planner.store.restoring import restore


@dataclass(frozen=True, slots=True)
class Asked:
    """What to do before the look: restore a copy, repair, prune, copy the store; nothing by default.

    `dry`: only foresee the pruning. `backup_to`: where to copy; by default into .vardiya/backups/.
    """

    repair: bool = False
    prune: bool = False
    dry: bool = False
    backup: bool = False
    backup_to: Path | None = None
    restore: Path | None = None
    lang: str = "en"


@dataclass(frozen=True, slots=True)
class Seen:
    """A place: what was done there, what was written or set aside, and what was found after."""

    diagnosis: Diagnosis
    done: tuple[Done, ...] = ()
    copy: Path | None = None
    aside: Path | None = None
    dry: bool = False


def treat(folder: Path, asked: Asked, now: datetime) -> tuple[Seen, ...]:
    """Do what is asked at every place of an operation or workspace, and look at it.

    Raises
    ------
    OperationError
        If the folder is no operation, options do not go together, or one file is asked for several stores.
    LockedError, StoreError
        As the functions that do it.
    """
    _see_asked(asked)
    found = places(folder)
    one_file = asked.restore or asked.backup_to
    if one_file is not None and len(found) > 1:
        option = "restore" if asked.restore else "to"
        raise OperationError((Problem("command line", None, option, "doctor_one_store", str(one_file)),))
    return tuple(_treated(place, asked, now) for place in found)


def _see_asked(asked: Asked) -> None:
    """Refuse an option that would be ignored: who asks for --dry-run alone may believe that nothing is done."""
    alone = [("dry-run", "--prune")] if asked.dry and not asked.prune else []
    alone += [("dry-run", "--prune")] if asked.dry and (asked.repair or asked.restore or asked.backup) else []
    alone += [("to", "--backup")] if asked.backup_to is not None and not asked.backup else []
    if alone:
        found = (Problem("command line", None, name, "doctor_alone", "", (("needs", needs),)) for name, needs in alone)
        raise OperationError(tuple(dict.fromkeys(found)))


def _treated(place: Place, asked: Asked, now: datetime) -> Seen:
    copy: Path | None = None
    aside: Path | None = None
    done: tuple[Done, ...] = ()
    if asked.restore is not None:
        aside = restore(place.folder, meant(place.folder, asked.restore), who="doctor")
    if asked.backup and has_store(place.folder):
        with open_store(place.folder) as store:
            copy = backup(store, asked.backup_to)
    if (asked.repair or asked.restore is not None) and has_store(place.folder):
        done = repair(place.folder, now, asked.lang)
    if asked.prune and has_store(place.folder):
        done += foresee(place, now) if asked.dry else prune(place, now)
    return Seen(diagnose(place, now), done, copy, aside, asked.prune and asked.dry)
