"""The search allows what each rule's check passes, at equal price: on every roster that a board can show."""

from __future__ import annotations

from datetime import timedelta

import pytest

from solver.rules import NAMES
from tests.solver.roster.engine_reading import Engine
from tests.solver.rules.agreement_worlds import Setting, rosters, world_of
from tests.solver.rules.reading import FORBIDDEN
from tests.solver.rules.test_agreement import checked
from tests.solver.rules.worlds import AUTUMN, MONDAY, SPRING

SETTINGS = [
    Setting(MONDAY, False),
    Setting(SPRING - timedelta(days=3), True),
    Setting(AUTUMN - timedelta(days=3), True),
]
EVERY = 4  # every fourth roster of a world, so that the whole stays quick


@pytest.mark.parametrize("kind", NAMES)
def test_the_search_holds_what_the_check_passes_at_equal_price(kind: str) -> None:
    """Forms are read right by the person-week programme's tables and by what is verified on candidates."""
    shown = 0
    for seed, setting in enumerate(SETTINGS):
        case, slots = world_of(kind)(setting)
        engine = Engine(case, case.rules[0].forms(case))
        for roster in rosters(slots, seed)[seed % EVERY :: EVERY]:
            reading = engine.reading(roster)
            if reading is None or roster.on_call:
                continue
            shown += 1
            expected = checked(case, roster)
            assert reading.allowed == expected.allowed, (setting, roster)
            assert not expected.allowed or abs(reading.cents - expected.cents) <= 1, (setting, roster)
    assert shown > 0 or kind in {"standby"}
    assert FORBIDDEN.cents == 0
