"""The table `feeds`: every shift an agent was told, its sequence, and the event as it stands in the feed.

A sequence rises only when what an agent sees of the shift changes; a shift that is gone stays as a cancelled event.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, cast

from sqlalchemy import Connection, delete, insert, select

from planner import codec
from planner.publishing.duty_rows import content
from planner.report.outputs.calendars import event_of, file_name, uid_of
from planner.store import tables
from planner.words import sentence

if TYPE_CHECKING:
    from icalendar import Event

    from planner.report.outputs.rows import Row

KEPT_DAYS = 60
"""Days that a cancelled event, and a shift that was worked, stays in a feed."""
_DAY = re.compile(r"(\d{8})-")


@dataclass(frozen=True, slots=True)
class Telling:
    """A publication that tells agents of their days: its number and moment, the days, and the language of feeds."""

    publication: int
    at: datetime
    first: date
    last: date
    lang: str


@dataclass(frozen=True, slots=True)
class _Told:
    uid: str
    agent: str
    sequence: int
    digest: str
    cancelled: bool

    @property
    def day(self) -> date:
        """The local day, as the UID bears it behind the agent."""
        found = _DAY.match(self.uid.removeprefix(f"{file_name(self.agent)}-"))
        assert found is not None
        return date.fromisoformat(found[1])


def tell(connection: Connection, telling: Telling, rows: Iterable[Row]) -> dict[str, set[date]]:
    """Bring the events of the told days to what is in force on them; the days of each agent that changed."""
    wanted, known = _by_uid(rows), _known(connection)
    gone = [
        old
        for uid, old in known.items()
        if uid not in wanted and not old.cancelled and telling.first <= old.day <= telling.last
    ]
    events = _cancelled(connection, telling, gone)
    for uid, row in wanted.items():
        old = known.get(uid)
        if old is None or old.cancelled or old.digest != _digest(row):
            told = _Told(uid, row.agent, _next(old), _digest(row), cancelled=False)
            events.append((told, _confirmed(telling, told, row)))
    _save(connection, telling, events)
    _forget(connection, known, min(telling.first, telling.at.date()) - timedelta(days=KEPT_DAYS))
    changed: dict[str, set[date]] = {}
    for told, _ in events:
        changed.setdefault(told.agent, set()).add(told.day)
    return changed


def _by_uid(rows: Iterable[Row]) -> dict[str, Row]:
    """Duties by their UID; a second one of an agent's day and kind bears a number of its own."""
    found: dict[str, Row] = {}
    for row in rows:
        uid, count = uid_of(row), 2
        while uid in found:
            uid, count = uid_of(row).replace("@", f"-{count}@"), count + 1
        found[uid] = row
    return found


def _known(connection: Connection) -> dict[str, _Told]:
    held = tables.feeds.c
    query = select(held.uid, held.agent, held.sequence, held.digest, held.cancelled).order_by(held.uid)
    rows = connection.execute(query)
    return {row.uid: _Told(row.uid, row.agent, row.sequence, row.digest, bool(row.cancelled)) for row in rows}


def _digest(row: Row) -> str:
    return codec.digest(repr(content(row)))


def _next(old: _Told | None) -> int:
    return 0 if old is None else old.sequence + 1


def _confirmed(telling: Telling, told: _Told, row: Row) -> Event:
    event = event_of(row, told.uid, telling.at, telling.lang, told.sequence)
    event.add("last-modified", telling.at)
    event.add("status", "CONFIRMED")
    return event


def _cancelled(connection: Connection, telling: Telling, gone: list[_Told]) -> list[tuple[_Told, Event]]:
    """The events once more, without what was in the shifts, as cancelled."""
    held, texts = tables.feeds.c, {}
    for some in _parts([old.uid for old in gone]):
        query = select(held.uid, held.event).where(held.uid.in_(some))
        texts.update({row.uid: row.event for row in connection.execute(query)})
    told = (replace(old, sequence=old.sequence + 1, cancelled=True) for old in gone)
    return [(one, _called_off(telling, one, texts[one.uid])) for one in told]


def _called_off(telling: Telling, told: _Told, text: str) -> Event:
    from icalendar import Event

    before, event = cast("Event", Event.from_ical(text)), Event()
    event.add("uid", told.uid)
    event.add("dtstamp", telling.at)
    for name in ("dtstart", "dtend"):
        event[name] = before[name]
    event.add("sequence", told.sequence)
    event.add("summary", sentence("calendar_cancelled", {"what": str(before["summary"])}, telling.lang))
    event.add("last-modified", telling.at)
    event.add("status", "CANCELLED")
    return event


def _save(connection: Connection, telling: Telling, events: list[tuple[_Told, Event]]) -> None:
    rows = [
        {
            "uid": told.uid,
            "agent": told.agent,
            "sequence": told.sequence,
            "digest": told.digest,
            "cancelled": int(told.cancelled),
            "publication": telling.publication,
            "event": event.to_ical().decode(),
        }
        for told, event in events
    ]
    _remove(connection, [told.uid for told, _ in events])
    if rows:
        connection.execute(insert(tables.feeds), rows)


def _forget(connection: Connection, known: dict[str, _Told], before: date) -> None:
    """Remove the events of days long gone by, which no publication speaks of any more."""
    _remove(connection, [uid for uid, told in known.items() if told.day < before])


def _remove(connection: Connection, uids: list[str]) -> None:
    for some in _parts(uids):
        connection.execute(delete(tables.feeds).where(tables.feeds.c.uid.in_(some)))


def _parts(uids: list[str]) -> Iterator[list[str]]:
    """Few enough for one statement of any database."""
    return (uids[start : start + 500] for start in range(0, len(uids), 500))
