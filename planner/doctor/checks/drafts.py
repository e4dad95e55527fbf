"""Folders of drafts and publications without a row, or set apart by a restore; nightly drafts without files."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import select

from planner.doctor.findings import NOTE, WARNING, Finding, few, finding
from planner.doctor.leftovers import size
from planner.doctor.patient import Patient
from planner.store import tables
from planner.store.set_apart import unrecorded

if TYPE_CHECKING:
    from planner.store import Store


def look(patient: Patient) -> Iterator[Finding]:
    """What `--prune` lets go, and which draft's files to write again."""
    if patient.store is None or patient.running is not None:
        return
    with patient.store.reading() as connection:
        plans = set(connection.execute(select(tables.plans.c.id)).scalars())
        published = {Path(name).name for name in connection.execute(select(tables.publications.c.folder)).scalars()}
    strays = [*_strays(patient.home / "drafts", plans), *_strays(patient.home / "published", published)]
    if strays:
        told = {"count": len(strays), "names": few([path.name for path in strays]), "bytes": sum(map(size, strays))}
        yield finding("folders_stray", NOTE, patient.doctor("--prune"), **told)
    apart = [path.name for path in unrecorded(patient.home)]
    if apart:
        told = {"count": len(apart), "folder": ".vardiya/published", "names": few(apart)}
        yield finding("publications_unrecorded", WARNING, **told)
    lost = sorted(plan for plan in _laid(patient.store) & plans if not (patient.home / "drafts" / plan).is_dir())
    if lost:
        command = patient.command("export", f"--plan {lost[-1]} --format html")
        yield finding("drafts_gone", WARNING, command, count=len(lost), plans=few(lost))


def _strays(parent: Path, kept: set[str]) -> list[Path]:
    if not parent.is_dir():
        return []
    return sorted(each for each in parent.iterdir() if each.is_dir() and each.name not in kept and not each.suffix)


def _laid(store: Store) -> set[str]:
    """Plans whose files a night has written."""
    with store.reading() as connection:
        steps = connection.execute(select(tables.steps.c.key, tables.steps.c.step, tables.steps.c.record)).all()
    with_files = {row.key for row in steps if row.step == "files"}
    return {str(json.loads(row.record).get("plan")) for row in steps if row.step == "plan" and row.key in with_files}
