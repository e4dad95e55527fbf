"""Time off offers: who would rather go home goes first."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from pydantic import ValidationError

from solver.agreements import Agreements, Offer
from solver.case import RosterCase
from solver.rules.time_off_offers import TimeOffOffers
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
    cents,
    days_from,
    found,
    opened,
    row,
    shift,
    wanted,
)


def offering(*days: int, cents: int = 500, first_day: date = MONDAY, kind: str = "time_off") -> RosterCase:
    """A week in which Ada offers these days."""
    case = a_case(TimeOffOffers(cents=cents), first_day=first_day, agents=(ADA, CAN))
    return replace(
        case, agreements=Agreements(offers=tuple(Offer("ada", day, kind) for day in days_from(first_day, *days)))
    )


def test_a_shift_on_a_day_offered_costs() -> None:
    """5.00, told with the local day."""
    case = offering(1)
    (violation,) = found(case, *row(case, EARLY, 1))
    assert (violation.rule, violation.agent, violation.hard) == ("time_off_offers", "ada", False)
    assert (violation.amount, violation.limit, violation.unit, violation.cents) == (1, 0, "duties", 500)
    assert (violation.start_min, violation.end_min) == (case.grid.day_bounds[1], case.grid.day_bounds[2])


def test_other_days_and_other_people_cost_nothing() -> None:
    """Monday and Wednesday are not Tuesday, and Can is not Ada."""
    case = offering(1)
    assert found(case, *row(case, EARLY, 0, 2), *row(case, EARLY, 1, agent="can")) == ()
    assert found(case) == ()


def test_each_shift_of_the_day_costs() -> None:
    """Two short shifts are two refusals; two days are told one by one, in order."""
    case = offering(3, 1)
    tuesday = days_from(MONDAY, 1)[0]
    two = (shift(case, tuesday, 360, 180), shift(case, tuesday, 900, 180))
    violations = found(case, *two, *row(case, LATE, 3))
    assert [(v.amount, v.cents) for v in violations] == [(2, 1000), (1, 500)]
    assert [v.start_min for v in violations] == [case.grid.day_bounds[1], case.grid.day_bounds[3]]


def test_the_night_before_is_another_day() -> None:
    """A night that ends in the morning of the day offered costs nothing, planned or worked before the plan."""
    case = offering(0, 2)
    case = replace(case, opening=opened(*row(case, NIGHT, -1)))
    assert found(case, *row(case, NIGHT, 1)) == ()
    assert cents(found(case, *row(case, NIGHT, 2))) == 500


def test_offers_made_twice_count_once_and_strange_ones_not_at_all() -> None:
    """A list of offers may be longer than the plan."""
    case = offering(1, 1, -1, 7)
    strange = Offer("eve", MONDAY, "time_off")
    case = replace(case, agreements=Agreements(offers=(*case.agreements.offers, strange)))
    assert cents(found(case, *row(case, EARLY, 1))) == 500
    assert len(case.rules[0].forms(case)) == 1


def test_offers_of_overtime_are_of_another_kind() -> None:
    """Who offers to work more is not sent home; without offers of time off nothing is said."""
    case = offering(1, kind="overtime")
    assert found(case, *row(case, EARLY, 1)) == ()
    assert case.rules[0].forms(case) == ()


@pytest.mark.parametrize("day", [SPRING, AUTUMN])
def test_the_day_of_a_clock_change_is_a_day(day: date) -> None:
    """Its last quarter hour belongs to it, the next midnight does not."""
    case = offering(0, first_day=day)
    assert cents(found(case, shift(case, day, 1425, 240))) == 500
    assert cents(found(case, shift(case, day, 0, 240))) == 500
    assert found(case, shift(case, days_from(day, 1)[0], 0, 240)) == ()


def test_a_free_shift_is_refused() -> None:
    """A price is at least a cent."""
    with pytest.raises(ValidationError):
        TimeOffOffers(cents=0)
    assert TimeOffOffers(cents=1).cents == 1
    assert TimeOffOffers().cents == 500


def test_those_who_offer_a_day_share_its_form() -> None:
    """One price a day, from its midnight to the next."""
    case = offering(1)
    case = replace(
        case, agreements=Agreements(offers=(*case.agreements.offers, Offer("can", days_from(MONDAY, 1)[0], "time_off")))
    )
    (form,) = case.rules[0].forms(case)
    assert (form.agents, form.cents, form.by_start) == ({"ada", "can"}, 500, True)
    assert (form.start_min, form.end_min) == (case.grid.day_bounds[1], case.grid.day_bounds[2])


def world(at: Setting) -> World:
    """Where the rule bites, for the agreement of its two readings."""
    case = a_case(TimeOffOffers(cents=70), first_day=at.first_day, days=5, agents=(ADA, CAN))
    offers = (("ada", 0), ("ada", 3), ("can", 3), ("can", -1), ("eve", 1))
    days = ((agent, at.first_day + timedelta(days=offset)) for agent, offset in offers)
    case = replace(case, agreements=Agreements(offers=tuple(Offer(agent, day, "time_off") for agent, day in days)))
    return a_past(case, at, NIGHT, 1), [*free_or(case, (EARLY, NIGHT)), *free_or(case, (LATE,), "can")]


def tempting() -> RosterCase:
    """Wanted on three days at 320.00 a shift; the one offered costs 500.00."""
    case = a_case(TimeOffOffers(cents=50000), days=3, agents=(ADA,))
    case = replace(case, agreements=Agreements(offers=(Offer("ada", days_from(MONDAY, 1)[0], "time_off"),)))
    return replace(case, templates=(EARLY,), requirement=wanted(case.grid, 1, (360, 840)))
