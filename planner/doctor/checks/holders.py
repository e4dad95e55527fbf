"""Who holds the operation's lock, and rows that a dead holder left."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import select

from planner.doctor.findings import NOTE, Finding, finding
from planner.doctor.patient import Patient
from planner.store.tables import holders


def look(patient: Patient) -> Iterator[Finding]:
    """A run under way, or a row that the next run replaces."""
    if patient.running is not None:
        yield finding("running", NOTE, **patient.running.told)
    elif patient.store is not None:
        with patient.store.reading() as connection:
            row = connection.execute(select(holders)).first()
        if row is not None:
            told = {"host": row.host, "pid": row.pid, "since": row.since, "what": row.what}
            yield finding("holder_stale", NOTE, patient.doctor("--repair"), **told)
