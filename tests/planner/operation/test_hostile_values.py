"""Values that are read wrongly elsewhere: Turkish numbers and dates, missing numbers, days of other lengths."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from planner.operation import cells, load
from planner.operation.cells import CellError, Habits
from planner.problems import Problem
from planner.words import LANGUAGES, sentence
from solver.grid import Grid

Refused = Callable[[], tuple[Problem, ...]]
Change = Callable[[str, str, str], None]
Write = Callable[[str, str], None]

MAY, HEADER = "contacts/may.csv", "queue,start,offered,aht_s\n"
BERLIN = ("operation.yaml", "Europe/Istanbul", "Europe/Berlin")
TURKISH = Habits("Europe/Istanbul", decimal_comma=True)


def codes(problems: tuple[Problem, ...]) -> list[tuple[int | None, str | None, str]]:
    for problem in problems:
        told = dict(problem.parameters) | {"value": problem.value}
        assert all(sentence(problem.code, told, lang) for lang in LANGUAGES)
    return [(p.row, p.column, p.code) for p in problems if p.severity == "error"]


@pytest.mark.parametrize("cell", ["1.234", "-12.345", "1.234.567"])
def test_a_thousands_mark_is_not_taken_for_a_decimal_point(cell: str) -> None:
    """1.234 is 1234 in Ankara and 1.234 in London; where the comma is decimal, nobody may guess."""
    with pytest.raises(CellError, match="number_of_two_readings"):
        cells.number(cell, TURKISH)


def test_turkish_numbers_are_read_by_the_type_of_their_column(write: Write, folder: Path, problems: Refused) -> None:
    """5,5 is a number where the comma is decimal; a date never becomes one; 1.234 is asked for."""
    write(MAY, "queue;start;offered;aht_s\nphone-tr;2025-11-01T08:00;5;280,5\n")
    assert load(folder).contacts["aht_s"].tolist() == [280.5]
    write(MAY, "queue;start;offered;aht_s\nphone-tr;01.02.2027;1.234;1.234\n")
    assert codes(problems()) == [
        (2, "aht_s", "number_of_two_readings"),
        (2, "offered", "number_of_two_readings"),
        (2, "start", "not_a_day"),
    ]


@pytest.mark.parametrize("cell", ["01.02.2027", "13.02.2027", "02/01/2027", "2027-13-01", "2027-02-29", "20270201"])
def test_a_date_of_another_order_is_refused_not_guessed(cell: str, write: Write, problems: Refused) -> None:
    """01.02.2027 became 2 January, and 13.02.2027 vanished, where they were guessed."""
    write("wishes.csv", f"agent,day,kind\nada,{cell},off\n")
    assert codes(problems()) == [(2, "day", "not_a_day")]


@pytest.mark.parametrize("cell", ["nan", "NaN", "inf", "-inf", "1e400", "-1", "", "0x10", "1_000", "١٢"])
@pytest.mark.parametrize("column", [2, 3])
def test_no_number_and_no_count_comes_in_as_one(cell: str, column: int, write: Write, folder: Path) -> None:
    """Missing is not 0: an empty AHT stays unknown, an empty count is refused."""
    row = ["phone-tr", "2025-11-01T08:00", "5", "300"]
    row[column] = cell
    write(MAY, HEADER + ",".join(row) + "\n")
    if cell == "" and column == 3:
        assert load(folder).contacts["aht_s"].isna().all()
    else:
        with pytest.raises(Exception, match="problems"):
            load(folder)


def test_ids_are_compared_exactly_though_headings_are_not(write: Write, problems: Refused) -> None:
    """Casefolding ids would make two agents one in one language and not in another."""
    write("wishes.csv", "AGENT,DAY,KIND\nADA,2025-11-05,off\n")
    assert codes(problems()) == [(2, "agent", "unknown_agent")]


@pytest.mark.parametrize(("day", "intervals"), [("2025-03-30", 46), ("2025-06-01", 48), ("2025-10-26", 50)])
def test_a_day_has_46_48_or_50_half_hours(day: str, intervals: int, write: Write, change: Change, folder: Path) -> None:
    """Read whole in UTC from wall-clock times, the doubled hour by the order of its rows, which is counted."""
    change(*BERLIN)
    change("operation.yaml", "history_interval_min: 60", "history_interval_min: 30")
    zone, first = ZoneInfo("Europe/Berlin"), date.fromisoformat(day)
    at = datetime(first.year, first.month, first.day, tzinfo=zone).astimezone(UTC)
    walls = [(at + timedelta(minutes=30 * n)).astimezone(zone) for n in range(50)]
    rows = [f"phone-tr,{wall:%Y-%m-%dT%H:%M},{n},300" for n, wall in enumerate(walls) if wall.date() == first]
    write(MAY, HEADER + "\n".join(rows) + "\n")
    operation = load(folder)
    assert len(rows) == len(operation.contacts) == intervals
    starts = operation.contacts["start"]
    assert starts.diff().dropna().unique().tolist() == [timedelta(minutes=30)]
    assert operation.contacts["offered"].tolist() == list(range(intervals))
    assert Grid.of(first, 1, 30, "Europe/Berlin").intervals == intervals
    (counted,) = (found for found in operation.counted if found.file == MAY)
    assert sum(one.count for one in counted.treated if one.reason == "order_of_twice") == (4 if intervals == 50 else 0)


def test_the_policy_of_the_doubled_hour_is_asked_of_the_file(write: Write, change: Change, problems: Refused) -> None:
    """Once without offset it could be either hour; with an offset, or both in order, it is clear."""
    change(*BERLIN)
    write(MAY, HEADER + "phone-tr,2025-10-26T02:00,5,300\n")
    assert codes(problems()) == [(2, "start", "time_twice")]
    write(MAY, HEADER + "phone-tr,2025-03-30T02:00,5,300\n")
    assert codes(problems()) == [(2, "start", "time_in_gap")]


def test_an_offset_tells_the_doubled_hours_apart(write: Write, change: Change, folder: Path) -> None:
    """The remedy that the message names."""
    change(*BERLIN)
    write(MAY, HEADER + "phone-tr,2025-10-26T02:00+02:00,5,300\nphone-tr,2025-10-26T02:00+01:00,6,300\n")
    assert [start.hour for start in load(folder).contacts["start"]] == [0, 1]


def test_leap_days_and_the_end_of_a_year_are_days(write: Write, folder: Path, problems: Refused) -> None:
    """29 February of 2028 is a day, that of 2027 is none; a leave over New Year is one leave."""
    write("absences.csv", "agent,starts_at,ends_at\nada,2028-02-28,2028-03-01\nada,2027-12-31,2028-01-01\n")
    found = {absence.start_min: absence.end_min - absence.start_min for absence in load(folder).absences}
    assert [found[key] for key in sorted(found)] == [2 * 1440, 3 * 1440]
    write("absences.csv", "agent,starts_at,ends_at\nada,2027-02-28,2027-02-29\n")
    assert codes(problems()) == [(2, "ends_at", "not_a_day")]


def test_the_same_key_twice_is_dropped_or_refused(write: Write, folder: Path, problems: Refused) -> None:
    """Same values: dropped and counted. Other values: refused with both places."""
    row = "phone-tr,2025-11-01T08:00,{},300\n"
    write(MAY, HEADER + row.format(5) * 3)
    (counted,) = (found for found in load(folder).counted if found.file == MAY)
    assert [(one.reason, one.count, one.rows) for one in counted.treated] == [("interval_repeated", 2, (3, 4))]
    write(MAY, HEADER + row.format(5) + row.format(6))
    assert codes(problems()) == [(3, "start", "interval_twice")]
