"""Language level of a desk."""

from __future__ import annotations

from dataclasses import replace

import pytest

from solver.agreements import Desk
from solver.case import RosterCase
from solver.outcomes import Violation
from solver.people import Language
from solver.rules.language_level import LanguageOfDesk
from tests.solver.rules.agreement_worlds import Setting, World
from tests.solver.rules.desk_worlds import VIP_EARLY, VIP_NIGHT, at_desks, desk_temptation, desk_world
from tests.solver.rules.worlds import ADA, CAN, EARLY, figures, found, opened, row

RULE = LanguageOfDesk()
SPOKEN = Desk("vip", language="tr", level="B2", spoken=True)
WRITTEN = Desk("vip", language="tr", level="B2")
SPEAKER = replace(ADA, languages=(Language("en", "C2", "C2"), Language("tr", "B2", "B1")))
WRITER = replace(CAN, languages=(Language("tr", "B1", "C1"),))
BOTH = (SPEAKER, WRITER)


def test_speech_is_asked_of_a_spoken_desk() -> None:
    """Ada speaks at B2 and may; Can speaks at B1 and may not, however well Can writes."""
    case = at_desks(RULE, SPOKEN, agents=BOTH)
    assert found(case, *row(case, VIP_EARLY, 0)) == ()
    (duty,) = row(case, VIP_EARLY, 0, agent="can")
    when = (duty.start_min, duty.end_min)
    assert found(case, duty) == (Violation("language_level:tr", "can", *when, 3, 4, "levels"),)


def test_writing_is_asked_of_any_other_desk() -> None:
    """Can writes at C1 and may; Ada writes at B1 and may not."""
    case = at_desks(RULE, WRITTEN, agents=BOTH)
    assert found(case, *row(case, VIP_EARLY, 0, agent="can")) == ()
    assert figures(found(case, *row(case, VIP_EARLY, 0))) == [(3, 4, "levels")]


@pytest.mark.parametrize(("level", "number"), [("A1", 1), ("A2", 2), ("B1", 3), ("B2", 4), ("C1", 5), ("C2", 6)])
def test_a_language_not_known_is_level_zero(level: str, number: int) -> None:
    """Whatever is asked for, from A1 as 1 to C2 as 6."""
    case = at_desks(RULE, Desk("vip", language="de", level=level), agents=BOTH)
    assert figures(found(case, *row(case, VIP_EARLY, 0))) == [(0, number, "levels")]


def test_several_languages_of_a_menu_are_all_asked_for() -> None:
    """Turkish and English on the phone: Can has no English and too little Turkish."""
    case = at_desks(RULE, SPOKEN, Desk("vip", language="en", level="C1", spoken=True), agents=BOTH)
    assert found(case, *row(case, VIP_EARLY, 0)) == ()
    assert figures(found(case, *row(case, VIP_EARLY, 0, agent="can"))) == [(3, 4, "levels"), (0, 5, "levels")]
    assert [form.agents for form in RULE.forms(case)] == [frozenset({"can"})] * 2


def test_other_menus_and_desks_without_a_language_ask_for_none() -> None:
    """The standard menu has no desk; a desk may ask for a channel only; all may have the level."""
    case = at_desks(RULE, SPOKEN, agents=BOTH)
    assert found(case, *row(case, EARLY, 0, agent="can")) == ()
    case = at_desks(RULE, Desk("vip", channel="phone"), agents=BOTH)
    assert found(case, *row(case, VIP_EARLY, 0)) == RULE.forms(case) == ()
    assert RULE.forms(at_desks(RULE, SPOKEN, agents=(SPEAKER,))) == ()


def test_the_opening_state_is_not_judged() -> None:
    """What was worked is not undone."""
    case = at_desks(RULE, SPOKEN, agents=BOTH)
    assert found(replace(case, opening=opened(*row(case, VIP_NIGHT, -1, agent="can")))) == ()


def world(at: Setting) -> World:
    """Where the rule bites, for the agreement of its two readings."""
    return desk_world(at, at_desks(RULE, SPOKEN if at.past else WRITTEN, agents=BOTH, first_day=at.first_day))


def tempting() -> RosterCase:
    """Heads wanted at hours of the vip menu, of one who only writes its language."""
    return desk_temptation(RULE, SPOKEN, agents=(WRITER,))
