"""Lines and tables as plain data: what the terminal, the page and the workbook render, each in its own way."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

GOOD, WARN, BAD, QUIET = "good", "warn", "bad", "quiet"


@dataclass(frozen=True, slots=True)
class Line:
    """One sentence; `mark` (good, warn, bad, quiet or nothing) says how it is coloured."""

    text: str
    mark: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """Headings and rows of text; `right` are the columns of figures, `marks` colours a row ("" or a mark)."""

    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    right: frozenset[int] = frozenset()
    marks: tuple[str, ...] = field(default=())
    title: str = ""

    def mark(self, row: int) -> str:
        """The mark of a row."""
        return self.marks[row] if row < len(self.marks) else ""


def columns(table: Table, kept: Sequence[int]) -> Table:
    """The table with these columns alone."""
    rows = tuple(tuple(row[place] for place in kept) for row in table.rows)
    right = frozenset(index for index, place in enumerate(kept) if place in table.right)
    return Table(tuple(table.headings[place] for place in kept), rows, right, table.marks, table.title)


def without_empty(table: Table) -> Table:
    """The table without columns in which no row says anything."""
    return columns(table, [i for i in range(len(table.headings)) if any(row[i] for row in table.rows)])


Part = Line | Table
