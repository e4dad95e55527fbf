"""Named cover: the VIP manager or a deputy, every day."""

from __future__ import annotations

from dataclasses import replace

import pytest
from pydantic import ValidationError

from solver.case import RosterCase
from solver.outcomes import Violation
from solver.rules.forms import OnDuty
from solver.rules.named_cover import Charge, NamedCover
from tests.solver.rules.agreement_worlds import Setting, World, a_past, free_or
from tests.solver.rules.worlds import (
    ADA,
    AUTUMN,
    CAN,
    EARLY,
    LATE,
    MONDAY,
    NIGHT,
    SPRING,
    a_case,
    an_agent,
    cents,
    days_from,
    found,
    opened,
    row,
    shift,
)

VIP = Charge(id="vip", agents=("ada", "can"), cents=700)
EVE = an_agent("eve")
CASE = a_case(NamedCover(charges=(VIP,)), days=3, agents=(ADA, CAN, EVE))


def test_the_named_or_a_deputy_every_day_is_enough() -> None:
    """Ada on two days, Can on the third; both on one day is one too many, and allowed."""
    assert found(CASE, *row(CASE, EARLY, 0, 1), *row(CASE, LATE, 2, agent="can")) == ()
    assert found(CASE, *row(CASE, EARLY, 0, 1, 2), *row(CASE, LATE, 2, agent="can")) == ()


def test_a_day_without_any_costs() -> None:
    """Tuesday: Eve is there, but she is not named."""
    tuesday, wednesday = days_from(MONDAY, 1, 2)
    when = (CASE.grid.minute(tuesday, 0), CASE.grid.minute(wednesday, 0))
    expected = Violation("named_cover:vip", "", *when, 0, 1, "agents", False, 700)
    assert found(CASE, *row(CASE, EARLY, 0, 2), *row(CASE, EARLY, 1, agent="eve")) == (expected,)


def test_only_its_weekdays_count() -> None:
    """Mondays and Wednesdays."""
    case = replace(CASE, rules=(NamedCover(charges=(Charge(id="vip", agents=("ada",), weekdays=(0, 2), cents=9),)),))
    assert [case.grid.day_of(v.start_min) for v in found(case)] == days_from(MONDAY, 0, 2)
    assert cents(found(case, *row(case, EARLY, 0, agent="can"))) == 18


def test_a_shift_counts_for_the_day_on_which_it_starts() -> None:
    """Sunday's night shift, worked before the plan, does not hold Monday; Monday's does not hold Tuesday."""
    case = replace(CASE, opening=opened(*row(CASE, NIGHT, -1)))
    assert cents(found(case)) == 3 * 700
    assert cents(found(case, *row(case, NIGHT, 0))) == 2 * 700


def test_the_day_of_the_clock_change_is_held_from_its_first_to_its_last_minute() -> None:
    """Shifts from 00:00 and from 23:59 start on a day of 23 or 25 hours; a missing one is told with its length."""
    for day, hours in ((SPRING, 23), (AUTUMN, 25)):
        case = a_case(NamedCover(charges=(VIP,)), first_day=day, days=1, agents=(ADA,))
        assert found(case, shift(case, day, 1439, 60)) == found(case, shift(case, day, 0, 60)) == ()
        (violation,) = found(case)
        assert violation.end_min - violation.start_min == hours * 60


def test_a_charge_of_strangers_says_nothing() -> None:
    """It belongs to another site; one known deputy is enough for it to speak."""
    strangers = replace(CASE, rules=(NamedCover(charges=(Charge(id="vip", agents=("zoe",)),)),))
    assert found(strangers) == strangers.rules[0].forms(strangers) == ()
    one = replace(CASE, rules=(NamedCover(charges=(Charge(id="vip", agents=("zoe", "can")),)),))
    assert cents(found(one)) == 3 * 8000
    assert found(one, *row(one, EARLY, 0, 1, 2, agent="can")) == ()


def test_the_form_counts_starts_by_day() -> None:
    """Of the known people of the charge."""
    case = replace(CASE, rules=(NamedCover(charges=(VIP.model_copy(update={"weekdays": (1,)}),)),))
    (form,) = case.rules[0].forms(case)
    assert isinstance(form, OnDuty)
    assert (form.id, form.agents, form.by_day, form.cents) == ("vip", frozenset({"ada", "can"}), True, 700)
    assert form.least is not None
    assert form.least.tolist() == [0, 1, 0]


@pytest.mark.parametrize("wrong", [{"agents": ()}, {"weekdays": ()}, {"weekdays": (-1,)}, {"cents": 0}, {"id": ""}])
def test_charges_that_make_no_sense_are_refused(wrong: dict[str, object]) -> None:
    """When they are written."""
    with pytest.raises(ValidationError):
        Charge.model_validate({"id": "vip", "agents": ("ada",), **wrong})


def test_a_charge_is_every_days_at_its_price_by_default() -> None:
    """The shortest of everything may be written, and what is written stays."""
    charge = Charge(id="v", agents=("ada",))
    assert (charge.weekdays, charge.cents) == ((0, 1, 2, 3, 4, 5, 6), 8000)
    least = Charge(id="v", agents=("ada",), weekdays=(6,), cents=1)
    assert (least.weekdays, least.cents) == ((6,), 1)
    with pytest.raises(ValidationError):
        Charge(id="v", agents=("ada",), weekdays=(7,))
    with pytest.raises(ValidationError, match="frozen"):
        least.cents = 2  # type: ignore[misc]  # what is tested


def test_two_charges_of_one_name_are_refused() -> None:
    """Their open days could not be told apart; none at all is the default."""
    with pytest.raises(ValidationError, match="every charge has an id of its own"):
        NamedCover(charges=(VIP, VIP))
    assert found(replace(CASE, rules=(NamedCover(),))) == ()


def world(at: Setting) -> World:
    """Where the rule bites, for the agreement of its two readings."""
    free = (at.first_day.weekday() + 1) % 7
    weekdays = tuple(day for day in range(7) if day != free)
    vip = Charge(id="vip", agents=("ada", "can", "zoe"), weekdays=weekdays, cents=9)
    rule = NamedCover(charges=(vip, Charge(id="desk", agents=("can",), cents=5)))
    case = a_case(rule, first_day=at.first_day, days=3, agents=(ADA, CAN))
    return a_past(case, at, NIGHT, 1), [*free_or(case, (EARLY, NIGHT)), *free_or(case, (NIGHT,), "can")]


def tempting() -> RosterCase:
    """Nothing is needed; the charge alone makes Ada or Can work."""
    return a_case(NamedCover(charges=(VIP,)), days=2, agents=(ADA, CAN))
