"""Voice share."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from pydantic import ValidationError

from solver.agreements import Agreements, Desk
from solver.case import RosterCase
from solver.outcomes import Violation
from solver.rules.voice_share import VoiceShare
from tests.solver.rules.agreement_worlds import Setting, World, a_past, free_or
from tests.solver.rules.desk_worlds import VIP_EARLY, VIP_NIGHT, at_desks
from tests.solver.rules.worlds import (
    AUTUMN,
    EARLY,
    MONDAY,
    cents,
    days_from,
    figures,
    found,
    opened,
    row,
    shift,
    wanted,
)

PHONE = Desk("vip", channel="phone")
TWO = VoiceShare(most_shifts=2)


def test_as_many_shifts_as_meant_cost_nothing_and_each_more_its_price() -> None:
    """Two on the phone and any number elsewhere; the third costs 15.00, the fourth as much again."""
    case = at_desks(TWO, PHONE)
    assert found(case, *row(case, VIP_EARLY, 0, 1), *row(case, EARLY, 2, 3, 4)) == ()
    three = row(case, VIP_EARLY, 0, 1, 6)
    when = (case.grid.start_min, case.grid.end_min)
    assert found(case, *three) == (Violation("voice_share:phone", "ada", *when, 3, 2, "duties", False, 1500),)
    assert cents(found(case, *three, *row(case, VIP_NIGHT, 3))) == 3000


def test_each_week_and_each_person_counts_alone() -> None:
    """Sunday and Monday are two weeks; Can has a week of their own, and Sunday's night is Sunday's."""
    case = at_desks(TWO, PHONE, first_day=MONDAY - timedelta(days=7))
    case = replace(case, grid=replace(case.grid, intervals=case.grid.intervals * 2))
    assert found(case, *row(case, VIP_NIGHT, 5, 6), *row(case, VIP_EARLY, 8, 9)) == ()
    assert found(case, *row(case, VIP_EARLY, 5, 6), *row(case, VIP_EARLY, 4, agent="can")) == ()
    both = found(case, *row(case, VIP_EARLY, 0, 1, 2, 7, 8, 9, 10))
    assert [(v.amount, v.start_min) for v in both] == [(3, case.grid.start_min), (4, case.grid.day_bounds[7])]


def test_any_desk_of_the_menu_that_asks_for_the_channel_counts() -> None:
    """Chat shifts are another channel's; a menu with both desks tires too, and counts once."""
    case = at_desks(VoiceShare(most_shifts=0), Desk("vip", channel="chat"), Desk("standard", channel="phone"))
    assert found(case, *row(case, VIP_EARLY, 0, 1)) == ()
    assert figures(found(case, *row(case, EARLY, 0))) == [(1, 0, "duties")]
    both = at_desks(VoiceShare(most_shifts=0), Desk("vip", channel="chat"), PHONE)
    assert figures(found(both, *row(both, VIP_EARLY, 0))) == [(1, 0, "duties")]
    (form,) = VoiceShare(most_shifts=3).forms(both)
    assert (form.measure, form.period, form.most, form.cents) == ("duties", "week", 3, 1500)
    chat = at_desks(VoiceShare(channel="chat", most_shifts=0), Desk("vip", channel="chat"))
    assert [v.rule for v in found(chat, *row(chat, VIP_EARLY, 0))] == ["voice_share:chat"]


def test_no_desk_of_the_channel_restricts_nothing() -> None:
    """Nor does one without shifts, and a shift of no template is at no desk."""
    for desks in ((), (Desk("gone", channel="phone"),), (Desk("vip", skill="payments"),)):
        case = at_desks(VoiceShare(most_shifts=0), *desks)
        assert found(case, *row(case, VIP_EARLY, 0), shift(case, MONDAY, 480, 60)) == ()
        assert case.rules[0].forms(case) == ()
    case = at_desks(VoiceShare(most_shifts=0), PHONE)
    assert found(case, shift(case, MONDAY, 480, 480)) == ()


def test_the_opening_states_shifts_of_a_cut_week_count() -> None:
    """From Thursday on, after one or three phone shifts from Monday: the plan pays only for what it adds."""
    thursday = days_from(MONDAY, 3)[0]
    case = at_desks(TWO, PHONE, first_day=thursday)
    one = replace(case, opening=opened(*row(case, VIP_EARLY, -3), *row(case, VIP_EARLY, -4)))
    assert found(one, *row(one, VIP_EARLY, 0)) == ()
    (violation,) = found(one, *row(one, VIP_EARLY, 0, 1))
    assert (violation.amount, violation.limit, violation.cents) == (3, 2, 1500)
    assert violation.start_min == case.grid.minute(MONDAY, 0)
    three = replace(case, opening=opened(*row(case, VIP_EARLY, -3, -2, -1)))
    assert found(three) == ()
    (violation,) = found(three, *row(three, VIP_EARLY, 0))
    assert (violation.amount, violation.cents) == (4, 1500)


def test_without_a_price_it_is_forbidden() -> None:
    """A week of the clock change is a week like others."""
    monday = AUTUMN - timedelta(days=6)
    case = at_desks(VoiceShare(most_shifts=1, cents=None), PHONE, first_day=monday)
    (violation,) = found(case, *row(case, VIP_NIGHT, 5, 6))
    assert (violation.hard, violation.cents, violation.amount) == (True, 0, 2)
    assert violation.end_min - violation.start_min == 7 * 1440 + 60


@pytest.mark.parametrize("bad", [{"most_shifts": -1}, {"most_shifts": 15}, {"cents": 0}, {"channel": ""}])
def test_parameters_out_of_range_are_refused(bad: dict[str, object]) -> None:
    """Two shifts a day at most, a price, and a channel's name."""
    rule = VoiceShare(most_shifts=14, cents=1)
    assert (rule.most_shifts, rule.cents) == (14, 1)
    assert VoiceShare(channel="x").channel == "x"
    assert (VoiceShare().channel, VoiceShare().most_shifts, VoiceShare().cents) == ("phone", 4, 1500)
    with pytest.raises(ValidationError):
        VoiceShare.model_validate(bad)


def world(at: Setting) -> World:
    """Where the rule bites, for the agreement of its two readings."""
    rule = VoiceShare(most_shifts=2, cents=None if at.past else 90)
    case = a_past(at_desks(rule, PHONE, first_day=at.first_day), at, VIP_EARLY)
    return case, free_or(case, (EARLY, VIP_EARLY, VIP_NIGHT))


def tempting() -> RosterCase:
    """Heads wanted every day at hours of the phone desk alone, at most twice a week by one person."""
    case = at_desks(VoiceShare(most_shifts=2, cents=50_000), PHONE)
    case = replace(case, agents=case.agents[:1], agreements=Agreements(desks=(PHONE,)))
    return replace(case, requirement=wanted(case.grid, 1, (840, 960)))
