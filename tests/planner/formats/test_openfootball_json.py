"""openfootball JSON is read as it is published, and refused match by match where it is wrong."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date, time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.formats import FORMATS, Fixture
from planner.formats.openfootball_json import OpenfootballJson
from planner.operation.reading import Reading

Match = Callable[..., dict[str, object]]


def read(content: bytes) -> tuple[tuple[Fixture, ...], list[tuple[str, str]]]:
    """Matches, and (code, value) of the problems."""
    reading = Reading(Path())
    found = OpenfootballJson().read(reading, "tr.1.json", content)
    return found, [(p.code, p.value) for p in reading.problems]


def season(*matches: object, name: object = "Turkish Süper Lig 2025/26") -> bytes:
    return json.dumps({"name": name, "matches": matches}).encode()


def test_a_match_is_read_with_its_time_on_the_wall_clock(match: Match) -> None:
    """Scores and half-times are of no interest here."""
    found, problems = read(season(match(score={"ht": [0, 1], "ft": [2, 1]})))
    names = ("2025-26", "11. Round", "Eyüpspor", "İstanbul Başakşehir")
    expected = Fixture(1, *names, date(2025, 11, 3), time(20), clock="Europe/Istanbul")
    assert (found, problems) == ((expected,), [])


def test_a_match_without_a_time_has_only_its_date(match: Match) -> None:
    """The second half of a season is often not timed yet."""
    found, _ = read(season(match(time=None)))
    assert (found[0].kick_off, found[0].off) == (None, False)


def test_a_postponed_match_is_off(match: Match) -> None:
    """Its old date must not lift a forecast."""
    assert read(season(match(status="postponed")))[0][0].off


@pytest.mark.parametrize(
    ("name", "expected"),
    [("Premier League 2025/26", "2025-26"), ("World Cup 2026", "2026"), ("Cup 2024-2025", "2024-25")],
)
def test_the_season_is_told_by_the_name(match: Match, name: str, expected: str) -> None:
    """It is part of a match's identity."""
    assert read(season(match(), name=name))[0][0].season == expected


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"date": "03.11.2025"}, "import_date"),
        ({"date": "2025-02-30"}, "import_date"),
        ({"date": None}, "import_date"),
        ({"time": "24:00"}, "import_time"),
        ({"time": 20}, "import_time"),
        ({"team1": None}, "import_field"),
        ({"team2": ""}, "import_field"),
        ({"team2": "Lions\nBears"}, "import_field"),
        ({"team2": {"name": "Lions"}}, "import_field"),
    ],
)
def test_a_wrong_match_is_named_and_the_others_are_read(match: Match, changes: dict[str, object], code: str) -> None:
    """All problems of a file are listed, each with the number of its match."""
    found, problems = read(season(match(**changes), match()))
    assert [problem for problem, _ in problems] == [code]
    assert [fixture.number for fixture in found] == [2]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"[" * 300 + b"]" * 300, "import_too_deep"),
        (b'{"name": "[[[[[[[[[[[[[[[[[[[[[[[[[", "matches": 1}', "import_shape"),
        (b"[]", "import_shape"),
        (b'{"name": "x 2025", "matches": [1]}', "import_shape"),
        (b'{"name": "Cup", "matches": []}', "import_season"),
        (b'{"matches": []}', "import_season"),
        (b'{"name": ', "import_syntax"),
        (b'{"name": ' + b"1" * 5000 + b"}", "import_syntax"),
        ("Süper".encode("cp1254"), "not_utf8"),
    ],
)
def test_a_file_of_another_shape_is_refused(content: bytes, code: str) -> None:
    """Whatever is in the file, the answer is a sentence."""
    assert [problem for problem, _ in read(content)[1]] == [code]


@settings(max_examples=50)
@given(st.recursive(st.none() | st.text(max_size=5) | st.integers(), lambda inner: st.lists(inner, max_size=3)))
def test_any_value_in_the_list_is_read_or_refused(value: object) -> None:
    """No input reaches the user as a traceback."""
    found, problems = read(season(value))
    assert (len(found), len(problems)) in {(0, 1)}


def test_names_of_formats_are_unique() -> None:
    """They are what users type."""
    names = [known.name for known in FORMATS]
    assert sorted(set(names)) == sorted(names)
