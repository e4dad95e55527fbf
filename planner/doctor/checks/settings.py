"""operation.yaml: without it nothing is planned, and nothing older than its retention is let go."""

from __future__ import annotations

from collections.abc import Iterator

from planner.doctor.findings import WARNING, Finding, finding
from planner.doctor.patient import Patient
from planner.report.failures import problem_line
from planner.words import LANGUAGES


def look(patient: Patient) -> Iterator[Finding]:
    """What is wrong with it."""
    if patient.problems:
        told = {f"said_{lang}": problem_line(patient.problems[0], lang).strip() for lang in LANGUAGES}
        yield finding("settings_wrong", WARNING, patient.command("validate"), count=len(patient.problems), **told)
