"""The database's own check: pages, indexes, and rows that refer to what is gone."""

from __future__ import annotations

from collections.abc import Iterator

from planner.doctor.copies_to_use import newest_sound
from planner.doctor.findings import DAMAGE, Finding, few, finding
from planner.doctor.patient import Patient
from planner.store.health import integrity


def look(patient: Patient) -> Iterator[Finding]:
    """What is damaged, and the newest sound copy to restore."""
    if patient.raw is None or (patient.raw.file is None and patient.store is None):  # `opening` tells
        return
    faults = integrity(patient.raw)
    if not faults:
        return
    told = {"place": patient.raw.place, "count": len(faults), "said": few(faults, 1)}
    if patient.raw.file is None:
        yield finding("damaged_elsewhere", DAMAGE, **told)
        return
    copy = newest_sound(patient.folder)
    if copy is None:
        yield finding("damaged_alone", DAMAGE, **told)
    else:
        yield finding("damaged", DAMAGE, patient.doctor(f"--restore {copy.name}"), copy=copy.name, **told)
