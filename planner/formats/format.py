"""What a fixture format is: the bytes of a file to matches; it knows nothing of operations."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time, tzinfo
from typing import ClassVar, Protocol

from planner.operation.reading import Reading


@dataclass(frozen=True, slots=True)
class Fixture:
    """A match as a file states it; `kick_off` is on the wall clock of the competition, or of `zone` if it has one.

    Attributes
    ----------
    number : place in the file, from 1, for messages.
    kick_off : None while the time is not known.
    off : postponed or cancelled, without a new date.
    """

    number: int
    season: str
    round: str
    home: str
    away: str
    day: date
    kick_off: time | None = None
    zone: tzinfo | None = None
    off: bool = False


class Format(Protocol):
    """A format of fixture files, by the name users give."""

    name: ClassVar[str]

    def read(self, reading: Reading, file: str, content: bytes) -> tuple[Fixture, ...]:
        """Matches in the order of the file; what is wrong is noted in `reading`, with the match's number."""
        ...
