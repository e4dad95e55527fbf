"""Fictional clubs, and what a fixture is."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime

HOME_CLUBS = ("Halic SK", "Moda FK", "Bogaz Spor")
NATIONAL_CLUBS = (
    *HOME_CLUBS,
    "Akyaka FK",
    "Beyoba Spor",
    "Cinarli SK",
    "Derekoy FK",
    "Erguvan SK",
    "Firtina Spor",
    "Gokova FK",
    "Huzur SK",
    "Ikizler Spor",
    "Kavakli FK",
    "Lodos SK",
    "Meltem Spor",
    "Nilufer FK",
    "Poyraz SK",
    "Sahil Spor",
)
FOREIGN_CLUBS = (
    "Real Alameda",
    "Porto Azul",
    "Rheinau 04",
    "Northbridge City",
    "Saint-Roch OC",
    "Dinamo Vesna",
    "AC Lagomare",
    "Union Meuse",
    "Harbour United",
    "Slavia Morava",
    "Atletico Verano",
    "Kobenhus BK",
    "Westmoor AFC",
    "Lech Wisna",
)


@dataclass(frozen=True, slots=True)
class Fixture:
    """A match: its identity, kick-off with offset, and the tier that operation.yaml gives it (1 biggest).

    `date_only` is a match whose hour is not set yet; `known_from` the day the kick-off was announced.
    """

    competition: str
    season: str
    round: str
    home: str
    away: str
    starts_at: datetime
    tier: int
    known_from: datetime
    date_only: bool = False

    @property
    def id(self) -> str:
        """Identity of a match in letters, digits and dashes."""
        initials = "".join(word[0] for word in self.competition.split("-"))
        parts = (initials, self.season, self.round, self.home, self.away)
        return re.sub("[^a-z0-9]+", "-", " ".join(parts).lower()).strip("-")


def is_derby(home: str, away: str) -> bool:
    """Whether two clubs of home interest meet."""
    return home in HOME_CLUBS and away in HOME_CLUBS


def tier(ordinary: int, home: str, away: str) -> int:
    """Tier of a match from its stage's tier: a club of home interest lifts it by one, a derby is a 1."""
    if is_derby(home, away):
        return 1
    interest = home in HOME_CLUBS or away in HOME_CLUBS
    return max(1, ordinary - interest)
