"""The workbook's sheet of people and days: a shift changed there, and not in the rows, must not be lost unnoticed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from planner.operation.reading import as_parameters
from planner.problems import Problem
from planner.roster_files.workbook import Table
from planner.words import LANGUAGES, sentence
from planner.words.numbers import day as day_text
from solver.duties import Roster
from solver.grid import Grid

HOURS = re.compile(r"(\d{1,2}):(\d{2})\s*[-–]\s*(\d{1,2}):(\d{2})", re.ASCII)
HEAD_ROWS = 10
Days = dict[tuple[str, date], str]


@dataclass(frozen=True, slots=True)
class Written:
    """One cell of the sheet: what it says and where it stands."""

    agent: str
    day: date
    hours: str
    sheet: str
    row: int
    heading: str


def lost_edits(
    file: str, tables: dict[str, Table], roster: Roster, planned: Roster | None, grid: Grid
) -> Iterator[Problem]:
    """Cells that say other hours than the rows, unless only the rows were changed since the plan."""
    rows = hours_by_day(roster, grid)
    before = None if planned is None else hours_by_day(planned, grid)
    for cell in _cells(tables, grid):
        at = (cell.agent, cell.day)
        told = rows.get(at, "")
        if cell.hours != told and (before is None or cell.hours != before.get(at, "")):
            shown = as_parameters({"agent": cell.agent, "rows": told or "-"})
            yield Problem(file, cell.row, cell.heading, "edit_lost", cell.hours or "-", shown, cell.sheet)


def hours_by_day(roster: Roster, grid: Grid) -> Days:
    """07:00-16:00 of each agent and day with a shift, the last one of a day as the workbook shows it."""
    return {
        (duty.agent, duty.day): f"{grid.local(duty.start_min):%H:%M}-{grid.local(duty.end_min):%H:%M}"
        for duty in roster.duties
    }


def _cells(tables: dict[str, Table], grid: Grid) -> Iterator[Written]:
    for name, table in tables.items():
        for index, row in enumerate(table[:HEAD_ROWS]):
            days = _days(row, grid)
            if _is_head(row) and days:
                yield from _below(name, table, index, days)
                break


def _is_head(row: tuple[str, ...]) -> bool:
    return bool(row) and row[0] in {sentence("head_agent", {}, lang) for lang in LANGUAGES}


def _days(row: tuple[str, ...], grid: Grid) -> dict[int, date]:
    """Columns of the days of the plan."""
    known = {day_text(day, lang): day for day in grid.days for lang in LANGUAGES}
    return {column: known[heading] for column, heading in enumerate(row) if heading in known}


def _below(name: str, table: Table, head: int, days: dict[int, date]) -> Iterator[Written]:
    """Cells of people's rows, down to the first empty row."""
    for number, row in enumerate(table[head + 1 :], head + 2):
        if not any(row):
            return
        for column, day in days.items():
            if row[0] and column < len(row):
                yield Written(row[0], day, _hours(row[column]), name, number, table[head][column])


def _hours(cell: str) -> str:
    """The hours of a cell in one way of writing; nothing where it says no hours."""
    found = HOURS.fullmatch(cell.strip())
    return "" if found is None else f"{int(found[1]):02d}:{found[2]}-{int(found[3]):02d}:{found[4]}"

