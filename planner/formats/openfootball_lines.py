"""The lines of openfootball text, each taken apart by itself: dates, kick-offs, teams, results, venues, notes."""

from __future__ import annotations

import re
from dataclasses import dataclass

from planner.formats.clocks import NAMED

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_WEEKDAY = r"(?P<weekday>Mon|Tue|Wed|Thu|Fri|Sat|Sun)(?:[a-z]*day)?\.?,?\s+"
_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?"
    r"|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)"
)
_DATE = re.compile(
    rf"\[?(?:{_WEEKDAY})?(?:(?P<iso>\d{{4}}-\d{{2}}-\d{{2}})"
    rf"|(?:(?P<month>{_MONTH})[\s/.]+(?P<day>\d{{1,2}})|(?P<day2>\d{{1,2}})[\s/.]+(?P<month2>{_MONTH}))"
    r"(?:,?[\s/]+(?P<year>\d{4}))?)(?=[\s:\]]|$)[:\]]*\s*"
)
_NUMBER = re.compile(r"\(\d{1,4}\)\s+")
_TIME = re.compile(r"(?P<time>\d{1,2}[:.h]\d{2})(?=\s|$)(?P<gap>\s*)")
_ZONE = re.compile(
    r"\(?(?P<zone>(?:UTC|GMT)(?:\s?[+-]\d[\d:]*)?|[A-Z][A-Za-z]+(?:/[A-Za-z_+\-]+)+|[A-Z]{2,5})\)?(?P<gap>\s+|$)"
)
_ONE = r"\d{1,2}-\d{1,2}(?:\s?(?:pen\.?|p\.?|a\.?e\.?t\.?|agg\.?|awd\.?)(?=[\s,]|$))?"
_SCORE = rf"(?:{_ONE}(?:,?\s+{_ONE})*(?:\s+\(\d[^()]*\))*|-:-)"
_TEAMS = (
    re.compile(rf"(?P<home>\S.*?)\s+(?:v|vs\.?)\s+(?P<away>\S.*?)(?:\s+{_SCORE})?"),
    re.compile(rf"(?P<home>\S.*?)\s+{_SCORE}\s+(?P<away>\S.*)"),
)
_DASHED = re.compile(rf"(?P<home>\S.*?)\s+[-–]\s+(?P<away>\S.*?)(?:\s+{_SCORE})?")
_NOTE = re.compile(r"\s*\[([^\[\]]*)\]|\s+\(?(postponed|cancell?ed|annulled)\)?\s*$", re.IGNORECASE)
_OFF = re.compile(r"postp|cancell?ed|canc\.|annulled|void", re.IGNORECASE)
_VENUE = re.compile(r"\s@\s*\S.*$")
_LEFTOVER = re.compile(r"\d{1,2}-\d{1,2}(?:\s|$)|\d:\d\d|\d'|\s{3,}|[\[\]|]")

# Capitals behind a time that are a zone and no team; those that name several clocks are refused by `zone_of`.
_USUAL = frozenset(NAMED) | {"AEDT", "AEST", "ART", "BRT", "CST", "EST", "IST", "JST", "KST", "MST", "PST"}


@dataclass(frozen=True, slots=True)
class DateText:
    """A date as written: without a year where the list gives it once."""

    month: int
    day: int
    year: int | None
    weekday: int | None
    text: str


@dataclass(frozen=True, slots=True)
class Line:
    """What a line may start with, and the rest of it."""

    date: DateText | None
    time: str | None
    zone: str | None
    rest: str


@dataclass(frozen=True, slots=True)
class Teams:
    """Two teams, and whether a note says that the match is off."""

    home: str
    away: str
    off: bool


def start_of(text: str) -> Line:
    """Take number, date, kick-off and zone from the start of a stripped line."""
    number = _NUMBER.match(text)
    text = text if number is None else text[number.end() :]
    found = _DATE.match(text)
    text = text if found is None else text[found.end() :]
    clock = _TIME.match(text)
    if clock is None:
        return Line(_date(found), None, None, text)
    zone, rest = _zone(text[clock.end() :], wide=len(clock["gap"]) > 1)
    return Line(_date(found), clock["time"], zone, rest)


def teams_of(text: str, *, dashed: bool) -> Teams | None:
    """Two teams of "A v B 2-1 (1-0) @ Venue" or "A 2-1 B"; of "A - B" where `dashed`; None if it is no match."""
    text = _VENUE.sub("", text).strip()
    notes = [m[1] or m[2] or "" for m in _NOTE.finditer(text)]
    off = any(_OFF.match(note.strip()) for note in notes)
    bare = _NOTE.sub("", text).strip()
    for pattern in (*_TEAMS, *((_DASHED,) if dashed else ())):
        found = pattern.fullmatch(bare)
        if found is not None and not any(_LEFTOVER.search(found[side]) for side in ("home", "away")):
            return Teams(" ".join(found["home"].split()), " ".join(found["away"].split()), off)
    return None


def _date(found: re.Match[str] | None) -> DateText | None:
    if found is None:
        return None
    weekday = WEEKDAYS.index(found["weekday"].lower()) if found["weekday"] else None
    text = found[0].strip(" []:")
    if found["iso"]:
        year, month, day = map(int, found["iso"].split("-"))
        return DateText(month, day, year, weekday, text)
    month = MONTHS.index((found["month"] or found["month2"])[:3].lower()) + 1
    return DateText(month, int(found["day"] or found["day2"]), _year(found), weekday, text)


def _year(found: re.Match[str]) -> int | None:
    return int(found["year"]) if found["year"] else None


def _zone(text: str, *, wide: bool) -> tuple[str | None, str]:
    """The zone behind a kick-off and the rest: UTC-6 always, a bare word as "PSV" only where it can be no team.

    A word of capitals is a zone if it is one that files use, or if it stands close to the time (not `wide`), a gap
    follows, and the two teams come after it.
    """
    found = _ZONE.match(text)
    if found is None:
        return None, text
    word, rest = found["zone"], text[found.end() :]
    if word.startswith(("UTC", "GMT")) or "/" in word or word in _USUAL:
        return word, rest
    apart = not wide and len(found["gap"]) > 1
    return (word, rest) if apart and teams_of(rest, dashed=True) is not None else (None, text)
