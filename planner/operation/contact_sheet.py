"""One file of contacts as text: each column as codes into its distinct texts, and the line of each row.

Columns repeat few values (queues, start times, counts), so each distinct text is parsed once and the result is
spread over the rows: 350,000 rows take about a second.
"""

from __future__ import annotations

import csv
import io
from array import array
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from planner.operation.cells import CellError, Habits
from planner.operation.csv_text import CsvText, cells_of
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
    lines = _even_lines(source)
    if lines is not None:
        sheet = _without_blanks(Sheet(source.file, lines, _fast(source, lines, used), habits))
    else:
        sheet = _thorough(reading, source, used, habits)
    reading.tally.rows_of(source.file, len(sheet.lines))
    return sheet


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
        reading.error(
            sheet.file, int(lines[0]), column, error.code, value=texts[i], rows=len(lines), **error.parameters
        )
    note_more(reading, sheet.file, column, len(found))


def note_rows(reading: Reading, sheet: Sheet, column: str, code: str, rows: Mask) -> None:
    """Note rows that break a rule, each at its line."""
    codes, texts = sheet.columns[column]
    places = np.flatnonzero(rows)
    for i in places[:MOST_SHOWN].tolist():
        reading.error(sheet.file, int(sheet.lines[i]), column, code, value=texts[codes[i]], zone=sheet.habits.zone)
    note_more(reading, sheet.file, column, len(places))


def note_more(reading: Reading, file: str, column: str, found: int) -> None:
    """Say how many further problems of a column are not listed."""
    if found > MOST_SHOWN:
        reading.error(file, None, column, "and_more", more=found - MOST_SHOWN)


def _even_lines(source: CsvText) -> Ints | None:
    """Lines of the rows if the file has neither quotes nor ragged rows; then a row is a line."""
    raw = np.frombuffer(source.text.encode(), dtype=np.uint8)
    ends = np.append(np.flatnonzero(raw == ord("\n")), len(raw))
    counts = np.diff(np.searchsorted(np.flatnonzero(raw == ord(source.separator)), ends))
    uneven = np.flatnonzero(counts != len(source.columns) - 1)
    texts = (raw[ends[i] : ends[i + 1]].tobytes().decode() for i in uneven.tolist())
    if '"' in source.text or len(source.columns) == 1 or any(text.strip() for text in texts):
        return None
    return np.delete(np.arange(len(counts), dtype=np.int64), uneven) + 2


def _fast(source: CsvText, lines: Ints, used: list[str]) -> dict[str, tuple[Codes, list[str]]]:
    if not len(lines):
        return {name: _coded(pd.Series([], dtype=str)) for name in used}
    places = {source.columns.index(name): name for name in used}
    table = pd.read_csv(
        io.StringIO(source.text),
        sep=source.separator,
        dtype=object,  # plain texts: turning them into pandas' own kind and back takes as long as reading them
        na_filter=False,
        skiprows=1,
        header=None,
        names=range(len(source.columns)),
        usecols=list(places),
        quoting=csv.QUOTE_NONE,
        skip_blank_lines=True,
    )
    return {name: _coded(table[place]) for place, name in places.items()}


def _thorough(reading: Reading, source: CsvText, used: list[str], habits: Habits) -> Sheet:
    """Row by row, each distinct text kept once: a million quoted rows need no more room than plain ones."""
    places = [source.columns.index(name) for name in used]
    lines, codes = array("q"), [array("q") for _ in used]
    seen: list[dict[str, int]] = [{} for _ in used]
    for line, cells in cells_of(reading, source):
        lines.append(line)
        for place, known, column in zip(places, seen, codes, strict=True):
            column.append(known.setdefault(cells[place], len(known)))
    columns = {
        name: (np.array(column, dtype=np.intp), [*known]) for name, column, known in zip(used, codes, seen, strict=True)
    }
    return Sheet(source.file, np.array(lines, dtype=np.int64), columns, habits)


def _without_blanks(sheet: Sheet) -> Sheet:
    """Leave out rows of separators alone, as spreadsheets write them below a table."""
    empty = np.ones(len(sheet.lines), dtype=bool)
    for codes, texts in sheet.columns.values():
        empty &= np.array([not text for text in texts], dtype=bool)[codes]
    if not empty.any():
        return sheet
    columns = {}
    for name, (codes, texts) in sheet.columns.items():
        used, places = np.unique(codes[~empty], return_inverse=True)
        columns[name] = (places, [texts[i] for i in used.tolist()])
    return Sheet(sheet.file, sheet.lines[~empty], columns, sheet.habits)


def _coded(column: pd.Series[str]) -> tuple[Codes, list[str]]:
    codes, texts = pd.factorize(column)
    return codes, [str(text).strip() for text in texts]
