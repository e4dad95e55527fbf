"""iCalendar (RFC 5545): a club's or league's calendar, one VEVENT a match with its teams in SUMMARY.

A UID is the match's identity: a later SEQUENCE, then a later LAST-MODIFIED or DTSTAMP, replaces an earlier one. A date
without a time is a match whose hour is not known. Times are UTC, by TZID, or floating: those are the competition's.
CATEGORIES, where there are any, name the round. Recurrence is refused: a fixture list states every match.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from itertools import zip_longest
from typing import TYPE_CHECKING, ClassVar

from planner.formats.format import MOST_NAME, Fixture, is_name
from planner.formats.seasons import season_on
from planner.operation.cells import YEARS
from planner.operation.reading import Reading

if TYPE_CHECKING:
    from icalendar import Calendar
    from icalendar.cal import Component

EXAMPLE = "Galatasaray - Fenerbahçe"
OFF = frozenset({"CANCELLED", "CANCELED", "POSTPONED"})
RECURRENCE = ("RRULE", "RDATE", "RECURRENCE-ID")
ZONE_RULE = frozenset({"FREQ", "BYMONTH", "BYDAY", "BYMONTHDAY", "UNTIL", "COUNT", "WKST"})
MOST_UID, MOST_SUMMARY = 500, 500
_OFF_NOTE = re.compile(r"[\[(]?\b(?:postponed|cancell?ed|ertelendi|iptal)\b[\])]?\s*[:\-–]?", re.IGNORECASE)
_RESULT = re.compile(r"\s+\(\d{1,2}\s?[-:–]\s?\d{1,2}[^()]*\)$")
_SCORE = re.compile(r"\s+\d{1,2}\s?[-:–]\s?\d{1,2}\s+")
_VERSUS = re.compile(r"\s+vs?\.?\s+", re.IGNORECASE)
_DASH = re.compile(r"\s+[-–—]\s+")


class Ical:
    """Reads calendars such as fixtures.ics, from a file or an address; teams stand in SUMMARY as A - B or A v B."""

    name: ClassVar[str] = "ical"

    def read(self, reading: Reading, file: str, content: bytes) -> tuple[Fixture, ...]:
        """Matches of a calendar; problems are noted with the line of their VEVENT."""
        calendars = _calendars(reading, file, content)
        if not _zones_are_plain(reading, file, calendars):
            return ()
        lines = [n for n, line in enumerate(content.splitlines(), 1) if line.strip().upper() == b"BEGIN:VEVENT"]
        components = [event for calendar in calendars for event in calendar.walk("VEVENT")]
        placed = zip(components, lines, strict=True) if len(lines) == len(components) else zip_longest(components, [])
        events = [_Event(reading, file, i, line, event) for i, (event, line) in enumerate(placed, start=1)]
        called_off = any(_text(calendar, "METHOD").upper() == "CANCEL" for calendar in calendars)
        found = [event.fixture(called_off) for event in _newest(events)]
        return tuple(fixture for fixture in found if fixture is not None)


def _calendars(reading: Reading, file: str, content: bytes) -> tuple[Calendar, ...]:
    from icalendar import Calendar

    try:
        content.decode("utf-8-sig")
        found = Calendar.from_ical(content.removeprefix(b"\xef\xbb\xbf"), multiple=True)
    except UnicodeDecodeError as error:
        reading.error(file, content[: error.start].count(b"\n") + 1, None, "not_utf8")
        return ()
    except (ValueError, LookupError, OverflowError, OSError, RecursionError) as error:
        # zones are opened by their name: that of a folder is an OSError, one of a thousand parts a RecursionError
        reading.error(file, None, None, "import_syntax", kind="iCalendar", reason=str(error)[:200])
        return ()
    calendars = tuple(c for c in found if isinstance(c, Calendar)) if isinstance(found, list) else (found,)
    if not calendars:
        reading.error(file, None, None, "import_syntax", kind="iCalendar", reason="BEGIN:VCALENDAR ... END:VCALENDAR")
    return calendars


def _zones_are_plain(reading: Reading, file: str, calendars: tuple[Calendar, ...]) -> bool:
    """Whether the zones a calendar defines change once or twice a year; other rules could be counted for hours."""
    odd = [
        _text(zone, "TZID")
        for calendar in calendars
        for zone in calendar.walk("VTIMEZONE")
        for change in zone.subcomponents
        if "RRULE" in change and not _yearly(change.get("RRULE"))
    ]
    for name in dict.fromkeys(odd):
        reading.error(file, None, "VTIMEZONE", "import_zone", value=name)
    return not odd


def _yearly(rule: object) -> bool:
    return isinstance(rule, dict) and set(rule) <= ZONE_RULE and rule.get("FREQ") == ["YEARLY"]


@dataclass(frozen=True, slots=True)
class _Event:
    """A VEVENT and where it stands."""

    reading: Reading
    file: str
    number: int
    line: int | None
    component: Component

    @property
    def uid(self) -> str:
        return _text(self.component, "UID")[:MOST_UID]

    @property
    def version(self) -> tuple[int, datetime]:
        """What tells the newest of several states of one match."""
        sequence = _text(self.component, "SEQUENCE")
        number = int(sequence) if re.fullmatch(r"\d{1,9}", sequence, re.ASCII) else 0
        stamps = (_moment(self.component.get(name)) for name in ("LAST-MODIFIED", "DTSTAMP"))
        known = [
            stamp if stamp.tzinfo else stamp.replace(tzinfo=UTC) for stamp in stamps if isinstance(stamp, datetime)
        ]
        return number, known[0] if known else datetime.min.replace(tzinfo=UTC)

    def fixture(self, called_off: bool) -> Fixture | None:
        """The match; None where it is none, or something is wrong with it (both noted)."""
        summary = " ".join(_text(self.component, "SUMMARY").split())[:MOST_SUMMARY]
        note = _OFF_NOTE.search(summary)
        off = called_off or _text(self.component, "STATUS").upper() in OFF or note is not None
        teams = _teams(_OFF_NOTE.sub("", summary, count=1))
        if len(teams) != 2 or not all(is_name(team) for team in teams):
            self._not_two_teams(summary, len(teams))
            return None
        start = self._start()
        if start is None:
            return None
        day, timed = (start.date(), start) if isinstance(start, datetime) else (start, None)
        return Fixture(
            number=self.number,
            season=season_on(day),
            round=_round(self.component)[:MOST_NAME],
            home=teams[0],
            away=teams[1],
            day=day,
            kick_off=None if timed is None else timed.time(),
            zone=None if timed is None else timed.tzinfo,
            off=off,
            line=self.line,
            source_id=self.uid,
        )

    def _not_two_teams(self, summary: str, teams: int) -> None:
        """A draw of lots or a press day is no match and is left out; three teams are a mistake."""
        note = self.reading.error if teams > 2 else self.reading.warn
        code = "import_teams" if teams > 2 else "import_no_match"
        note(self.file, self.line, "SUMMARY", code, value=summary, example=EXAMPLE)

    def _start(self) -> date | datetime | None:
        """DTSTART, if it is one moment or day in a known zone and does not recur."""
        repeats = [name for name in RECURRENCE if name in self.component]
        if repeats:
            self.reading.error(
                self.file, self.line, repeats[0], "import_repeats", value=_text(self.component, "SUMMARY")
            )
            return None
        value = self.component.get("DTSTART")
        start = _moment(value)
        if start is None or start.year not in YEARS:
            place = {"value": _written(value), "match": self.number, "like": "20251103T170000Z"}
            self.reading.error(self.file, self.line, "DTSTART", "import_date", **place)
            return None
        zone = _zone_named(value)
        if isinstance(start, datetime) and start.tzinfo is None and zone:
            self.reading.error(self.file, self.line, "DTSTART", "import_zone", value=zone)
            return None
        return start


def _newest(events: Iterable[_Event]) -> Iterator[_Event]:
    """One event a UID, the newest; of equally new ones all, so that a contradiction shows. In the file's order."""
    kept: dict[str, list[_Event]] = {}
    for event in events:
        key = event.uid or f"\n{event.number}"
        before = kept.setdefault(key, [])
        if before and event.version > before[0].version:
            before.clear()
        if not before or event.version == before[0].version:
            before.append(event)
    yield from sorted((event for same in kept.values() for event in same), key=lambda event: event.number)


