"""Rosters from outside: CSV as we export it, the edited workbook, or rows like those of previous.csv."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from planner.operation.operation import Operation
from planner.operation.reading import Reading
from planner.problems import Problem, RosterFileError
from planner.roster_files.csv_sheet import read_csv
from planner.roster_files.duties import roster_of
from planner.roster_files.people_sheet import lost_edits
from planner.roster_files.sheet import Sheet
from planner.roster_files.workbook import Table, read_rows, read_tables
from solver.duties import Roster
from solver.grid import Grid

WORKBOOK = (".xlsx", ".xlsm")

__all__ = ["RosterFile", "read_roster"]


@dataclass(frozen=True, slots=True)
class RosterFile:
    """A roster as read from a file, and what to know about the reading."""

    file: str
    roster: Roster
    warnings: tuple[Problem, ...] = ()


def read_roster(path: Path, operation: Operation, grid: Grid, planned: Roster | None = None) -> RosterFile:
    """Read a roster for an operation.

    Parameters
    ----------
    grid : the days that a workbook's sheet of people and days is read for; its zone is that of times without offset.
    planned : the roster that the workbook may have been made from, to tell an edit from what was there.

    Raises
    ------
    RosterFileError
        With every row that cannot be read: unknown agents or shifts, times that are none, ends before starts.
    """
    reading = Reading(path.absolute().parent)
    reading.follow(operation.config)
    reading.zone = grid.zone
    tables: dict[str, Table] = {}
    if path.suffix.lower() in WORKBOOK:
        tables = read_tables(reading, path.name)
        sheet = read_rows(reading, path.name, tables)
    else:
        sheet = read_csv(reading, path.name)
    roster = Roster() if sheet is None else roster_of(reading, sheet, operation, grid)
    reading.problems[:] = _placed(reading.problems, sheet)
    if sheet is not None and not reading.errors:
        reading.problems += lost_edits(path.name, tables, roster, planned, grid)
    if reading.errors:
        raise RosterFileError((*reading.errors, *reading.warnings))
    return RosterFile(path.name, roster, reading.warnings)


def _placed(problems: list[Problem], sheet: Sheet | None) -> list[Problem]:
    """Problems at their sheet and under the headings that its reader sees."""
    if sheet is None:
        return problems
    titles = dict(sheet.titles)
    return [replace(p, sheet=sheet.sheet, column=titles.get(p.column or "", p.column)) for p in problems]
