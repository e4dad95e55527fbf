"""Files with names or shifts that everybody on the computer may read."""

from __future__ import annotations

import os
import shlex
import stat
from collections.abc import Iterator

from planner.doctor.findings import WARNING, Finding, few, finding
from planner.doctor.patient import Patient

PRIVATE = ("names.csv", ".vardiya/store.sqlite", ".vardiya/backups", ".vardiya/feeds")


def look(patient: Patient) -> Iterator[Finding]:
    """Which; a folder that is closed to others closes what is in it. Windows has no such bits."""
    if os.name == "nt" or not _others_may(patient, "", stat.S_IXOTH):
        return
    inside = _others_may(patient, ".vardiya", stat.S_IXOTH)
    names = [n for n in PRIVATE if (inside or not n.startswith(".vardiya")) and _others_may(patient, n, stat.S_IROTH)]
    if names:
        outer = dict.fromkeys(name.partition("/")[0] for name in names)
        places = " ".join(shlex.quote(str(patient.folder / name)) for name in outer)
        yield finding("world_readable", WARNING, f"chmod -R o-rwx {places}", names=few(names, len(PRIVATE)))


def _others_may(patient: Patient, name: str, what: int) -> bool:
    try:
        return bool((patient.folder / name).stat().st_mode & what)
    except FileNotFoundError:
        return False
