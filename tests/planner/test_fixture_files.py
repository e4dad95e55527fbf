"""What a second state of a list does to fixtures/*.csv, and what an import may say of all its matches."""

from __future__ import annotations

import csv
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from planner.formats import Imported, Target, import_fixtures
from planner.problems import OperationError
from tests.planner.fixture_worlds import KIOSK, events

CONFIG = f"""{KIOSK}\
matches:
  competitions:
    cup: {{zone: Europe/Berlin, tier: 4, stages: {{final: 2}}}}
  home_clubs: [Lions]
"""
NOW = datetime(2025, 11, 1, 9, tzinfo=UTC)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """An operation that lists one competition."""
    (tmp_path / "op").mkdir()
    (tmp_path / "op/operation.yaml").write_text(CONFIG, encoding="utf-8")
    return tmp_path / "op"


def text(folder: Path, *lines: str, competition: str = "cup", name: str = "list.txt", **options: object) -> Imported:
    """Import a list in openfootball text."""
    file = folder.parent / name
    file.write_text("\n".join(["= Cup 2025/26", *lines]), encoding="utf-8")
    return import_fixtures(file, Target(folder, competition, **options), format="openfootball-text")  # type: ignore[arg-type]


def calendar(folder: Path, *matches: tuple[str, str, str], **options: object) -> Imported:
    """Import a calendar of (UID, DTSTART, SUMMARY); a SUMMARY of "" is cancelled."""
    events = "".join(
        f"BEGIN:VEVENT\nUID:{uid}\nDTSTART:{start}\nSUMMARY:{summary or 'Lions - Bears'}\n"
        f"STATUS:{'CONFIRMED' if summary else 'CANCELLED'}\nEND:VEVENT\n"
        for uid, start, summary in matches
    )
    file = folder.parent / "club.ics"
    file.write_text(f"BEGIN:VCALENDAR\n{events}END:VCALENDAR\n", encoding="utf-8")
    return import_fixtures(file, Target(folder, "cup", **options), format="ical")  # type: ignore[arg-type]


def counts(done: Imported) -> tuple[int, int, int, int]:
    return (done.added, done.moved, done.unchanged, done.left_out)


