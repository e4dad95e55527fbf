"""Everything the doctor looks at, one kind a file, in the order in which it is told.

Each module has `look(patient)`, which yields findings, changes nothing and needs no lock.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from planner.doctor.checks import (
    attempts,
    copies,
    damage,
    drafts,
    environment,
    erasures,
    extras,
    feeds,
    growth,
    holders,
    inbox,
    journal,
    last_night,
    opening,
    outbox,
    permissions,
    plans,
    pointer,
    published,
    room,
    settings,
    share,
    steps,
    strays,
    versions,
    zones,
)
from planner.doctor.findings import Finding
from planner.doctor.patient import Patient

Look = Callable[[Patient], Iterator[Finding]]

CHECKS: tuple[tuple[str, Look], ...] = (
    ("settings", settings.look),
    ("journal", journal.look),
    ("opening", opening.look),
    ("share", share.look),
    ("damage", damage.look),
    ("pointer", pointer.look),
    ("published", published.look),
    ("plans", plans.look),
    ("feeds", feeds.look),
    ("holders", holders.look),
    ("attempts", attempts.look),
    ("steps", steps.look),
    ("last_night", last_night.look),
    ("inbox", inbox.look),
    ("outbox", outbox.look),
    ("erasures", erasures.look),
    ("drafts", drafts.look),
    ("strays", strays.look),
    ("copies", copies.look),
    ("room", room.look),
    ("growth", growth.look),
    ("permissions", permissions.look),
    ("environment", environment.look),
    ("extras", extras.look),
    ("versions", versions.look),
    ("zones", zones.look),
)

__all__ = ["CHECKS"]
