"""A journal beside the store: of a write under way, or of one that was cut short, which SQLite undoes by itself."""

from __future__ import annotations

from collections.abc import Iterator

from planner.doctor.findings import NOTE, WARNING, Finding, finding
from planner.doctor.leftovers import size
from planner.doctor.patient import Patient

ENDINGS = ("-journal", "-wal")


def look(patient: Patient) -> Iterator[Finding]:
    """It belongs to the store: to delete or move it would damage what it protects."""
    if patient.running is not None:
        return
    store = patient.home / "store.sqlite"
    for ending in ENDINGS:
        journal = store.with_name(store.name + ending)
        if journal.is_file():
            code = "journal_left" if store.is_file() else "journal_alone"
            severity = NOTE if store.is_file() else WARNING
            yield finding(code, severity, name=journal.name, bytes=size(journal))
