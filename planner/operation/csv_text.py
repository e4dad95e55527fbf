"""The bytes of a CSV file to rows of text: encoding, separator and header; nothing is converted here."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass

from planner.operation.reading import Reading, suggestion

SEPARATORS = (",", ";", "\t")


@dataclass(frozen=True, slots=True)
class CsvText:
    """Decoded text of a CSV file, its separator and its columns in the order of the header."""

    file: str
    text: str
    separator: str
    columns: tuple[str, ...]

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
    if text is None:
        return None
    header = text.split("\n", 1)[0]
    separator = max(SEPARATORS, key=header.count)  # the comma wins a tie, so it is the default
    try:
        names = next(csv.reader([header.strip("\r")], delimiter=separator), [])
    except csv.Error as error:
        reading.error(file, 1, None, "csv_syntax", reason=error)
        return None
    columns = tuple(name.strip().lower() for name in names)
    return CsvText(file, text, separator, columns)


def split_rows(reading: Reading, source: CsvText) -> CsvRows:
    """Split a checked text into rows; rows with too many or too few cells are noted and left out."""
    reader = csv.reader(io.StringIO(source.text, newline=""), delimiter=source.separator)
    numbers, rows = [], []
    try:
        next(reader, None)
        line = reader.line_num + 1
        for cells in reader:
            if any(cell.strip() for cell in cells):
                if len(cells) == len(source.columns):
                    numbers.append(line)
                    rows.append(dict(zip(source.columns, (c.strip() for c in cells), strict=True)))
                else:
                    reading.error(source.file, line, None, "csv_ragged", found=len(cells), needed=len(source.columns))
            line = reader.line_num + 1
    except csv.Error as error:
        reading.error(source.file, reader.line_num, None, "csv_syntax", reason=error)
    return CsvRows(source, tuple(numbers), tuple(rows))


def decode(reading: Reading, file: str, content: bytes) -> str | None:
    """Text by BOM, else strict UTF-8, else Windows-1254 (Turkish), which is said as a warning; None if none will do."""
    encoding = "utf-16" if content[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError:
        try:
            text = content.decode("cp1254")
        except UnicodeDecodeError as error:
            reading.error(file, content[: error.start].count(b"\n") + 1, None, "encoding_unknown")
            return None
        reading.warn(file, None, None, "encoding_1254")
    if "\x00" in text:
        reading.error(file, text[: text.index("\x00")].count("\n") + 1, None, "csv_syntax", reason="NUL")
        return None
    return text.replace("\r\n", "\n").replace("\r", "\n")


def has_columns(reading: Reading, source: CsvText, required: tuple[str, ...], optional: tuple[str, ...]) -> bool:
    """Whether the header will do; missing, doubled and unknown columns are noted."""
    file, columns = source.file, source.columns
    missing = [name for name in required if name not in columns]
    doubled = sorted({name for name in columns if name and columns.count(name) > 1})
    free = [name for name in (*required, *optional) if name not in columns]
    for name in missing:
        reading.error(file, 1, name, "column_missing", needed=", ".join(required))
    for name in doubled:
        reading.error(file, 1, name, "column_twice")
    for name in columns:
        if name and name not in required and name not in optional:
            reading.warn(file, 1, name, "column_unknown", value=name, **suggestion(name, free))
    return not missing and not doubled
