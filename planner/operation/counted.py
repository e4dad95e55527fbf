"""What the reading of a file assumed, dropped and filled in: counted with reason and rows, never guessed silently.

Cells themselves are never kept here: a count names a column, a reason and the declared value that was put in.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal

Action = Literal["assumed", "dropped", "filled"]
ACTIONS: tuple[Action, ...] = ("assumed", "dropped", "filled")
MOST_ROWS_NAMED = 20


@dataclass(frozen=True, slots=True, order=True)
class Treated:
    """Rows or cells of one file that were all treated in the same way.

    Attributes
    ----------
    column : empty where the whole file or row is meant.
    reason : a code; planner/words has its sentence as `counted_REASON`.
    value : what was put in or assumed, as declared (a default, an encoding, a zone); never a cell of the file.
    count : rows, or columns where a column was dropped; at least 1.
    rows : the first `MOST_ROWS_NAMED` lines of the file (the header is line 1); empty where the whole file is meant.
    """

    action: Action
    column: str
    reason: str
    value: str
    count: int
    rows: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, order=True)
class Counted:
    """How many rows of a file were read, and all that was not taken exactly as it stands."""

    file: str
    read: int
    treated: tuple[Treated, ...] = ()

    def total(self, action: Action) -> int:
        """How many rows or cells met an action."""
        return sum(one.count for one in self.treated if one.action == action)


Kind = tuple[str, Action, str, str, str]
"""File, action, column, reason, value."""


@dataclass(slots=True)
class Tally:
    """Counts while the files of one operation are read."""

    read: dict[str, int] = field(default_factory=dict)
    counts: dict[Kind, int] = field(default_factory=dict)
    rows: dict[Kind, list[int]] = field(default_factory=dict)

    def rows_of(self, file: str, count: int) -> None:
        """Note how many rows a file has."""
        self.read[file] = count

    def note(self, kind: Kind, rows: Iterable[int] | None) -> None:
        """Note rows that were treated in one way; None means the file as a whole, or a column of it."""
        found = list(rows or ())
        self.counts[kind] = self.counts.get(kind, 0) + (1 if rows is None else len(found))
        named = self.rows.setdefault(kind, [])
        named += found[: MOST_ROWS_NAMED - len(named)]

    def counted(self) -> tuple[Counted, ...]:
        """What was counted, by file in order of their names; a file of which nothing is to say is listed too."""
        files = sorted({*self.read, *(kind[0] for kind in self.counts)})
        return tuple(Counted(file, self.read.get(file, 0), self._treated(file)) for file in files)

    def _treated(self, file: str) -> tuple[Treated, ...]:
        kinds = sorted(kind for kind, count in self.counts.items() if kind[0] == file and count)
        return tuple(Treated(*kind[1:], self.counts[kind], tuple(self.rows[kind])) for kind in kinds)
