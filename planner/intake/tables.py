"""A delivered file as rows of contacts: CSV as contacts/ has it, or a workbook with the same columns."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from planner.operation.config import OperationFile
from planner.operation.contacts_table import OPTIONAL, REQUIRED, read_file, rows_of, without_repeats
from planner.operation.csv_text import CsvText, folded, has_columns
from planner.operation.reading import Reading

if TYPE_CHECKING:
    import pandas as pd

Table = tuple[tuple[str, ...], ...]


def read_delivered(reading: Reading, file: str, config: OperationFile) -> pd.DataFrame | None:
    """Rows sorted by queue and time, repeats dropped; whatever is wrong is noted."""
    if file.lower().endswith(".xlsx"):
        source = _sheet(reading, file)
        frame = None if source is None else rows_of(reading, source, config)
    else:
        frame = read_file(reading, file, config)
    if frame is None:
        return None
    if frame.empty and not reading.errors:
        reading.error(file, None, None, "intake_empty")
    ordered = frame.sort_values(["code", "minute", "line"], ignore_index=True)
    return without_repeats(reading, ordered, tuple(config.queues))


def _sheet(reading: Reading, file: str) -> CsvText | None:
    """The first sheet with the columns of contacts, as text: from there on a workbook is read as a CSV file is."""
    from planner.roster_files.workbook import read_tables

    tables = read_tables(reading, file)
    for name, table in sorted(tables.items()):
        columns = tuple(map(folded, table[0])) if table else ()
        if set(REQUIRED) <= set(columns):
            source = CsvText(file, _text(table), ",", columns, tuple(name.strip() for name in table[0]))
            reading.count((file, ""), "assumed", "sheet", value=name)
            return source if has_columns(reading, source, REQUIRED, OPTIONAL) else None
    if tables:
        reading.error(file, None, None, "intake_no_sheet", value=", ".join(tables), needed=", ".join(REQUIRED))
    return None


def _text(table: Table) -> str:
    """The sheet as CSV text, a line for each row, so that lines are the rows the spreadsheet shows.

    Cells that a row lacks at its end are empty; a spreadsheet does not write them.
    """
    out, width = io.StringIO(newline=""), len(table[0])
    rows = ([" ".join(cell.split()) for cell in row] + [""] * (width - len(row)) for row in table)
    csv.writer(out, lineterminator="\n").writerows(rows)
    return out.getvalue()
