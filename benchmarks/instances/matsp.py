"""Reads multi-activity tour scheduling instances (MATSP text files) and states them as roster cases.

A file names days, tasks, staff with least and most minutes, and per quarter hour and task a least and a most of
heads. Implied: a day runs from 06:00 to 06:00 and nobody starts twice in it; shifts start on the quarter from 06:00
to 10:00, from 14:00 to 18:00 and from 20:00 before midnight, last 6 to 10 hours and end with the horizon; 14 hours
lie between shifts; at most 5 working days in a row; an hour on a task at least; everybody can do every task; the
cost is the sum of squared heads above the most. The windows of starts are those of the published solutions (a roster
within them is lawful without them too).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import numpy as np

from solver.case import Absence, RosterCase
from solver.cover import Focus, Requirement
from solver.grid import DAY_MIN, Grid
from solver.groups import Groups
from solver.people import Agent, Contract
from solver.rules.absence import AwayWhenAbsent
from solver.rules.consecutive_days import ConsecutiveDays
from solver.rules.daily_rest import DailyRest
from solver.rules.one_shift_a_day import OneShiftADay
from solver.rules.period_hours import PeriodHours
from solver.shifts import ShiftTemplate

STEP_MIN = 15
DAY_START_MIN = 6 * 60
FIRST_DAY = date(2024, 1, 1)  # a Monday; files name no dates
START_WINDOWS = ((6 * 60, 10 * 60), (14 * 60, 18 * 60), (20 * 60, 24 * 60 - STEP_MIN))
SHIFT_MIN = (6 * 60, 10 * 60)
REST_MIN = 14 * 60
MOST_DAYS = 5
BLOCK_MIN = 60
OVER_CENTS = 100


@dataclass(frozen=True, slots=True)
class Staff:
    """A person and the least and most minutes of the whole horizon."""

    id: str
    least_min: int
    most_min: int


@dataclass(frozen=True, slots=True)
class Cover:
    """Least and most heads of a task (from 0) in a quarter hour (from 0 at 06:00 of the first day)."""

    quarter: int
    task: int
    least: int
    most: int


@dataclass(frozen=True, slots=True)
class Matsp:
    """An instance as its file states it."""

    days: int
    tasks: int
    staff: tuple[Staff, ...]
    cover: tuple[Cover, ...] = field(repr=False)


def read_matsp(path: Path) -> Matsp:
    """Read a file.

    Raises
    ------
    ValueError : a section is missing, or a row cannot be read.
    """
    sections = dict(_sections(path.read_text(encoding="utf-8")))
    try:
        days, tasks = int(sections["HORIZON"][0]), int(sections["TASKS"][0])
        staff = tuple(_staff(row) for row in sections["STAFF"])
        cover = tuple(_cover(row) for row in sections["COVER"])
    except (KeyError, IndexError) as missing:
        raise ValueError(f"{path.name}: section or column missing ({missing})") from missing
    return Matsp(days, tasks, staff, cover)


def case_of(instance: Matsp) -> RosterCase:
    """The roster case of an instance; its local midnight is the instance's 06:00."""
    grid = Grid.of(FIRST_DAY, instance.days, STEP_MIN, "UTC")
    agents = tuple(_agent(person, instance.days) for person in instance.staff)
    names = tuple(f"task {task + 1}" for task in range(instance.tasks))
    serves = np.ones((1, instance.tasks), dtype=bool)
    least, most = _band(instance, grid.intervals)
    focus = Focus(least, most, OVER_CENTS, BLOCK_MIN)
    no_need = np.zeros((0, instance.tasks, grid.intervals))
    return RosterCase(
        grid=grid,
        agents=agents,
        groups=Groups(names, (tuple(agent.id for agent in agents),), serves),
        templates=_templates(),
        requirement=Requirement(tuple((n,) for n in names), serves, no_need, (), most.astype(float), focus=focus),
        rules=(
            OneShiftADay(),
            DailyRest(rest_min=REST_MIN),
            ConsecutiveDays(most_days=MOST_DAYS),
            PeriodHours(least_cents=None),
            AwayWhenAbsent(),
        ),
        absences=tuple(Absence(agent.id, grid.end_min, grid.end_min + DAY_MIN) for agent in agents),
    )


def _sections(text: str) -> Iterator[tuple[str, list[str]]]:
    """Sections by name with their rows, comments and empty lines left out."""
    rows: list[str] = []
    for line in (raw.strip() for raw in text.splitlines()):
        if line.startswith("SECTION_"):
            rows = []
            yield line.removeprefix("SECTION_"), rows
        elif line and not line.startswith("#"):
            rows.append(line)


def _staff(row: str) -> Staff:
    name, least, most = row.split(",")
    return Staff(name.strip(), int(least), int(most))


def _cover(row: str) -> Cover:
    day, times, task, least, most = row.split(",")
    hour, minute = times.split("-")[0].split(":")
    at_min = (int(day) - 1) * DAY_MIN + int(hour) * 60 + int(minute) - DAY_START_MIN
    return Cover(at_min // STEP_MIN, int(task) - 1, int(least), int(most))


def _band(instance: Matsp, quarters: int) -> tuple[np.ndarray, np.ndarray]:
    least, most = np.zeros((2, instance.tasks, quarters), dtype=np.int64)
    for cover in instance.cover:
        least[cover.task, cover.quarter], most[cover.task, cover.quarter] = cover.least, cover.most
    return least, np.maximum(least, most)


def _agent(person: Staff, days: int) -> Agent:
    """A person whose contract holds least and most minutes in whole quarters, as all shifts are."""
    most = person.most_min // STEP_MIN * STEP_MIN
    least = -(-person.least_min // STEP_MIN) * STEP_MIN
    weekly = most * 7 / days
    share = (least + 1) / most if most else 0.0  # a minute to spare, which rounding down to quarters takes away
    contract = Contract(person.id, weekly, 0, weekly, share, 1.0, 7, overtime=False)
    return Agent(person.id, "all", contract, (), (), frozenset())


def _templates() -> tuple[ShiftTemplate, ...]:
    starts = [s for first, last in START_WINDOWS for s in range(first, last + 1, STEP_MIN)]
    lengths = range(SHIFT_MIN[0], SHIFT_MIN[1] + 1, STEP_MIN)
    return tuple(
        ShiftTemplate(f"{s // 60:02d}:{s % 60:02d}+{n // 60}:{n % 60:02d}", "all", s - DAY_START_MIN, n)
        for s in starts
        for n in lengths
    )
