"""Calendars are read match by match: newest state, known zone, two teams."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from planner.formats import Fixture
from planner.formats.ical import Ical
from planner.operation.reading import Reading

USUAL = {"UID": "1@club", "DTSTAMP": "20251001T080000Z", "DTSTART": "20251103T170000Z", "SUMMARY": "Lions - Bears"}


def event(**changes: str | None) -> str:
    """A VEVENT with some properties changed; None leaves one out."""
    lines = [f"{name}:{value}" for name, value in (USUAL | changes).items() if value is not None]
    return "\r\n".join(["BEGIN:VEVENT", *lines, "END:VEVENT"])


def calendar(*events: str, extra: str = "") -> bytes:
    head = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//club//EN\r\n" + extra
    return (head + "".join(one + "\r\n" for one in events) + "END:VCALENDAR\r\n").encode()


def read(content: bytes) -> tuple[tuple[Fixture, ...], list[tuple[str, int | None, str | None, str]]]:
    """Matches, and (code, line, column, value) of the problems."""
    reading = Reading(Path())
    found = Ical().read(reading, "club.ics", content)
    return found, [(p.code, p.row, p.column, p.value) for p in reading.problems]


def starting(start: str, name: str = "DTSTART") -> bytes:
    return calendar(event(**{"DTSTART": None, name: start}))


def offset_of(match: Fixture) -> timedelta | None:
    assert match.kick_off is not None
    return datetime.combine(match.day, match.kick_off, match.zone).utcoffset()


def test_a_match_is_read_with_its_id() -> None:
    """The UID stays when the hour moves."""
    (match,), problems = read(calendar(event(CATEGORIES="12. Round")))
    assert problems == []
    names = ("2025-26", "12. Round", "Lions", "Bears")
    expected = Fixture(1, *names, date(2025, 11, 3), time(17), ZoneInfo("UTC"), line=4, source_id="1@club")
    assert match == expected


@pytest.mark.parametrize(
    ("name", "start", "offset_h"),
    [
        ("DTSTART", "20251103T170000Z", 0),
        ("DTSTART;TZID=Europe/Istanbul", "20251103T200000", 3),
        ("DTSTART;TZID=Turkey Standard Time", "20251103T200000", 3),
        ("DTSTART", "20251103T200000", None),
    ],
)
def test_kick_offs_are_utc_by_zone_or_floating(name: str, start: str, offset_h: int | None) -> None:
    """A floating hour is on the competition's clock."""
    (match,), problems = read(starting(start, name))
    assert (problems, match.kick_off) == ([], time(int(start[9:11])))
    assert offset_of(match) == (None if offset_h is None else timedelta(hours=offset_h))


def test_a_zone_that_the_calendar_defines_is_known() -> None:
    """Some programs send zones of their own."""
    zone = (
        "BEGIN:VTIMEZONE\r\nTZID:Club Time\r\nBEGIN:STANDARD\r\nDTSTART:20200101T000000\r\n"
        "TZOFFSETFROM:+0300\r\nTZOFFSETTO:+0300\r\n{rule}END:STANDARD\r\nEND:VTIMEZONE\r\n"
    )
    at = event(DTSTART=None, **{"DTSTART;TZID=Club Time": "20251103T200000"})
    (match,), problems = read(calendar(at, extra=zone.format(rule="RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU\r\n")))
    assert (problems, offset_of(match)) == ([], timedelta(hours=3))
    found, refused = read(calendar(at, extra=zone.format(rule="RRULE:FREQ=SECONDLY\r\n")))
    assert (found, refused) == ((), [("import_zone", None, "VTIMEZONE", "Club Time")])


def test_a_day_without_an_hour_is_a_match_of_unknown_time() -> None:
    """All-day entries are how clubs write "to be confirmed"."""
    (match,), problems = read(starting("20251103", "DTSTART;VALUE=DATE"))
    assert (match.day, match.kick_off, match.zone, problems) == (date(2025, 11, 3), None, None, [])


@pytest.mark.parametrize(
    ("first", "second", "day"),
    [
        ({"SEQUENCE": "1"}, {"SEQUENCE": "2"}, 5),
        ({"SEQUENCE": "10"}, {"SEQUENCE": "9"}, 4),
        ({"LAST-MODIFIED": "20251002T000000Z"}, {"LAST-MODIFIED": "20251001T000000Z"}, 4),
        ({"DTSTAMP": "20251002T000000Z"}, {"DTSTAMP": "20251003T000000Z"}, 5),
    ],
)
def test_the_newest_state_of_a_match_counts(first: dict[str, str], second: dict[str, str], day: int) -> None:
    """A calendar may hold a match before and after it moved."""
    found, problems = read(
        calendar(event(DTSTART="20251104T170000Z", **first), event(DTSTART="20251105T170000Z", **second))
    )
    assert ([f.day.day for f in found], problems) == ([day], [])


