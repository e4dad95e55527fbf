"""Nights that are recorded as running though nobody works on the operation."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import func, select

from planner.doctor.findings import WARNING, Finding, finding
from planner.doctor.patient import Patient
from planner.store.attempts import RUNNING
from planner.store.tables import attempts


def look(patient: Patient) -> Iterator[Finding]:
    """How many, and since when the last."""
    if patient.store is None or patient.running is not None:
        return
    with patient.store.reading() as connection:
        query = select(func.count(), func.max(attempts.c.started_at)).where(attempts.c.status == RUNNING)
        count, since = connection.execute(query).one()
    if count:
        yield finding("attempts_left", WARNING, patient.command("retry"), count=count, since=since)
