"""Room on the disk: a night and a copy need as much again as the store has."""

from __future__ import annotations

import shutil
from collections.abc import Iterator

from planner.doctor.findings import NOTE, WARNING, Finding, finding
from planner.doctor.leftovers import size
from planner.doctor.patient import Patient
from planner.writing_files import ROOM_TIMES

LEAST = 200_000_000
"""Bytes that should be free however small the store is."""


def look(patient: Patient) -> Iterator[Finding]:
    """What is free, against three times the store."""
    free = shutil.disk_usage(patient.folder).free
    held = size(patient.home / "store.sqlite")
    needed = max(LEAST, ROOM_TIMES * held)
    told = {"free_bytes": free, "needed_bytes": needed}
    if free < needed:
        yield finding("little_room", WARNING, patient.doctor("--prune"), **told)
    else:
        yield finding("room", NOTE, **told)
