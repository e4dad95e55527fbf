"""Copies of the store: how many, how old the newest, how large, and whether it is sound."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

from sqlalchemy import select

from planner.doctor.findings import NOTE, WARNING, Finding, finding
from planner.doctor.leftovers import replaced, size
from planner.doctor.patient import Patient
from planner.store.backups import backups, unusable
from planner.store.tables import plans

OLD = timedelta(days=7)


def look(patient: Patient) -> Iterator[Finding]:
    """No copy of a store with plans, one older than a week, one that cannot be used; else how they stand."""
    if patient.store is None or patient.store.file is None:
        return
    copies, command = backups(patient.folder), patient.doctor("--backup")
    if not copies:
        with patient.store.reading() as connection:
            held = connection.execute(select(plans.c.id).limit(1)).first()
        if held is not None:
            yield finding("no_copy", WARNING, command)
        return
    at = datetime.fromtimestamp(copies[0].stat().st_mtime, UTC)
    told = {"count": len(copies), "name": copies[0].name, "at": at.isoformat(timespec="minutes")}
    told |= {"days": (patient.now - at).days, "bytes": sum(map(size, (*copies, *replaced(patient.folder))))}
    wrong = unusable(copies[0])
    if wrong:
        yield finding("copy_unsound", WARNING, command, said=wrong[0], **told)
    elif patient.now - at > OLD:
        yield finding("copy_old", WARNING, command, **told)
    else:
        yield finding("copies", NOTE, **told)
