"""Whether the store lies on a network share, where SQLite can lose what it stored."""

from __future__ import annotations

from collections.abc import Iterator

from planner.doctor.findings import DAMAGE, Finding, finding
from planner.doctor.patient import Patient
from planner.store.file_system import file_system, is_network


def look(patient: Patient) -> Iterator[Finding]:
    """The kind of the share."""
    if patient.raw is not None and patient.raw.file is not None and is_network(patient.folder):
        yield finding("network_share", DAMAGE, place=patient.folder, kind=file_system(patient.folder))
