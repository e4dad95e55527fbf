"""openfootball text (Football.TXT): a season as lines of rounds, dates and matches, for people to read.

Dates may leave out year and kick-offs may be shared: a match without a time kicks off with the one above it on the
same date. A kick-off may bring its zone (13:00 UTC-6, 20:45 CET), or a comment gives one for all ("all times are
local, CEST (UTC+2)"). Results, scorers, line-ups and venues are passed over. Source: the files of openfootball
(public domain), as of November 2025.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date, time, tzinfo
from typing import ClassVar

from planner.formats.clocks import published_clock, zone_of
from planner.formats.format import MOST_NAME, Fixture, is_name
from planner.formats.openfootball_lines import DateText, Line, start_of, teams_of
from planner.formats.seasons import season_named, year_in
from planner.operation.reading import Reading

MOST_LINE = 1000
EXAMPLE = "18:45  Ajax v Arsenal"
_COMMENT = re.compile(r"(?:^|\s)#.*$")
_STATED = re.compile(r"\btimes\b|((?:UTC|GMT)[+-]\d[\d:]*|\b[CEW]ES?T\b)")
_GAP = re.compile(r"\s{4,}")
_ROUND = re.compile(r"(?:[▪»►•●]+|={2,})\s*(?P<name>[^=].*?)\s*=*$")
_PLAIN_ROUND = re.compile(
    r"(?:matchday|round|group|week|(?:quarter|semi)-?\s?finals?|finals?|play-?offs?|third|match for|knockout"
    r"|\d+\. (?:round|spieltag|matchday))\b[^|@]*",
    re.IGNORECASE,
)
_TOLD = re.compile(r"[^\W\d][^:]{0,60}:(?:\s|$)")


class OpenfootballText:
    """Reads files such as champions-league-2025-26.txt and worldcup-2026.txt."""

    name: ClassVar[str] = "openfootball-text"

    def read(self, reading: Reading, file: str, content: bytes) -> tuple[Fixture, ...]:
        """Matches of a file; problems are noted with their line."""
        try:
            text = content.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            reading.error(file, content[: error.start].count(b"\n") + 1, None, "not_utf8")
            return ()
        lines = text.splitlines()
        reader = _Reader(reading, file, zone=_stated(lines))
        for number, line in enumerate(lines, start=1):
            reader.take(number, line)
        if not reader.season and not reading.errors:
            reading.error(file, None, None, "import_season", value="")
        return tuple(reader.found)


def _stated(lines: list[str]) -> tzinfo | None:
    """The zone that a comment gives for all times of the file ("all times are local, CEST (UTC+2)")."""
    for line in lines:
        if line.startswith("#") and len(line) <= MOST_LINE:
            words = [found[1] for found in _STATED.finditer(line)]
            named = words[words.index(None) + 1 :] if None in words else []
            for zone in (zone_of(word) for word in named if word is not None):
                if zone is not None:
                    return zone
    return None


@dataclass(slots=True)
class _Reader:
    """Where the reading of a file stands: season, round, date, kick-off, and what the next line may continue."""

    reading: Reading
    file: str
    zone: tzinfo | None
    found: list[Fixture] = field(default_factory=list)
    season: str = ""
    round: str = ""
    day: date | None = None
    dated: bool = False
    kick_off: tuple[time | None, tzinfo | None] = (None, None)
    brackets: int = 0
    told: bool = False

    def take(self, number: int, line: str) -> None:
        """Read one line, whatever it is."""
        text = _GAP.sub("   ", _COMMENT.sub("", line).strip())
        if not text:
            self.told, self.brackets = (self.told, self.brackets) if line.strip() else (False, 0)
        elif len(text) > MOST_LINE or not self._understood(number, text):
            self.reading.error(self.file, number, None, "import_line", value=text, example=EXAMPLE)

    def _understood(self, number: int, text: str) -> bool:
        return self._heading(number, text) or self._match(number, text) or self._passed_over(text)

    def _heading(self, number: int, text: str) -> bool:
        """Title, round or group, or the definition of one ("Group A | ...")."""
        if text.startswith("=") and not text.startswith("=="):
            self.season = season_named(text) or ""
            if not self.season:
                self.reading.error(self.file, number, None, "import_season", value=text.strip("= "))
            return True
        if "|" in text and not self.brackets:
            return True
        found = _ROUND.match(text)
        name = found["name"] if found else text.rstrip(":") if _PLAIN_ROUND.fullmatch(text.rstrip(":")) else None
        if name is None or teams_of(name, dashed=False) is not None:
            return False
        self.round, self.told, self.brackets = " ".join(name.split())[:MOST_NAME], False, 0
        return True

    def _match(self, number: int, text: str) -> bool:
        """A match, or a date that holds for the following ones."""
        start = start_of(text)
        teams = teams_of(start.rest, dashed=start.time is not None) if start.rest else None
        if teams is None and (start.rest or (start.date is None and start.time is None)):
            return False
        self.told, self.brackets = False, 0
        self._date(number, start.date)
        self._clock(number, start)
        if teams is None:
            return True
        if not (is_name(teams.home) and is_name(teams.away)):
            return False
        place = len(self.found) + 1
        if self.day is None:
            if not self.dated:
                self.reading.error(self.file, number, None, "import_undated", value=text)
        elif self.season:
            kick_off, zone = self.kick_off
            teamed = (self.season, self.round, teams.home, teams.away)
            clock = published_clock(self.file)
            self.found.append(Fixture(place, *teamed, self.day, kick_off, zone, teams.off, number, clock))
        return True

    def _date(self, number: int, written: DateText | None) -> None:
        if written is None:
            return
        self.kick_off, self.dated = (None, None), True
        self.day = self._day(written)
        if self.day is None:
            self.reading.error(
                self.file, number, "date", "import_date", value=written.text, like="Sep/16", match=len(self.found) + 1
            )
        elif written.weekday not in (None, self.day.weekday()):
            self.reading.warn(self.file, number, "date", "import_weekday", value=written.text, day=self.day)

    def _day(self, written: DateText) -> date | None:
        """The day meant: of the years that the season allows the first in which the day of the week fits."""
        usual = year_in(self.season or "2000", written.month)
        if self.day is not None and "-" not in self.season:
            usual = self.day.year  # a tournament held in another year than it is named by says so once
        years = (usual, usual + 1, usual - 1) if written.year is None else (written.year,)
        days = [day for day in (_real(year, written) for year in years) if day is not None]
        fitting = [day for day in days if written.weekday in (None, day.weekday())]
        return next(iter(fitting or days), None)

    def _clock(self, number: int, start: Line) -> None:
        if start.time is None:
            return
        hour, minute = (int(part) for part in re.split("[:.h]", start.time))
        zone = self.zone if start.zone is None else zone_of(start.zone)
        if start.zone is not None and zone is None:
            self.reading.error(self.file, number, "time", "import_zone", value=start.zone)
        if hour > 23 or minute > 59:
            place = len(self.found) + 1
            self.reading.error(self.file, number, "time", "import_time", value=start.time, match=place)
        else:
            self.kick_off = (time(hour, minute), zone)

    def _passed_over(self, text: str) -> bool:
        """Scorers in brackets, and line-ups ("Germany: Neuer - ...") with the lines that continue them."""
        if text.startswith("(") or self.brackets:
            self.brackets = max(0, self.brackets + text.count("(") - text.count(")"))
            return True
        if self.told or _TOLD.match(text):
            self.told = text.endswith((",", "-", ";"))
            return True
        return False


def _real(year: int, written: DateText) -> date | None:
    try:
        return date(year, written.month, written.day)
    except ValueError:
        return None
