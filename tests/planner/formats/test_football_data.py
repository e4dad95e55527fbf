"""football-data CSV is read by the UK clock, through changes of its columns."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from planner.formats import Fixture
from planner.formats.football_data import FootballData
from planner.operation.reading import Reading

HEADER = "Div,Date,Time,HomeTeam,AwayTeam,FTHG,FTAG\n"


def read(text: str | bytes) -> tuple[tuple[Fixture, ...], list[tuple[str, int | None, str | None, str]]]:
    """Matches, and (code, line, column, value) of the problems."""
    reading = Reading(Path())
    found = FootballData().read(reading, "T1.csv", text if isinstance(text, bytes) else text.encode())
    return found, [(p.code, p.row, p.column, p.value) for p in reading.problems]


def kick_off(fixture: Fixture) -> datetime:
    assert fixture.kick_off is not None
    return datetime.combine(fixture.day, fixture.kick_off, fixture.zone).astimezone(UTC)


def test_times_are_by_the_clock_of_the_united_kingdom() -> None:
    """In August it is an hour ahead of UTC, in January not; both of these were 20:00 and 21:00 in Istanbul."""
    found, problems = read(HEADER + "T1,09/08/2025,18:00,Lions,Bears,1,0\nT1,10/01/26,18:00,Bears,Lions,,\n")
    assert problems == []
    assert [kick_off(f) for f in found] == [
        datetime(2025, 8, 9, 17, tzinfo=UTC),
        datetime(2026, 1, 10, 18, tzinfo=UTC),
    ]
    assert [(f.season, f.home, f.away, f.line) for f in found] == [
        ("2025-26", "Lions", "Bears", 2),
        ("2025-26", "Bears", "Lions", 3),
    ]


def test_a_byte_order_mark_and_empty_rows_are_nothing() -> None:
    """Spreadsheets leave both."""
    found, problems = read("\ufeff" + HEADER + "T1,09/08/2025,18:00,Lions,Bears,1,0\n,,,,,,\n\n")
    assert (len(found), problems) == (1, [])


@pytest.mark.parametrize(
    "second",
    [
        "T1,08/08/2026,19:00,Wolves,Owls,2,2,1.5,2.5\n",
        "T1,08/08/2026,Wolves,Owls,2,2\n",
        "T1,08/08/2026,,Wolves,Owls,2,2,,\n",
        "Div,Date,HomeTeam,AwayTeam\nT1,08/08/2026,Wolves,Owls\n",
        "Div,Date,HomeTeam,Time,AwayTeam\nT1,08/08/2026,Wolves,19:00,Owls\n",
    ],
)
def test_a_second_season_may_have_other_columns(second: str) -> None:
    """Files of several seasons are joined as they are, with or without a header in the middle."""
    found, problems = read(HEADER + "T1,09/08/2025,18:00,Lions,Bears,1,0\n" + second)
    assert problems == []
    assert [(f.season, f.day, f.home, f.away) for f in found] == [
        ("2025-26", date(2025, 8, 9), "Lions", "Bears"),
        ("2026-27", date(2026, 8, 8), "Wolves", "Owls"),
    ]
    assert (found[1].kick_off is None) == ("19:00" not in second)


def test_a_layout_without_a_time_may_go_on_with_one() -> None:
    """Seasons before 2019 have no times."""
    found, _ = read("Div,Date,HomeTeam,AwayTeam\nT1,09/08/18,Lions,Bears\nT1,09/08/19,18:00,Owls,Bears,1,0\n")
    assert [(f.home, f.kick_off is None) for f in found] == [("Lions", True), ("Owls", False)]


def test_leagues_that_name_their_season_are_asked() -> None:
    """A season of one year ends in December."""
    text = "Country,League,Season,Date,Time,Home,Away,HG,AG\nX,One,2025,09/11/2025,18:00,Lions,Bears,0,0\n"
    assert [(f.season, f.home, f.away) for f in read(text)[0]] == [("2025", "Lions", "Bears")]


@pytest.mark.parametrize(
    ("row", "problem"),
    [
        ("T1,2025-08-09,18:00,Lions,Bears,1,0", ("import_date", 2, "date", "2025-08-09")),
        ("T1,31/02/2025,18:00,Lions,Bears,1,0", ("import_date", 2, "date", "31/02/2025")),
        ("T1,,18:00,Lions,Bears,1,0", ("import_date", 2, "date", "")),
        ("T1,09/08/2025,24:00,Lions,Bears,1,0", ("import_time", 2, "time", "24:00")),
        ("T1,09/08/2025,18:00,,Bears,1,0", ("import_field", 2, "home", "")),
        ("T1,09/08/2025,18:00,Lions", ("import_field", 2, "away", "")),
    ],
)
def test_a_wrong_row_is_named_by_line_and_column(row: str, problem: tuple[str, int, str, str]) -> None:
    """The rows behind it are read all the same."""
    found, problems = read(HEADER + row + "\nT1,09/08/2025,18:00,Owls,Wolves,1,0\n")
    assert (problems, [f.home for f in found]) == ([problem], ["Owls"])


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Div,Day,HomeTeam,AwayTeam\n", ["column_missing"] * 3),
        ("Div,Date,HomeTeam\n", ["column_missing"]),
        (HEADER + "T1,09/08/2025,18:00,A,B,1,0\nDate,Team\n", ["column_missing"] * 2),
        ("", ["column_missing"] * 3),
        (HEADER + "T1,09/08/2025,18:00,A,B,1,0\nE0,09/08/2025,18:00,C,D,1,0\n", ["import_divisions"]),
        (HEADER + "T1,09/08/2025,18:00,A\x00,B,1,0\n", ["csv_syntax"]),
    ],
)
def test_a_file_of_another_shape_is_refused(text: str, codes: list[str]) -> None:
    """Two divisions are two competitions."""
    assert [problem for problem, *_ in read(text)[1]] == codes


def test_turkish_windows_text_is_read_and_said() -> None:
    """As in every CSV file of an operation."""
    found, problems = read((HEADER + "T1,09/08/2025,18:00,Göztepe,Beşiktaş,1,0\n").encode("cp1254"))
    assert ([f.away for f in found], [code for code, *_ in problems]) == (["Beşiktaş"], ["encoding_1254"])
