"""A cell means what its column declares, or nothing."""

from __future__ import annotations

import math
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.operation import cells
from planner.operation.cells import CellError, Habits
from solver.people import Language

COMMA = Habits("Europe/Istanbul")
SEMICOLON = Habits("Europe/Istanbul", decimal_comma=True)
BERLIN = Habits("Europe/Berlin")


def code(parse: object, cell: str, habits: Habits = COMMA) -> str:
    assert callable(parse)
    with pytest.raises(CellError) as caught:
        parse(cell, habits)
    return caught.value.code


@given(st.floats(min_value=-1e12, max_value=1e12))
def test_a_number_is_read_as_written_with_either_decimal_mark(value: float) -> None:
    """280,5 is 280.5 where semicolons separate, whatever the size."""
    text = f"{value:.6f}"
    assert cells.number(text, COMMA) == float(text)
    assert cells.number(text.replace(".", ","), SEMICOLON) == float(text)


@pytest.mark.parametrize(
    "cell", ["1.234,5", "1,234.5", "1 234", "nan", "inf", "0x10", "1_000", "٣", "", "--1", "1e999"]
)
def test_what_could_mean_two_numbers_or_none_is_refused(cell: str) -> None:
    """Thousands marks are never guessed."""
    assert code(cells.number, cell, SEMICOLON) == "not_a_number"


def test_a_date_has_one_order() -> None:
    """01.02.2027 could be January or February."""
    assert cells.day("2027-02-01", COMMA) == date(2027, 2, 1)
    assert {code(cells.day, cell) for cell in ("01.02.2027", "2027-02-30", "20270201", "2027-2-1", "9999-12-31")} == {
        "not_a_day"
    }


@given(st.integers(0, 4 * 365 * 24 * 60), st.sampled_from(["Europe/Berlin", "America/New_York", "Europe/Istanbul"]))
def test_a_wall_clock_time_is_the_moment_it_shows_unless_it_comes_twice(minutes: int, zone: str) -> None:
    """Every moment is found again from the wall clock; in the repeated hour the clock is refused, not guessed."""
    at = datetime(2024, 1, 1, tzinfo=UTC) + timedelta(minutes=minutes)
    wall = at.astimezone(ZoneInfo(zone))
    twice = wall.utcoffset() != wall.replace(fold=1 - wall.fold).utcoffset()
    cell = wall.strftime("%Y-%m-%dT%H:%M")
    if twice:
        assert code(cells.instant, cell, Habits(zone)) == "time_twice"
    else:
        assert cells.instant(cell, Habits(zone)).at == at


def test_the_clock_changes_of_berlin_are_refused_without_offset() -> None:
    """With an offset the hour is known."""
    assert code(cells.instant, "2025-03-30T02:30", BERLIN) == "time_in_gap"
    assert code(cells.instant, "2025-10-26T02:30", BERLIN) == "time_twice"
    assert cells.instant("2025-10-26T02:30+01:00", BERLIN).at == datetime(2025, 10, 26, 1, 30, tzinfo=UTC)


def test_a_date_alone_is_a_whole_local_day() -> None:
    """A leave from the 25th to the 26th of October 2025 takes 49 hours in Berlin."""
    start, end = cells.instant("2025-10-25", BERLIN), cells.instant_end("2025-10-26", BERLIN)
    assert end.at - start.at == timedelta(hours=49)
    assert (start.date_only, end.date_only) == (True, True)


def test_languages_have_levels_for_speech_and_writing() -> None:
    """One level stands for both."""
    assert cells.languages("tr:C2/B1|en:b2", COMMA) == (Language("en", "B2", "B2"), Language("tr", "C2", "B1"))
    assert code(cells.languages, "tr") == "not_a_level"
    assert code(cells.languages, "tr:C3") == "not_a_level"
    assert code(cells.languages, "Turkish:C2") == "not_a_language"
    assert code(cells.languages, "tr:C2 tr:C1") == "language_twice"


def test_skills_and_certificates_have_a_short_form() -> None:
    """Without a number a skill is ordinary; without a day a certificate does not end."""
    assert cells.skills("payments:5 general", COMMA) == (("general", 3), ("payments", 5))
    assert code(cells.skills, "payments:6") == "not_a_skill"
    assert cells.certificates("kyc:2026-05-01 aml", COMMA) == (("aml", None), ("kyc", date(2026, 5, 1)))
    assert code(cells.certificates, "kyc:soon") == "not_a_day"


@pytest.mark.parametrize(
    ("cell", "value"), [("true", True), ("NO", False), ("1", True), ("evet", True), ("Hayır", False)]
)
def test_a_flag_is_read_in_both_languages(cell: str, value: bool) -> None:
    """Spreadsheets are kept in Turkish too."""
    assert cells.flag(cell, COMMA) is value


def test_whole_numbers_and_clocks_have_bounds() -> None:
    """5.0 is five; 24:00 is no clock time of a day."""
    assert cells.count("5.0", COMMA) == 5
    assert code(cells.count, "5.5") == "not_whole"
    assert code(cells.count, "1.234") == "number_of_two_readings"  # a count of a Turkish workbook, kept as text
    assert code(cells.count, "-1") == "negative"
    assert code(cells.count, "1" * 10) == "too_large"
    assert code(cells.number, "1e300") == "too_large"
    assert cells.clock("7:05", COMMA) == 425
    assert code(cells.clock, "24:00") == "not_a_clock"
    assert math.isclose(cells.not_negative("0", COMMA), 0)