def _moment(value: object) -> date | datetime | None:
    from icalendar.prop import vDDDTypes

    found = value.dt if isinstance(value, vDDDTypes) else None
    return found if isinstance(found, date) and not isinstance(found, time) else None


def _zone_named(value: object) -> str:
    from icalendar.prop import vDDDTypes

    return str(value.params.get("TZID", "")) if isinstance(value, vDDDTypes) else ""


def _written(value: object) -> str:
    """A date or moment as it stands in the file."""
    from icalendar.prop import vDDDTypes

    if isinstance(value, vDDDTypes):
        return value.to_ical().decode()
    return "" if value is None else str(value)


def _text(component: Component, name: str) -> str:
    """A property as text; the first where it stands several times."""
    value = component.get(name)
    value = value[0] if isinstance(value, list) and value else value
    return "" if value is None else str(value).strip()


def _round(component: Component) -> str:
    found = component.get("CATEGORIES")
    several = found if isinstance(found, list) else [] if found is None else [found]
    return ", ".join(" ".join(str(word).split()) for one in several for word in getattr(one, "cats", ()))


def _teams(summary: str) -> tuple[str, ...]:
    """The teams of a summary: "A - B", "A v B", "A vs. B", "A 2-1 B", with "League:" before or "(2-1)" behind."""
    bare = _RESULT.sub("", summary.rsplit(": ", 1)[-1]).strip()
    for separator in (_VERSUS, _SCORE, _DASH):
        parts = tuple(part.strip(" -–—⚽🏀") for part in separator.split(bare))
        if len(parts) > 1:
            return parts
    return (bare,)
