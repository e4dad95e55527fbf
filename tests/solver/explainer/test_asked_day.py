"""What is asked of a day, and whether it is so already, as the rule of wishes reads it."""

from __future__ import annotations

import pytest

from solver.case import Wish
from solver.explainer.asked_day import AskedDay, Kind
from tests.solver.rules.worlds import ADA, EARLY, LATE, MONDAY, NIGHT, a_case, row

CASE = a_case(agents=(ADA,))
WORKS_LATE = row(CASE, LATE, 0)


@pytest.mark.parametrize(
    ("asked", "suiting"),
    [
        (AskedDay("ada", MONDAY, "off"), []),
        (AskedDay("ada", MONDAY, "work"), ["early", "late", "night"]),
        (AskedDay("ada", MONDAY, "start_between", 360, 840), ["early", "late"]),
        (AskedDay("ada", MONDAY, "shift", template="night"), ["night"]),
    ],
)
def test_a_shift_suits_by_its_start_or_its_name(asked: AskedDay, suiting: list[str]) -> None:
    """Both ends of the times are included; a day off suits no shift."""
    assert [template.id for template in (EARLY, LATE, NIGHT) if asked.suits(template)] == suiting


@pytest.mark.parametrize(
    ("kind", "template", "works", "rests"),
    [
        ("off", "", False, True),
        ("work", "", True, False),
        ("shift", "late", True, False),
        ("shift", "early", False, False),
    ],
)
def test_what_the_roster_does_already_is_granted(kind: Kind, template: str, works: bool, rests: bool) -> None:
    """On a late shift, and on a day off."""
    asked = AskedDay("ada", MONDAY, kind, template=template)
    assert asked.granted(WORKS_LATE, CASE.grid) is works
    assert asked.granted((), CASE.grid) is rests


def test_a_day_off_grants_a_stated_start_but_not_one_asked_about() -> None:
    """The rule does not count it as refused; who asks for a start on the command line asks to work."""
    stated = AskedDay.of_wish(Wish("ada", MONDAY, "start_between", 1, 360, 720))
    assert stated.granted((), CASE.grid)
    assert not stated.granted(WORKS_LATE, CASE.grid)
    assert not AskedDay("ada", MONDAY, "start_between", 360, 720).granted((), CASE.grid)
