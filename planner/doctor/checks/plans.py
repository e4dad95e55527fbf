"""Stored plans that this version cannot read whole."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import select

from planner.doctor.copies_to_use import newest_sound
from planner.doctor.findings import DAMAGE, WARNING, Finding, few, finding
from planner.doctor.patient import Patient
from planner.store.health import unreadable
from planner.store.tables import publications


def look(patient: Patient) -> Iterator[Finding]:
    """Published ones, by which people work, and drafts."""
    if patient.store is None:
        return
    lost = unreadable(patient.store)
    if not lost:
        return
    with patient.store.reading() as connection:
        published = set(connection.execute(select(publications.c.plan)).scalars())
    for code, severity, found in (
        ("published_unreadable", DAMAGE, [one for one in lost if one[0] in published]),
        ("draft_unreadable", WARNING, [one for one in lost if one[0] not in published]),
    ):
        if found:
            told = {"count": len(found), "plans": few([plan for plan, _ in found]), "said": found[0][1]}
            yield finding(
                code, severity, patient.command("plan") if severity == WARNING else _restoring(patient), **told
            )


def _restoring(patient: Patient) -> str:
    """The command that brings published plans back, if a copy has them whole."""
    copy = newest_sound(patient.folder)
    return "" if copy is None else patient.doctor(f"--restore {copy.name}")
