"""Packages that only some operations need: to send notices, and to keep the store in PostgreSQL."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.util import find_spec

from planner.doctor.findings import WARNING, Finding, finding
from planner.doctor.patient import Patient


def look(patient: Patient) -> Iterator[Finding]:
    """Extras that the settings ask for and that are not installed."""
    if patient.config is None:
        return
    wanted = {"notify": ("apprise", patient.config.notify.send), "postgres": ("psycopg", patient.config.store.url_from)}
    for extra, (package, asked) in wanted.items():
        if asked and find_spec(package) is None:
            yield finding("extra_missing", WARNING, f'pip install "vardiya[{extra}]"', extra=extra, package=package)
