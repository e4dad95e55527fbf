"""A roster file as lines of text by column name, whatever it was: CSV or a sheet of a workbook."""

from __future__ import annotations

from dataclasses import dataclass

from planner.words import LANGUAGES, sentence

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
    return _known().get(heading.strip().casefold(), heading.strip().casefold())


def _known() -> dict[str, str]:
    names = {name: name for name in (*REQUIRED, *OPTIONAL)}
    return names | {
        sentence(code, {}, lang).casefold(): column for code, column in HEADINGS.items() for lang in LANGUAGES
    }


def dated(row: dict[str, str]) -> dict[str, str]:
    """The row with its day as a date, and its start with the offset where that column still tells the same time."""
    day, start, offset = row.get("day", ""), row.get("starts_at", ""), row.get("starts_offset", "")
    kept = {"day": day.removesuffix("T00:00")} if day else {}
    if start and offset.replace(" ", "T").startswith(start.replace(" ", "T")):
        kept["starts_at"] = offset
    return row | kept
