"""How matches get tier, sport and interest: rules instead of tagging thousands of fixtures by hand."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from planner.operation.types import Frozen, Share, Zone

Tier = Annotated[int, Field(ge=1, le=4)]
Sport = Literal["football", "basketball", "tennis", "combat", "esports", "other"]


class CompetitionSpec(Frozen):
    """A competition: the zone of its kick-off times, the tier of an ordinary match, stages with their own tier.

    `stages` maps a part of the round's name (case ignored) to a tier; the longest match wins. `languages` are those
    of the customers who follow it; none means all. `knockout` lists parts of the names of rounds whose games cannot
    end level ("*" is every round); `extra_time_share` of them are expected to go to extra time.
    """

    zone: Zone
    tier: Tier = 3
    stages: dict[str, Tier] = {}
    sport: Sport = "football"
    languages: tuple[str, ...] = ()
    knockout: tuple[str, ...] = ()
    extra_time_share: Share = 0.25


class MatchSpec(Frozen):
    """Competitions, clubs of home interest (lift a match by one tier) and derbies (pairs with their tier).

    `interest` maps a club to the languages in which it is followed: it is a club of home interest, its matches carry
    the tag `interest_<language>`, by which each language learns a lift of its own, and concern those languages also
    where the competition does not.
    """

    competitions: dict[str, CompetitionSpec] = {}
    home_clubs: tuple[str, ...] = ()
    interest: dict[str, tuple[str, ...]] = {}
    derbies: dict[str, Tier] = {}
