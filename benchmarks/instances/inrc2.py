"""INRC-II instances (second nurse rostering competition, text format): scenario, history and weeks as one horizon.

S. Ceschia, N. Dang, P. De Causmaecker, S. Haspeslagh and A. Schaerf, The second international nurse rostering
competition, Annals of Operations Research 274, 2019. Static: all weeks are known at once.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from pathlib import Path

from instances.inrc2_lines import Lines
from instances.problems import Fault, Unreadable

DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
WEEK = len(DAYS)
ANY, NONE = "Any", "None"
WEEKS_ASKED = re.compile(r"^(\d+),(\d+(?:-\d+)*)$")


@dataclass(frozen=True, slots=True)
class ShiftType:
    """A shift type: days in a row on it, and those that may not follow it on the next day."""

    id: str
    least_row: int
    most_row: int
    not_before: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Terms:
    """What a contract says; every bound has a price, none is hard."""

    id: str
    total: tuple[int, int]
    work_row: tuple[int, int]
    off_row: tuple[int, int]
    most_weekends: int
    whole_weekends: bool


@dataclass(frozen=True, slots=True)
class Nurse:
    """A nurse, and what the days before the horizon left behind (`last` = "None": off on the last day)."""

    id: str
    contract: str
    skills: tuple[str, ...]
    assignments: int = 0
    weekends: int = 0
    last: str = NONE
    row_of_last: int = 0
    worked_row: int = 0
    off_row: int = 0


@dataclass(frozen=True, slots=True)
class Inrc2:
    """Scenario, history and weeks; days count from 0, Monday of the first week.

    `need` holds (least, optimal) per shift type, skill and day; `wishes` are (nurse, shift type or "Any", day).
    `warnings` tell what is not read as it is written.
    """

    name: str
    weeks: int
    skills: tuple[str, ...]
    shifts: tuple[ShiftType, ...]
    contracts: tuple[Terms, ...]
    nurses: tuple[Nurse, ...]
    need: dict[tuple[str, str, int], tuple[int, int]]
    wishes: tuple[tuple[str, str, int], ...]
    warnings: tuple[str, ...] = ()

    @property
    def days(self) -> int:
        """Days of the horizon."""
        return WEEK * self.weeks


def read(folder: Path, asked: str) -> Inrc2:
    """Read an instance folder; `asked` names history and weeks, such as "1,6-2-9-1".

    Raises
    ------
    Unreadable : with every fault of the first file that has any.
    """
    chosen = WEEKS_ASKED.match(asked)
    if chosen is None:
        raise Unreadable((Fault(folder, 0, asked, "history and weeks are written as 1,6-2-9-1"),))
    scenarios = sorted(folder.glob("Sc-*.txt"))
    if len(scenarios) != 1:
        names = ", ".join(file.name for file in scenarios)
        raise Unreadable((Fault(folder, 0, names, "the folder holds one scenario, Sc-NAME.txt"),))
    name = scenarios[0].stem.removeprefix("Sc-")
    found = _scenario(scenarios[0], folder.name)
    weeks = chosen[2].split("-")
    if len(weeks) != found.weeks:
        raise Unreadable((Fault(scenarios[0], 0, asked, f"the scenario has {found.weeks} weeks"),))
    said = _history(folder / f"H0-{name}-{chosen[1]}.txt", found)
    nurses = tuple(map(_agreed, said))
    need: dict[tuple[str, str, int], tuple[int, int]] = {}
    wishes: list[tuple[str, str, int]] = []
    for number, week in enumerate(weeks):
        _week(folder / f"WD-{name}-{week}.txt", found, WEEK * number, need, wishes)
    shape = (found.skills, found.shifts, found.contracts)
    return Inrc2(found.name, found.weeks, *shape, nurses, need, tuple(wishes), _odd(said, nurses))


def _scenario(file: Path, name: str) -> Inrc2:
    lines = Lines(file)
    lines.heading("SCENARIO")
    line, parts = lines.heading("WEEKS")
    weeks = lines.notes.number(line, parts[-1], "the number of weeks", 1, 520)
    skills = tuple(parts[0] for _, parts in lines.counted("SKILLS"))
    rows = [(line, parts[0], "".join(parts[1:])) for line, parts in lines.counted("SHIFT_TYPES")]
    types = {shift: lines.row(line, pair) for line, shift, pair in rows}
    after = _successions(lines, types)
    contracts = tuple(_terms(lines, line, parts) for line, parts in lines.counted("CONTRACTS"))
    ids = [terms.id for terms in contracts]
    nurses = tuple(_nurse(lines, line, parts, ids, skills) for line, parts in lines.counted("NURSES"))
    lines.notes.stop()
    shifts = tuple(ShiftType(shift, *pair, after.get(shift, ())) for shift, pair in types.items())
    return Inrc2(name, weeks, skills, shifts, contracts, nurses, {}, ())


def _successions(lines: Lines, types: dict[str, tuple[int, int]]) -> dict[str, tuple[str, ...]]:
    lines.heading("FORBIDDEN_SHIFT_TYPES_SUCCESSIONS")
    found = {}
    for _ in types:
        line, parts = lines.take()
        for shift in (parts[0], *parts[2:]):
            lines.known(line, shift, list(types), "shift type")
        found[parts[0]] = tuple(parts[2:])
    return found


def _terms(lines: Lines, line: int, parts: list[str]) -> Terms:
    if not lines.wide(line, parts, 6):
        return Terms(parts[0], (0, 0), (0, 0), (0, 0), 0, False)
    pairs = (lines.pair(line, parts[1]), lines.row(line, parts[2]), lines.row(line, parts[3]))
    weekends = lines.notes.number(line, parts[4], "the most weekends")
    return Terms(parts[0], *pairs, weekends, lines.notes.number(line, parts[5], "whole weekends", 0, 1) == 1)


def _nurse(lines: Lines, line: int, parts: list[str], contracts: list[str], skills: tuple[str, ...]) -> Nurse:
    if lines.wide(line, parts, 4):
        lines.known(line, parts[1], contracts, "contract")
        for skill in parts[3:]:
            lines.known(line, skill, skills, "skill")
    return Nurse(parts[0], "".join(parts[1:2]), tuple(parts[3:]))


def _history(file: Path, scenario: Inrc2) -> tuple[Nurse, ...]:
    lines = Lines(file)
    lines.heading("HISTORY")
    lines.take()
    lines.heading("NURSE_HISTORY")
    rows = {parts[0]: (line, parts) for line, parts in (lines.take() for _ in scenario.nurses)}
    found = []
    for nurse in scenario.nurses:
        line, parts = rows.get(nurse.id, (0, [nurse.id]))
        if lines.wide(line, parts, 7):
            lines.known(line, parts[3], [NONE, *(shift.id for shift in scenario.shifts)], "shift type")
            counts = [lines.notes.number(line, parts[i], "a count") for i in (1, 2, 4, 5, 6)]
            skills = (nurse.id, nurse.contract, nurse.skills)
            found.append(Nurse(*skills, counts[0], counts[1], parts[3], *counts[2:]))
    lines.notes.stop()
    return tuple(found)


def _agreed(nurse: Nurse) -> Nurse:
    """Off on the last day and before it only days off, or at work with days worked only; each row has its last day."""
    if nurse.last == NONE:
        return replace(nurse, row_of_last=0, worked_row=0, off_row=max(1, nurse.off_row))
    on_it = max(1, nurse.row_of_last)
    return replace(nurse, row_of_last=on_it, worked_row=max(on_it, nurse.worked_row), off_row=0)


def _odd(said: tuple[Nurse, ...], nurses: tuple[Nurse, ...]) -> tuple[str, ...]:
    """A warning for each nurse whose history is not read as it is written."""
    return tuple(
        f"history of {nurse.id}: {_rows(old)} cannot be, read as {_rows(nurse)}"
        for old, nurse in zip(said, nurses, strict=True)
        if old != nurse
    )


def _rows(nurse: Nurse) -> str:
    return f"{nurse.last} {nurse.row_of_last} {nurse.worked_row} {nurse.off_row}"


def _week(
    file: Path,
    scenario: Inrc2,
    first: int,
    need: dict[tuple[str, str, int], tuple[int, int]],
    wishes: list[tuple[str, str, int]],
) -> None:
    lines = Lines(file)
    lines.heading("WEEK_DATA")
    lines.take()
    lines.heading("REQUIREMENTS")
    types, nurses = [shift.id for shift in scenario.shifts], [nurse.id for nurse in scenario.nurses]
    while lines.left() and lines.rows[lines.at][1][0] != "SHIFT_OFF_REQUESTS":
        line, parts = lines.take()
        if lines.wide(line, parts, 2 + WEEK):
            lines.known(line, parts[0], types, "shift type")
            lines.known(line, parts[1], scenario.skills, "skill")
            for day, pair in enumerate(parts[2 : 2 + WEEK]):
                need[parts[0], parts[1], first + day] = lines.pair(line, pair)
    for line, parts in lines.counted("SHIFT_OFF_REQUESTS"):
        if lines.wide(line, parts, 3):
            lines.known(line, parts[0], nurses, "nurse")
            lines.known(line, parts[1], [ANY, *types], "shift type")
            if lines.notes.one_of(line, parts[2], DAYS.__contains__, f"a day is one of {', '.join(DAYS)}"):
                wishes.append((parts[0], parts[1], first + DAYS.index(parts[2])))
    lines.notes.stop()
