"""Steps that contradict each other: found once for each pair, with a sentence for each thing."""

from __future__ import annotations

from typing import get_args

import pytest

from planner.words import LANGUAGES, sentence
from scenarios.clashes import Claim, Clash, Thing, claims_of, clashes
from scenarios.kinds import KINDS

DERBY, FINAL = Claim("event", "derby"), Claim("event", "final")


def test_the_first_thing_that_two_steps_settle_is_told_once() -> None:
    """Three days that two absences share are one contradiction, not three."""
    days = frozenset(Claim("away", f"ada 2025-11-0{day}") for day in range(1, 4))
    assert list(clashes([days, frozenset({DERBY}), days])) == [Clash(2, 0, Claim("away", "ada 2025-11-01"))]


def test_each_later_step_names_the_first_that_settled_it() -> None:
    """The third derby contradicts the first, as the second does."""
    derby = frozenset({DERBY})
    found = list(clashes([derby, derby, derby, frozenset({FINAL})]))
    assert [(clash.later, clash.earlier) for clash in found] == [(1, 0), (2, 0)]


def test_a_step_agrees_with_itself() -> None:
    """Two things of one step are no contradiction."""
    assert list(clashes([frozenset({DERBY, FINAL})])) == []


def test_a_change_that_says_nothing_of_it_settles_nothing() -> None:
    """More volume twice is twice more: only kinds that settle something say so."""
    assert claims_of(object(), None) == frozenset()  # type: ignore[arg-type]  # what does not claim never looks


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("thing", get_args(Thing))
def test_every_thing_has_its_sentence(thing: str, lang: str) -> None:
    """A contradiction is told in words, with the step and the line of the earlier one."""
    told = sentence(f"scenario_clash_{thing}", {"value": "x", "step": 3, "where": " (a.yaml:7)"}, lang)
    assert "3" in told
    assert "(a.yaml:7)" in told


def test_kinds_that_claim_are_asked() -> None:
    """A kind with `claims` under another signature would be passed over in silence."""
    assert all(callable(getattr(kind, "claims", len)) for kind in KINDS)
