"""One file of contacts as text: each column as codes into its distinct texts, and the line of each row.

Columns repeat few values (queues, start times, counts), so each distinct text is parsed once and the result is
spread over the rows: 350,000 rows take about a second.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from planner.operation.cells import CellError, Habits
from planner.operation.csv_text import CsvText, split_rows
from planner.operation.reading import Reading

MOST_SHOWN = 20

Mask = NDArray[np.bool_]
Codes = NDArray[np.intp]
Floats = NDArray[np.float64]
Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Sheet:
    """Rows of a file: `lines` of the file (the header is line 1), and (codes, distinct texts) by column."""

    file: str
    lines: Ints
    columns: dict[str, tuple[Codes, list[str]]]
    habits: Habits


def read_sheet(reading: Reading, source: CsvText, names: tuple[str, ...]) -> Sheet:
    """Take the named columns apart; a file with quotes or ragged rows goes the slow way, which names each."""
    habits = Habits(reading.zone, source.decimal_comma)
    used = [name for name in names if name in source.columns]
    body = source.text.split("\n")[1:]
    kept = [(number, line) for number, line in enumerate(body, start=2) if line.strip(" ,;\t")]
    separators = {line.count(source.separator) for _, line in kept}
    if separators <= {len(source.columns) - 1} and '"' not in source.text and len(source.columns) > 1:
        return _fast(source, habits, kept, used)
    rows = split_rows(reading, source)
    columns = {name: _coded(pd.Series([row[name] for row in rows.rows], dtype=str)) for name in used}
    return Sheet(source.file, np.array(rows.numbers, dtype=np.int64), columns, habits)


def parsed(reading: Reading, sheet: Sheet, column: str, parse: Callable[[str, Habits], float]) -> tuple[Floats, Mask]:
    """Values of a column as numbers, and which rows could be read; what could not is noted."""
    codes, texts = sheet.columns[column]
    values = np.full(len(texts), np.nan)
    bad = np.zeros(len(texts), dtype=bool)
    found: list[tuple[int, CellError]] = []
    for i, cell in enumerate(texts):
        try:
            values[i] = parse(cell, sheet.habits)
        except CellError as error:
            bad[i] = True
            found.append((i, error))
    note_texts(reading, sheet, column, found)
    return values[codes], ~bad[codes]


def note_texts(reading: Reading, sheet: Sheet, column: str, found: list[tuple[int, CellError]]) -> None:
    """Note each wrong text once, at its first line, with the number of rows that hold it."""
    codes, texts = sheet.columns[column]
    for i, error in found[:MOST_SHOWN]:
        lines = sheet.lines[codes == i]
        reading.error(sheet.file, int(lines[0]), column, error.code, texts[i], rows=len(lines), **error.parameters)
    note_more(reading, sheet.file, column, len(found))


def note_rows(reading: Reading, sheet: Sheet, column: str, code: str, rows: Mask, **parameters: object) -> None:
    """Note rows that break a rule, each at its line."""
    codes, texts = sheet.columns[column]
    places = np.flatnonzero(rows)
    for i in places[:MOST_SHOWN].tolist():
        reading.error(sheet.file, int(sheet.lines[i]), column, code, texts[codes[i]], **parameters)
    note_more(reading, sheet.file, column, len(places))


def note_more(reading: Reading, file: str, column: str, found: int) -> None:
    """Say how many further problems of a column are not listed."""
    if found > MOST_SHOWN:
        reading.error(file, None, column, "and_more", more=found - MOST_SHOWN)


def _fast(source: CsvText, habits: Habits, kept: list[tuple[int, str]], used: list[str]) -> Sheet:
    table = (
        pd.read_csv(
            io.StringIO("\n".join(line for _, line in kept)),
            sep=source.separator,
            dtype=str,
            na_filter=False,
            header=None,
            names=list(source.columns),
            usecols=used,
            quoting=csv.QUOTE_NONE,
        )
        if kept
        else pd.DataFrame(columns=used, dtype=str)
    )
    columns = {name: _coded(table[name]) for name in used}
    return Sheet(source.file, np.array([number for number, _ in kept], dtype=np.int64), columns, habits)


def _coded(column: pd.Series[str]) -> tuple[Codes, list[str]]:
    codes, texts = pd.factorize(column)
    return codes, [str(text).strip() for text in texts]
