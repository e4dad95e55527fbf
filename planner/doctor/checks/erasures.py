"""Erasures of a person that were cut short."""

from __future__ import annotations

from collections.abc import Iterator

from planner.doctor.findings import WARNING, Finding, finding
from planner.doctor.patient import Patient
from planner.privacy.erasing import UNDER_WAY


def look(patient: Patient) -> Iterator[Finding]:
    """How many; who it is stands in the file and is not told here."""
    if patient.running is not None:
        return
    marks = sorted((patient.home / UNDER_WAY).glob("erased-*"))
    marks = [mark for mark in marks if not mark.suffix]
    if marks:
        command = patient.command("privacy erase", "--agent ID --yes")
        yield finding("erasure_open", WARNING, command, count=len(marks), file=marks[0].relative_to(patient.folder))
