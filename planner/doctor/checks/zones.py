"""The clock: the operation's zone in the zone database, and a computer whose time is behind the store's."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from importlib.metadata import version
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from sqlalchemy import func, select

from planner.doctor.findings import NOTE, WARNING, Finding, finding
from planner.doctor.patient import Patient
from planner.store.tables import attempts

AHEAD = timedelta(minutes=5)


def look(patient: Patient) -> Iterator[Finding]:
    """A zone that is unknown here, a night that began in the future; else which zone database there is."""
    if patient.config is not None:
        try:
            zone = ZoneInfo(patient.config.zone)
        except (ZoneInfoNotFoundError, ValueError):
            yield finding("zone_unknown", WARNING, "pip install --upgrade tzdata", zone=patient.config.zone)
            return
        offset = patient.now.astimezone(zone).strftime("%z")
        yield finding("zone", NOTE, zone=zone.key, offset=f"{offset[:3]}:{offset[3:]}", tzdata=version("tzdata"))
    if patient.store is not None:
        with patient.store.reading() as connection:
            last = connection.execute(select(func.max(attempts.c.started_at))).scalar()
        if last is not None and datetime.fromisoformat(last) > patient.now + AHEAD:
            yield finding("clock_behind", WARNING, at=last, now=patient.now.isoformat(timespec="minutes"))
