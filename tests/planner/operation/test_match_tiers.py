"""The size of a match follows from rules: competition, stage, home interest, derby."""

from __future__ import annotations

import pytest

from planner.operation.match_specs import CompetitionSpec, MatchSpec
from planner.operation.match_tiers import derby_clubs, fold, tier_and_tags

MATCHES = MatchSpec(
    competitions={
        "Cup": CompetitionSpec(zone="Europe/Berlin", tier=3, stages={"Final": 1, "Semi-final": 2, "Round of 16": 4}),
        "League": CompetitionSpec(zone="Europe/Istanbul", tier=4),
    },
    home_clubs=("Beşiktaş", "İstanbul Başakşehir"),
    derbies={"Fenerbahçe - Beşiktaş": 1},
)


@pytest.mark.parametrize(
    ("competition", "stage", "clubs", "tier", "tags"),
    [
        ("League", "12. Round", ("Cats", "Dogs"), 4, set()),
        ("Cup", "League, Matchday 1", ("Cats", "Dogs"), 3, set()),
        ("Cup", "Finals, Final", ("Cats", "Dogs"), 1, {"Final"}),
        ("Cup", "Semi-final", ("Cats", "Dogs"), 2, {"Semi-final"}),
        ("Cup", "finals, round of 16", ("Cats", "Dogs"), 4, {"Round of 16"}),
        ("League", "1", ("Beşiktaş", "Dogs"), 3, {"home_interest"}),
        ("League", "1", ("Dogs", "ISTANBUL BAŞAKŞEHİR"), 3, {"home_interest"}),
        ("League", "1", ("Beşiktaş", "Fenerbahçe"), 1, {"home_interest", "derby"}),
        ("Cup", "Final", ("Beşiktaş", "Cats"), 1, {"Final", "home_interest"}),
        ("Friendly", "1", ("Cats", "Dogs"), 3, set()),
    ],
)
def test_the_tier_of_a_match(competition: str, stage: str, clubs: tuple[str, str], tier: int, tags: set[str]) -> None:
    """The longest stage wins, home interest lifts by one, a derby is at least as big as its own tier."""
    assert tier_and_tags(MATCHES, competition, stage, clubs) == (tier, {competition, *tags})


def test_names_are_compared_as_turkish_people_write_them() -> None:
    """İ, I, ı and i are one letter here; order does not matter in a derby."""
    assert fold("İstanbul  BAŞAKŞEHİR") == fold("istanbul başakşehir")
    assert derby_clubs("Lions - Bears") == derby_clubs("bears - LIONS")
