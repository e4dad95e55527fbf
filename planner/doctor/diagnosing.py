"""A diagnosis: every check on every place, none of which can stop the others."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from planner.doctor.checks import CHECKS, Look
from planner.doctor.findings import DAMAGE, WARNING, Finding, few, finding
from planner.doctor.patient import SETTINGS, Patient, Place, patient
from planner.problems import OperationError, Problem, StoreError
from planner.workspace import read_workspace

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """What was found at a place, the worst first."""

    folder: Path
    findings: tuple[Finding, ...]

    @property
    def damaged(self) -> bool:
        """Whether something that was stored or published is lost or unreadable."""
        return any(one.severity == DAMAGE for one in self.findings)


def diagnose(place: Place, now: datetime) -> Diagnosis:
    """Look at a place without changing anything. A check that cannot look is told as a finding; nothing is raised."""
    with patient(place, now) as found:
        findings, unseen = _looked(found)
    if unseen:
        names, said = [name for name, _ in unseen], [str(error) for _, error in unseen]
        broken = any(not isinstance(error, OSError | OperationError) for _, error in unseen)
        findings.append(finding("unseen", DAMAGE if broken else WARNING, checks=few(names, len(names)), said=said[0]))
    order = ("damage", "warning", "note")
    return Diagnosis(place.folder, tuple(sorted(findings, key=lambda one: order.index(one.severity))))


def places(folder: Path) -> tuple[Place, ...]:
    """Where the operation of a folder, or the sites and pools of a workspace, keep their stores.

    Raises
    ------
    OperationError
        If the folder is neither, or workspace.yaml cannot be read.
    """
    if (folder / "workspace.yaml").is_file():
        return tuple(_of_workspace(folder))
    if not (folder / SETTINGS).exists() and not (folder / ".vardiya").is_dir():
        raise OperationError((Problem((folder / SETTINGS).as_posix(), None, None, "file_missing"),))
    return (Place(folder, (folder,), folder),)


def _of_workspace(folder: Path) -> Iterator[Place]:
    workspace = read_workspace(folder)
    for site in workspace.sites:
        yield Place(site.folder, (site.folder,), folder)
    for unit in workspace.units:
        if unit.pool:
            yield Place(unit.home, tuple(site.folder for site in unit.sites), folder)


def _looked(found: Patient) -> tuple[list[Finding], list[tuple[str, Exception]]]:
    """What the checks found, and those that could not look, with what stopped them."""
    findings: list[Finding] = []
    unseen: list[tuple[str, Exception]] = []
    for name, look in CHECKS:
        error = _look(found, look, findings)
        if error is not None:
            unseen.append((name, error))
            if not isinstance(error, StoreError | OperationError | OSError):
                log.info("check %s could not look", name, exc_info=error)
    return findings, unseen


def _look(found: Patient, look: Look, findings: list[Finding]) -> Exception | None:
    """Add what a check finds. Bytes may be damaged in ways that no code foresees, so any error is an answer."""
    try:
        findings.extend(look(found))
    except Exception as error:
        return error
    return None
