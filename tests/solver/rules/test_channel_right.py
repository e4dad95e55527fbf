"""Channel right of a desk."""

from __future__ import annotations

from dataclasses import replace

from solver.agreements import Desk
from solver.case import RosterCase
from solver.outcomes import Violation
from solver.rules.channel_right import ChannelOfDesk
from tests.solver.rules.agreement_worlds import Setting, World
from tests.solver.rules.desk_worlds import VIP_EARLY, VIP_NIGHT, at_desks, desk_temptation, desk_world
from tests.solver.rules.worlds import ADA, CAN, EARLY, MONDAY, figures, found, opened, row, shift

RULE = ChannelOfDesk()
PHONE = Desk("vip", channel="phone")
CALLER = replace(ADA, channels=frozenset({"phone", "chat"}))
CHATTER = replace(CAN, channels=frozenset({"chat"}))
BOTH = (CALLER, CHATTER)
CASE = at_desks(RULE, PHONE, agents=BOTH)


def test_the_right_to_the_channel_is_asked_for() -> None:
    """Ada may answer the phone, Can may not."""
    assert found(CASE, *row(CASE, VIP_EARLY, 0)) == ()
    (duty,) = row(CASE, VIP_EARLY, 0, agent="can")
    when = (duty.start_min, duty.end_min)
    assert found(CASE, duty) == (Violation("channel_right:phone", "can", *when, 1, 0, "duties"),)


def test_whoever_has_no_channel_may_work_on_none() -> None:
    """Each shift counts."""
    case = at_desks(RULE, PHONE)
    assert figures(found(case, *row(case, VIP_EARLY, 0), *row(case, VIP_NIGHT, 3))) == [(1, 0, "duties")] * 2


def test_several_channels_of_a_menu_are_all_asked_for() -> None:
    """Phone and chat: Can lacks one of both."""
    case = at_desks(RULE, PHONE, Desk("vip", channel="chat"), agents=BOTH)
    assert found(case, *row(case, VIP_EARLY, 0)) == ()
    assert [v.rule for v in found(case, *row(case, VIP_EARLY, 0, agent="can"))] == ["channel_right:phone"]
    assert [form.agents for form in RULE.forms(case)] == [frozenset({"can"})]


def test_other_menus_are_open_to_all() -> None:
    """The standard menu has no desk, and a shift of no template is of no menu."""
    assert found(CASE, *row(CASE, EARLY, 0, agent="can"), shift(CASE, MONDAY, 480, 480, "can")) == ()


def test_a_desk_without_a_channel_asks_for_none() -> None:
    """It may ask for a skill only."""
    case = at_desks(RULE, Desk("vip", skill="payments"), agents=BOTH)
    assert found(case, *row(case, VIP_EARLY, 0)) == RULE.forms(case) == ()


def test_the_opening_state_is_not_judged() -> None:
    """What was worked is not undone."""
    assert found(replace(CASE, opening=opened(*row(CASE, VIP_NIGHT, -1, agent="can")))) == ()


def world(at: Setting) -> World:
    """Where the rule bites, for the agreement of its two readings."""
    return desk_world(at, at_desks(RULE, PHONE, agents=BOTH, first_day=at.first_day))


def tempting() -> RosterCase:
    """Heads wanted at hours of the vip menu, of one who may not answer its channel."""
    return desk_temptation(RULE, PHONE, agents=(CHATTER,))
