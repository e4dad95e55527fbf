"""One reading of an operation's folder: where bytes come from, and everything found wrong on the way."""

from __future__ import annotations

import difflib
import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path

from planner.problems import OperationError, Problem

MOST_BYTES = 200_000_000
MOST_SHOWN = 200


@dataclass(slots=True)
class Reading:
    """Collects problems and digests while the files of one folder are read.

    Attributes
    ----------
    digests : relative path -> sha256 of every file read with `digest`.
    zone : the operation's IANA zone, in which times without an offset are meant.
    """

    folder: Path
    zone: str = "UTC"
    problems: list[Problem] = field(default_factory=list)
    digests: dict[str, str] = field(default_factory=dict)

    def error(self, file: str, row: int | None, column: str | None, code: str, **parameters: object) -> None:
        """Note a problem that stops the reading of the operation; `value` is the value found."""
        self.problems.append(_problem(Problem(file, row, column, code), parameters))

    def warn(self, file: str, row: int | None, column: str | None, code: str, **parameters: object) -> None:
        """Note a problem that does not stop planning; `value` is the value found."""
        self.problems.append(_problem(Problem(file, row, column, code, severity="warning"), parameters))

    def exists(self, relative: str) -> bool:
        """Whether the folder has this file."""
        return (self.folder / relative).is_file()

    def read(self, relative: str, *, most_bytes: int = MOST_BYTES, digest: bool = True) -> bytes | None:
        """Bytes of a file inside the folder; None if there is none or it may not be read (then noted)."""
        try:
            content = self._content(relative, most_bytes)
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
        return tuple(sorted((p for p in self.problems if p.severity == "error"), key=_place))

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

    def _content(self, relative: str, most_bytes: int) -> bytes | None:
        path = self.folder / relative
        if not path.resolve().is_relative_to(self.folder.resolve()):
            self.error(relative, None, None, "file_outside")
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
    close = difflib.get_close_matches(value, names, n=1, cutoff=0.6)
    listed = ", ".join(names[:12]) + (", ..." if len(names) > 12 else "")
    return {"meant": close[0] if close else "", "allowed": listed or "-"}


def _place(problem: Problem) -> tuple[str, int, str, str]:
    return (problem.file, problem.row or 0, problem.column or "", problem.code)
