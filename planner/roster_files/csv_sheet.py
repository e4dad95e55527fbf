"""A roster as CSV: our roster.csv, or rows like those of previous.csv."""

from __future__ import annotations

from planner.operation.csv_text import read_text, split_rows
from planner.operation.reading import Reading
from planner.roster_files.sheet import OPTIONAL, REQUIRED, Sheet

QUOTED = ("'=", "'+", "'-", "'@", "'\t", "'\r")


def read_csv(reading: Reading, file: str) -> Sheet | None:
    """The lines of the file; None if it cannot be read (noted)."""
    source = read_text(reading, file, REQUIRED, OPTIONAL, digest=False)
    if source is None:
        return None
    table = split_rows(reading, source)
    rows = ({name: _plain(cell) for name, cell in row.items()} for row in table.rows)
    return Sheet(file, tuple(zip(table.numbers, rows, strict=True)), decimal_comma=source.decimal_comma)


def _plain(cell: str) -> str:
    """The cell without the apostrophe that the export puts before what a spreadsheet would take for a formula."""
    return cell[1:] if cell.startswith(QUOTED) else cell
