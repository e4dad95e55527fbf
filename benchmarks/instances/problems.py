"""What is wrong with a file: every fault of it with its line, its value and what is allowed, in one error."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

WHOLE = re.compile(r"-?[0-9]{1,15}")


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault; `line` counts from 1, 0 = the file as a whole."""

    file: Path
    line: int
    value: str
    rule: str

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}" if self.line else f"{self.file}"
        return f"{place}: {self.value!r}: {self.rule}"


class Unreadable(ValueError):
    """A file cannot be read; `faults` holds all that was found in it."""

    def __init__(self, faults: tuple[Fault, ...]) -> None:
        super().__init__("\n".join(map(str, faults)))
        self.faults = faults


@dataclass(slots=True)
class Notes:
    """Faults of one file, collected while it is read."""

    file: Path
    faults: list[Fault] = field(default_factory=list)

    def fault(self, line: int, value: object, rule: str) -> None:
        """Note a fault; reading goes on."""
        self.faults.append(Fault(self.file, line, str(value), rule))

    def number(self, line: int, value: str, name: str, least: int = 0, most: int | None = None) -> int:
        """A whole number in its range; the least if it is none, with a fault."""
        span = f"{least} or more" if most is None else f"{least} to {most}"
        text = value.strip()
        if WHOLE.fullmatch(text) is None or not least <= int(text) <= (int(text) if most is None else most):
            self.fault(line, value, f"{name} is a whole number, {span}")
            return least
        return int(text)

    def one_of(self, line: int, value: str, known: Callable[[str], bool], rule: str) -> bool:
        """Whether a name is known; a fault if it is not."""
        if known(value):
            return True
        self.fault(line, value, rule)
        return False

    def stop(self) -> None:
        """Raise what was found, if anything was."""
        if self.faults:
            raise Unreadable(tuple(self.faults))


def text_of(file: Path) -> str:
    """The text of a file, in UTF-8 or else as Windows writes Latin letters; Unreadable if there is none."""
    try:
        said = file.read_bytes()
    except OSError as wrong:
        raise Unreadable((Fault(file, 0, file.name, wrong.strerror or "it cannot be opened"),)) from wrong
    if b"\0" in said:
        raise Unreadable((Fault(file, 0, file.name, "a text file is expected"),))
    try:
        return said.decode("utf-8-sig")
    except UnicodeDecodeError:
        return said.decode("cp1252", errors="replace")