def rows(folder: Path, name: str = "cup") -> list[dict[str, str]]:
    with (folder / f"fixtures/{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_a_competition_with_a_tier_needs_no_line_in_operation_yaml(folder: Path) -> None:
    """The rows carry the tier; operation.yaml stays as its owner wrote it, and its home clubs still count."""
    lines = ("Sat Nov/8 2025", " 18:00 Ankara v Izmir", " 20:00 Bears v Lions")
    text(folder, *lines, competition="Harbour League", tier=3)
    assert (folder / "operation.yaml").read_text(encoding="utf-8") == CONFIG
    assert [(e.title, e.tier, "home_interest" in e.tags) for e in sorted(events(folder), key=lambda e: e.title)] == [
        ("Ankara - Izmir", 3, False),
        ("Bears - Lions", 2, True),
    ]


def test_a_tier_of_its_own_goes_before_the_competition_but_not_before_its_stages(folder: Path) -> None:
    """The final of a cup stays a final."""
    text(folder, "▪ Round 1", "Sat Nov/8 2025", " 18:00 A v B", "▪ Final", " 20:00 C v D", tier=3)
    assert {e.title: e.tier for e in events(folder)} == {"A - B": 3, "C - D": 2}


def test_a_list_without_a_tier_keeps_the_one_given_before(folder: Path) -> None:
    """A nightly import need not repeat what was said once."""
    lines = ("Sat Nov/8 2025", " 18:00 A v B")
    text(folder, *lines, tier=2, sport="basketball")
    assert counts(text(folder, *lines)) == (0, 0, 1, 0)
    assert (rows(folder)[0]["tier"], rows(folder)[0]["sport"]) == ("2", "basketball")
    assert counts(text(folder, *lines, tier=1)) == (0, 1, 0, 0)


def test_options_that_cannot_be_are_told_together(folder: Path) -> None:
    """Each by the name of its flag; nothing is fetched or written."""
    with pytest.raises(OperationError) as caught:
        text(folder, competition="...", zone="Mars/Base", tier=7, sport="curling")
    told = [(p.file, p.code) for p in caught.value.problems]
    assert told == [
        ("--competition", "import_name"),
        ("--sport", "import_sport"),
        ("--tier", "bad_tier"),
        ("--zone", "unknown_zone"),
    ]
    assert not (folder / "fixtures").exists()


@pytest.mark.parametrize(
    ("competition", "name", "zone", "starts_at", "assumed"),
    [
        ("cup", "list.txt", None, "2025-11-08T18:00+01:00", []),
        ("cup", "list.txt", "Europe/London", "2025-11-08T18:00+00:00", []),
        ("cup", "en.1.txt", None, "2025-11-08T18:00+01:00", []),
        ("league", "en.1.txt", None, "2025-11-08T18:00+00:00", ["Europe/London"]),
        ("league", "list.txt", None, "2025-11-08T18:00+03:00", ["Europe/Istanbul"]),
        ("league", "list.txt", "Europe/Berlin", "2025-11-08T18:00+01:00", []),
    ],
)
def test_a_bare_kick_off_is_on_the_nearest_clock_that_somebody_stated(
    folder: Path, competition: str, name: str, zone: str | None, starts_at: str, assumed: list[str]
) -> None:
    """--zone, then operation.yaml, then the publisher's, then the operation's: the last two are said."""
    done = text(folder, "Sat Nov/8 2025", " 18:00 A v B", competition=competition, name=name, zone=zone, tier=3)
    assert rows(folder, competition)[0]["starts_at"] == starts_at
    assert [w.value for w in done.warnings if w.code == "import_zone_assumed"] == assumed


def test_a_coming_match_that_moves_is_known_from_now_on(folder: Path) -> None:
    """A backtest of last month knows the evening of then, not the new one; one long played was never a secret."""
    before = ("Sat Oct/4 2025", " 18:00 A v B", "Sat Nov/8", " 18:00 C v D", " 20:00 E v F")
    text(folder, *before, now=NOW)
    after = ("Sat Oct/4 2025", " 19:00 A v B", "Mon Nov/10", " 18:00 C v D", "Sat Nov/8", " 20:00 E v F")
    assert counts(text(folder, *after, now=NOW)) == (0, 2, 1, 0)
    assert [(r["home"], r["starts_at"][:10], r["known_from"]) for r in rows(folder)] == [
        ("A", "2025-10-04", ""),
        ("C", "2025-11-08", ""),
        ("E", "2025-11-08", ""),
        ("C", "2025-11-10", "2025-11-01T09:00+00:00"),
    ]
    assert counts(text(folder, *after, now=NOW + timedelta(days=1))) == (0, 0, 3, 0)
    assert len(rows(folder)) == 4


def test_a_match_that_moves_again_and_is_called_off_leaves_nothing(folder: Path) -> None:
    """Every state it was known in is a row of its own, until it does not take place."""
    for day, now in (("8", NOW), ("15", NOW), ("18", NOW + timedelta(days=1))):
        text(folder, f"Sat Nov/{day} 2025".replace("Sat Nov/18", "Tue Nov/18"), " 18:00 A v B", now=now)
    found = rows(folder)
    assert [r["starts_at"][8:10] for r in found] == ["08", "15", "18"]
    assert len({r["id"] for r in found}) == 1
    text(folder, "Tue Nov/18 2025", " 18:00 A v B [postponed]", now=NOW + timedelta(days=2))
    assert rows(folder) == []


def test_a_postponed_match_with_its_new_date_in_the_same_list_moves(folder: Path) -> None:
    """Same match, new time; the note at the old date takes nothing out."""
    text(folder, "Sat Nov/8 2025", " 18:00 A v B")
    first = rows(folder)[0]["id"]
    done = text(folder, "Sat Nov/8 2025", " 18:00 A v B [postponed]", "Tue Nov/18", " 19:00 A v B")
    assert (counts(done), done.warnings) == ((0, 1, 0, 0), ())
    assert [(r["id"], r["starts_at"][:10]) for r in rows(folder)] == [(first, "2025-11-18")]


def test_teams_that_become_known_take_their_place_in_the_draw(folder: Path) -> None:
    """W41 against W42 and the match it became are one event with one id."""
    text(folder, "▪ Final", "Sat Nov/8 2025", " 18:00 W41 v W42", "▪ Third place", " 15:00 L41 v L42")
    before = {r["round"]: r["id"] for r in rows(folder)}
    done = text(folder, "▪ Final", "Sat Nov/8 2025", " 18:00 A v B", "▪ Third place", " 15:00 L41 v L42")
    assert counts(done) == (0, 1, 1, 0)
    assert {r["round"]: (r["home"], r["id"]) for r in rows(folder)} == {
        "Final": ("A", before["Final"]),
        "Third place": ("L41", before["Third place"]),
    }


def test_a_match_with_an_id_moves_though_everything_else_changes(folder: Path) -> None:
    """A UID is the identity; the teams' names are not."""
    calendar(folder, ("1", "20251108T170000Z", "Lions - Bears"), ("2", "20251108T190000Z", "Owls - Wolves"))
    ids = {r["source_id"]: r["id"] for r in rows(folder)}
    again = calendar(folder, ("1", "20251110T170000Z", "Lions FC - Bears"), ("2", "20251108T190000Z", "Owls - Wolves"))
    assert counts(again) == (0, 1, 1, 0)
    assert {r["source_id"]: (r["home"], r["id"]) for r in rows(folder)} == {
        "1": ("Lions FC", ids["1"]),
        "2": ("Owls", ids["2"]),
    }


def test_a_cancelled_id_takes_its_match_out(folder: Path) -> None:
    """STATUS:CANCELLED is an update like any other."""
    calendar(folder, ("1", "20251108T170000Z", "Lions - Bears"), ("2", "20251108T190000Z", "Owls - Wolves"))
    assert counts(calendar(folder, ("1", "20251108T170000Z", ""))) == (0, 0, 0, 1)
    assert [r["source_id"] for r in rows(folder)] == ["2"]


def test_a_calendar_that_deals_out_new_ids_makes_no_second_match(folder: Path) -> None:
    """Some programs give every download new UIDs; equal teams at an equal moment are one match."""
    calendar(folder, ("1", "20251108T170000Z", "Lions - Bears"))
    first = rows(folder)[0]["id"]
    done = calendar(folder, ("x", "20251108T170000Z", "Lions - Bears"), ("y", "20251108T170000Z", "Lions - Bears"))
    assert (counts(done), [w.code for w in done.warnings]) == ((0, 0, 1, 0), ["import_twice"])
    assert [(r["id"], r["source_id"]) for r in rows(folder)] == [(first, "x")]


def test_one_moment_written_in_two_zones_is_no_move(folder: Path) -> None:
    """17:00 UTC is 18:00 in Berlin."""
    text(folder, "Sat Nov/8 2025", " 18:00 A v B")
    assert counts(text(folder, "Sat Nov/8 2025", " 17:00 UTC  A v B", zone="Europe/London")) == (0, 0, 1, 0)


def test_a_known_from_without_an_offset_is_the_operations_own(folder: Path) -> None:
    """As everywhere."""
    text(folder, "Sat Nov/8 2025", " 18:00 A v B", known_from=datetime(2025, 11, 1, 12))  # noqa: DTZ001 - the case
    assert rows(folder)[0]["known_from"] == "2025-11-01T09:00+00:00"


def test_a_contradiction_is_told_with_its_line_and_writes_nothing(folder: Path) -> None:
    """Nobody can know which hour is right."""
    with pytest.raises(OperationError) as caught:
        text(folder, "Sat Nov/8 2025", " 18:00 A v B", " 20:00 A v B")
    assert [(p.file, p.row, p.code, p.value) for p in caught.value.problems] == [
        ("list.txt", 4, "import_twice", "A - B")
    ]
    assert not (folder / "fixtures").exists()
