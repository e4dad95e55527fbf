"""The corner shop with ten past mailings that customers answered: each brought contacts in the hour after it."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import pandas as pd

from planner.inputs import Inputs, with_operation
from planner.operation.operation import EventRow

BROUGHT = (12, 8, 4)
"""Contacts in the first, second and third half-hour after a mailing."""


def with_mailings(inputs: Inputs) -> Inputs:
    """The inputs with mailings on ten past weeks, at ten and at fifteen o'clock, and what they brought."""
    contacts = inputs.operation.contacts.copy()
    rows = []
    for week in range(1, 11):
        day = pd.Timestamp(inputs.seen_until).normalize() - timedelta(days=7 * week - week % 5)
        at = (day + timedelta(hours=7 if week % 2 else 12)).to_pydatetime()
        rows.append(mailing(f"mail-{week}", at))
        for half, more in enumerate(BROUGHT):
            hit = contacts["start"] == at + timedelta(minutes=30 * half)
            contacts.loc[hit, "offered"] += more
    return with_operation(inputs, replace(inputs.operation, contacts=contacts, events=tuple(rows)))


def mailing(name: str, at: datetime) -> EventRow:
    """A mailing to everybody."""
    return EventRow(
        id=name,
        kind="message",
        starts_at=at,
        ends_at=None,
        date_only=False,
        title="",
        tier=2,
        tags=frozenset(),
        channels=frozenset(),
        languages=frozenset(),
        skills=frozenset(),
        known_from=None,
        medium="mail",
    )
