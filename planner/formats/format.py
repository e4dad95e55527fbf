"""What a fixture format is: the bytes of a file to matches; it knows nothing of operations."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time, tzinfo
from typing import ClassVar, Protocol

from planner.operation.reading import Reading

MOST_NAME = 200


@dataclass(frozen=True, slots=True)
class Fixture:
    """A match as a file states it; `kick_off` is on the wall clock of the competition, or of `zone` if it has one.

    Attributes
    ----------
    number : place in the file, from 1, for messages.
    home, away : as written, also what stands for a team not known yet ("W49", "1A").
    kick_off : None while the time is not known.
    zone : the zone that the file itself gives for this kick-off.
    off : postponed or cancelled, without a new date.
    line : line of the file, where the format has lines.
    clock : the IANA zone that the publisher is known to use, for operations that do not say.
    source_id : the source's own id of the match, which stays when teams or time change; "" if it has none.
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
    line: int | None = None
    clock: str | None = None
    source_id: str = ""


class Format(Protocol):
    """A format of fixture files, by the name users give."""

    name: ClassVar[str]

    def read(self, reading: Reading, file: str, content: bytes) -> tuple[Fixture, ...]:
        """Matches in the order of the file; what is wrong is noted in `reading`, with the match's number."""
        ...


def is_name(text: str) -> bool:
    """Whether a text may be the name of a team: printable, with a letter, not overly long."""
    return len(text) <= MOST_NAME and text.isprintable() and any(letter.isalpha() for letter in text)
