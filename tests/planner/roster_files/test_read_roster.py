"""Rosters from files: what was exported comes back as it was, what was edited comes back edited, the rest is told."""

from __future__ import annotations

import contextlib
import csv
import io
import random
import zipfile
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, time
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.problems import RosterFileError
from planner.report.failures import explain
from planner.report.outputs import roster_csv
from planner.report.sheets.lists import ROW_HEADS, write_rows
from planner.report.sheets.roster import write_roster
from planner.report.sheets.styles import Styles
from planner.roster_files import read_roster
from planner.roster_files.sheet import HEADINGS
from planner.roster_files.unpacking import cell_text
from planner.words import LANGUAGES, sentence
from solver.duties import Duty, Roster
from tests.planner.roster_files.worlds import GRID, ROSTER, SUNDAY, at, duty, operation, request

Fault = tuple[int | None, str | None, str]
TEN, SIX = (datetime.fromisoformat(f"2025-10-21T{hour}:00") for hour in (10, 18))
PREVIOUS = "agent,kind,starts_at,ends_at,paid_min,shift\n"


def read(path: Path, planned: Roster | None = ROSTER) -> Roster:
    return read_roster(path, operation(), GRID, planned).roster


def csv_file(folder: Path, text: str) -> Path:
    path = folder / "roster.csv"
    path.write_text(text, encoding="utf-8")
    return path


def exported(folder: Path) -> Path:
    return csv_file(folder, roster_csv.write(request())["roster.csv"].decode())


def workbook(folder: Path, lang: str = "en") -> Path:
    """The two sheets of the export that tell of shifts."""
    import xlsxwriter

    path = folder / "roster.xlsx"
    book = xlsxwriter.Workbook(path, {"strings_to_formulas": False})
    styles = Styles(book)
    write_roster(book.add_worksheet(sentence("sheet_roster", {}, lang)), styles, request(lang))
    write_rows(book.add_worksheet(sentence("sheet_rows", {}, lang)), styles, request(lang))
    book.close()
    return path


def edited(path: Path, edit: Callable[[openpyxl.Workbook], object]) -> Path:
    """The workbook after somebody's hands."""
    book = openpyxl.load_workbook(path)
    edit(book)
    book.save(path)
    return path


def faults(path: Path, planned: Roster | None = ROSTER) -> list[Fault]:
    with pytest.raises(RosterFileError) as caught:
        read(path, planned)
    return [(p.row, p.column, p.code) for p in caught.value.problems]


def mine(roster: Roster, day: int) -> Duty:
    (found,) = (duty for duty in roster.duties if duty.agent == "ada" and duty.day.day == day)
    return found


def test_an_exported_csv_comes_back_as_it_was(tmp_path: Path) -> None:
    """Breaks with their pay, the training with its session, the night in which the clocks go back."""
    assert read(exported(tmp_path)) == ROSTER


@pytest.mark.parametrize("lang", LANGUAGES)
def test_an_exported_workbook_comes_back_as_it_was(lang: str, tmp_path: Path) -> None:
    """Its columns are known in both languages; 06:00 after the long night is 05:00 UTC."""
    assert read(workbook(tmp_path, lang)) == ROSTER


def saved_as_csv(folder: Path, lang: str, separator: str = ",") -> Path:
    """The sheet of rows as a spreadsheet saves it: shown times, the offset in a column of its own."""
    book = openpyxl.load_workbook(workbook(folder, lang))
    rows = (map(cell_text, row) for row in book[sentence("sheet_rows", {}, lang)].iter_rows(values_only=True))
    text = io.StringIO()
    csv.writer(text, delimiter=separator, lineterminator="\n").writerows(rows)
    return csv_file(folder, text.getvalue())


@pytest.mark.parametrize("separator", [",", ";"])
@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_rows_of_a_workbook_come_back_from_csv_too(lang: str, separator: str, tmp_path: Path) -> None:
    """Its columns are known in both languages there too."""
    assert read(saved_as_csv(tmp_path, lang, separator)) == ROSTER


def test_a_fault_of_a_csv_is_told_under_the_heading_that_stands_there(tmp_path: Path) -> None:
    """Nobody looks for starts_at where Başlangıç is written."""
    rows = "Temsilci,Tür,Başlangıç,Bitiş\nada,duty,soon,2025-10-21T17:00\n"
    assert faults(csv_file(tmp_path, rows)) == [(2, "Başlangıç", "not_a_day")]
    assert faults(csv_file(tmp_path, "Temsilci,Tür,Başlangıç\n")) == [(1, "ends_at", "column_missing")]
    twice = "Temsilci,agent,Tür,Başlangıç,Bitiş\n"
    assert faults(csv_file(tmp_path, twice)) == [(1, "agent", "column_twice")]


