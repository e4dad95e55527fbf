"""Whether the store is there, can be opened, and has tables of this version."""

from __future__ import annotations

from collections.abc import Iterator

from planner.doctor.copies_to_use import newest_sound
from planner.doctor.findings import DAMAGE, NOTE, Finding, finding
from planner.doctor.patient import Patient
from planner.report.failures import explain
from planner.store.backups import backups
from planner.store.health import revision
from planner.store.migration import NEWEST, known_revisions
from planner.words import LANGUAGES


def look(patient: Patient) -> Iterator[Finding]:
    """A store that is gone, empty, closed to us, or of another version; nothing if it is as it should be."""
    if patient.closed is not None:
        told = {f"said_{lang}": explain(patient.closed, lang)[1] for lang in LANGUAGES}
        yield finding("closed", DAMAGE, **told)
    elif patient.raw is None:
        yield _without(patient, "gone") if _was_there(patient) else finding("no_store", NOTE)
    elif patient.store is None:
        yield from _of_another_version(patient, revision(patient.raw))


def _was_there(patient: Patient) -> bool:
    """Whether files tell of a store that is not there any more."""
    places = (patient.home / name for name in ("published", "drafts", "feeds"))
    return bool(backups(patient.folder)) or any(place.is_dir() and any(place.iterdir()) for place in places)


def _of_another_version(patient: Patient, held: str) -> Iterator[Finding]:
    if not held:
        yield _without_tables(patient)
    elif held in known_revisions():
        yield finding("older", NOTE, held=held, newest=NEWEST)
    else:
        yield finding("newer", DAMAGE, held=held, newest=NEWEST)


def _without_tables(patient: Patient) -> Finding:
    if patient.raw is not None and patient.raw.file is None:
        return finding("emptied_elsewhere", DAMAGE) if _was_there(patient) else finding("no_store", NOTE)
    return _without(patient, "emptied")


def _without(patient: Patient, code: str) -> Finding:
    copy = newest_sound(patient.folder)
    place = patient.home / "store.sqlite"
    if copy is None:
        return finding(f"{code}_alone", DAMAGE, place=place)
    return finding(code, DAMAGE, patient.doctor(f"--restore {copy.name}"), place=place, copy=copy.name)
