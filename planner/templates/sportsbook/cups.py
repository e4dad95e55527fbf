"""Fictional cups: continental midweek nights, cup semi-finals and finals, and the national team's matches."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import numpy as np

from planner.templates.sportsbook.clubs import FOREIGN_CLUBS, HOME_CLUBS, Fixture, tier
from planner.templates.sportsbook.league import ISTANBUL

BERLIN = ZoneInfo("Europe/Berlin")
QUALIFYING = ("2025-07-22", "2025-07-29", "2025-08-05", "2025-08-12", "2025-08-19", "2025-08-26")
MATCHDAYS = ("2025-09-16", "2025-09-30", "2025-10-21", "2025-11-04", "2025-11-25", "2025-12-09")
WINTER = datetime(2025, 10, 26, tzinfo=BERLIN)
# Kick-offs on the cup's own clock. Summer 18:45 and 21:00 are 19:45 and 22:00 in Istanbul; the winter schedule is
# earlier, so that Istanbul sees 20:00 and 22:00 when Berlin's clock has gone back.
SUMMER_SLOTS = ((18, 45), (21, 0))
WINTER_SLOTS = ((18, 0), (20, 0))
NATIONAL_TEAM = (
    ("2025-09-04T19:00", "home", "Kartvelia"),
    ("2025-09-07T21:45", "home", "Iberica"),
    ("2025-10-11T21:45", "away", "Bulgara"),
    ("2025-10-14T21:45", "home", "Kartvelia"),
    ("2025-11-15T20:00", "home", "Bulgara"),
    ("2025-11-18T22:45", "away", "Iberica"),
)


def cups(rng: np.random.Generator) -> Iterator[Fixture]:
    """All cup and national-team matches from May to December 2025."""
    yield from _spring(rng)
    for number, tuesday in enumerate(QUALIFYING, start=1):
        yield from _midweek(rng, tuesday, f"Qualifying {(number + 1) // 2} leg {2 - number % 2}", 4)
    for number, tuesday in enumerate(MATCHDAYS, start=1):
        yield from _midweek(rng, tuesday, f"Matchday {number}", 3)
    for number, (kick_off, side, other) in enumerate(NATIONAL_TEAM, start=1):
        sides = ("Anatolia", other) if side == "home" else (other, "Anatolia")
        at = datetime.fromisoformat(kick_off).replace(tzinfo=ISTANBUL)
        yield _match("national-team", f"Qualifier {number}", sides, at, 2)


def _spring(rng: np.random.Generator) -> Iterator[Fixture]:
    """The end of 2024-25: semi-finals of the continental cup and both finals."""
    clubs = [FOREIGN_CLUBS[i] for i in rng.permutation(len(FOREIGN_CLUBS))]
    for day, pair in (("2025-05-06", (clubs[0], clubs[1])), ("2025-05-07", (clubs[2], clubs[3]))):
        yield _match("continental-cup", "Semi-final", pair, _at(day, 21, 0), 2)
    one, other = (HOME_CLUBS[i] for i in rng.permutation(len(HOME_CLUBS))[:2])
    final = datetime(2025, 5, 14, 20, 45, tzinfo=ISTANBUL)
    yield _match("national-cup", "Final", (one, other), final, 2)
    yield _match("continental-cup", "Final", (clubs[0], clubs[2]), _at("2025-05-31", 21, 0), 1)


def _midweek(rng: np.random.Generator, tuesday: str, name: str, ordinary: int) -> Iterator[Fixture]:
    """Two nights of one early and two late matches; two clubs of home interest play, one each night."""
    foreign = [FOREIGN_CLUBS[i] for i in rng.permutation(len(FOREIGN_CLUBS))]
    for night, club in enumerate(HOME_CLUBS[:2]):
        day = (datetime.fromisoformat(tuesday) + timedelta(days=night)).date().isoformat()
        late = bool(rng.integers(0, 2))
        rivals = foreign[7 * night : 7 * night + 7]
        own = (club, rivals[0]) if rng.integers(0, 2) else (rivals[0], club)
        pairs = [own, *list(pairwise(rivals[1:6]))[::2]]
        for i, pair in enumerate(pairs):
            slots = WINTER_SLOTS if _at(day, 12, 0) >= WINTER else SUMMER_SLOTS
            hour, minute = slots[late if i == 0 else i % 2]
            yield _match("continental-cup", name, pair, _at(day, hour, minute), ordinary)


def _match(competition: str, name: str, pair: tuple[str, str], kick_off: datetime, ordinary: int) -> Fixture:
    season = "2024-25" if kick_off < datetime(2025, 7, 1, tzinfo=ISTANBUL) else "2025-26"
    known = kick_off.replace(hour=12, minute=0) - timedelta(days=21)
    return Fixture(competition, season, name, *pair, kick_off, tier(ordinary, *pair), known)


def _at(day: str, hour: int, minute: int) -> datetime:
    return datetime.fromisoformat(day).replace(hour=hour, minute=minute, tzinfo=BERLIN)