@pytest.mark.parametrize(
    ("starts", "ends", "end"),
    [
        (time(9), time(17), at(21, 17)),
        (time(22), time(6), at(22, 6)),
        (time(16), time(0), at(22, 0)),
        (TEN, time(18), at(21, 18)),
    ],
)
def test_times_alone_are_those_of_the_rows_day(starts: time | datetime, ends: time, end: int, tmp_path: Path) -> None:
    """What somebody types into a cell; an end not after its start is the next morning's."""

    def edit(book: openpyxl.Workbook) -> None:
        book["Rows"]["G3"], book["Rows"]["H3"] = starts, ends

    found = mine(read(edited(workbook(tmp_path), edit)), 21)
    assert (found.start_min, found.end_min) == (at(21, starts.hour), end)


@pytest.mark.parametrize(
    ("day", "starts", "ends", "fault"),
    [
        ("", "9:00", "17:00", (2, "starts_at", "not_a_time")),
        ("2025-10-40", "9:00", "17:00", (2, "starts_at", "not_a_time")),
        ("2025-10-21", "9:00", "25:00", (2, "ends_at", "not_a_time")),
        ("2025-10-21", "2025-10-21T09:00+01:00", "17:00", (2, "ends_at", "not_a_time")),
        ("9999-12-31", "22:00", "6:00", (2, "starts_at", "not_a_time")),
    ],
)
def test_times_of_no_day_are_told(day: str, starts: str, ends: str, fault: Fault, tmp_path: Path) -> None:
    """Nothing is guessed, least of all on which clock."""
    text = f"agent,kind,day,starts_at,ends_at\nada,duty,{day},{starts},{ends}\n"
    assert fault in faults(csv_file(tmp_path, text))


def test_hours_with_one_digit_and_with_seconds_are_times_too(tmp_path: Path) -> None:
    """As some spreadsheets save them."""
    text = "agent,kind,day,starts_at,ends_at\nada,duty,2025-10-21,9:00,17:00:00\n"
    (found,) = read(csv_file(tmp_path, text)).duties
    assert (found.start_min, found.end_min) == (at(21, 9), at(21, 17))


def test_the_columns_are_those_of_the_workbook() -> None:
    """A column that the export adds must be known here."""
    assert tuple(HEADINGS) == ROW_HEADS


def test_rows_like_those_of_previous_csv_are_read(tmp_path: Path) -> None:
    """Local times without an offset; no shift is named, so it is found by its hours."""
    text = (
        PREVIOUS
        + "ada,duty,2025-10-21T09:00,2025-10-21T17:00,450,\ncan,on_call,2025-10-24 19:00,2025-10-25 01:00,0,w\n"
    )
    found = read(csv_file(tmp_path, text))
    assert found.duties == (replace(duty("ada", 21, 9), breaks=()),)
    assert [(d.start_min, d.end_min, d.window) for d in found.on_call] == [(at(24, 19), at(25, 1), "w")]


def test_hours_of_no_menu_are_read_without_a_shift(tmp_path: Path) -> None:
    """The menu's rule will tell; pay that is not stated is the time present."""
    text = "agent,kind,starts_at,ends_at,breaks\nada,duty,2025-10-21T09:10,2025-10-21T16:00,12:00/30\n"
    (found,) = read(csv_file(tmp_path, text)).duties
    assert (found.template, found.paid_min, found.breaks[0].start_min) == ("", 380, at(21, 12))


def test_a_break_left_behind_by_a_moved_shift_lies_before_it(tmp_path: Path) -> None:
    """Not on the next morning: the rule about breaks tells how far it is off."""
    row = "ada,duty,2025-10-21T12:00,2025-10-21T20:00,standard-1200-480,11:00/15 16:00/30\n"
    (found,) = read(csv_file(tmp_path, "agent,kind,starts_at,ends_at,shift,breaks\n" + row)).duties
    assert [rest.start_min for rest in found.breaks] == [at(21, 11), at(21, 16)]


