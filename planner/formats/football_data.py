"""football-data.co.uk CSV: results of a division as Div, Date, Time, HomeTeam, AwayTeam and many columns of odds.

Dates are d/m/Y or d/m/y, times by the clock of the United Kingdom (older seasons have none). A file may join seasons
whose columns differ, with a header for each or just with more or fewer cells in a row; the columns that count come
first in all of them. Seasons run from July to June unless a column names them. Source: the site's notes.txt and its
files, as of November 2025.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, time
from typing import ClassVar
from zoneinfo import ZoneInfo

from planner.formats.format import Fixture, is_name
from planner.formats.seasons import season_named, season_on
from planner.operation.cells import YEARS
from planner.operation.csv_text import lines_fit
from planner.operation.encodings import decode
from planner.operation.reading import Reading

UK = ZoneInfo("Europe/London")
NAMES = {
    "division": ("div", "league"),
    "season": ("season",),
    "date": ("date",),
    "time": ("time",),
    "home": ("hometeam", "home"),
    "away": ("awayteam", "away"),
}
NEEDED = {"date": "Date", "home": "HomeTeam", "away": "AwayTeam"}
_DATE = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4}|\d{2})", re.ASCII)
_TIME = re.compile(r"([01]?\d|2[0-3]):([0-5]\d)(?::00)?", re.ASCII)

Layout = dict[str, int]


class FootballData:
    """Reads files such as E0.csv and T1.csv; kick-offs are by the UK clock."""

    name: ClassVar[str] = "football-data"

    def read(self, reading: Reading, file: str, content: bytes) -> tuple[Fixture, ...]:
        """Matches of a file; problems are noted with their line and column."""
        text = decode(reading, file, content)
        if text is None or not lines_fit(reading, file, text):
            return ()
        rows = list(_rows(reading, file, text))
        divisions = sorted({row["division"] for row in rows if row["division"]})
        if len(divisions) > 1:
            reading.error(file, None, "Div", "import_divisions", value=", ".join(divisions))
        found = [_fixture(_Place(reading, file, row), row) for row in rows]
        return tuple(fixture for fixture in found if fixture is not None)


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a row stands, to note what is wrong with it."""

    reading: Reading
    file: str
    row: dict[str, str]

    def error(self, column: str, code: str, **parameters: object) -> None:
        row = int(self.row["line"])
        self.reading.error(self.file, row, column, code, value=self.row[column], match=self.row["number"], **parameters)


def _rows(reading: Reading, file: str, text: str) -> Iterator[dict[str, str]]:
    """Rows with a match, by the header above them; `number` counts them and `line` is the line of the file."""
    reader = csv.reader(io.StringIO(text, newline=""))
    layout: Layout = {}
    width = number = 0
    try:
        for written in reader:
            cells = [cell.strip() for cell in written]
            header = _layout(cells)
            if header:
                layout, width = header, len(cells)
            if any(name not in layout for name in NEEDED):
                break
            if any(cells) and not header:
                number += 1
                used = layout if len(cells) == width else _shifted(layout, cells)
                row = {name: _cell(cells, used.get(name)) for name in NAMES}
                yield row | {"number": str(number), "line": str(reader.line_num)}
    except csv.Error as error:
        reading.error(file, reader.line_num, None, "csv_syntax", reason=error)
        return
    for name in (name for name in NEEDED if name not in layout):
        reading.error(file, max(reader.line_num, 1), name, "column_missing", needed=", ".join(NEEDED.values()))


def _cell(cells: list[str], at: int | None) -> str:
    return cells[at] if at is not None and at < len(cells) else ""


def _layout(cells: list[str]) -> Layout:
    """Columns by name if the row is a header, else nothing."""
    lower = [cell.lower() for cell in cells]
    if "date" not in lower:
        return {}
    return {
        name: next(lower.index(written) for written in spellings if written in lower)
        for name, spellings in NAMES.items()
        if any(written in lower for written in spellings)
    }


def _shifted(layout: Layout, cells: list[str]) -> Layout:
    """The layout of a row that has other columns than the header says: with or without a time after its date."""
    behind = layout["date"] + 1
    timed = behind < len(cells) and (_TIME.fullmatch(cells[behind]) is not None or not cells[behind])
    if timed == ("time" in layout):
        return layout
    by = 1 if timed else -1
    moved = {name: at + by if at >= behind else at for name, at in layout.items() if name != "time"}
    return moved | {"time": behind} if timed else moved


def _fixture(place: _Place, row: dict[str, str]) -> Fixture | None:
    before = len(place.reading.problems)
    for side in ("home", "away"):
        if not is_name(row[side]):
            place.error(side, "import_field", field=side)
    day, clock = _day(row["date"]), _TIME.fullmatch(row["time"])
    if day is None:
        place.error("date", "import_date", like="16/08/2024")
    if clock is None and row["time"]:
        place.error("time", "import_time")
    if day is None or len(place.reading.problems) > before:
        return None
    return Fixture(
        number=int(row["number"]),
        season=season_named(row["season"]) or season_on(day),
        round="",
        home=row["home"],
        away=row["away"],
        day=day,
        kick_off=None if clock is None else time(int(clock[1]), int(clock[2])),
        zone=UK,
        line=int(row["line"]),
    )


def _day(text: str) -> date | None:
    found = _DATE.fullmatch(text)
    if found is None:
        return None
    year = int(found[3]) if len(found[3]) == 4 else 2000 + int(found[3]) - (100 if int(found[3]) > 89 else 0)
    try:
        day = date(year, int(found[2]), int(found[1]))
    except ValueError:
        return None
    return day if day.year in YEARS else None
