"""Curtois instances (shift scheduling benchmark, 24 text files): what a file says, nothing else.

T. Curtois and R. Qu, Computational results on new staff scheduling benchmark instances, 2014. The horizon always starts
on a Monday; days count from 0.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from instances.problems import Notes, text_of
from instances.sections import Row, of_width, sections_of

SECTIONS = ("HORIZON", "SHIFTS", "STAFF", "DAYS_OFF", "SHIFT_ON_REQUESTS", "SHIFT_OFF_REQUESTS", "COVER")
OPTIONAL = ("DAYS_OFF", "SHIFT_ON_REQUESTS", "SHIFT_OFF_REQUESTS")
STAFF_FIELDS = (
    *("ID", "MaxShifts", "MaxTotalMinutes", "MinTotalMinutes"),
    *("MaxConsecutiveShifts", "MinConsecutiveShifts", "MinConsecutiveDaysOff", "MaxWeekends"),
)
DAY_MIN = 1440


@dataclass(frozen=True, slots=True)
class Shift:
    """A shift type, and those that may not follow it on the next day."""

    id: str
    minutes: int
    not_before: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Person:
    """One of the staff with all limits of the row; `most` per shift type."""

    id: str
    most: dict[str, int]
    most_minutes: int
    least_minutes: int
    most_in_a_row: int
    least_in_a_row: int
    least_days_off: int
    most_weekends: int


@dataclass(frozen=True, slots=True)
class Asked:
    """A request for a shift, or to be spared it."""

    person: str
    day: int
    shift: str
    weight: int


@dataclass(frozen=True, slots=True)
class Needed:
    """People meant on a shift of a day, and the weights of each one below and above."""

    day: int
    shift: str
    heads: int
    under: int
    over: int


@dataclass(frozen=True, slots=True)
class Curtois:
    """A whole file."""

    name: str
    days: int
    shifts: tuple[Shift, ...]
    staff: tuple[Person, ...]
    days_off: tuple[tuple[str, int], ...]
    on: tuple[Asked, ...]
    off: tuple[Asked, ...]
    cover: tuple[Needed, ...]


def read(file: Path) -> Curtois:
    """Read a file.

    Raises
    ------
    Unreadable : with every fault of it.
    """
    notes = Notes(file)
    rows = sections_of(text_of(file), SECTIONS, notes, OPTIONAL)
    reader = _Reader(notes, _days(rows["HORIZON"], notes))
    shifts = reader.shifts(rows["SHIFTS"])
    staff = reader.staff(rows["STAFF"])
    found = Curtois(
        file.stem,
        reader.days,
        shifts,
        staff,
        reader.days_off(rows["DAYS_OFF"]),
        reader.asked(rows["SHIFT_ON_REQUESTS"]),
        reader.asked(rows["SHIFT_OFF_REQUESTS"]),
        reader.cover(rows["COVER"]),
    )
    notes.stop()
    return found


def _days(rows: list[Row], notes: Notes) -> int:
    if len(rows) != 1:
        notes.fault(0, "SECTION_HORIZON", "the section holds one row, the number of days")
        return 1
    return notes.number(rows[0].line, ",".join(rows[0].fields).rstrip(","), "the number of days", 1, 10_000)


class _Reader:
    """Reads rows against the names of the sections before them."""

    def __init__(self, notes: Notes, days: int) -> None:
        self.notes, self.days = notes, days
        self.shift_ids: set[str] = set()
        self.people: set[str] = set()

    def shifts(self, rows: list[Row]) -> tuple[Shift, ...]:
        good = of_width(rows, ("ShiftID", "Length", "cannot follow"), self.notes)
        for row in good:
            self._new(row.line, row.fields[0], self.shift_ids, "shift")
        found = []
        for row in good:
            name, minutes, after = row.fields
            followers = tuple(part for part in after.split("|") if part)
            for follower in followers:
                self._shift(row.line, follower)
            found.append(
                Shift(name, self.notes.number(row.line, minutes, "a length in minutes", 1, DAY_MIN), followers)
            )
        if not rows:
            self.notes.fault(0, "SECTION_SHIFTS", "there is at least one shift")
        return tuple(found)

    def staff(self, rows: list[Row]) -> tuple[Person, ...]:
        found = []
        for row in of_width(rows, STAFF_FIELDS, self.notes):
            self._new(row.line, row.fields[0], self.people, "employee")
            numbers = [
                self.notes.number(row.line, value, name)
                for name, value in zip(STAFF_FIELDS[2:], row.fields[2:], strict=True)
            ]
            found.append(Person(row.fields[0], self._most(row.line, row.fields[1]), *numbers))
        if not rows:
            self.notes.fault(0, "SECTION_STAFF", "there is at least one employee")
        return tuple(found)

    def days_off(self, rows: list[Row]) -> tuple[tuple[str, int], ...]:
        found = []
        for row in rows:
            person, *days = row.fields
            self._person(row.line, person)
            found += [(person, self._day(row.line, day)) for day in days if day]
        return tuple(found)

    def asked(self, rows: list[Row]) -> tuple[Asked, ...]:
        found = []
        for row in of_width(rows, ("EmployeeID", "Day", "ShiftID", "Weight"), self.notes):
            person, day, shift, weight = row.fields
            self._person(row.line, person)
            self._shift(row.line, shift)
            weighed = self.notes.number(row.line, weight, "a weight")
            found.append(Asked(person, self._day(row.line, day), shift, weighed))
        return tuple(found)

    def cover(self, rows: list[Row]) -> tuple[Needed, ...]:
        found, seen = [], set()
        fields = ("Day", "ShiftID", "Requirement", "Weight for under", "Weight for over")
        for row in of_width(rows, fields, self.notes):
            day, shift, *numbers = row.fields
            self._shift(row.line, shift)
            at = self._day(row.line, day)
            if (at, shift) in seen:
                self.notes.fault(row.line, f"{day},{shift}", "a shift has one requirement a day")
            seen.add((at, shift))
            heads, under, over = (
                self.notes.number(row.line, value, name) for name, value in zip(fields[2:], numbers, strict=True)
            )
            found.append(Needed(at, shift, heads, under, over))
        return tuple(found)

    def _most(self, line: int, text: str) -> dict[str, int]:
        found = {}
        for part in text.split("|"):
            shift, equals, most = part.partition("=")
            if not equals:
                self.notes.fault(line, part, "maxima are written SHIFT=NUMBER, with | between them")
            elif self._shift(line, shift):
                found[shift] = self.notes.number(line, most, f"the most of {shift}")
        return found

    def _new(self, line: int, name: str, known: set[str], what: str) -> None:
        if not name or name in known:
            self.notes.fault(line, name, f"each {what} has a name of its own")
        known.add(name)

    def _day(self, line: int, value: str) -> int:
        return self.notes.number(line, value, "a day", 0, self.days - 1)

    def _shift(self, line: int, name: str) -> bool:
        return self.notes.one_of(line, name, self.shift_ids.__contains__, "the shift stands in SECTION_SHIFTS")

    def _person(self, line: int, name: str) -> bool:
        return self.notes.one_of(line, name, self.people.__contains__, "the employee stands in SECTION_STAFF")