def test_hand_edits_of_the_rows_survive(tmp_path: Path) -> None:
    """A later start, another break, a shift deleted; the sheet of people still says what the plan said."""

    def edit(book: openpyxl.Workbook) -> None:
        rows = book["Rows"]
        rows["G3"], rows["H3"], rows["F3"] = TEN, SIX, None
        rows["J3"] = "12:00/15 15:00/30"
        rows.delete_rows(6)

    found = read(edited(workbook(tmp_path), edit))
    moved = mine(found, 21)
    assert (moved.start_min, moved.end_min, moved.template) == (at(21, 10), at(21, 18), "standard-1000-480")
    assert [(rest.start_min, rest.length_min, rest.paid) for rest in moved.breaks] == [
        (at(21, 12), 15, True),
        (at(21, 15), 30, False),
    ]
    assert len(found.duties) + len(found.on_call) == 4


def test_an_edit_of_the_sheet_of_people_is_not_lost_unnoticed(tmp_path: Path) -> None:
    """The rows count, and they were not changed: row 7 is Ada, column D Tuesday."""
    path = edited(workbook(tmp_path), lambda book: book["Roster"].__setitem__("D7", "12:00-20:00"))
    with pytest.raises(RosterFileError) as caught:
        read(path)
    (problem,) = caught.value.problems
    assert (problem.sheet, problem.row, problem.column, problem.value) == ("Roster", 7, "Tue 21 Oct", "12:00-20:00")
    assert dict(problem.parameters) == {"agent": "ada", "rows": "09:00-17:00"}
    assert faults(path, None) == [(7, "Tue 21 Oct", "edit_lost")]


def test_all_rows_that_cannot_be_read_are_told_together(tmp_path: Path) -> None:
    """Unknown agent, kind and shift, no time, an end before the start, another day, a break that is none."""
    head = "agent,kind,day,shift,starts_at,ends_at,paid_h,breaks,activities\n"
    good = "2025-10-21T09:00,2025-10-21T17:00"
    rows = (
        f"adda,duty,,,{good},,,",
        f"ada,work,,,{good},,,",
        f"ada,duty,,standard-0910-480,{good},,,",
        "ada,duty,,,9:00 am,2025-10-21T17:00,,,",
        "ada,duty,,,2025-10-21T09:00,2025-10-21T08:00,,,",
        "ada,duty,,,2025-10-21T09:00,2025-11-21T17:00,,,",
        f"ada,duty,2025-10-22,,{good},,,",
        f"ada,duty,,,{good},,noon,",
        f"ada,duty,,,{good},,,14:00/60",
        f"ada,duty,,,{good},-1,,",
        "ada,duty,,,2025-10-26T02:30,2025-10-26T10:00,,,",
    )
    assert faults(csv_file(tmp_path, head + "\n".join(rows) + "\n")) == [
        (2, "agent", "unknown_agent"),
        (3, "kind", "unknown_kind"),
        (4, "shift", "unknown_roster_shift"),
        (5, "starts_at", "not_a_time"),
        (6, "ends_at", "ends_before_start"),
        (7, "ends_at", "row_too_long"),
        (8, "day", "day_differs"),
        (9, "breaks", "not_breaks"),
        (10, "activities", "not_activities"),
        (11, "paid_h", "negative"),
        (12, "starts_at", "time_twice"),
    ]


def test_faults_of_a_workbook_name_sheet_row_heading_value_and_remedy(tmp_path: Path) -> None:
    """In the reader's own words for the column; exit 2."""
    path = edited(workbook(tmp_path), lambda book: book["Rows"].__setitem__("A2", "adda"))
    with pytest.raises(RosterFileError) as caught:
        read(path)
    code, text = explain(caught.value, "en")
    assert code == 2
    assert text == (
        "The roster cannot be read, 1 problem:\n"
        "  roster.xlsx, sheet Rows, row 2, column Agent: “adda” is no agent of agents.csv. Did you mean “ada”?"
    )


def test_columns_that_are_missing_or_unknown_are_told(tmp_path: Path) -> None:
    """A missing one is an error, an unknown one a warning with what was probably meant."""
    assert faults(csv_file(tmp_path, "agent,kind,starts_at\n")) == [(1, "ends_at", "column_missing")]
    path = csv_file(tmp_path, "agent,kind,starts_at,ends_at,shft\n")
    (warning,) = read_roster(path, operation(), GRID).warnings
    assert (warning.code, warning.value, dict(warning.parameters)["meant"]) == ("column_unknown", "shft", "shift")
    extra = edited(workbook(tmp_path), lambda book: book["Rows"].__setitem__("M1", "Breakz"))
    (warning,) = read_roster(extra, operation(), GRID, ROSTER).warnings
    assert (warning.sheet, warning.column, warning.value) == ("Rows", "Breakz", "Breakz")


