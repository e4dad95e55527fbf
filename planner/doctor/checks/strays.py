"""Files that killed writes left."""

from __future__ import annotations

from collections.abc import Iterator

from planner.doctor.findings import NOTE, WARNING, Finding, few, finding
from planner.doctor.leftovers import leftovers, size
from planner.doctor.patient import Patient
from planner.writing_files import OLD


def look(patient: Patient) -> Iterator[Finding]:
    """What can go, and folders that were moved aside and never put back; nothing while a run may be writing."""
    if patient.running is not None:
        return
    found = leftovers(patient.folder)
    aside = [path.name for path in found if path.suffix == OLD and not path.with_suffix("").exists()]
    if aside:
        yield finding("moved_aside", WARNING, patient.doctor("--repair"), count=len(aside), names=few(aside))
    rest = [path for path in found if path.name not in aside]
    if rest:
        told = {"count": len(rest), "names": few([path.name for path in rest]), "bytes": sum(map(size, rest))}
        yield finding("strays", NOTE, patient.doctor("--prune"), **told)
