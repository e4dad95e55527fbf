"""Lines of an INRC-II file, taken one after another: headings, counted lists, pairs, names, and their faults."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from instances.problems import Notes, text_of

PAIR = re.compile(r"^\((\d+),(\d+)\)$")


class Lines:
    """Lines of a file cut at blanks, taken one after another; faults are noted with their line."""

    def __init__(self, file: Path) -> None:
        self.notes = Notes(file)
        lines = enumerate(text_of(file).splitlines(), 1)
        self.rows = [(number, line.replace("=", " = ").split()) for number, line in lines if line.strip()]
        self.at = 0

    def take(self) -> tuple[int, list[str]]:
        """The next line; Unreadable at the file's end."""
        if self.at == len(self.rows):
            self.notes.fault(0, "end of file", "more lines are expected")
            self.notes.stop()
        self.at += 1
        return self.rows[self.at - 1]

    def left(self) -> bool:
        """Whether there is another line."""
        return self.at < len(self.rows)

    def heading(self, word: str) -> tuple[int, list[str]]:
        """A line that begins with a word; Unreadable if it does not."""
        line, parts = self.take()
        if parts[0] != word:
            self.notes.fault(line, parts[0], f"{word} is expected here")
            self.notes.stop()
        return line, parts

    def counted(self, word: str) -> Iterator[tuple[int, list[str]]]:
        """The lines below a heading WORD = NUMBER."""
        line, parts = self.heading(word)
        for _ in range(self.notes.number(line, parts[-1], f"the number of {word}")):
            yield self.take()

    def wide(self, line: int, parts: list[str], width: int) -> bool:
        """Whether a line has so many values; a fault if it has fewer."""
        if len(parts) >= width:
            return True
        self.notes.fault(line, " ".join(parts), f"at least {width} values are expected")
        return False

    def pair(self, line: int, text: str) -> tuple[int, int]:
        """A least and a most, (0, 0) with a fault if they are none."""
        found = PAIR.match(text)
        if found is None or int(found[1]) > int(found[2]):
            self.notes.fault(line, text, "a least and a most are written (least,most)")
            return 0, 0
        return int(found[1]), int(found[2])

    def row(self, line: int, text: str) -> tuple[int, int]:
        """Bounds of days in a row: the most is 1 or more."""
        found = self.pair(line, text)
        if found[1] < 1:
            self.notes.fault(line, text, "the most days in a row are 1 or more")
        return found

    def known(self, line: int, name: str, names: list[str] | tuple[str, ...], what: str) -> bool:
        """Whether the scenario has a name; a fault if it has not."""
        return self.notes.one_of(line, name, names.__contains__, f"the {what} stands in the scenario")