def test_a_workbook_without_rows_is_refused(tmp_path: Path) -> None:
    """Only a sheet with one row a shift can be read back."""
    path = edited(workbook(tmp_path), lambda book: book.remove(book["Rows"]))
    assert faults(path) == [(None, None, "no_roster_sheet")]


def test_what_is_no_workbook_is_refused(tmp_path: Path) -> None:
    """Text under the name of a workbook, and a zip with something else in it."""
    path = tmp_path / "roster.xlsx"
    path.write_text("agent,kind\n", encoding="utf-8")
    assert faults(path) == [(None, None, "not_a_workbook")]
    with zipfile.ZipFile(path, "w") as packed:
        packed.writestr("note.txt", "hello")
    assert faults(path) == [(None, None, "not_a_workbook")]


def test_a_workbook_that_unpacks_to_too_much_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A few kilobytes can hold gigabytes of nothing; the zip's own list is asked before anything is unpacked."""
    monkeypatch.setattr("planner.roster_files.archive.MOST_UNPACKED_BYTES", 1000)
    path = tmp_path / "roster.xlsx"
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("xl/worksheets/sheet1.xml", "0" * 1001)
    path.write_bytes(content.getvalue())
    assert faults(path) == [(None, None, "archive_size")]


def test_a_formula_counts_by_the_value_it_had(tmp_path: Path) -> None:
    """Nothing is worked out: a formula that no spreadsheet has worked out yet is an empty cell."""
    path = edited(workbook(tmp_path), lambda book: book["Rows"].__setitem__("A2", "=A3"))
    assert faults(path) == [(2, "Agent", "cell_empty")]


def test_a_file_that_is_not_there_is_said(tmp_path: Path) -> None:
    """A typo in the name."""
    assert faults(tmp_path / "rooster.csv") == [(None, None, "file_missing")]


def test_an_end_that_comes_twice_needs_its_offset(tmp_path: Path) -> None:
    """02:30 of the long night; with the shift's name its length tells which of the two is meant."""
    row = "ada,duty,2025-10-25T18:00,2025-10-26T02:30"
    assert faults(csv_file(tmp_path, f"agent,kind,starts_at,ends_at\n{row}\n")) == [(2, "ends_at", "time_twice")]
    told = "ada,duty,2025-10-25T18:00,2025-10-26T02:00,standard-1800-480\n"
    (found,) = read(csv_file(tmp_path, "agent,kind,starts_at,ends_at,shift\n" + told)).duties
    assert found.end_min - found.start_min == 480
    assert found.end_min == GRID.minute(SUNDAY, 120)


@pytest.mark.parametrize("seed", range(24))
def test_a_damaged_workbook_is_refused_or_read_but_never_a_bug(seed: int, tmp_path: Path) -> None:
    """A few bytes of a part changed or cut out: the library that reads it raises a dozen kinds of errors."""
    path, rng = workbook(tmp_path), random.Random(seed)
    with zipfile.ZipFile(path) as packed:
        parts = {name: bytearray(packed.read(name)) for name in packed.namelist()}
    part = parts[rng.choice([name for name in sorted(parts) if "xl/" in name])]
    for _ in range(3):
        at_byte = rng.randrange(len(part))
        part[at_byte : at_byte + rng.randrange(20)] = rng.choice((b"", b"<", b"9", b'"'))
    with zipfile.ZipFile(path, "w") as packed:
        for name, content in parts.items():
            packed.writestr(name, bytes(content))
    with contextlib.suppress(RosterFileError):
        assert isinstance(read(path), Roster)


@given(text=st.text(alphabet='agentkidsr_,;\n"0123456789-:T+ @/=.\t', max_size=200))
@settings(max_examples=60, deadline=None)
def test_any_text_under_the_right_header_is_refused_or_read(
    text: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Cells of any kind: quotes that never close, too many columns, times of no year."""
    path = csv_file(tmp_path_factory.getbasetemp(), "agent,kind,starts_at,ends_at,shift,breaks\n" + text)
    with contextlib.suppress(RosterFileError):
        assert isinstance(read(path), Roster)
