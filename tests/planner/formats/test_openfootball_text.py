"""openfootball text is read as people write it, and refused line by line where it cannot be understood."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from functools import partial
from pathlib import Path

import pytest

from planner.formats import Fixture
from planner.formats.openfootball_text import OpenfootballText
from planner.operation.reading import Reading
from tests.work import calls_of

CUP = """\
= Harbour Cup 2025/26   # a cup by the sea

# Date  Tue Sep/16 2025 - Sat May/30 2026

Group A  |  Ankara  Izmir
▪ Matchday 1 | Tue Sep 16

» League, Matchday 1
  Tue Sep/16 2025
    18.45  Ankara SK (TUR)         v FK Bodo/Nord (NOR)  0-2 (0-0)
           PSV (NED)               v Izmir 04 (TUR)      1-3 (0-2)
    21.00  Hamburg (GER) v Bern (SUI)
  Wed Jan/21
    21:00  Ankara SK (TUR) v PSV (NED)  3-2 a.e.t. (3-0, 1-0)   @ Ankara  # the second leg

▪ Quarter-finals
[Sat 14 March]
  (41) 18:00  Hamburg  5-3 pen. 1-1 a.e.t. (1-1, 0-0)  Bern    @ Basel (St. Jakob)
         (Meier 80' (pen.); Keller 12',
           Huber 75')
    Hamburg:  Adler - Bauer, Conrad -
              Decker (Ernst 46'), Fuchs
  Sunday, March 15
       W41 v W42
"""


def read(text: str, file: str = "cup.txt") -> tuple[tuple[Fixture, ...], list[tuple[str, int | None, str]]]:
    """Matches, and (code, line, value) of the problems."""
    reading = Reading(Path())
    found = OpenfootballText().read(reading, file, text.encode())
    return found, [(p.code, p.row, p.value) for p in reading.problems]


def one(line: str, *, title: str = "= Cup 2025/26", day: str = "Sat Nov/8 2025") -> tuple[Fixture, ...]:
    found, problems = read(f"{title}\n{day}\n{line}\n")
    assert problems == []
    return found


def test_a_season_is_read_completely() -> None:
    """Rounds, shared kick-offs, results, scorers and line-ups as the published lists have them."""
    found, problems = read(CUP)
    assert problems == []
    assert [(f.round, f.home, f.away, f.day.isoformat(), f.kick_off) for f in found] == [
        ("League, Matchday 1", "Ankara SK (TUR)", "FK Bodo/Nord (NOR)", "2025-09-16", time(18, 45)),
        ("League, Matchday 1", "PSV (NED)", "Izmir 04 (TUR)", "2025-09-16", time(18, 45)),
        ("League, Matchday 1", "Hamburg (GER)", "Bern (SUI)", "2025-09-16", time(21)),
        ("League, Matchday 1", "Ankara SK (TUR)", "PSV (NED)", "2026-01-21", time(21)),
        ("Quarter-finals", "Hamburg", "Bern", "2026-03-14", time(18)),
        ("Quarter-finals", "W41", "W42", "2026-03-15", None),
    ]
    assert {f.season for f in found} == {"2025-26"}
    assert [f.line for f in found[:2]] == [10, 11]


@pytest.mark.parametrize(
    ("line", "kick_off"),
    [
        ("13:00 UTC-6  Ankara  2-0 (1-0)  Izmir  @ Bursa", datetime(2025, 11, 8, 19, tzinfo=UTC)),
        ("13:00 UTC+5:30  Ankara v Izmir", datetime(2025, 11, 8, 7, 30, tzinfo=UTC)),
        ("20:45 CET  Ankara v Izmir", datetime(2025, 11, 8, 19, 45, tzinfo=UTC)),
        ("20:45 (UTC+1) Ankara v Izmir", datetime(2025, 11, 8, 19, 45, tzinfo=UTC)),
        ("20:45 Europe/Istanbul Ankara v Izmir", datetime(2025, 11, 8, 17, 45, tzinfo=UTC)),
    ],
)
def test_a_kick_off_may_bring_its_zone(line: str, kick_off: datetime) -> None:
    """A tournament in three countries has a clock for each venue."""
    (match,) = one(line)
    assert match.kick_off is not None
    assert datetime.combine(match.day, match.kick_off, match.zone) == kick_off
    assert (match.home, match.away) == ("Ankara", "Izmir")


@pytest.mark.parametrize(
    "line", ["18:45 PSV v Izmir", "18:45 USA  2-1 (1-0) Izmir", "18:45  PSV  v Izmir", "18.45 AFC Ajax v Izmir"]
)
def test_a_team_of_capitals_is_no_zone(line: str) -> None:
    """PSV and the USA play too."""
    (match,) = one(line)
    assert (match.zone, match.home) == (None, line.replace("  2", " v").split(maxsplit=1)[1].split(" v")[0].strip())


def test_a_comment_may_give_the_zone_of_all_times() -> None:
    """Where the list says "all times are local, CEST (UTC+2)", nobody has to guess."""
    text = "= Cup 2024\n# all times are local, CEST (UTC+2)\nFri Jun 14\n 21:00 Ankara v Izmir\n"
    (match,), problems = read(text)
    assert (problems, str(match.zone)) == ([], "Europe/Brussels")


@pytest.mark.parametrize("zone", ["UTC+25", "EST", "XYZ", "Mars/Base"])
def test_an_unknown_zone_is_refused(zone: str) -> None:
    """EST is five clocks; a match three hours off is worse than none."""
    assert read(f"= Cup 2025\nSat Nov/8\n 13:00 {zone}  Ankara v Izmir\n")[1] == [("import_zone", 3, zone)]


@pytest.mark.parametrize(
    ("line", "off"),
    [
        ("15:00 Ankara v Izmir [cancelled]", True),
        ("15:00 Ankara v Izmir  [postponed]  @ Bursa", True),
        ("15:00 Ankara v Izmir  postponed", True),
        ("15:00 Ankara v Izmir  3-0 [awarded]", False),
        ("15:00 Ankara v Izmir  1-1 [abandoned]", False),
    ],
)
def test_notes_tell_what_is_off(line: str, off: bool) -> None:
    """A cancelled match lifts nothing; an abandoned one was played at its hour."""
    (match,) = one(line)
    assert (match.home, match.away, match.off) == ("Ankara", "Izmir", off)


@pytest.mark.parametrize(
    ("title", "written", "day"),
    [
        ("= Cup 2025/26", "Sat Nov/8", date(2025, 11, 8)),
        ("= Cup 2025/26", "Feb 29", None),
        ("= Cup 2023/24", "Thu Feb/29", date(2024, 2, 29)),
        ("= Cup 2019/20", "Sat Jul/18", date(2020, 7, 18)),
        ("= Cup 2020", "Fri Jun 11", date(2021, 6, 11)),
        ("= Cup 2026", "2026-06-11", date(2026, 6, 11)),
    ],
)
def test_the_year_is_told_by_season_and_day_of_the_week(title: str, written: str, day: date | None) -> None:
    """Lists leave the year out; a season that ended in its second July, or a cup held a year late, say so by it."""
    found, problems = read(f"{title}\n{written}\n 18:00 Ankara v Izmir\n")
    assert [f.day for f in found] == ([] if day is None else [day])
    assert [code for code, _, _ in problems] == (["import_date"] if day is None else [])


def test_a_wrong_day_of_the_week_is_said() -> None:
    """The date counts; whoever wrote it may have meant another one."""
    found, problems = read("= Cup 2025/26\nSun Nov/8 2025\n 18:00 Ankara v Izmir\n")
    assert (found[0].day, problems) == (date(2025, 11, 8), [("import_weekday", 2, "Sun Nov/8 2025")])


def test_a_date_begins_without_a_kick_off() -> None:
    """The hour of one day is not that of the next."""
    found, _ = read("= Cup 2025/26\nSat Nov/8 2025\n 18:00 Ankara v Izmir\nSun Nov/9\n  Bern v Hamburg\n")
    assert [f.kick_off for f in found] == [time(18), None]


@pytest.mark.parametrize(
    ("text", "problems"),
    [
        ("= Cup 2025\nSat Nov/8\n 18:00 Ankara x Izmir\n", [("import_line", 3, "18:00 Ankara x Izmir")]),
        ("= Cup 2025\nSat Nov/8\n Ankara 3-1\n", [("import_line", 3, "Ankara 3-1")]),
        ("= Cup 2025\nSat Nov/8\n A v B (Sat, 18:00)\n", [("import_line", 3, "A v B (Sat, 18:00)")]),
        ("= Cup 2025\n 18:00 Ankara v Izmir\n", [("import_undated", 2, "18:00 Ankara v Izmir")]),
        ("= Cup 2025\nSat Nov/8\n 25:10 Ankara v Izmir\n", [("import_time", 3, "25:10")]),
        ("= The Cup\nSat Nov/8 2025\n 18:00 Ankara v Izmir\n", [("import_season", 1, "The Cup")]),
        ("Sat Nov/8 2025\n 18:00 Ankara v Izmir\n", [("import_season", None, "")]),
        ("", [("import_season", None, "")]),
        (f"= Cup 2025\n{'v ' * 600}\n", [("import_line", 2, ("v " * 600)[:200])]),
    ],
)
def test_what_cannot_be_understood_is_told_by_its_line(text: str, problems: list[tuple[str, int | None, str]]) -> None:
    """No match is lost without a word."""
    assert read(text)[1] == problems


def test_all_problems_of_a_file_are_told_together() -> None:
    """Nobody mends a list line by line."""
    _, problems = read("= Cup 2025\nSat Nov/31\n 18:00 A v B\nSun Nov/9\n 18:00 EST C v D\n hello there\n")
    assert [(code, line) for code, line, _ in problems] == [("import_date", 2), ("import_zone", 5), ("import_line", 6)]


def test_a_publisher_is_known_by_its_file() -> None:
    """UEFA tells times by its own clock; the operation may say otherwise."""
    text = "= Cup 2025/26\nSat Nov/8 2025\n 18:00 Ankara v Izmir\n"
    assert [read(text, file)[0][0].clock for file in ("uefa.cl.txt", "cup.txt")] == ["Europe/Zurich", None]


def test_another_encoding_is_refused_with_its_line() -> None:
    """Half-read names would be other teams."""
    reading = Reading(Path())
    assert OpenfootballText().read(reading, "cup.txt", "= Cup 2025\n▪ Süper\n".encode("utf-16")) == ()
    assert [p.code for p in reading.problems] == ["not_utf8"]


@pytest.mark.parametrize("line", ["18:00 A" + " " * 900 + "B", "1-1, " * 190, "[a " * 300, "# times " * 20_000])
def test_a_long_line_is_given_up(line: str) -> None:
    """A list from an address may be made to hurt: patterns that try all ways of a line would never come to an end."""
    found, problems = read("= Cup 2025\nSat Nov/8\n" + (line + "\n") * 20)
    assert found == ()
    assert {code for code, _, _ in problems} <= {"import_line"}


def test_a_line_too_long_for_the_patterns_is_refused_before_them() -> None:
    """What they may cost grows with the length of the line, so it has a limit."""
    read("= Cup 2025\nSat Nov/8\n" + "1-1, " * 201)  # what the first reading of a process sets up is not counted
    calls = [calls_of(partial(read, "= Cup 2025\nSat Nov/8\n" + "1-1, " * n)) for n in (201, 20_000)]
    assert calls[1] == calls[0]


def test_an_empty_note_is_no_note() -> None:
    """A pair of brackets with nothing in it stands where others write "postponed"."""
    reading = Reading(Path())
    found = OpenfootballText().read(
        reading, "list.txt", b"= Test 2025/26\n\n[Fri Aug/8]\n  20.00  Alpha FC  v Beta FC []\n"
    )
    assert [(one.home, one.away, one.off) for one in found] == [("Alpha FC", "Beta FC", False)]
    assert reading.errors == ()
