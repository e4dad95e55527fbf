"""When a night was last done."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from planner.doctor.findings import NOTE, WARNING, Finding, finding
from planner.doctor.patient import Patient
from planner.nights.attempts import last, last_success

OLD = timedelta(hours=36)


def look(patient: Patient) -> Iterator[Finding]:
    """Its age; a warning beyond 36 hours. Operations without any night are left alone."""
    if patient.store is None:
        return
    newest, done = last(patient.store), last_success(patient.store)
    if newest is None:
        return
    if done is None:
        yield finding("no_night_done", WARNING, patient.command("retry"))
        return
    told = {"at": done.isoformat(timespec="minutes"), "hours": int((patient.now - done).total_seconds() // 3600)}
    if patient.now - done > OLD:
        yield finding("night_old", WARNING, patient.command("retry"), **told)
    else:
        yield finding("night", NOTE, **told)
