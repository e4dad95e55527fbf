"""The engine allows what each rule's check passes, at equal price, on every roster that it can show."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest

from solver.case import RosterCase
from solver.duties import Roster
from solver.roster.evaluate import COVERAGE, HARD, ON_CALL_FEES, objective_terms
from solver.rules import NAMES
from solver.rules.forms import Form, StandbyRun, StandbyTotal
from tests.solver.roster.engine_reading import Engine
from tests.solver.rules.agreement_worlds import Setting, rosters, world_of
from tests.solver.rules.test_agreement import checked
from tests.solver.rules.worlds import AUTUMN, MONDAY, SPRING

SETTINGS = [
    Setting(MONDAY, False),
    Setting(SPRING - timedelta(days=3), True),
    Setting(AUTUMN - timedelta(days=3), True),
]
EVERY = 4  # every fourth roster of a world, so that the whole stays quick


def worlds_of(kind: str) -> Iterator[tuple[RosterCase, tuple[Form, ...], list[Roster]]]:
    for seed, setting in enumerate(SETTINGS):
        case, slots = world_of(kind)(setting)
        yield case, case.rules[0].forms(case), rosters(slots, seed)[seed % EVERY :: EVERY]


@pytest.mark.parametrize("kind", NAMES)
def test_the_search_holds_what_the_check_passes_at_equal_price(kind: str) -> None:
    """Forms are read right by the person-week programme's tables and by what is verified on candidates."""
    shown = 0
    for case, forms, made in worlds_of(kind):
        engine = Engine(case, forms)
        for roster in made:
            reading = engine.reading(roster)
            if reading is None or roster.on_call or case.requirement.on_call:
                continue
            shown += 1
            expected = checked(case, roster)
            assert reading.allowed == expected.allowed, roster
            assert not expected.allowed or abs(reading.cents - expected.cents) <= 1, roster
    assert shown > 0 or any(case.requirement.on_call for case, _, _ in worlds_of(kind))


@pytest.mark.parametrize("kind", NAMES)
def test_the_objective_has_the_price_of_the_check(kind: str) -> None:
    """The terms that a result states are recounted from plain duties, on-call included."""
    for case, forms, made in worlds_of(kind):
        engine = Engine(case, forms)
        for roster in made:
            expected = checked(case, roster)
            if not expected.allowed or (not roster.on_call and engine.reading(roster) is None):
                continue
            terms = dict(objective_terms(case, forms, roster))
            for apart in (COVERAGE, ON_CALL_FEES):
                terms.pop(apart, None)
            if kind != "standby":
                terms.pop("on_call", None)
            assert not any(name.startswith(HARD) for name in terms), (terms, roster)
            assert abs(sum(terms.values()) - expected.cents) <= 1, (terms, roster)


@pytest.mark.parametrize("kind", NAMES)
def test_the_last_look_keeps_on_call_duties_that_the_check_passes(kind: str) -> None:
    """On-call duties are chosen before the shifts are final, so each is looked at once more."""
    for case, forms, made in worlds_of(kind):
        if not all(isinstance(form, StandbyTotal | StandbyRun) for form in forms):
            return
        engine = Engine(case, forms)
        for roster in made:
            assert engine.keeps(roster) == checked(case, roster).allowed, roster
