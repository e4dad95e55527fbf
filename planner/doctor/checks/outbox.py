"""Notices that nobody got: given up, or waiting for more than a day though sending is on."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from sqlalchemy import func, select

from planner.doctor.findings import WARNING, Finding, finding
from planner.doctor.patient import Patient
from planner.notices.sending import FAILED, MOST_TRIES, OPEN
from planner.store.tables import outbox

STUCK = timedelta(days=1)


def look(patient: Patient) -> Iterator[Finding]:
    """How many of each."""
    if patient.store is None or patient.config is None or not patient.config.notify.send:
        return
    before = (patient.now - STUCK).isoformat()
    with patient.store.reading() as connection:
        counted = select(func.count()).select_from(outbox)
        failed = connection.execute(counted.where(outbox.c.status == FAILED)).scalar_one()
        stuck = connection.execute(counted.where(outbox.c.status.in_(OPEN), outbox.c.made_at < before)).scalar_one()
    if stuck:
        yield finding("notices_stuck", WARNING, patient.command("nightly"), count=stuck)
    if failed:
        yield finding("notices_failed", WARNING, count=failed, tries=MOST_TRIES)
