"""The size of a match follows from rules: competition, stage, home interest, derby."""

from __future__ import annotations

from typing import get_args

import pytest

from forecasting.events import SPORTS
from planner.operation.match_specs import CompetitionSpec, MatchSpec, Sport
from planner.operation.match_tiers import MatchRules, Pairing, derby_clubs, fold

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
    found = MatchRules(MATCHES).traits(Pairing(competition, stage, clubs))
    assert (found.tier, set(found.tags)) == (tier, {competition, *tags})


def test_names_are_compared_as_turkish_people_write_them() -> None:
    """İ, I, ı and i are one letter here; order does not matter in a derby."""
    assert fold("İstanbul  BAŞAKŞEHİR") == fold("istanbul başakşehir")
    assert derby_clubs("Lions - Bears") == derby_clubs("bears - LIONS")


FOLLOWED = MatchRules(
    MatchSpec(
        competitions={
            "Cup": CompetitionSpec(
                zone="Europe/Berlin", languages=("de",), knockout=("final", "round of"), extra_time_share=0.3
            ),
            "Court": CompetitionSpec(zone="UTC", sport="tennis", knockout=("*",)),
            "League": CompetitionSpec(zone="UTC", tier=4),
        },
        interest={"Galatasaray": ("tr", "de"), "Zenit": ("ru",)},
    )
)


def test_a_club_followed_in_some_languages_is_of_home_interest_and_concerns_them() -> None:
    """A German cup is followed in German, and in Turkish when a Turkish club plays."""
    found = FOLLOWED.traits(Pairing("Cup", "Matchday 1", ("GALATASARAY", "Cats")))
    assert found.tags == {"Cup", "home_interest", "interest_tr", "interest_de"}
    assert (found.tier, found.languages) == (2, {"de", "tr"})
    assert FOLLOWED.traits(Pairing("Cup", "", ("Dogs", "Cats"))).languages == {"de"}
    assert FOLLOWED.traits(Pairing("League", "", ("Zenit", "Cats"))).languages == frozenset()


@pytest.mark.parametrize(
    ("competition", "stage", "knockout", "share"),
    [
        ("Cup", "Semi-final", True, 0.3),
        ("Cup", "Round of 16", True, 0.3),
        ("Cup", "Group A", False, 0.3),
        ("Court", "", True, 0.25),
        ("League", "Final day", False, 0.25),
    ],
)
def test_rounds_that_cannot_end_level_are_told_by_their_name(
    competition: str, stage: str, knockout: bool, share: float
) -> None:
    """Group games end after 90 minutes."""
    found = FOLLOWED.traits(Pairing(competition, stage, ("Dogs", "Cats")))
    assert (found.knockout, found.extra_time_share) == (knockout, share)


def test_the_sport_is_that_of_the_row_the_competition_or_football() -> None:
    """One fixture list may hold several sports."""
    clubs = ("Dogs", "Cats")
    assert FOLLOWED.traits(Pairing("Court", "", clubs)).sport == "tennis"
    assert FOLLOWED.traits(Pairing("Court", "", clubs, sport="combat")).sport == "combat"
    assert FOLLOWED.traits(Pairing("Unlisted", "", clubs, tier=1)).sport == "football"


def test_the_tier_of_a_row_counts_where_the_rules_have_no_stage() -> None:
    """A list imported with its tier needs no rules."""
    clubs = ("Dogs", "Zenit")
    assert FOLLOWED.traits(Pairing("Unlisted", "", ("Dogs", "Cats"), tier=2)).tier == 2
    assert FOLLOWED.traits(Pairing("Unlisted", "", clubs, tier=2)).tier == 1


def test_sports_of_operation_files_are_those_of_the_forecast() -> None:
    """A sport that validates but has no course would fail a night later."""
    assert get_args(Sport) == tuple(SPORTS)


def test_every_name_is_folded_once() -> None:
    """Two thousand fixtures of 50 clubs and 20 rounds: names are compared per match, not taken apart."""
    fold.cache_clear()
    rules = MatchRules(MATCHES)
    folded = fold.cache_info().misses
    for k in range(2000):
        rules.traits(Pairing("Cup", f"Round {k % 20}", (f"Club {k % 50}", f"Club {k % 49}")))
    stages = len(MATCHES.competitions["Cup"].stages) + len(MATCHES.competitions["Cup"].knockout)
    assert fold.cache_info().misses - folded <= 50 + 20 + stages
