"""A roster file as lines of text by column name, whatever it was: CSV or a sheet of a workbook."""

from __future__ import annotations

import re
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, timedelta

from planner.operation.csv_text import folded
from planner.words import LANGUAGES, sentence

CLOCK = re.compile(r"\d{1,2}:\d{2}(?::\d{2})?", re.ASCII)
DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
WALL = re.compile(rf"{DAY.pattern}[T ]{CLOCK.pattern}", re.ASCII)
REQUIRED = ("agent", "kind", "starts_at", "ends_at")
OPTIONAL = ("name", "team", "day", "shift", "paid_h", "paid_min", "breaks", "activities", "starts_offset")
HEADINGS = {
    "head_agent": "agent",
    "head_name": "name",
    "head_team": "team",
    "head_kind": "kind",
    "head_day": "day",
    "head_shift": "shift",
    "head_starts": "starts_at",
    "head_ends": "ends_at",
    "head_hours": "paid_h",
    "head_breaks": "breaks",
    "head_activities": "activities",
    "head_starts_utc": "starts_offset",
}
"""What the columns of the workbook's sheet Rows are called in words, and here."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """Lines of a roster file: `rows` are (number as the reader of the file counts, cells by column name).

    `sheet` is the name of the workbook's sheet (empty for CSV), `titles` what its columns are called there.
    """

    file: str
    rows: tuple[tuple[int, dict[str, str]], ...]
    sheet: str = ""
    titles: tuple[tuple[str, str], ...] = ()
    decimal_comma: bool = True


def column_of(heading: str) -> str:
    """The column that a heading means, in any language of the workbook; the heading itself if none."""
    return _known().get(folded(heading), folded(heading))


def _known() -> dict[str, str]:
    names = {name: name for name in (*REQUIRED, *OPTIONAL)}
    return names | {folded(sentence(code, {}, lang)): column for code, column in HEADINGS.items() for lang in LANGUAGES}


def dated(row: dict[str, str]) -> dict[str, str]:
    """The row with its day as a date, times alone joined with their day, and its start with the offset if any.

    The offset counts where its column still tells the same time as the start.
    """
    row = row | {name: row[name].removesuffix("T00:00") for name in ("day",) if name in row}
    row = row | _joined(row)
    start, offset = row.get("starts_at", ""), row.get("starts_offset", "")
    same = start and offset.replace(" ", "T").startswith(start.replace(" ", "T"))
    return row | {"starts_at": offset} if same else row


def _joined(row: dict[str, str]) -> dict[str, str]:
    """Starts and ends that are times alone, with their day: that of the row; an end not after its start is next day's.

    Nothing is joined where the day is none, or the start names an offset and so perhaps another clock.
    """
    day, start, end = (row.get(name, "") for name in ("day", "starts_at", "ends_at"))
    joined = {}
    if CLOCK.fullmatch(start) and DAY.fullmatch(day):
        start = joined["starts_at"] = f"{day}T{_padded(start)}"
    if CLOCK.fullmatch(end) and WALL.fullmatch(start):
        overnight = _padded(end)[:5] <= start[11:16]
        with suppress(ValueError, OverflowError):  # no such day: told as it stands
            last = date.fromisoformat(start[:10]) + timedelta(days=overnight)
            joined["ends_at"] = f"{last.isoformat()}T{_padded(end)}"
    return joined


def _padded(clock: str) -> str:
    """A time with two digits for the hour: 09:00 for 9:00."""
    return clock if clock[2] == ":" else f"0{clock}"
