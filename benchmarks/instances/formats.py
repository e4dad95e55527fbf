"""Which file is what: formats are told by what stands in a file, folders are INRC-II."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from instances import curtois_case, inrc2_case
from instances.instance import Instance
from instances.problems import Fault, Unreadable, text_of
from instances.sections import heading_of


@dataclass(frozen=True, slots=True)
class Source:
    """Where an instance comes from: a file, an INRC-II folder with its weeks, or what a planted case is made of."""

    path: Path | None = None
    inrc2: str = ""
    planted: tuple[int, int, int, float, int] | None = None  # agents, days, skills, slack in per cent, seed

    @property
    def name(self) -> str:
        """The file's name without suffix."""
        return "contact-centre" if self.path is None else self.path.stem

    @property
    def format(self) -> str:
        """What tells the format; sources of one format load the same code."""
        if self.path is None or self.path.is_dir():
            return "planted" if self.path is None else "INRC-II"
        return _mark(self.path) or ""


def load(source: Source) -> Instance:
    """Read the instance.

    Raises
    ------
    Unreadable : with every fault found.
    """
    if source.path is None:
        return _planted(source)
    if source.path.is_dir():
        if not source.inrc2:
            raise Unreadable((Fault(source.path, 0, source.path.name, "a folder is INRC-II and needs --inrc2"),))
        return inrc2_case.load(source.path, source.inrc2)
    mark = _mark(source.path)
    if mark is None:
        raise Unreadable((Fault(source.path, 0, source.path.name, f"one of {', '.join(FILES)} is expected in it"),))
    return FILES[mark](source.path)


def faults_of(source: Source) -> tuple[Fault, ...]:
    """What keeps a file or folder from being read; nothing for a planted case, which is not read but made."""
    if source.path is None:
        return ()
    try:
        load(source)
    except Unreadable as wrong:
        return wrong.faults
    except ValueError as wrong:  # what the solver's own types refuse
        return (Fault(source.path, 0, source.path.name, str(wrong)),)
    return ()


def is_curtois(path: Path) -> bool:
    """Whether a path is a file in Curtois' format."""
    return path.is_file() and _mark(path) == "SECTION_SHIFTS"


def _mark(path: Path) -> str | None:
    """The heading that tells the format of a file; None if it has none."""
    headings = {heading_of(line) for line in text_of(path).splitlines()}
    return next((mark for mark in FILES if mark in headings), None)


def _matsp(file: Path) -> Instance:
    from instances import matsp_case

    return matsp_case.load(file)


FILES: dict[str, Callable[[Path], Instance]] = {"SECTION_TASKS": _matsp, "SECTION_SHIFTS": curtois_case.load}
"""A heading that only one format has, and what loads it."""


def _planted(source: Source) -> Instance:
    from instances import planted_case

    return planted_case.load(source)