@pytest.mark.parametrize(
    "changes",
    [
        {"STATUS": "CANCELLED"},
        {"SUMMARY": "POSTPONED: Lions - Bears"},
        {"SUMMARY": "Lions v Bears (cancelled)"},
        {"SUMMARY": "Lions - Bears (ertelendi)"},
    ],
)
def test_a_match_that_is_off_is_marked(changes: dict[str, str]) -> None:
    """By the standard's status, or as people write it."""
    (match,), _ = read(calendar(event(**changes)))
    assert (match.home, match.away, match.off) == ("Lions", "Bears", True)


def test_a_calendar_that_cancels_cancels_all_it_holds() -> None:
    """METHOD:CANCEL is sent with the entries it takes back."""
    assert read(calendar(event(), extra="METHOD:CANCEL\r\n"))[0][0].off


@pytest.mark.parametrize(
    ("summary", "teams"),
    [
        ("Lions - Bears", ("Lions", "Bears")),
        ("Lions v Bears", ("Lions", "Bears")),
        ("Lions vs. Bears", ("Lions", "Bears")),
        ("Lions – Bears (2-1)", ("Lions", "Bears")),
        ("Lions 2-1 Bears", ("Lions", "Bears")),
        ("Lions 2 - 1 Bears", ("Lions", "Bears")),
        ("⚽ First League: Lions v Bears", ("Lions", "Bears")),
        ("Saint-Denis - Stoke-on-Trent", ("Saint-Denis", "Stoke-on-Trent")),
        ("Real Madrid - W49", ("Real Madrid", "W49")),
    ],
)
def test_teams_stand_in_the_summary(summary: str, teams: tuple[str, str]) -> None:
    """Every club writes it a little differently."""
    (match,), problems = read(calendar(event(SUMMARY=summary)))
    assert ((match.home, match.away), problems) == (teams, [])


def test_an_entry_that_is_no_match_is_said_and_left_out() -> None:
    """The draw stands in the same calendar."""
    found, problems = read(calendar(event(UID="draw", SUMMARY="Draw of the round of 16"), event()))
    assert [f.source_id for f in found] == ["1@club"]
    assert problems == [("import_no_match", 4, "SUMMARY", "Draw of the round of 16")]


@pytest.mark.parametrize(
    ("changes", "problem"),
    [
        ({"DTSTART": "banana"}, ("import_date", 4, "DTSTART", "banana")),
        ({"DTSTART": None}, ("import_date", 4, "DTSTART", "")),
        ({"DTSTART": "10251103T170000Z"}, ("import_date", 4, "DTSTART", "10251103T170000Z")),
        ({"DTSTART": None, "DTSTART;TZID=Mars/Base": "20251103T170000"}, ("import_zone", 4, "DTSTART", "Mars/Base")),
        ({"RRULE": "FREQ=WEEKLY"}, ("import_repeats", 4, "RRULE", "Lions - Bears")),
        ({"RDATE": "20251104T170000Z"}, ("import_repeats", 4, "RDATE", "Lions - Bears")),
        ({"RECURRENCE-ID": "20251104T170000Z"}, ("import_repeats", 4, "RECURRENCE-ID", "Lions - Bears")),
        ({"SUMMARY": "Cup - Lions - Bears"}, ("import_teams", 4, "SUMMARY", "Cup - Lions - Bears")),
    ],
)
def test_a_wrong_entry_is_named_by_line_and_property(
    changes: dict[str, str | None], problem: tuple[str, int, str, str]
) -> None:
    """The other matches of the calendar are read all the same."""
    found, problems = read(calendar(event(**changes), event(UID="2")))
    assert (problems, [f.source_id for f in found]) == ([problem], ["2"])


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "import_syntax"),
        (b"hello", "import_syntax"),
        (b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\n", "import_syntax"),
        (b"BEGIN:VEVENT\r\nEND:VEVENT\r\n", "import_syntax"),
        ("BEGIN:VCALENDAR\r\nX:Süper".encode("cp1254"), "not_utf8"),
    ],
)
def test_what_is_no_whole_calendar_is_refused(content: bytes, code: str) -> None:
    """A download that broke off must not pass for a short season."""
    assert [problem for problem, *_ in read(content)[1]] == [code]


@pytest.mark.parametrize("zone", [b"Europe", b"A" + b"/A" * 2_000], ids=["a folder", "two thousand folders"])
def test_a_zone_by_the_name_of_folders_is_refused(zone: bytes) -> None:
    """The library that reads calendars opens zone files by name; what comes of a wrong name is no mistake of ours."""
    reading = Reading(Path())
    event = b"BEGIN:VEVENT\r\nUID:1@x\r\nDTSTART;TZID=%s:20250801T200000\r\nSUMMARY:A - B\r\nEND:VEVENT\r\n" % zone
    content = b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\n" + event + b"END:VCALENDAR\r\n"
    assert Ical().read(reading, "list.ics", content) == ()
    assert [problem.code for problem in reading.errors] == ["import_syntax"]
