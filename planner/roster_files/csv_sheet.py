"""A roster as CSV: our roster.csv, rows like those of previous.csv, or the workbook's rows saved as CSV."""

from __future__ import annotations

from dataclasses import replace

from planner.operation.csv_text import has_columns, open_text, split_rows
from planner.operation.reading import Reading
from planner.roster_files.sheet import OPTIONAL, REQUIRED, Sheet, column_of, dated
from planner.spreadsheet_text import restored


def read_csv(reading: Reading, file: str) -> Sheet | None:
    """The lines of the file, under our names of columns or the workbook's; None if it cannot be read (noted)."""
    written = open_text(reading, file, digest=False)
    if written is None:
        return None
    source = replace(written, columns=tuple(map(column_of, written.columns)))
    if not has_columns(reading, source, REQUIRED, OPTIONAL):
        return None
    table = split_rows(reading, source)
    rows = (dated({name: restored(cell) for name, cell in row.items()}) for row in table.rows)
    titles = tuple(zip(source.columns, written.written, strict=True))
    return Sheet(file, tuple(zip(table.numbers, rows, strict=True)), "", titles, source.decimal_comma)
