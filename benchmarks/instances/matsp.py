"""MATSP instances (multi-activity tour scheduling, text files): what a file says, nothing else.

Y. Qu and T. Curtois, Solving the multi-activity shift scheduling problem using variable neighbourhood search, ICORES
2020. Days and tasks count from 1 in a file and from 0 here; the horizon starts at 06:00 of the first day.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from re import compile as pattern

from instances.problems import Notes, text_of
from instances.sections import Row, of_width, sections_of

SECTIONS = ("HORIZON", "TASKS", "STAFF", "COVER")
QUARTER_MIN = 15
DAY_MIN = 1440
DAY_START_MIN = 6 * 60
TIMES = pattern(r"([01]\d|2[0-3]):(00|15|30|45)-\d\d:\d\d")


@dataclass(frozen=True, slots=True)
class Person:
    """One of the staff, and the least and most minutes of the whole horizon."""

    id: str
    least_minutes: int
    most_minutes: int


@dataclass(frozen=True, slots=True)
class Cover:
    """Least and most heads on a task in a quarter hour, counted from 06:00 of the first day."""

    quarter: int
    task: int
    least: int
    most: int


@dataclass(frozen=True, slots=True)
class Matsp:
    """An instance as its file states it."""

    name: str
    days: int
    tasks: int
    staff: tuple[Person, ...]
    cover: tuple[Cover, ...]

    @property
    def quarters(self) -> int:
        """Quarter hours of the horizon."""
        return self.days * DAY_MIN // QUARTER_MIN


def read(file: Path) -> Matsp:
    """Read a file.

    Raises
    ------
    Unreadable : with every fault of it.
    """
    notes = Notes(file)
    rows = sections_of(text_of(file), SECTIONS, notes)
    days, tasks = (_one(rows[name], name, notes) for name in ("HORIZON", "TASKS"))
    staff = _staff(rows["STAFF"], notes)
    found = Matsp(file.stem, days, tasks, staff, _cover(rows["COVER"], (days, tasks), notes))
    notes.stop()
    return found


def _one(rows: list[Row], name: str, notes: Notes) -> int:
    if len(rows) != 1:
        notes.fault(0, f"SECTION_{name}", "the section holds one row, a number")
        return 1
    return notes.number(rows[0].line, ",".join(rows[0].fields).rstrip(","), "the number", 1, 10_000)


def _staff(rows: list[Row], notes: Notes) -> tuple[Person, ...]:
    found: dict[str, Person] = {}
    for line, (name, least, most) in of_width(rows, ("ID", "MinTotalMinutes", "MaxTotalMinutes"), notes):
        minutes = notes.number(line, least, "least minutes"), notes.number(line, most, "most minutes")
        if not name or name in found:
            notes.fault(line, name, "each person has a name of its own")
        elif minutes[0] > minutes[1]:
            notes.fault(line, f"{least},{most}", "the least minutes are not above the most")
        found[name] = Person(name, *minutes)
    if not found:
        notes.fault(0, "SECTION_STAFF", "somebody is needed")
    return tuple(found.values())


def _cover(rows: list[Row], size: tuple[int, int], notes: Notes) -> tuple[Cover, ...]:
    found = []
    for line, (day, times, task, least, most) in of_width(rows, ("Day", "Time", "TaskID", "Min", "Max"), notes):
        clock = TIMES.fullmatch(times)
        heads = notes.number(line, least, "least heads"), notes.number(line, most, "most heads")
        if clock is None:
            notes.fault(line, times, "a quarter hour, such as 06:15-06:30")
            continue
        if heads[0] > heads[1]:
            notes.fault(line, f"{least},{most}", "the least heads are not above the most")
        at_min = (notes.number(line, day, "the day", 1) - 1) * DAY_MIN + int(clock[1]) * 60 + int(clock[2])
        quarter = (at_min - DAY_START_MIN) // QUARTER_MIN
        if not 0 <= quarter < size[0] * DAY_MIN // QUARTER_MIN:
            notes.fault(line, f"{day},{times}", "the quarter hour lies in the horizon, 06:00 to 06:00")
        found.append(Cover(quarter, notes.number(line, task, "the task", 1, size[1]) - 1, *heads))
    return tuple(found)
