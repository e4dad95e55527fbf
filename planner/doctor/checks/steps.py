"""Nights that were begun and not finished: their steps are kept, so that the next one goes on there."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import func, select

from planner.doctor.findings import NOTE, Finding, finding
from planner.doctor.patient import Patient
from planner.store.tables import runs, steps

NOTES = ("base", "forecast")
"""Notes under keys that are no run's: on what a night stood, which forecasts it made; none tells of one unfinished."""


def look(patient: Patient) -> Iterator[Finding]:
    """How many, and when the last step was done."""
    if patient.store is None or patient.running is not None:
        return
    with patient.store.reading() as connection:
        open_keys = steps.c.key.not_in(select(runs.c.key)) & steps.c.step.not_in(NOTES)
        query = select(func.count(steps.c.key.distinct()), func.max(steps.c.finished_at)).where(open_keys)
        count, at = connection.execute(query).one()
    if count:
        yield finding("nights_unfinished", NOTE, patient.command("retry"), count=count, at=at)
