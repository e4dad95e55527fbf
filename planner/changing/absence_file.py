"""Absences of a draft that is taken, entered into absences.csv: every other byte of the file stays as it is."""

from __future__ import annotations

import codecs
import csv
import io
import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from planner.operation.absence_rows import ABSENCES
from planner.operation.csv_text import CsvText, open_text
from planner.operation.reading import Reading
from planner.operation.records import Record, read_optional
from solver.grid import utc_minute

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from solver.case import Absence
    from solver.grid import Grid

FILE = "absences.csv"
COLUMNS = tuple(column.name for column in ABSENCES)
LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")
LINE_END = re.compile(r"\r\n|\r|\n")
BOMS = ((codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))

Span = tuple[str, int, int]


@dataclass(frozen=True, slots=True)
class Entry:
    """The operation's file of absences as it is and as it is to be; `before` is None where there is none yet.

    `rows` counts the rows that are new or gone.
    """

    before: bytes | None
    after: bytes
    rows: int


def absence_entry(folder: Path, before: Iterable[Absence], after: Iterable[Absence], grid: Grid) -> Entry:
    """Make ready what differs between two sets of absences for the operation's file; nothing is written.

    Rows that are gone already, or are there already, are left alone.

    Raises
    ------
    OperationError
        If the file as it is cannot be read, or has no column for what an absence counts.
    """
    old, new = set(before), set(after)
    reading = Reading(folder, zone=grid.zone)
    content = reading.read(FILE) if reading.exists(FILE) else None
    source = CsvText(FILE, "", ",", COLUMNS) if content is None else open_text(reading, FILE)
    rows = {_span_of(record): record.row for record in read_optional(reading, FILE, ABSENCES)}
    reading.raise_errors()
    assert source is not None
    gone = {rows[span] for span in map(_span, old - new) if span in rows}
    come = sorted(one for one in new - old if rows.get(_span(one), 0) in {0, *gone})
    if "paid_min" not in source.columns and any(one.credit_min for one in come):
        reading.error(FILE, 1, "paid_min", "column_missing", needed=", ".join(COLUMNS))
        reading.raise_errors()
    if not gone and not come:
        return Entry(content, content or b"", 0)
    encoding = "utf-8" if content is None else _encoding(content)
    text = ",".join(COLUMNS) + "\n" if content is None else content.decode(encoding)
    return Entry(
        content, _edited(text, source, gone, _rows(source, come, grid)).encode(encoding), len(gone) + len(come)
    )


def _edited(text: str, source: CsvText, gone: set[int], rows: Iterable[str]) -> str:
    """A text without the records that begin on some lines, and with more rows, ended as its own lines are."""
    kept = [record for line, record in _records(text, source.separator) if line not in gone]
    found = LINE_END.search(text)
    end = "\n" if found is None else found.group()
    more = "".join(row + end for row in rows)
    if more and kept and not LINE_END.search(kept[-1][-1:]):
        kept.append(end)
    return "".join((*kept, more))


def _records(text: str, separator: str) -> Iterator[tuple[int, str]]:
    """Whole records as they are written, each with the line (from 1) on which it begins; quotes may hold line ends."""
    lines = LINE.findall(text)
    reader, begins = csv.reader(iter(lines), delimiter=separator), 0
    for _ in reader:
        yield begins + 1, "".join(lines[begins : reader.line_num])
        begins = reader.line_num


def _encoding(content: bytes) -> str:
    """How a file that can be read is encoded, a mark at its beginning taken for a character: see `csv_text.decode`."""
    for mark, encoding in BOMS:
        if content.startswith(mark):
            return encoding
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return "cp1254"
    return "utf-8"


def _span(one: Absence) -> Span:
    return one.agent, one.start_min, one.end_min


def _span_of(row: Record) -> Span:
    return row["agent"], utc_minute(row["starts_at"].at), utc_minute(row["ends_at"].at)


def _rows(source: CsvText, absences: Iterable[Absence], grid: Grid) -> list[str]:
    """New rows in the order of the file's own columns."""
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, source.columns, extrasaction="ignore", delimiter=source.separator, lineterminator="\n")
    writer.writerows(
        {
            "agent": one.agent,
            "starts_at": _written(grid, one.start_min),
            "ends_at": _written(grid, one.end_min),
            "paid_min": one.credit_min,
        }
        for one in absences
    )
    return out.getvalue().splitlines()


def _written(grid: Grid, minute: int) -> str:
    """A moment on the wall clock; in an hour that comes twice with its offset."""
    at = grid.local(minute)
    twice = at.replace(fold=0).utcoffset() != at.replace(fold=1).utcoffset()
    return at.isoformat(timespec="minutes") if twice else f"{at:%Y-%m-%dT%H:%M}"
