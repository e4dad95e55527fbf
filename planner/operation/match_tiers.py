"""How big a match is for the operation, by the rules of operation.yaml instead of a tag per fixture."""

from __future__ import annotations

import unicodedata

from planner.operation.match_specs import CompetitionSpec, MatchSpec

BIGGEST = 1


def tier_and_tags(
    matches: MatchSpec, competition: str, round_name: str, clubs: tuple[str, str], own: int | None = None
) -> tuple[int, frozenset[str]]:
    """Tier (1 biggest) and tags of a match.

    The stage (longest part of the round's name that the competition lists), or else the match's `own` tier (from its
    row, for competitions that operation.yaml does not list), or else the competition gives the tier; a club of home
    interest lifts it by one; a derby is at least as big as its own tier.
    """
    spec = matches.competitions.get(competition)
    tags = {competition}
    stage = None if spec is None else _stage(spec, round_name)
    tier = CompetitionSpec.model_fields["tier"].default if spec is None else spec.tier
    tier = tier if own is None else own
    if spec is not None and stage is not None:
        tier = spec.stages[stage]
        tags.add(stage)
    if {fold(club) for club in clubs} & {fold(club) for club in matches.home_clubs}:
        tier = max(BIGGEST, tier - 1)
        tags.add("home_interest")
    derby = {derby_clubs(pair): size for pair, size in matches.derbies.items()}.get(frozenset(map(fold, clubs)))
    if derby is not None:
        tier = min(tier, derby)
        tags.add("derby")
    return tier, frozenset(tags)


def derby_clubs(pair: str) -> frozenset[str]:
    """The two clubs of a derby written as "Galatasaray - Fenerbahçe", in either order."""
    return frozenset(fold(club) for club in pair.split(" - "))


def fold(name: str) -> str:
    """A club's or round's name for comparison: Turkish capital İ and I, case and spaces do not count."""
    plain = unicodedata.normalize("NFKC", name).replace("İ", "i").replace("I", "i").replace("ı", "i")
    return " ".join(plain.casefold().split())


def _stage(spec: CompetitionSpec, round_name: str) -> str | None:
    found = [stage for stage in spec.stages if fold(stage) in fold(round_name)]
    return max(found, key=lambda stage: (len(stage), stage), default=None)
