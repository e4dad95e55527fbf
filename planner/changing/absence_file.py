"""Absences of a draft that is taken, entered into absences.csv: other lines stay as they are written."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import TYPE_CHECKING

from planner.operation.absence_rows import ABSENCES
from planner.operation.csv_text import CsvText, open_text
from planner.operation.reading import Reading
from planner.operation.records import read_optional
from planner.operation.writing import write_whole
from solver.grid import utc_minute

if TYPE_CHECKING:
    from collections.abc import Iterable

    from solver.case import Absence
    from solver.grid import Grid

FILE = "absences.csv"
COLUMNS = tuple(column.name for column in ABSENCES)


def enter_absences(folder: Path, before: Iterable[Absence], after: Iterable[Absence], grid: Grid) -> int:
    """Write what differs between two sets of absences into the operation's file; how many rows are new or gone."""
    old, new = set(before), set(after)
    if old == new:
        return 0
    reading = Reading(folder, zone=grid.zone)
    source = open_text(reading, FILE) if reading.exists(FILE) else CsvText(FILE, ",".join(COLUMNS), ",", COLUMNS)
    reading.raise_errors()
    assert source is not None
    gone = _lines_of(reading, old - new)
    lines = [line for number, line in enumerate(source.text.splitlines(), 1) if number not in gone]
    write_whole(folder / FILE, "\n".join([*lines, *_rows(source, sorted(new - old), grid)]) + "\n")
    return len(gone) + len(new - old)


def _lines_of(reading: Reading, absences: set[Absence]) -> frozenset[int]:
    """Numbers of the lines that hold these absences."""
    wanted = {(one.agent, one.start_min) for one in absences}
    rows = read_optional(reading, FILE, ABSENCES)
    return frozenset(r.row for r in rows if (r["agent"], utc_minute(r["starts_at"].at)) in wanted)


def _rows(source: CsvText, absences: Iterable[Absence], grid: Grid) -> list[str]:
    """New rows in the order of the file's own columns."""
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, source.columns, extrasaction="ignore", delimiter=source.separator, lineterminator="\n")
    writer.writerows(
        {
            "agent": one.agent,
            "starts_at": f"{grid.local(one.start_min):%Y-%m-%dT%H:%M}",
            "ends_at": f"{grid.local(one.end_min):%Y-%m-%dT%H:%M}",
            "paid_min": one.credit_min,
        }
        for one in absences
    )
    return out.getvalue().splitlines()
