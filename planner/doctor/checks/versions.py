"""Python and the packages that vardiya needs, against the versions that it was tested with."""

from __future__ import annotations

import platform
import re
import sys
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, requires, version

from planner.doctor.findings import NOTE, WARNING, Finding, finding
from planner.doctor.patient import Patient

PYTHON = (3, 11)
_NEEDED = re.compile(r"([A-Za-z0-9_.-]+)(?:\[[^]]*\])?\s*([^;]*)$")
_LIMIT = re.compile(r"(>=|<)\s*([0-9.]+)")


def look(_patient: Patient) -> Iterator[Finding]:
    """What is missing or outside of the tested range; else which versions there are."""
    if sys.version_info < PYTHON:
        yield finding("python_old", WARNING, found=platform.python_version(), needed=".".join(map(str, PYTHON)))
    for name, limits in needed():
        try:
            found = version(name)
        except PackageNotFoundError:
            yield finding("package_missing", WARNING, "pip install vardiya", name=name, needed=limits)
            continue
        if not within(found, limits):
            yield finding("package_untested", WARNING, f'pip install "{name}{limits}"', name=name, found=found)
    told = {"vardiya": version("vardiya"), "python": platform.python_version(), "ortools": version("ortools")}
    yield finding("versions", NOTE, **told)


def needed() -> tuple[tuple[str, str], ...]:
    """Packages that are always needed, and the limits of their versions as they are written."""
    lines = (line for line in requires("vardiya") or () if ";" not in line)
    return tuple((found[1], found[2].strip()) for line in lines if (found := _NEEDED.match(line)) is not None)


def within(found: str, limits: str) -> bool:
    """Whether a version is within limits such as `>=9.15,<9.16`."""
    return all(
        (_parts(found) >= _parts(edge)) if sign == ">=" else (_parts(found) < _parts(edge))
        for sign, edge in _LIMIT.findall(limits)
    )


def _parts(text: str) -> tuple[int, ...]:
    return tuple(int(part) for part in re.findall(r"\d+", text)[:3])
