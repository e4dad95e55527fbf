"""How big a match is for the operation, and for whom, by the rules of operation.yaml instead of a tag per fixture."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from planner.operation.match_specs import CompetitionSpec, MatchSpec

BIGGEST = 1
EVERY_ROUND = "*"
UNLISTED = CompetitionSpec(zone="UTC")
"""What is assumed of a competition that operation.yaml does not list; its zone is not used."""


@dataclass(frozen=True, slots=True)
class Traits:
    """What the rules say of a match; no languages means all."""

    tier: int
    tags: frozenset[str]
    sport: str
    languages: frozenset[str]
    knockout: bool
    extra_time_share: float


@dataclass(frozen=True, slots=True)
class Pairing:
    """A match as its row states it; `tier` and `sport` only where the row has its own."""

    competition: str
    round: str
    clubs: tuple[str, str]
    tier: int | None = None
    sport: str = ""


class MatchRules:
    """The rules of operation.yaml, with all names folded once."""

    def __init__(self, matches: MatchSpec) -> None:
        self._competitions = matches.competitions
        self._home = frozenset(fold(club) for club in (*matches.home_clubs, *matches.interest))
        self._interest = {fold(club): languages for club, languages in matches.interest.items()}
        self._derbies = {derby_clubs(pair): size for pair, size in matches.derbies.items()}

    def traits(self, match: Pairing) -> Traits:
        """Tier, tags, sport, languages and kind of game of a match.

        The stage (longest part of the round's name that the competition lists), or else the match's own tier (from
        its row, for competitions that operation.yaml does not list), or else the competition gives the tier; a club
        of home interest lifts it by one; a derby is at least as big as its own tier.
        """
        spec = self._competitions.get(match.competition)
        clubs = frozenset(fold(club) for club in match.clubs)
        tier, stage = _tier(spec, match)
        followed = {language for club in clubs for language in self._interest.get(club, ())}
        tags = {match.competition, *(f"interest_{language}" for language in followed)}
        if stage is not None:
            tags.add(stage)
        if clubs & self._home:
            tier = max(BIGGEST, tier - 1)
            tags.add("home_interest")
        if clubs in self._derbies:
            tier = min(tier, self._derbies[clubs])
            tags.add("derby")
        concerned = frozenset(spec.languages) if spec is not None else frozenset()
        return Traits(
            tier=tier,
            tags=frozenset(tags),
            sport=match.sport or (spec or UNLISTED).sport,
            languages=concerned and concerned | followed,
            knockout=spec is not None and _goes_on(spec, match.round),
            extra_time_share=(spec or UNLISTED).extra_time_share,
        )


def derby_clubs(pair: str) -> frozenset[str]:
    """The two clubs of a derby written as "Galatasaray - Fenerbahçe", in either order."""
    return frozenset(fold(club) for club in pair.split(" - "))


@lru_cache(maxsize=8192)
def fold(name: str) -> str:
    """A club's or round's name for comparison: Turkish capital İ and I, case and spaces do not count."""
    plain = unicodedata.normalize("NFKC", name).replace("İ", "i").replace("I", "i").replace("ı", "i")
    return " ".join(plain.casefold().split())


def _tier(spec: CompetitionSpec | None, match: Pairing) -> tuple[int, str | None]:
    """Tier by stage, row or competition, and the stage."""
    stage = None if spec is None else _longest(spec.stages, match.round)
    if spec is not None and stage is not None:
        return spec.stages[stage], stage
    if match.tier is not None:
        return match.tier, None
    return (spec or UNLISTED).tier, None


def _longest(parts: Iterable[str], round_name: str) -> str | None:
    found = [part for part in parts if fold(part) in fold(round_name)]
    return max(found, key=lambda part: (len(part), part), default=None)


def _goes_on(spec: CompetitionSpec, round_name: str) -> bool:
    """Whether a round is knock-out."""
    return EVERY_ROUND in spec.knockout or _longest(spec.knockout, round_name) is not None
