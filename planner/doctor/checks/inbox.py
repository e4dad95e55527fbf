"""Deliveries that stay in the inbox because of what is wrong with them."""

from __future__ import annotations

from collections.abc import Iterator

from planner.doctor.findings import WARNING, Finding, few, finding
from planner.doctor.patient import Patient
from planner.intake import take_in
from planner.intake.inbox import INBOX, TAKEN


def look(patient: Patient) -> Iterator[Finding]:
    """Which files, as the next night would find them; an inbox without deliveries is not read."""
    folder = patient.folder / INBOX
    if patient.config is None or not folder.is_dir() or all(path.name == TAKEN for path in folder.iterdir()):
        return
    refused = take_in(patient.folder, now=patient.now, dry=True).refused_files
    if refused:
        command = patient.command("import", "--inbox --dry-run")
        yield finding("inbox_refused", WARNING, command, count=len(refused), names=few(refused))
