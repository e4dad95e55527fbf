"""A roster as a workbook: the sheet with one row a shift, read as text; no formula is worked out, no macro runs."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator

from planner.operation.reading import Reading, suggestion
from planner.roster_files import unpacking
from planner.roster_files.archive import refusal
from planner.roster_files.sheet import OPTIONAL, REQUIRED, Sheet, column_of, dated

MOST_BYTES = 20_000_000
MOST_S = 120.0

Table = tuple[tuple[str, ...], ...]


def read_tables(reading: Reading, file: str) -> dict[str, Table]:
    """Every sheet as rows of text, by name; none if the file is no workbook or too large (noted)."""
    content = reading.read(file, most_bytes=MOST_BYTES, digest=False)
    if content is None:
        return {}
    refused = refusal(content)
    if refused is not None:
        reading.error(file, None, None, refused[0], **refused[1])
        return {}
    return _unpacked(reading, file, content)


def _unpacked(reading: Reading, file: str, content: bytes) -> dict[str, Table]:
    """The sheets as a process of its own reads them, which may use so much memory and time and no more."""
    command = [sys.executable, "-P", "-W", "ignore", unpacking.__file__]
    alone = os.environ | {"OPENPYXL_LXML": "False"}
    try:
        done = subprocess.run(command, input=content, capture_output=True, timeout=MOST_S, env=alone, check=False)
    except subprocess.TimeoutExpired:
        reading.error(file, None, None, "workbook_too_large", most=unpacking.MOST_ROWS)
        return {}
    if done.returncode == 0:
        return _tables(done.stdout.decode("utf-8", "surrogatepass"))
    if done.returncode == unpacking.BROKEN:
        reading.error(file, None, None, "not_a_workbook", reason=done.stderr.decode("ascii", "replace"))
    else:
        reading.error(file, None, None, "workbook_too_large", most=unpacking.MOST_ROWS)
    return {}


def _tables(written: str) -> dict[str, Table]:
    """What the process wrote, as tables."""
    found: dict[str, list[tuple[str, ...]]] = {}
    rows: list[tuple[str, ...]] = []
    for line in written.split("\n")[:-1]:
        value = json.loads(line)
        if isinstance(value, str):
            rows = found[value] = []
        else:
            rows.append(tuple(value))
    return {name: tuple(table) for name, table in found.items()}


def read_rows(reading: Reading, file: str, tables: dict[str, Table]) -> Sheet | None:
    """The first sheet that has the columns of a roster; None if there is none (noted)."""
    for name, table in tables.items():
        columns = tuple(column_of(heading) for heading in table[0]) if table else ()
        if set(REQUIRED) <= set(columns):
            return _sheet(reading, file, name, table)
    if tables:
        reading.error(file, None, None, "no_roster_sheet", value=", ".join(tables), needed=", ".join(REQUIRED))
    return None


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
