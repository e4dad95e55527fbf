"""The pointer names the newest publication: publications are append-only, and each moves it."""

from __future__ import annotations

from collections.abc import Iterator

from planner.doctor.findings import DAMAGE, Finding, finding
from planner.doctor.patient import Patient
from planner.doctor.pointing import pointed


def look(patient: Patient) -> Iterator[Finding]:
    """A pointer that is gone, or names another publication than the newest."""
    if patient.store is None:
        return
    named, newest = pointed(patient.store)
    if named != newest:
        code = "pointer_gone" if named is None else "pointer_astray"
        yield finding(code, DAMAGE, patient.doctor("--repair"), named=named or "", newest=newest or "")
