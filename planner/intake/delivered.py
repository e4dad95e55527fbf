"""What became of the files delivered to an operation's inbox."""

from __future__ import annotations

from dataclasses import dataclass

from planner.operation.counted import Counted
from planner.problems import Problem


@dataclass(frozen=True, slots=True)
class TakenFile:
    """A delivered file whose rows are part of the history now.

    Attributes
    ----------
    file : its place in the inbox, as it was delivered.
    into : the file of contacts/ that holds its new rows; empty where it brought none.
    moved_to : where the delivered file is kept.
    added, dropped, replaced : rows that are new, that the history had already, and that changed it (last_wins).
    repeated : its content had been taken before; it was only moved.
    counted : rows read, and what was assumed, dropped and filled in on the way.
    """

    file: str
    into: str
    moved_to: str
    added: int
    dropped: int
    replaced: int
    repeated: bool
    counted: Counted


@dataclass(frozen=True, slots=True)
class Intake:
    """An inbox after it was taken in.

    Attributes
    ----------
    taken : files whose rows are in contacts/, in the order they were taken; with `dry`, that would be.
    refused : every problem of the files that stay in the inbox.
    warnings : problems that do not stop anything, such as rows of last_wins that changed the history.
    waiting : files that are still being uploaded and are left for the next night.
    dry : nothing was written or moved.
    """

    taken: tuple[TakenFile, ...] = ()
    refused: tuple[Problem, ...] = ()
    warnings: tuple[Problem, ...] = ()
    waiting: tuple[str, ...] = ()
    dry: bool = False

    @property
    def refused_files(self) -> tuple[str, ...]:
        """Files that stay in the inbox because of what is wrong with them."""
        return tuple(sorted({problem.file for problem in self.refused}))

    @property
    def counts(self) -> dict[str, int]:
        """Rows of the files taken: read, added, dropped, replaced, filled and assumed; and refused files."""
        return {
            "files": len(self.taken),
            "read": sum(file.counted.read for file in self.taken),
            "added": sum(file.added for file in self.taken),
            "dropped": sum(file.dropped for file in self.taken),
            "replaced": sum(file.replaced for file in self.taken),
            "filled": sum(file.counted.total("filled") for file in self.taken),
            "assumed": sum(file.counted.total("assumed") for file in self.taken),
            "refused": len(self.refused_files),
            "waiting": len(self.waiting),
        }
