"""Publications that count today or later, or are the newest: their rows and their files."""

from __future__ import annotations

from collections.abc import Iterator

from planner.doctor.findings import DAMAGE, Finding, finding
from planner.doctor.patient import Patient
from planner.doctor.publications_whole import torn


def look(patient: Patient) -> Iterator[Finding]:
    """Files that are gone, half or altered, which the plan gives again; rows that differ from the plan."""
    if patient.store is None:
        return
    for one in torn(patient.store, patient.now):
        told = {"number": one.layer.number, "plan": one.layer.plan, "folder": one.layer.folder, "files": one.files}
        command = "" if one.fault == "rows_differ" else patient.doctor("--repair")
        yield finding(one.fault, DAMAGE, command, **told)
