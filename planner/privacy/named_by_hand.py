"""Where files that people write in their own words name a person: as a lead, in a change, or in a sentence."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from planner.operation.csv_text import SEPARATORS, folded
from planner.operation.yaml_document import Document, Refused, parse_document
from planner.privacy.renaming import Renaming
from planner.problems import StoreError

BY_HAND = ("operation.yaml", "scenarios/**/*", "forecast_edits.csv", "events.csv")
"""Files that people write in their own words: a person named there is taken out by whoever wrote it."""
KEYS = frozenset({"agent", "agents", "lead", "who", "by"})
"""Keys and columns in them whose values are agents."""


@dataclass(frozen=True, slots=True)
class Named:
    """A file, its lines that hold the id, and whether a value there is the person or only a word is the same."""

    file: str
    lines: tuple[int, ...]
    is_person: bool


def named_by_hand(folder: Path, renaming: Renaming) -> tuple[Named, ...]:
    """Where the files of `BY_HAND` hold the id.

    Raises
    ------
    StoreError
        If a file cannot be read.
    """
    paths = sorted({path for pattern in BY_HAND for path in folder.glob(pattern) if path.is_file()})
    found = (_named(path, path.relative_to(folder).as_posix(), renaming) for path in paths)
    return tuple(one for one in found if one is not None)


def _named(path: Path, file: str, renaming: Renaming) -> Named | None:
    try:
        text = path.read_bytes().decode("utf-8-sig", "replace")
    except OSError as error:
        raise StoreError(f"{path}: {error.strerror}") from error
    meant = tuple(sorted(set(_values(path.suffix.lower(), text, renaming.agent))))
    if meant:
        return Named(file, meant, True)
    lines = tuple(number for number, line in enumerate(text.splitlines(), 1) if renaming.is_in(line))
    return Named(file, lines, False) if lines else None


def _values(suffix: str, text: str, agent: str) -> Iterator[int]:
    """Lines on which a value that holds agents is this one."""
    if suffix in (".yaml", ".yml"):
        try:
            document = parse_document(text)
        except Refused:
            return
        yield from _in_document(document, document.values, (), agent)
    elif suffix == ".csv":
        yield from _in_table(text, agent)


def _in_document(document: Document, value: object, path: tuple[str | int, ...], agent: str) -> Iterator[int]:
    if isinstance(value, dict):
        for key, item in value.items():
            yield from _in_document(document, item, (*path, str(key)), agent)
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from _in_document(document, item, (*path, index), agent)
    elif value is not None and _key(path) in KEYS and _is(value, agent):
        place = document.place(path)
        yield 1 if place is None else place[0]


def _key(path: tuple[str | int, ...]) -> str:
    """The nearest key above a value."""
    return next((part for part in reversed(path) if isinstance(part, str)), "")


def _is(value: object, agent: str) -> bool:
    """Whether a value is the id; one of digits alone may stand there without its quotes."""
    return str(value) == agent or (isinstance(value, int) and agent.isdigit() and value == int(agent))


def _in_table(text: str, agent: str) -> Iterator[int]:
    header = text.split("\n", 1)[0]
    separator = max(SEPARATORS, key=header.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    try:
        heads = [folded(cell) for cell in next(reader, [])]
        for cells in reader:
            if any(head in KEYS and cell.strip() == agent for head, cell in zip(heads, cells, strict=False)):
                yield reader.line_num
    except csv.Error:
        return
