"""A roster as a workbook: the sheet with one row a shift, read as text; no formula is worked out, no macro runs."""

from __future__ import annotations

import io
import warnings
import zipfile
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

from planner.operation.reading import Reading, suggestion
from planner.roster_files.sheet import OPTIONAL, REQUIRED, Sheet, column_of, dated

MOST_BYTES = 20_000_000
MOST_UNPACKED_BYTES = 100_000_000
MOST_ROWS, MOST_COLUMNS = 200_000, 200
HALF_MINUTE = timedelta(seconds=30)

Table = tuple[tuple[str, ...], ...]


def read_tables(reading: Reading, file: str) -> dict[str, Table]:
    """Every sheet as rows of text, by name; none if the file is no workbook or too large (noted)."""
    content = reading.read(file, most_bytes=MOST_BYTES, digest=False)
    if content is None or not _is_safe(reading, file, content):
        return {}
    try:
        found = {name: tuple(map(tuple, rows)) for name, rows in _raw(content)}
    except Exception as error:  # a broken file may raise anything in the library that reads it
        reading.error(file, None, None, "not_a_workbook", reason=type(error).__name__)
        return {}
    if any(len(rows) > MOST_ROWS for rows in found.values()):
        reading.error(file, None, None, "file_too_large", size=f"> {MOST_ROWS} rows", most=f"{MOST_ROWS} rows")
        return {}
    return {name: tuple(tuple(map(cell_text, row)) for row in rows) for name, rows in found.items()}


def _raw(content: bytes) -> Iterator[tuple[str, Iterator[tuple[object, ...]]]]:
    """Every sheet's name and rows of values; what the library would leave out of a workbook it need not tell."""
    from openpyxl import load_workbook

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        book = load_workbook(io.BytesIO(content), read_only=True, data_only=True, keep_links=False)
        for sheet in book.worksheets:
            yield str(sheet.title), sheet.iter_rows(max_row=MOST_ROWS + 1, max_col=MOST_COLUMNS, values_only=True)
        book.close()


def read_rows(reading: Reading, file: str, tables: dict[str, Table]) -> Sheet | None:
    """The first sheet that has the columns of a roster; None if there is none (noted)."""
    for name, table in tables.items():
        columns = tuple(column_of(heading) for heading in table[0]) if table else ()
        if set(REQUIRED) <= set(columns):
            return _sheet(reading, file, name, table)
    if tables:
        reading.error(file, None, None, "no_roster_sheet", value=", ".join(tables), needed=", ".join(REQUIRED))
    return None


def _is_safe(reading: Reading, file: str, content: bytes) -> bool:
    """Whether the file is a zip whose parts stay within bounds once unpacked."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            size = sum(part.file_size for part in packed.infolist())
    except (zipfile.BadZipFile, NotImplementedError, ValueError) as error:
        # A damaged directory also asks for a newer kind of zip (NotImplementedError) or points before the file's
        # start (ValueError): all three mean that this is no workbook, and the planner is told so.
        reading.error(file, None, None, "not_a_workbook", reason=type(error).__name__)
        return False
    if size > MOST_UNPACKED_BYTES:
        reading.error(file, None, None, "file_too_large", size=size, most=MOST_UNPACKED_BYTES)
        return False
    return True


def cell_text(value: object) -> str:
    """A cell as the operation's CSV files would hold it: 2025-11-03T09:00, 2025-11-03, 8.5, text."""
    if isinstance(value, datetime):
        rounded = (value + HALF_MINUTE).replace(second=0, microsecond=0)
        return rounded.isoformat(timespec="minutes")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, time):
        return value.isoformat(timespec="minutes")
    if isinstance(value, float):
        return f"{value:g}" if abs(value) < 1e6 else f"{value:.0f}"
    return "" if value is None else str(value).strip()


def _sheet(reading: Reading, file: str, name: str, table: Table) -> Sheet:
    titles = {column_of(heading): heading for heading in reversed(table[0]) if heading}
    columns = tuple(column_of(heading) for heading in table[0])
    free = [column for column in (*REQUIRED, *OPTIONAL) if column not in titles]
    for heading in table[0]:
        if heading and column_of(heading) not in (*REQUIRED, *OPTIONAL):
            reading.warn(file, 1, heading, "column_unknown", value=heading, **suggestion(heading, free))
    for column in sorted({column for column in columns if column and columns.count(column) > 1}):
        reading.error(file, 1, titles[column], "column_twice")
    return Sheet(file, tuple(_rows(columns, table)), name, tuple(titles.items()))


def _rows(columns: tuple[str, ...], table: Table) -> Iterator[tuple[int, dict[str, str]]]:
    """Rows that hold anything, numbered as the spreadsheet shows them."""
    for number, cells in enumerate(table[1:], 2):
        row = {column: cell for column, cell in zip(columns, cells, strict=False) if column}
        if any(row.values()):
            yield number, dated(row)
