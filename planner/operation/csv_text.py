"""The bytes of a CSV file to rows of text: separator, header and limits; nothing is converted here."""

from __future__ import annotations

import csv
import io
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from planner.operation.encodings import decode
from planner.operation.private_cells import unknown_column
from planner.operation.reading import Reading, suggestion

SEPARATORS = (",", ";", "\t")
MOST_COLUMNS = 500
MOST_LINE = 200_000
MOST_TABLE_ROWS = 200_000


@dataclass(frozen=True, slots=True)
class CsvText:
    """Decoded text of a CSV file, its separator and its columns in the order of the header; `written` as they stand."""

    file: str
    text: str
    separator: str
    columns: tuple[str, ...]
    written: tuple[str, ...] = ()

    @property
    def decimal_comma(self) -> bool:
        """Whether "5,5" may mean five and a half: only where the comma does not separate."""
        return self.separator == ";"


@dataclass(frozen=True, slots=True)
class CsvRows:
    """Rows of text by column name; `numbers` are lines of the file (the header is line 1)."""

    source: CsvText
    numbers: tuple[int, ...]
    rows: tuple[dict[str, str], ...]


def read_text(
    reading: Reading, file: str, required: tuple[str, ...], optional: tuple[str, ...], *, digest: bool = True
) -> CsvText | None:
    """Decode a CSV file and check its header; None if it cannot be read (noted)."""
    source = open_text(reading, file, digest=digest)
    return source if source is not None and has_columns(reading, source, required, optional) else None


def open_text(reading: Reading, file: str, *, digest: bool = True) -> CsvText | None:
    """Decode a CSV file and split its header, of which nothing is asked; None if it cannot be read (noted)."""
    content = reading.read(file, digest=digest)
    text = None if content is None else decode(reading, file, content)
    if text is None or not lines_fit(reading, file, text):
        return None
    header = text.split("\n", 1)[0]
    separator = max(SEPARATORS, key=header.count)  # the comma wins a tie, so it is the default
    try:
        names = next(csv.reader([header.strip("\r")], delimiter=separator), [])
    except csv.Error as error:
        reading.error(file, 1, None, "csv_syntax", reason=error)
        return None
    if len(names) > MOST_COLUMNS:
        reading.error(file, 1, None, "too_many_columns", value=str(len(names)), most=MOST_COLUMNS)
        return None
    if separator != SEPARATORS[0]:
        reading.count((file, ""), "assumed", "separator", value="TAB" if separator == "\t" else separator)
    return CsvText(file, text, separator, tuple(map(folded, names)), tuple(name.strip() for name in names))


def folded(heading: str) -> str:
    """A heading as it is compared: İ, I and ı are i, as a Turkish spreadsheet writes ID or İD for id."""
    plain = unicodedata.normalize("NFKC", heading).strip()
    return plain.replace("İ", "i").replace("I", "i").replace("ı", "i").lower()


def cells_of(reading: Reading, source: CsvText) -> Iterator[tuple[int, list[str]]]:
    """Line and cells of each row with as many cells as the header; the others are noted, empty ones left out."""
    reader = csv.reader(io.StringIO(source.text, newline=""), delimiter=source.separator, strict=True)
    line = 1
    try:
        next(reader, None)
        line = reader.line_num + 1
        for cells in reader:
            if any(cell.strip() for cell in cells):
                if len(cells) == len(source.columns):
                    yield line, [cell.strip() for cell in cells]
                else:
                    reading.error(source.file, line, None, "csv_ragged", found=len(cells), needed=len(source.columns))
            line = reader.line_num + 1
    except csv.Error as error:  # at the line where the row begins: an open quote swallows all that follows
        reading.error(source.file, line, None, "csv_syntax", reason=error)


def split_rows(reading: Reading, source: CsvText) -> CsvRows:
    """Split a checked text into rows; rows with too many or too few cells are noted and left out."""
    numbers, rows = [], []
    for line, cells in cells_of(reading, source):
        numbers.append(line)
        rows.append(dict(zip(source.columns, cells, strict=True)))
        if len(rows) > MOST_TABLE_ROWS:
            most = MOST_TABLE_ROWS
            reading.error(source.file, line, None, "table_too_long", value=f"> {most}", most=most)
            break
    reading.tally.rows_of(source.file, len(rows))
    return CsvRows(source, tuple(numbers), tuple(rows))


def has_columns(reading: Reading, source: CsvText, required: tuple[str, ...], optional: tuple[str, ...]) -> bool:
    """Whether the header will do; missing, doubled and unknown columns are noted."""
    file, columns = source.file, source.columns
    written = dict(zip(reversed(columns), reversed(source.written or columns), strict=True))
    missing = [name for name in required if name not in columns]
    doubled = sorted({name for name in columns if name and columns.count(name) > 1})
    free = [name for name in (*required, *optional) if name not in columns]
    for name in missing:
        reading.error(file, 1, name, "column_missing", needed=", ".join(required))
    for name in doubled:
        reading.error(file, 1, name, "column_twice")
    for name in columns:
        if name and name not in required and name not in optional:
            shown = written[name]
            reading.warn(file, 1, shown, unknown_column(file, name), value=shown, **suggestion(name, free))
            reading.count((file, shown), "dropped", "column")
    return not missing and not doubled


def lines_fit(reading: Reading, file: str, text: str) -> bool:
    """Whether no line is so long that it is no row of a table; looked for in strides, so that it costs nothing."""
    start = 0
    while len(text) - start > MOST_LINE:
        end = text.rfind("\n", start, start + MOST_LINE + 1)
        if end < 0:
            line = text.count("\n", 0, start) + 1
            reading.error(file, line, None, "line_too_long", most=MOST_LINE)
            return False
        start = end + 1
    return True
