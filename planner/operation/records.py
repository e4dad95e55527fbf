"""Typed rows of a CSV file by declared columns; a row with a wrong cell is noted cell by cell and left out."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from planner.operation.cells import CellError, Habits
from planner.operation.counted import Action
from planner.operation.csv_text import CsvRows, read_text, split_rows
from planner.operation.reading import Reading


@dataclass(frozen=True, slots=True)
class Understood:
    """Cells of a column that are understood without saying all: which, as what, and the reason's code."""

    action: Action
    reason: str
    value: str
    where: Callable[[str], bool]


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its parser, and what an empty cell means (nothing may be empty where `required`).

    `understood` names cells that leave something to be understood; they are counted.
    """

    name: str
    parse: Callable[[str, Habits], object]
    required: bool = False
    default: object = None
    understood: Understood | None = None


@dataclass(frozen=True, slots=True)
class Record:
    """One row: its line in the file and its values by column."""

    file: str
    row: int
    values: dict[str, Any]

    def __getitem__(self, column: str) -> Any:
        return self.values[column]


def read_records(
    reading: Reading, file: str, columns: tuple[Column, ...], *, digest: bool = True
) -> tuple[Record, ...]:
    """Rows of a file of the operation; empty if the file cannot be read (noted)."""
    required = tuple(c.name for c in columns if c.required)
    optional = tuple(c.name for c in columns if not c.required)
    source = read_text(reading, file, required, optional, digest=digest)
    if source is None:
        return ()
    table = split_rows(reading, source)
    habits = Habits(reading.zone, source.decimal_comma)
    for column in columns:
        _count(reading, table, column)
    return typed(reading, file, zip(table.numbers, table.rows, strict=True), columns, habits)


def typed(
    reading: Reading,
    file: str,
    rows: Iterable[tuple[int, dict[str, str]]],
    columns: tuple[Column, ...],
    habits: Habits,
) -> tuple[Record, ...]:
    """Numbered rows of text as records; a row with a wrong cell is noted cell by cell and left out."""
    found = (_record(reading, Record(file, number, {}), row, columns, habits) for number, row in rows)
    return tuple(record for record in found if record is not None)


def read_optional(reading: Reading, file: str, columns: tuple[Column, ...]) -> tuple[Record, ...]:
    """Rows of a file that an operation may do without."""
    return read_records(reading, file, columns) if reading.exists(file) else ()


def without_repeats(reading: Reading, records: tuple[Record, ...], key: tuple[str, ...]) -> tuple[Record, ...]:
    """The records whose key comes for the first time; the others are noted with the row they repeat."""
    first: dict[tuple[object, ...], Record] = {}
    for record in records:
        values = tuple(record[name] for name in key)
        if values in first:
            shown = " ".join(str(value) for value in values)
            reading.error(record.file, record.row, key[0], "row_twice", value=shown, first=first[values].row)
        first.setdefault(values, record)
    return tuple(first.values())


def _count(reading: Reading, table: CsvRows, column: Column) -> None:
    """Count empty cells that a declared default stands for ("nothing" fills nothing in), and what is understood."""
    place, cells = (table.source.file, column.name), [row.get(column.name, "") for row in table.rows]
    lines = list(zip(table.numbers, cells, strict=True))
    if column.default not in (None, "", ()) and not column.required:
        reason = "empty_cell" if column.name in table.source.columns else "no_column"
        reading.count(place, "filled", reason, (line for line, cell in lines if not cell), value=column.default)
    if column.understood is not None:
        found = column.understood
        rows = (line for line, cell in lines if found.where(cell))
        reading.count(place, found.action, found.reason, rows, value=found.value)


def _record(
    reading: Reading, record: Record, row: dict[str, str], columns: tuple[Column, ...], habits: Habits
) -> Record | None:
    good = True
    for column in columns:
        cell = row.get(column.name, "")
        try:
            record.values[column.name] = _value(column, cell, habits)
        except CellError as error:
            reading.error(record.file, record.row, column.name, error.code, value=cell, **error.parameters)
            good = False
    return record if good else None


def _value(column: Column, cell: str, habits: Habits) -> object:
    if cell:
        return column.parse(cell, habits)
    if column.required:
        raise CellError("cell_empty")
    return column.default
