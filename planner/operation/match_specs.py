"""How matches get a tier and home interest: rules instead of tagging thousands of fixtures by hand."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from planner.operation.types import Frozen, Zone


class CompetitionSpec(Frozen):
    """A competition: the zone of its kick-off times, the tier of an ordinary match, stages with their own tier.

    `stages` maps a part of the round's name (case ignored) to a tier; the longest match wins.
    """

    zone: Zone
    tier: Annotated[int, Field(ge=1, le=4)] = 3
    stages: dict[str, Annotated[int, Field(ge=1, le=4)]] = {}


class MatchSpec(Frozen):
    """Competitions, clubs of home interest (lift a match by one tier) and derbies (pairs with their tier)."""

    competitions: dict[str, CompetitionSpec] = {}
    home_clubs: tuple[str, ...] = ()
    derbies: dict[str, Annotated[int, Field(ge=1, le=4)]] = {}
