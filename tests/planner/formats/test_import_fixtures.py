"""An import adds, moves and keeps matches by their identity, and writes all or nothing."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from planner.formats import Imported, Target, import_fixtures
from planner.problems import OperationError
from tests.planner.fixture_worlds import events

Season = Callable[..., Path]
Match = Callable[..., dict[str, object]]


def run(folder: Path, file: Path, **options: object) -> Imported:
    format_ = str(options.pop("format", "openfootball-json"))
    target = Target(folder, **{"competition": "super-lig", **options})  # type: ignore[arg-type]
    return import_fixtures(file, target, format=format_)


def counts(done: Imported) -> tuple[int, int, int, int]:
    return (done.added, done.moved, done.unchanged, done.left_out)


def refused(folder: Path, file: Path, **options: object) -> list[str]:
    with pytest.raises(OperationError) as caught:
        run(folder, file, **options)
    assert not (folder / "fixtures").exists()
    return [p.code for p in caught.value.problems]


def test_a_match_is_written_in_the_zone_of_its_competition(operation: Path, season: Season, match: Match) -> None:
    """20:00 in Berlin is 22:00 in Istanbul; the event is one moment."""
    done = run(operation, season(match()), competition="Euro Cup")
    assert done.file == operation / "fixtures" / "euro-cup.csv"
    event = events(operation)[0]
    assert (event.starts_at, event.date_only) == (datetime(2025, 11, 3, 19, tzinfo=UTC), False)
    assert (event.title, event.tier) == ("Eyüpspor - İstanbul Başakşehir", 3)


def test_a_match_without_a_time_becomes_an_event_of_a_date(operation: Path, season: Season, match: Match) -> None:
    """The date is kept, whatever zone the competition has."""
    run(operation, season(match(time=None)), competition="Euro Cup")
    event = events(operation)[0]
    assert (event.starts_at, event.date_only) == (datetime(2025, 11, 2, 21, tzinfo=UTC), True)


def test_a_second_import_changes_nothing(operation: Path, season: Season, match: Match) -> None:
    """An import may run every night."""
    file = season(match(), match(round="12. Round", date="2025-11-09"))
    assert counts(run(operation, file)) == (2, 0, 0, 0)
    before = (operation / "fixtures/super-lig.csv").read_bytes()
    assert counts(run(operation, file)) == (0, 0, 2, 0)
    assert (operation / "fixtures/super-lig.csv").read_bytes() == before


def test_a_match_that_got_a_time_or_another_day_is_moved(operation: Path, season: Season, match: Match) -> None:
    """It stays the same event: its id does not change; what was known before stays for forecasts of then."""
    run(operation, season(match(time=None), match(round="12. Round")))
    before = {event.id for event in events(operation)}
    known = datetime(2025, 11, 1, 9, tzinfo=UTC)
    moved = run(operation, season(match(date="2025-11-04"), match(round="12. Round")), known_from=known)
    assert counts(moved) == (0, 1, 1, 0)
    after = events(operation)
    assert {event.id for event in after} == before
    found = sorted((e.starts_at.day, e.date_only, e.known_from) for e in after)
    assert found == [(2, True, None), (3, False, None), (4, False, known)]


def test_matches_before_the_first_day_are_left_alone(operation: Path, season: Season, match: Match) -> None:
    """What was played before is not touched, also if the file says otherwise now."""
    run(operation, season(match(), match(round="12. Round", date="2025-11-09")))
    file = season(match(time="19:00"), match(round="12. Round", date="2025-11-09", time="19:00"))
    assert counts(run(operation, file, from_date=date(2025, 11, 5))) == (0, 1, 0, 0)
    assert [event.starts_at.hour for event in sorted(events(operation), key=lambda e: e.starts_at)] == [17, 16]


def test_a_postponed_match_is_taken_out_and_said(operation: Path, season: Season, match: Match) -> None:
    """Its lift must not stay on the old evening."""
    run(operation, season(match(), match(round="12. Round")))
    done = run(operation, season(match(status="postponed"), match(round="12. Round")))
    assert counts(done) == (0, 0, 1, 1)
    assert [w.code for w in done.warnings] == ["import_postponed"]
    assert len(events(operation)) == 1


def test_matches_that_are_not_in_the_file_are_kept(operation: Path, season: Season, match: Match) -> None:
    """Last season stays for the forecast to learn from."""
    run(operation, season(match(date="2024-11-03"), name="Süper Lig 2024/25"))
    assert counts(run(operation, season(match()))) == (1, 0, 0, 0)
    assert len(events(operation)) == 2


def test_a_match_that_stands_twice_with_two_times_is_refused(operation: Path, season: Season, match: Match) -> None:
    """Nobody can know which one is right."""
    assert refused(operation, season(match(), match(time="21:00"))) == ["import_twice"]


def test_a_match_that_stands_twice_alike_is_one(operation: Path, season: Season, match: Match) -> None:
    """It is said, and harmless."""
    done = run(operation, season(match(), match()))
    assert (counts(done), [w.code for w in done.warnings]) == ((1, 0, 0, 0), ["import_twice"])


def test_nothing_is_written_if_anything_is_wrong(operation: Path, season: Season, match: Match) -> None:
    """Half a calendar is worse than none."""
    assert refused(operation, season(match(), match(date="x"), match(time="x"))) == ["import_date", "import_time"]


def test_an_unknown_format_or_competition_is_refused(operation: Path, season: Season, match: Match) -> None:
    """The competition gives the zone; without it no time means anything."""
    file = season(match())
    assert refused(operation, file, format="openfotball-json") == ["import_format"]
    assert refused(operation, file, competition="superlig") == ["import_competition"]
    assert refused(operation, file.with_name("no.json")) == ["file_missing"]


def test_a_file_with_formulas_for_names_stays_text(operation: Path, season: Season, match: Match) -> None:
    """A club may be called anything."""
    run(operation, season(match(team1='=1+1,"x"')))
    assert events(operation)[0].title.startswith('=1+1,"x"')
