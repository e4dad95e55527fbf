"""absences.csv with rows taken out and put in: whole records, and every other byte as it was."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from planner.changing.absence_file import FILE, absence_entry
from planner.operation.absence_rows import read_absences
from planner.operation.reading import Reading
from planner.problems import OperationError
from solver.case import Absence
from solver.grid import Grid

GRID = Grid.of(date(2025, 11, 3), 7, 15, "Europe/Istanbul")
AGENTS = frozenset({"A1", "A2", "A3"})


def day(agent: str, number: int, credit_min: int = 0) -> Absence:
    """A local day of the week away."""
    return Absence(agent, GRID.day_bounds[number], GRID.day_bounds[number + 1], credit_min)


OLD, KEPT, NEW = day("A1", 1), day("A2", 2, 450), day("A3", 3, 300)


def lay(folder: Path, text: str, encoding: str = "utf-8") -> bytes:
    content = text.encode(encoding)
    (folder / FILE).write_bytes(content)
    return content


def read(folder: Path) -> tuple[Absence, ...]:
    reading = Reading(folder, zone=GRID.zone)
    found = read_absences(reading, AGENTS)
    reading.raise_errors()
    return found


def test_a_row_with_a_line_break_in_quotes_goes_as_a_whole(tmp_path: Path) -> None:
    """Half a row left behind would make the file unreadable."""
    head, kept = "agent,starts_at,ends_at,note\n", "A2,2025-11-05,2025-11-05,here\n"
    lay(tmp_path, head + 'A1,2025-11-04,2025-11-04,"called\nat ""six"""\n' + kept)
    entry = absence_entry(tmp_path, {OLD}, (), GRID)
    assert (entry.after.decode(), entry.rows) == (head + kept, 1)
    assert read(tmp_path)[0] == OLD, "nothing is written yet"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1254", "utf-16"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_encoding_line_ends_and_all_other_bytes_stay(encoding: str, end: str, tmp_path: Path) -> None:
    """Spreadsheets of the house write what they write; a draft that is taken is no reason to change it."""
    head, row = f"starts_at;agent;ends_at;Açıklama{end}", f"2025-11-05;A2;2025-11-05;' Şükrü '{end}"
    odd = f'"2025-11-04";A1;2025-11-04;"ğ{end}ş"{end}'
    before = lay(tmp_path, head + odd + end + row, encoding)
    entry = absence_entry(tmp_path, {OLD}, {day("A3", 3)}, GRID)
    new = f"2025-11-06T00:00;A3;2025-11-07T00:00;{end}"
    assert entry.before == before
    assert entry.after == (head + end + row + new).encode(encoding)
    assert entry.rows == 2


def test_a_last_line_without_an_end_gets_one_before_more_follow(tmp_path: Path) -> None:
    """Else two rows would become one."""
    text = "agent,starts_at,ends_at,paid_min\r\nA2,2025-11-05,2025-11-05,450"
    lay(tmp_path, text)
    entry = absence_entry(tmp_path, {KEPT}, {KEPT, NEW}, GRID)
    assert entry.after.decode() == text + "\r\nA3,2025-11-06T00:00,2025-11-07T00:00,300\r\n"
    (tmp_path / FILE).write_bytes(entry.after)
    assert read(tmp_path) == (KEPT, NEW)


def test_rows_that_are_there_or_gone_already_are_left_alone(tmp_path: Path) -> None:
    """An alternative that is taken twice does not put its absences in twice."""
    before = lay(tmp_path, "agent,starts_at,ends_at\nA3,2025-11-06,2025-11-06\n")
    entry = absence_entry(tmp_path, {OLD}, {day("A3", 3)}, GRID)
    assert (entry.after, entry.rows) == (before, 0)


def test_a_row_counted_otherwise_is_replaced(tmp_path: Path) -> None:
    """The same time with other paid minutes is one row, not two."""
    lay(tmp_path, "agent,starts_at,ends_at,paid_min\nA3,2025-11-06,2025-11-06,0\n")
    entry = absence_entry(tmp_path, {day("A3", 3)}, {NEW}, GRID)
    (tmp_path / FILE).write_bytes(entry.after)
    assert read(tmp_path) == (NEW,)


def test_without_a_file_one_is_made(tmp_path: Path) -> None:
    """An operation may do without absences until there are some."""
    entry = absence_entry(tmp_path, (), {NEW}, GRID)
    assert entry.before is None
    (tmp_path / FILE).write_bytes(entry.after)
    assert read(tmp_path) == (NEW,)


def test_a_file_that_cannot_be_read_is_refused(tmp_path: Path) -> None:
    """Before anything is stored."""
    lay(tmp_path, "agent,starts_at,ends_at\nA3,soon,2025-11-06\n")
    with pytest.raises(OperationError):
        absence_entry(tmp_path, (), {NEW}, GRID)


def test_a_file_without_a_column_for_paid_minutes_is_refused(tmp_path: Path) -> None:
    """Without them who is ill would owe the hours."""
    lay(tmp_path, "agent,starts_at,ends_at\n")
    with pytest.raises(OperationError) as caught:
        absence_entry(tmp_path, (), {NEW}, GRID)
    assert [(one.code, one.column) for one in caught.value.problems] == [("column_missing", "paid_min")]


def test_a_moment_that_comes_twice_is_written_with_its_offset(tmp_path: Path) -> None:
    """When clocks go back, 02:30 is two moments."""
    grid = Grid.of(date(2025, 10, 20), 7, 15, "Europe/Berlin")
    second = grid.day_bounds[6] + 3 * 60 + 30
    entry = absence_entry(tmp_path, (), {Absence("A1", second, second + 240)}, grid)
    assert b"A1,2025-10-26T02:30+01:00,2025-10-26T06:30,0" in entry.after
