"""How large the store is, by table, and how much a night adds."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from sqlalchemy import func, select

from planner.doctor.findings import NOTE, Finding, finding
from planner.doctor.patient import Patient
from planner.store.health import sizes
from planner.store.tables import attempts, stages

LATELY = timedelta(days=30)
LEAST_NIGHTS = 3
"""Nights from which on their mean says something."""


def look(patient: Patient) -> Iterator[Finding]:
    """The whole, every table, and what the stages of the last thirty days take per night that was done in them."""
    if patient.store is None:
        return
    found = sizes(patient.store)
    since = (patient.now - LATELY).isoformat()
    with patient.store.reading() as connection:
        done = select(func.count()).where(attempts.c.status == "done", attempts.c.started_at >= since)
        nights = int(connection.execute(done).scalar_one())
        added = select(func.coalesce(func.sum(func.length(stages.c.body)), 0)).where(stages.c.saved_at >= since)
        fresh_bytes = int(connection.execute(added).scalar_one())
    told: dict[str, object] = {f"{one.table}_bytes": one.bytes for one in found}
    told |= {"bytes": sum(one.bytes for one in found), "table": found[0].table, "table_bytes": found[0].bytes}
    if nights >= LEAST_NIGHTS:
        yield finding("grows", NOTE, nights=nights, night_bytes=fresh_bytes // nights, **told)
    else:
        yield finding("size", NOTE, **told)
