"""One reading of an operation's folder: where bytes come from, and everything found wrong on the way."""

from __future__ import annotations

import difflib
import hashlib
import os
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from planner.operation.counted import Action, Tally
from planner.operation.file_specs import TURKISH_ZONES
from planner.problems import OperationError, Problem

if TYPE_CHECKING:
    from planner.operation.config import OperationFile

MOST_BYTES = 200_000_000
MOST_ROWS = 5_000_000
MOST_SHOWN = 200
MOST_ALIKE = 1000
MOST_COMPARED = 80
TURKISH = "windows-1254"


@dataclass(slots=True)
class Reading:
    """Collects problems and digests while the files of one folder are read.

    Attributes
    ----------
    digests : relative path -> sha256 of every file read with `digest`.
    zone : the operation's IANA zone, in which times without an offset are meant.
    encoding : of files that are not UTF-8; None means that they are refused.
    most_bytes, most_rows : of a CSV file.
    tally : what was assumed, dropped and filled in so far.
    alike : problems by file and code; from the `MOST_ALIKE`th on they are counted, not kept.
    """

    folder: Path
    zone: str = "UTC"
    problems: list[Problem] = field(default_factory=list)
    digests: dict[str, str] = field(default_factory=dict)
    tally: Tally = field(default_factory=Tally)
    encoding: str | None = TURKISH
    most_bytes: int = MOST_BYTES
    most_rows: int = MOST_ROWS
    alike: Counter[tuple[str, str]] = field(default_factory=Counter)

    def follow(self, config: OperationFile) -> None:
        """Read from here on by the operation's zone and by what it says of its files."""
        files = config.files
        self.zone = config.zone
        self.encoding = files.encoding or (TURKISH if config.zone in TURKISH_ZONES else None)
        self.most_bytes, self.most_rows = files.most_mb * 1_000_000, files.most_rows

    def error(self, file: str, row: int | None, column: str | None, code: str, **parameters: object) -> None:
        """Note a problem that stops the reading of the operation; `value` is the value found."""
        self._note(Problem(file, row, column, code), parameters)

    def warn(self, file: str, row: int | None, column: str | None, code: str, **parameters: object) -> None:
        """Note a problem that does not stop planning; `value` is the value found."""
        self._note(Problem(file, row, column, code, severity="warning"), parameters)

    def count(
        self, place: tuple[str, str], action: Action, reason: str, rows: Iterable[int] | None = None, value: object = ""
    ) -> None:
        """Count rows of a (file, column) that were assumed, dropped or filled in; `None` means the whole file."""
        self.tally.note((place[0], action, place[1], reason, str(value)), rows)

    def exists(self, relative: str) -> bool:
        """Whether anything of this name is there: a broken link or a pipe is told when read, not taken for no file."""
        return os.path.lexists(self.folder / relative)

    def read(self, relative: str, *, most_bytes: int | None = None, digest: bool = True) -> bytes | None:
        """Bytes of a file inside the folder; None if there is none or it may not be read (then noted)."""
        try:
            content = self._content(relative, self.most_bytes if most_bytes is None else most_bytes)
        except FileNotFoundError:
            self.error(relative, None, None, "file_missing")
        except (OSError, ValueError) as error:  # a name with a NUL is a ValueError
            reason = (error.strerror if isinstance(error, OSError) else str(error)) or type(error).__name__
            self.error(relative, None, None, "file_unreadable", reason=reason)
        else:
            if digest and content is not None:
                self.digests[relative] = hashlib.sha256(content).hexdigest()
            return content
        return None

    def place(self, relative: str) -> Path | None:
        """Where to write a file of the folder; None if a link leads out of it (noted)."""
        path = self.folder / relative
        if path.resolve().is_relative_to(self.folder.resolve()):
            return path
        self.error(relative, None, None, "file_outside")
        return None

    def listing(self, folder: str, suffix: str = ".csv") -> tuple[str, ...]:
        """Relative paths of a subfolder's files with this suffix, sorted by name; hidden ones are left out."""
        inside = self.folder / folder
        if not inside.is_dir():
            return ()
        found = (p.name for p in inside.iterdir() if p.suffix.lower() == suffix and not p.name.startswith("."))
        return tuple(f"{folder}/{name}" for name in sorted(found))

    @property
    def errors(self) -> tuple[Problem, ...]:
        """Problems that stop planning, sorted by file, row and column."""
        return tuple(sorted((*(p for p in self.problems if p.severity == "error"), *self._uncounted()), key=_place))

    @property
    def warnings(self) -> tuple[Problem, ...]:
        """Problems that do not stop planning."""
        return tuple(sorted((p for p in self.problems if p.severity == "warning"), key=_place))

    def raise_errors(self) -> None:
        """Raise if anything stops planning.

        Raises
        ------
        OperationError
            With all errors first and the warnings behind them.
        """
        if self.errors:
            raise OperationError((*self.errors, *self.warnings))

    def _note(self, bare: Problem, parameters: dict[str, object]) -> None:
        """Keep a problem; of a million rows that are wrong in one way the first thousand tell it."""
        key = (bare.file, bare.code)
        self.alike[key] += 1
        if self.alike[key] <= MOST_ALIKE:
            self.problems.append(_problem(bare, parameters))

    def _uncounted(self) -> Iterable[Problem]:
        """How many problems of a kind were not kept."""
        for (file, code), found in sorted(self.alike.items()):
            if found > MOST_ALIKE and any(
                p.severity == "error" for p in self.problems if (p.file, p.code) == (file, code)
            ):
                yield Problem(file, None, None, "and_more", "", as_parameters({"more": found - MOST_ALIKE}))

    def _content(self, relative: str, most_bytes: int) -> bytes | None:
        path = self.place(relative)
        if path is None:
            return None
        if path.exists() and not path.is_file():  # a pipe would never end, a device neither
            self.error(relative, None, None, "file_unreadable", reason="no regular file")
            return None
        size = path.stat().st_size
        if size > most_bytes:
            self.error(relative, None, None, "file_too_large", size=size, most=most_bytes)
            return None
        return path.read_bytes()


def _problem(bare: Problem, parameters: dict[str, object]) -> Problem:
    value = str(parameters.pop("value", ""))[:MOST_SHOWN]
    return replace(bare, value=value, parameters=as_parameters(parameters))


def as_parameters(parameters: dict[str, object]) -> tuple[tuple[str, str], ...]:
    """Parameters as sorted pairs of text."""
    return tuple(sorted((name, str(value)) for name, value in parameters.items()))


def suggestion(value: str, allowed: Iterable[str]) -> dict[str, object]:
    """What was probably meant ("meant") and what is allowed ("allowed", at most 12), as parameters."""
    names = sorted(allowed)
    close = difflib.get_close_matches(value, names, n=1, cutoff=0.6) if len(value) <= MOST_COMPARED else []
    listed = ", ".join(names[:12]) + (", ..." if len(names) > 12 else "")
    return {"meant": close[0] if close else "", "allowed": listed or "-"}


def _place(problem: Problem) -> tuple[str, int, str, str]:
    return (problem.file, problem.row or 0, problem.column or "", problem.code)
