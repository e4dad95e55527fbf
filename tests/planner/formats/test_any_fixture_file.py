"""Whatever is in a fixture file, reading it gives matches or problems, never an exception."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.formats import FORMATS
from planner.formats.clocks import published_clock, zone_of
from planner.formats.format import Format
from planner.formats.seasons import season_named, season_on, year_in
from planner.operation.reading import Reading

SAMPLES = {
    "openfootball-json": '{"name": "Cup 2025", "matches": [{"date": "2025-11-03", "team1": "A", "team2": "B"}]}',
    "openfootball-text": "= Cup 2025\n▪ Final\nMon Nov/3 2025\n 18:00 UTC+3  A  2-1 (1-0)  B  @ Town\n",
    "football-data": "Div,Date,Time,HomeTeam,AwayTeam\nX,03/11/2025,18:00,A,B\n",
    "ical": (
        "BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:1\nDTSTART:20251103T170000Z\nSUMMARY:A - B\nEND:VEVENT\nEND:VCALENDAR\n"
    ),
}
BY_NAME = pytest.mark.parametrize("known", FORMATS, ids=lambda known: known.name)


@BY_NAME
def test_every_format_has_a_sample_that_it_reads(known: Format) -> None:
    """A new format cannot go untested."""
    reading = Reading(Path())
    found = known.read(reading, "x", SAMPLES[known.name].encode())
    assert ([(f.home, f.away, f.day.isoformat()) for f in found], reading.problems) == ([("A", "B", "2025-11-03")], [])


@BY_NAME
@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_damaged_files_are_read_or_refused(known: Format, data: st.DataObject) -> None:
    """Cut, doubled and overwritten anywhere."""
    text = SAMPLES[known.name]
    at, until = sorted((data.draw(st.integers(0, len(text))), data.draw(st.integers(0, len(text)))))
    put = data.draw(
        st.text(max_size=12) | st.sampled_from(["\x00", '"', "99999", ":", "\n", "(", "31/02/0000", ";TZID=x:"])
    )
    reading = Reading(Path())
    known.read(reading, "x", (text[:at] + put + text[until:]).encode("utf-8", "surrogatepass"))


@BY_NAME
@settings(max_examples=40, deadline=None)
@given(content=st.binary(max_size=200))
def test_any_bytes_are_read_or_refused(known: Format, content: bytes) -> None:
    """No input reaches the user as a traceback."""
    reading = Reading(Path())
    assert not known.read(reading, "x", content) or not reading.errors


@pytest.mark.parametrize("text", ["UTC", "UTC-6", "GMT+5:30", "CET", "Europe/Istanbul"])
def test_zones_are_known_as_files_write_them(text: str) -> None:
    """Offsets, the usual letters, and names of places."""
    assert zone_of(text) is not None


@pytest.mark.parametrize("text", ["UTC+15", "EST", "../etc", "Mars/Base", "", "localtime"])
def test_what_names_no_clock_or_several_is_not_guessed(text: str) -> None:
    """EST is five hours behind UTC in New York and ten ahead in Sydney."""
    assert zone_of(text) is None


def test_publishers_are_known_by_the_names_of_their_files() -> None:
    """Also at an address."""
    names = ("en.1.json", "uefa.cl.json", "https://example.org/2025-26/tr.1.json", "cup.txt")
    assert [published_clock(name) for name in names] == ["Europe/London", "Europe/Zurich", "Europe/Istanbul", None]


@given(st.dates(date(1990, 1, 1), date(2190, 1, 1)))
def test_a_day_lies_in_its_season(day: date) -> None:
    """The ways to a season agree."""
    assert year_in(season_on(day), day.month) == day.year
    assert season_named(f"Cup {season_on(day)}") == season_on(day)
    assert year_in(str(day.year), day.month) == day.year
