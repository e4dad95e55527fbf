"""The operation's files that planners write: which rows are of one person, read and taken out byte by byte."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from planner.operation.config_reading import read_config
from planner.operation.csv_text import SEPARATORS, folded
from planner.operation.reading import TURKISH, Reading
from planner.problems import StoreError

PERSON_COLUMNS = {
    "agents.csv": ("id",),
    "names.csv": ("id",),
    "absences.csv": ("agent",),
    "activities.csv": ("agent",),
    "balances.csv": ("agent",),
    "bids.csv": ("agent",),
    "ledger.csv": ("agent",),
    "locks.csv": ("agent",),
    "offers.csv": ("agent",),
    "pairs.csv": ("first", "second"),
    "previous.csv": ("agent",),
    "protections.csv": ("agent",),
    "wishes.csv": ("agent",),
}
"""Files whose rows are of a person, and the columns that say of whom."""


@dataclass(frozen=True, slots=True)
class OwnRows:
    """A file's rows of one person as text by column, and the file's bytes without them."""

    file: str
    rows: tuple[dict[str, str], ...]
    rest: bytes


def own_rows(folder: Path, agent: str) -> tuple[OwnRows, ...]:
    """The files of the folder that have rows of this person, in the order of `PERSON_COLUMNS`.

    Raises
    ------
    StoreError
        If a file cannot be read.
    """
    try:
        encoding = encoding_of(folder)
        found = [_own(folder / file, columns, agent, encoding) for file, columns in PERSON_COLUMNS.items()]
    except csv.Error as error:
        raise StoreError(f"{folder}: {error}") from error
    return tuple(one for one in found if one is not None and one.rows)


def ids_in(folder: Path) -> frozenset[str]:
    """Every id in any file with rows of people: who has left may stand in an absence or a shift alone.

    Raises
    ------
    StoreError
        If a file cannot be read.
    """
    found: set[str] = set()
    encoding = encoding_of(folder)
    for file, columns in PERSON_COLUMNS.items():
        content = _content(folder / file)
        if content is not None:
            try:
                rows = [row for row, _ in _rows(_decoded(content, encoding)[0])]
            except csv.Error as error:
                raise StoreError(f"{folder / file}: {error}") from error
            found |= {row.get(column, "") for row in rows for column in columns}
    return frozenset(found - {""})


def encoding_of(folder: Path) -> str:
    """The encoding of files that are not UTF-8: what the operation says, else Turkish Windows."""
    reading = Reading(folder)
    file = read_config(reading)
    if file is not None:
        reading.follow(file.config)
    return reading.encoding or TURKISH


def _own(path: Path, columns: tuple[str, ...], agent: str, otherwise: str) -> OwnRows | None:
    content = _content(path)
    if content is None or agent.encode() not in content.replace(b"\x00", b""):
        return None
    text, encoding = _decoded(content, otherwise)
    rows, rest = [], _lines(text)[:1]
    for row, raw in _rows(text):
        if agent in (row.get(column) for column in columns):
            rows.append(row)
        else:
            rest.append(raw)
    return OwnRows(path.name, tuple(rows), "".join(rest).encode(encoding))


def _content(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise StoreError(f"{path}: {error.strerror}") from error


def _decoded(content: bytes, otherwise: str) -> tuple[str, str]:
    """Text and an encoding that gives the same bytes back: the operation's, or one in which every byte is a letter."""
    for mark, encoding in ((b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be")):
        if content[:2] == mark:
            return content.decode(encoding), encoding
    for encoding in ("utf-8", otherwise):
        try:
            text = content.decode(encoding)
        except (UnicodeDecodeError, LookupError):
            continue
        if text.encode(encoding) == content:
            return text, encoding
    return content.decode("latin-1"), "latin-1"


def _rows(text: str) -> Iterator[tuple[dict[str, str], str]]:
    """Rows by column with the lines they stand in."""
    lines = _lines(text)
    header = lines[0].lstrip("\ufeff\u00ef\u00bb\u00bf") if lines else ""
    separator = max(SEPARATORS, key=header.count)
    columns = [folded(name) for name in next(csv.reader([header], delimiter=separator), [])]
    reader, start = csv.reader(lines[1:], delimiter=separator), 1
    for cells in reader:
        end = reader.line_num + 1
        yield dict(zip(columns, (cell.strip() for cell in cells), strict=False)), "".join(lines[start:end])
        start = end


def _lines(text: str) -> list[str]:
    """Physical lines with their endings, as they are."""
    return io.StringIO(text, newline="").readlines()
