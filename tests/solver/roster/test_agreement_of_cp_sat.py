"""CP-SAT allows what each rule's check passes, at equal price, on rosters that it is made to build."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest

from solver.duties import Roster
from solver.rules import NAMES
from solver.rules.forms import Form, Gather, StandbyRest, StandbyRun, StandbyTotal, Total, Unbroken
from tests.solver.roster.cp_sat_reading import CpSat
from tests.solver.rules.agreement_worlds import Setting, rosters, world_of
from tests.solver.rules.reading import Reading
from tests.solver.rules.test_agreement import checked
from tests.solver.rules.worlds import AUTUMN, MONDAY, SPRING

SETTINGS = [
    Setting(MONDAY, False),
    Setting(SPRING - timedelta(days=3), True),
    Setting(AUTUMN - timedelta(days=3), True),
]
EVERY = 4  # of a world's rosters, every fourth is looked at
MOST = 3  # of these, so many that the check passes at no price, at a price, and not at all: solving is slow
APART = "on-call duties are chosen by a model of their own"
LEFT_OUT = {
    "unbroken_work": "a spell lies between two breaks of one duty, and breaks are counted one by one",
    "training_groups": "who meets whom in a session is not counted",
    "queue_rotation": "minutes of activities hang on which of several are attended",
    "standby": APART,
    "on_call_reach": APART,
    "on_call_most": APART,
    "on_call_limits": APART,
    "on_call_rest": APART,
    "on_call_work": APART,
    "fair_on_call": APART,
}
"""Rules that the model does not know, and why."""
LACKING = (Unbroken, Gather, StandbyRest, StandbyRun, StandbyTotal)


def examples(kind: str) -> Iterator[tuple[Roster, Reading, Reading]]:
    """Rosters of the rule's worlds with what the check says of them, and CP-SAT."""
    for seed, setting in enumerate(SETTINGS):
        case, slots = world_of(kind)(setting)
        model = CpSat(case, case.rules[0].forms(case))
        left = dict.fromkeys(("fine", "priced", "forbidden"), MOST)
        for roster in rosters(slots, seed)[seed % EVERY :: EVERY]:
            expected = checked(case, roster)
            sort = "forbidden" if not expected.allowed else "priced" if expected.cents else "fine"
            if left[sort] > 0 and (reading := model.reading(Roster(roster.duties))) is not None:
                left[sort] -= 1
                yield roster, expected, reading


@pytest.mark.parametrize("kind", [kind for kind in NAMES if kind not in LEFT_OUT])
def test_cp_sat_builds_what_the_check_passes_at_equal_price(kind: str) -> None:
    """The exact model reads the forms of a rule as the check reads its text."""
    shown = 0
    for roster, expected, reading in examples(kind):
        assert reading.allowed == expected.allowed, roster
        assert not expected.allowed or abs(reading.cents - expected.cents) <= 1, roster
        shown += 1
    assert shown > 0


@pytest.mark.parametrize("kind", LEFT_OUT)
def test_cp_sat_forbids_and_charges_no_more_than_the_check(kind: str) -> None:
    """What the model does not know leaves its bound valid."""
    for roster, expected, reading in examples(kind):
        if expected.allowed:
            assert reading.allowed, roster
            assert reading.cents <= expected.cents + 1, roster


@pytest.mark.parametrize("kind", NAMES)
def test_only_rules_with_forms_that_the_model_lacks_are_left_out(kind: str) -> None:
    """The list of exceptions is neither too long nor too short."""
    case, _ = world_of(kind)(SETTINGS[0])
    lacking = [form for form in case.rules[0].forms(case) if isinstance(form, LACKING) or minutes(form)]
    assert bool(lacking) == (kind in LEFT_OUT)


def minutes(form: Form) -> bool:
    """Whether a form sums up minutes of activities."""
    return isinstance(form, Total) and form.measure == "activity_min"
