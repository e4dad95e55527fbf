"""Skill of a desk."""

from __future__ import annotations

from dataclasses import replace

from solver.agreements import Desk
from solver.case import RosterCase
from solver.outcomes import Violation
from solver.rules.skill import SkillOfDesk
from tests.solver.rules.agreement_worlds import Setting, World
from tests.solver.rules.desk_worlds import VIP_EARLY, VIP_NIGHT, at_desks, desk_temptation, desk_world
from tests.solver.rules.worlds import ADA, CAN, EARLY, figures, found, opened, row, shift

RULE = SkillOfDesk()
VIP = Desk("vip", skill="payments", proficiency=3)
SKILLED = replace(ADA, skills=(("betting", 5), ("payments", 3)))
WEAK = replace(CAN, skills=(("betting", 5), ("payments", 2)))
CASE = at_desks(RULE, VIP, agents=(SKILLED, WEAK))


def test_the_least_proficiency_is_enough_and_one_less_is_not() -> None:
    """Three is asked for: Ada has three, Can two."""
    assert found(CASE, *row(CASE, VIP_EARLY, 0)) == ()
    (duty,) = row(CASE, VIP_EARLY, 0, agent="can")
    when = (duty.start_min, duty.end_min)
    assert found(CASE, duty) == (Violation("skill:payments", "can", *when, 2, 3, "levels"),)


def test_a_skill_not_known_at_all_is_level_zero() -> None:
    """Even where a proficiency of one is asked for."""
    case = at_desks(RULE, Desk("vip", skill="payments"))
    assert figures(found(case, *row(case, VIP_NIGHT, 0, 1))) == [(0, 1, "levels")] * 2


def test_other_menus_ask_for_nothing() -> None:
    """The standard menu has no desk; a shift of no template is of no menu."""
    assert found(CASE, *row(CASE, EARLY, 0, agent="can")) == ()
    assert found(CASE, shift(CASE, CASE.grid.days[0], 480, 480, "can")) == ()
    assert found(CASE, *row(CASE, EARLY, 0), *row(CASE, VIP_EARLY, 1, agent="can")) != ()


def test_several_desks_of_a_menu_all_ask() -> None:
    """Betting at four and payments at three: Can has the first; a desk stated twice asks once."""
    betting = Desk("vip", skill="betting", proficiency=4)
    case = at_desks(RULE, betting, VIP, betting, agents=(replace(SKILLED, skills=()), WEAK))
    assert figures(found(case, *row(case, VIP_EARLY, 0, agent="can"))) == [(2, 3, "levels")]
    assert figures(found(case, *row(case, VIP_EARLY, 0))) == [(0, 4, "levels"), (0, 3, "levels")]
    assert len(RULE.forms(case)) == 2


def test_a_desk_without_a_skill_or_without_shifts_asks_for_none() -> None:
    """A desk may ask for a channel only; a menu may have no shifts."""
    for desk in (Desk("vip", channel="phone"), Desk("gone", skill="payments")):
        case = at_desks(RULE, desk)
        assert found(case, *row(case, VIP_EARLY, 0)) == ()
        assert RULE.forms(case) == ()


def test_where_everybody_has_the_skill_no_form_is_made() -> None:
    """And nothing is found without desks."""
    case = at_desks(RULE, VIP, agents=(SKILLED,))
    assert RULE.forms(case) == ()
    assert RULE.forms(at_desks(RULE)) == found(at_desks(RULE), *row(CASE, VIP_EARLY, 0)) == ()


def test_the_opening_state_is_not_judged() -> None:
    """What was worked is not undone."""
    assert found(replace(CASE, opening=opened(*row(CASE, VIP_NIGHT, -1, agent="can")))) == ()


def world(at: Setting) -> World:
    """Where the rule bites, for the agreement of its two readings."""
    return desk_world(at, at_desks(RULE, VIP, agents=(SKILLED, WEAK), first_day=at.first_day))


def tempting() -> RosterCase:
    """Heads wanted at hours of the vip menu, of one who lacks its skill."""
    return desk_temptation(RULE, VIP, agents=(WEAK,))
