"""The fictional national league: round robins in realistic weekly slots, derbies placed, a last round at once."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import numpy as np

from planner.templates.sportsbook.clubs import HOME_CLUBS, NATIONAL_CLUBS, Fixture, is_derby, tier

ISTANBUL = ZoneInfo("Europe/Istanbul")
# Days after the round's Friday, hour and minute; a derby takes the first, other clubs of home interest the next.
SLOTS = ((2, 19, 0), (1, 19, 0), (0, 20, 0), (3, 20, 0), (2, 16, 0), (1, 16, 0), (1, 13, 30), (2, 13, 30), (2, 20, 0))
# Fridays of the first half-season; the weekends between them belong to the national teams.
FRIDAYS_2025 = (
    *("2025-08-08", "2025-08-15", "2025-08-22", "2025-08-29", "2025-09-12", "2025-09-19", "2025-09-26", "2025-10-03"),
    *("2025-10-17", "2025-10-24", "2025-10-31", "2025-11-07", "2025-11-21", "2025-11-28", "2025-12-05", "2025-12-12"),
    "2025-12-19",
)
DERBY_ROUNDS = (3, 8, 12)  # late August, mid-October, and 21 November: inside the plan
FRIDAYS_MAY = ("2025-05-02", "2025-05-09", "2025-05-16")
LAST_ROUND_DAY = "2025-05-25"
HOURS_SET_UNTIL = datetime(2025, 12, 1, tzinfo=ISTANBUL)

Pairs = list[tuple[str, str]]


def old_season(rng: np.random.Generator) -> Iterator[Fixture]:
    """Rounds 31 to 34 of 2024-25; all nine matches of the last one start together."""
    rounds = _with_derbies_at(_round_robin(rng), (1,))
    for number, friday, pairs in zip((31, 32, 33), FRIDAYS_MAY, rounds, strict=False):
        yield from _weekend("2024-25", f"Round {number}", friday, pairs)
    kick_off = datetime.fromisoformat(LAST_ROUND_DAY).replace(hour=19, tzinfo=ISTANBUL)
    for home, away in rounds[3]:
        yield _fixture("2024-25", "Round 34 (last round)", (home, away), kick_off, 3)


def new_season(rng: np.random.Generator) -> Iterator[Fixture]:
    """Rounds 1 to 17 of 2025-26; from December on only the dates are known."""
    rounds = _with_derbies_at(_round_robin(rng), DERBY_ROUNDS)
    for number, (friday, pairs) in enumerate(zip(FRIDAYS_2025, rounds, strict=True), start=1):
        yield from _weekend("2025-26", f"Round {number}", friday, pairs)


def _round_robin(rng: np.random.Generator) -> list[Pairs]:
    """Circle method: 17 rounds of nine pairs; home right alternates."""
    clubs = [NATIONAL_CLUBS[i] for i in rng.permutation(len(NATIONAL_CLUBS))]
    rounds = []
    for turn in range(len(clubs) - 1):
        ring = [clubs[0], *(clubs[1:][turn:] + clubs[1:][:turn])]
        pairs = [(ring[i], ring[-1 - i]) for i in range(len(ring) // 2)]
        rounds.append([pair if (turn + i) % 2 == 0 else pair[::-1] for i, pair in enumerate(pairs)])
    return rounds


def _with_derbies_at(rounds: list[Pairs], places: tuple[int, ...]) -> list[Pairs]:
    """Reorder the rounds so that derbies fall at the given places (from 0)."""
    derbies = [pairs for pairs in rounds if any(is_derby(*pair) for pair in pairs)]
    others = [pairs for pairs in rounds if pairs not in derbies[: len(places)]]
    for place, pairs in zip(places, derbies, strict=False):
        others.insert(place, pairs)
    return others


def _weekend(season: str, name: str, friday: str, pairs: Pairs) -> Iterator[Fixture]:
    ranked = sorted(pairs, key=lambda pair: -sum(club in HOME_CLUBS for club in pair))
    for pair, (days, hour, minute) in zip(ranked, SLOTS, strict=True):
        day = datetime.fromisoformat(friday) + timedelta(days=days)
        yield _fixture(season, name, pair, day.replace(hour=hour, minute=minute, tzinfo=ISTANBUL), 4)


def _fixture(season: str, name: str, pair: tuple[str, str], kick_off: datetime, ordinary: int) -> Fixture:
    home, away = pair
    unset = kick_off >= HOURS_SET_UNTIL
    return Fixture(
        competition="national-league",
        season=season,
        round=name,
        home=home,
        away=away,
        starts_at=kick_off.replace(hour=0, minute=0) if unset else kick_off,
        tier=tier(ordinary, home, away),
        known_from=kick_off.replace(hour=12, minute=0) - timedelta(days=90 if unset else 28),
        date_only=unset,
    )
