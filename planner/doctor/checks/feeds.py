"""Calendar feeds that are gone, altered or nobody's; they are made of the store alone."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from planner.doctor.findings import WARNING, Finding, few, finding
from planner.doctor.patient import Patient
from planner.doctor.pointing import pointed
from planner.publishing.feed_files import wrong_feeds

if TYPE_CHECKING:
    from planner.store import Store


def look(patient: Patient) -> Iterator[Finding]:
    """How many, with some of their names; without a pointer nobody can say what belongs there."""
    if patient.store is None or patient.running is not None or _is_astray(patient.store):
        return
    wrong = wrong_feeds(patient.store)
    if wrong:
        yield finding("feeds_wrong", WARNING, patient.doctor("--repair"), count=len(wrong), names=few(wrong))


def _is_astray(store: Store) -> bool:
    named, newest = pointed(store)
    return named != newest
