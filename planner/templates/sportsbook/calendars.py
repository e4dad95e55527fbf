"""The sportsbook's calendar as files: fixtures per competition and season, and events.csv."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

import numpy as np

from planner.templates.sportsbook.clubs import Fixture
from planner.templates.sportsbook.cups import cups
from planner.templates.sportsbook.happenings import Happening
from planner.templates.sportsbook.league import new_season, old_season


def fixtures(seed: int) -> tuple[Fixture, ...]:
    """All matches from May to December 2025 in order of kick-off."""
    rng = np.random.default_rng([seed, 10])
    found = (*old_season(rng), *new_season(rng), *cups(rng))
    return tuple(sorted(found, key=lambda fixture: (fixture.starts_at, fixture.id)))


def fixture_files(found: tuple[Fixture, ...]) -> Iterator[tuple[str, str]]:
    """Relative path and text, one file per competition and season; kick-offs with their offset."""
    header = "id,competition,season,round,home,away,starts_at,date_only,known_from"
    names = sorted({(fixture.competition, fixture.season) for fixture in found})
    for competition, season in names:
        rows = [_row(f) for f in found if (f.competition, f.season) == (competition, season)]
        yield f"fixtures/{competition}-{season}.csv", "\n".join((header, *rows)) + "\n"


def events_csv(found: tuple[Happening, ...]) -> Iterator[str]:
    """Lines of events.csv."""
    yield "id,kind,starts_at,ends_at,title,tier,tags,channels,languages,skills,known_from"
    for event in found:
        times = ",".join(_minute(at) for at in (event.starts_at, event.ends_at))
        scope = (event.tags, event.channels, event.languages, event.skills, _minute(event.known_from))
        yield ",".join((event.id, event.kind, times, event.title, str(event.tier), *scope))


def _minute(at: datetime | None) -> str:
    return at.isoformat(timespec="minutes") if at else ""


def _row(fixture: Fixture) -> str:
    identity = (fixture.id, fixture.competition, fixture.season, fixture.round, fixture.home, fixture.away)
    return ",".join(
        (*identity, _minute(fixture.starts_at), str(fixture.date_only).lower(), _minute(fixture.known_from))
    )
