"""A person's id replaced by a tombstone where it stands for the person, and nowhere else.

Ids are free: `11` is also a number of shifts, `duty` also a kind. So an id is replaced by declaration: in columns,
fields and keys that hold agents, and as a whole word in what people wrote. What the program wrote in words is searched
only for ids that can stand for nothing else.

The tombstone is drawn at random, so that nothing leads from it back to the person.
"""

from __future__ import annotations

import re
import secrets
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import quote

from planner.report.outputs.calendars import file_name

PREFIX = "erased-"
_PART = r"[A-Za-z0-9_]"
_ORDINARY = re.compile(r"[0-9]+|[a-z]+([_-][a-z]+)*")
_MOMENT = re.compile(
    r"\d{4}-\d\d(?:-\d\d(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?)?)?"
    r"|\d{8}(?:T\d{6}Z?)?|\d+(?:[.:]\d+)+"
)
"""Days, times of day and numbers with a fraction."""


def new_tombstone() -> str:
    """A random id that fits wherever an agent's id does."""
    return f"{PREFIX}{secrets.token_hex(6)}"


@dataclass(frozen=True, slots=True)
class Renaming:
    """Puts `tombstone` in the place of `agent`; ids in `others` that merely contain it (A1 in A1-b) stay."""

    agent: str
    tombstone: str
    others: frozenset[str] = frozenset()

    @property
    def is_distinct(self) -> bool:
        """Whether the id can hardly stand for anything else: no bare number and no word in small letters."""
        return _ORDINARY.fullmatch(self.agent) is None

    def is_in(self, text: str) -> bool:
        """Whether a text that people wrote names the person."""
        return self.text(text) != text

    def who(self, text: str) -> str:
        """A value that holds an agent or several, separated by commas, with the tombstone."""
        if self.agent not in text:
            return text
        parts = re.split(r"(\s*,\s*)", text)
        return "".join(self.tombstone if part.strip() == self.agent else part for part in parts)

    def text(self, text: str) -> str:
        """What people wrote, with the tombstone for the id as a whole word; days, times and numbers stay."""
        for spelt in self.spellings:
            if spelt in text:
                text = self._put(spelt, text)
        return text

    def told(self, text: str) -> str:
        """What the program wrote, with the tombstone if the id can stand for nothing else."""
        return self.text(text) if self.is_distinct else text

    def owns(self, name: str) -> bool:
        """Whether a file is the person's own by its name, as a calendar is; or names them and nothing else."""
        stem = name.rpartition("/")[2].rpartition(".")[0]
        return (stem in self.spellings and name.endswith(".ics")) or self.told(name) != name

    @property
    def spellings(self) -> tuple[str, ...]:
        """The id as it stands, and as addresses, file names and calendars write it."""
        return tuple(dict.fromkeys((self.agent, file_name(self.agent), quote(self.agent, safe=""))))

    def _put(self, spelt: str, text: str) -> str:
        kept = tuple(self._kept(text))

        def put(found: re.Match[str]) -> str:
            inside = any(start <= found.start() and found.end() <= end for start, end in kept)
            return found.group() if inside else self.tombstone

        return re.sub(rf"(?<!{_PART}){re.escape(spelt)}(?!{_PART})", put, text)

    def _kept(self, text: str) -> Iterator[tuple[int, int]]:
        """Where other people's ids stand, and days, times and numbers of which the id is only a part."""
        longer = (other for other in self.others if self.agent in other and other != self.agent and other in text)
        for other in longer:
            yield from (found.span() for found in re.finditer(re.escape(other), text))
        if self.agent.isdigit():
            yield from (found.span() for found in _MOMENT.finditer(text) if found.group() != self.agent)
