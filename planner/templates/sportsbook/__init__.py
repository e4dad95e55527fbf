"""The example "sportsbook": a fictional Turkish-facing betting operator with 23 queues, 5 languages and 120 agents."""

from __future__ import annotations

from collections.abc import Iterable
from importlib.resources import files as resources

from planner.templates.ready_scenarios import ready_scenarios
from planner.templates.sportsbook.calendars import events_csv, fixture_files, fixtures
from planner.templates.sportsbook.clubs import Fixture
from planner.templates.sportsbook.contacts import contact_files
from planner.templates.sportsbook.happenings import all_happenings
from planner.templates.sportsbook.people import agents_csv, balances_csv, hire, names_csv, pairs_csv
from planner.templates.sportsbook.requests import (
    absences_csv,
    activities_csv,
    leaves,
    ledger_csv,
    locks_csv,
    protections_csv,
    wishes_csv,
)
from planner.templates.sportsbook.rotation import previous_csv
from planner.templates.sportsbook.world import draw_world

__all__ = ["files"]


def files(seed: int) -> dict[str, str]:
    """All files of the operation: relative path -> text."""
    config = resources(__name__).joinpath("operation.yaml").read_text(encoding="utf-8")
    matches, events = fixtures(seed), all_happenings()
    return {
        "operation.yaml": config.replace("@SEED@", str(seed)),
        **{name: "\n".join(lines) + "\n" for name, lines in _people_files(seed, matches).items()},
        "events.csv": "\n".join(events_csv(events)) + "\n",
        **dict(fixture_files(matches)),
        **dict(contact_files(draw_world(seed, matches, events))),
        **ready_scenarios(__name__),
    }


def _people_files(seed: int, matches: tuple[Fixture, ...]) -> dict[str, Iterable[str]]:
    crew = hire(seed)
    away = leaves(crew, seed)
    return {
        "agents.csv": agents_csv(crew),
        "names.csv": names_csv(crew, seed),
        "previous.csv": previous_csv(crew, matches, seed),
        "balances.csv": balances_csv(crew, seed),
        "ledger.csv": ledger_csv(crew, seed),
        "absences.csv": absences_csv(away),
        "wishes.csv": wishes_csv(crew, away, seed),
        "locks.csv": locks_csv(crew, away),
        "protections.csv": protections_csv(crew, seed),
        "activities.csv": activities_csv(crew, away, seed),
        "pairs.csv": pairs_csv(crew),
    }
