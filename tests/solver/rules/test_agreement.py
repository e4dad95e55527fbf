"""The two readings of each rule agree: what the forms allow is what the check passes, at equal price."""

from __future__ import annotations

from datetime import timedelta

import pytest

from solver.case import RosterCase
from solver.duties import Roster
from solver.rules import RULES
from tests.solver.rules.agreement_worlds import Setting, rosters, world_of
from tests.solver.rules.interpreter import FORBIDDEN, Reading, interpret
from tests.solver.rules.worlds import AUTUMN, MONDAY, SPRING

KINDS = [rule.model_fields["kind"].default for rule in RULES]
SETTINGS = [
    Setting(first_day, past)
    for first_day in (MONDAY, SPRING - timedelta(days=3), AUTUMN - timedelta(days=3))
    for past in (False, True)
]


@pytest.mark.parametrize("kind", KINDS)
def test_forms_allow_what_the_check_passes_at_equal_price(kind: str) -> None:
    """Neither an illegal roster gets in, nor is a legal one lost, nor does a price differ between engine and proof."""
    readings = []
    for seed, setting in enumerate(SETTINGS):
        case, slots = world_of(kind)(setting)
        forms = case.rules[0].forms(case)
        assert all(form.rule.partition(":")[0] == kind for form in forms)
        for roster in rosters(slots, seed):
            reading = interpret(case, forms, roster)
            assert reading == checked(case, roster), (setting, roster)
            readings.append(reading)
    assert Reading() in readings or kind in {"floor", "period_hours", "standby"}
    assert any(reading != Reading() for reading in readings)


@pytest.mark.parametrize("kind", KINDS)
def test_violations_say_who_when_how_much_and_what_it_costs(kind: str) -> None:
    """Hard ones cost nothing, priced ones do; no time ends before it starts, and the amount is not the limit."""
    for seed, setting in enumerate(SETTINGS):
        case, slots = world_of(kind)(setting)
        known = {"", *(agent.id for agent in case.agents)}
        for roster in rosters(slots, seed)[::5]:
            for violation in case.rules[0].check(case, roster):
                assert violation.rule.split(":")[0] == kind
                assert violation.agent in known
                assert violation.start_min <= violation.end_min
                assert violation.hard == (violation.cents == 0)
                assert violation.amount != violation.limit or kind == "breaks"


def checked(case: RosterCase, roster: Roster) -> Reading:
    """The check's verdict in the interpreter's terms."""
    found = case.rules[0].check(case, roster)
    if any(violation.hard for violation in found):
        return FORBIDDEN
    return Reading(True, sum(violation.cents for violation in found))
