"""Environment variables that the settings name."""

from __future__ import annotations

import os
from collections.abc import Iterator

from planner.doctor.findings import WARNING, Finding, finding
from planner.doctor.patient import Patient


def look(patient: Patient) -> Iterator[Finding]:
    """Those that are not set here; the nightly job may have others than this shell. Values are never shown."""
    if patient.config is None:
        return
    notify = patient.config.notify
    named = [(one.address_from, f"notify.channels.{one.name}") for one in notify.channels]
    named += [(notify.mail_from, "notify.mail_from")] if notify.mail_from else []
    for name, setting in sorted(named):
        if not os.environ.get(name, "").strip():
            yield finding("not_set", WARNING, f"export {name}=...", name=name, setting=setting)
