"""Overtime offers: who offers overtime gets it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from pydantic import ValidationError

from solver.agreements import Agreements, Offer
from solver.case import RosterCase
from solver.rules.overtime_offers import OvertimeOffers
from tests.solver.rules.agreement_worlds import Setting, World, a_past, free_or
from tests.solver.rules.worlds import (
    ADA,
    AUTUMN,
    CAN,
    CONTRACT,
    EARLY,
    LATE,
    MONDAY,
    NIGHT,
    SPRING,
    a_case,
    an_agent,
    days_from,
    found,
    opened,
    row,
    shift,
    wanted,
)

FIVE, SIX = (0, 1, 2, 3, 4), (0, 1, 2, 3, 4, 5)


def offering(*offers: Offer, first_day: date = MONDAY, days: int = 14, cents: int = 300) -> RosterCase:
    """A plan of Ada and Can with these offers."""
    case = a_case(OvertimeOffers(cents=cents), first_day=first_day, days=days, agents=(ADA, CAN))
    return replace(case, agreements=Agreements(offers=offers))


def overtime(day: int, agent: str = "can", since: date = MONDAY) -> Offer:
    """An offer of overtime, so many days after a first."""
    return Offer(agent, days_from(since, day)[0], "overtime")


def test_a_week_without_an_offer_costs_by_the_quarter_above_the_contract() -> None:
    """Forty hours are agreed: forty cost nothing, eight more 32 quarters at 3.00."""
    case = offering(overtime(0))
    assert found(case, *row(case, EARLY, *FIVE)) == ()
    (violation,) = found(case, *row(case, EARLY, *SIX))
    assert (violation.rule, violation.agent) == ("overtime_offers", "ada")
    assert (violation.amount, violation.limit, violation.unit) == (2880, 2400, "min")
    assert (violation.hard, violation.cents) == (False, 32 * 300)
    assert (violation.start_min, violation.end_min) == (case.grid.day_bounds[0], case.grid.day_bounds[7])


def test_one_quarter_is_priced() -> None:
    """The smallest overtime there is; of one minute a fifteenth."""
    case = offering(overtime(0))
    (violation,) = found(case, *row(case, EARLY, *FIVE), shift(case, days_from(MONDAY, 5)[0], 480, 15))
    assert (violation.amount, violation.limit, violation.cents) == (2415, 2400, 300)
    (violation,) = found(case, *row(case, EARLY, *FIVE), shift(case, days_from(MONDAY, 5)[0], 480, 1))
    assert (violation.amount, violation.limit, violation.cents) == (2401, 2400, 20)


def test_an_offer_opens_its_week_and_no_other() -> None:
    """Can offers a Sunday: his first week is free of charge, the second is not."""
    case = offering(overtime(6))
    both = (*row(case, EARLY, *SIX, agent="can"), *row(case, EARLY, *(7 + day for day in SIX), agent="can"))
    (violation,) = found(case, *both)
    assert (violation.agent, violation.start_min) == ("can", case.grid.day_bounds[7])


def test_where_nobody_offers_nothing_is_asked() -> None:
    """Offers of time off are of another kind; one offer of overtime, even outside the plan, speaks for all."""
    quiet = offering(Offer("ada", MONDAY, "time_off"))
    assert found(quiet, *row(quiet, EARLY, *SIX)) == ()
    assert quiet.rules[0].forms(quiet) == ()
    asked = offering(overtime(-30))
    assert len(found(asked, *row(asked, EARLY, *SIX))) == 1


def test_a_cut_first_week_counts_the_opening_state_and_prices_the_plan() -> None:
    """Thursday, 32 hours worked: the second planned shift is overtime; of 48 hours worked only the plan's cost."""
    thursday = days_from(MONDAY, 3)[0]
    case = offering(overtime(20), first_day=thursday, days=4)
    worked = replace(case, opening=opened(*row(case, EARLY, -3, -2, -1), *row(case, NIGHT, -3)))
    (violation,) = found(worked, *row(worked, EARLY, 0, 1))
    assert (violation.amount, violation.limit, violation.cents) == (2880, 2400, 32 * 300)
    over = replace(case, opening=opened(*row(case, EARLY, -3, -2, -1), *row(case, NIGHT, -3, -2, -1)))
    (violation,) = found(over, *row(over, EARLY, 0))
    assert (violation.amount, violation.limit, violation.cents) == (3360, 2400, 32 * 300)
    assert found(over) == ()


def test_a_plan_from_sunday_cuts_the_week_before_its_second_day() -> None:
    """Forty hours were worked from Monday to Saturday: every quarter of Sunday is overtime."""
    case = offering(overtime(20), first_day=days_from(MONDAY, 6)[0], days=4)
    case = replace(case, opening=opened(*row(case, EARLY, -6, -5, -4, -3, -2)))
    (violation,) = found(case, shift(case, case.grid.days[0], 480, 30))
    assert (violation.amount, violation.limit, violation.cents) == (2430, 2400, 600)


def test_an_offer_before_the_plan_opens_the_cut_week() -> None:
    """Offered for Monday, planned from Thursday: the same week."""
    case = offering(overtime(0, "ada"), first_day=days_from(MONDAY, 3)[0], days=4)
    case = replace(case, opening=opened(*row(case, EARLY, -3, -2, -1)))
    assert found(case, *row(case, EARLY, 0, 1, 2)) == ()


@pytest.mark.parametrize("day", [SPRING, AUTUMN])
def test_a_week_with_a_clock_change_costs_the_same(day: date) -> None:
    """The sixth night pays eight hours, however long the clock says it was."""
    monday = days_from(day, -6)[0]
    case = offering(overtime(0, since=monday), first_day=monday, days=7)
    (violation,) = found(case, *row(case, NIGHT, 1, 2, 3, 4, 5, 6))
    assert (violation.amount, violation.limit, violation.cents) == (2880, 2400, 9600)


def test_a_free_quarter_is_refused() -> None:
    """A price is at least a cent."""
    with pytest.raises(ValidationError):
        OvertimeOffers(cents=0)
    assert OvertimeOffers(cents=1).cents == 1
    assert OvertimeOffers().cents == 300


def test_those_without_an_offer_share_a_form() -> None:
    """Ada's weeks are one total; Can has one for the week he did not offer."""
    case = offering(overtime(8))
    ada, can = case.rules[0].forms(case)
    assert (ada.agents, ada.period, ada.most, ada.cents) == ({"ada"}, "week", 2400, 300)
    assert (can.agents, can.period, can.most, can.cents) == ({"can"}, "span", 2400, 300)
    assert (can.start_min, can.end_min) == (case.grid.day_bounds[0], case.grid.day_bounds[7])
    elsewhere = offering(overtime(20))
    assert [form.agents for form in elsewhere.rules[0].forms(elsewhere)] == [{"ada", "can"}]


def world(at: Setting) -> World:
    """Where the rule bites, for the agreement of its two readings."""
    agents = tuple(an_agent(name, replace(CONTRACT, week_min=900)) for name in ("ada", "can"))
    case = a_case(OvertimeOffers(cents=70), first_day=at.first_day, days=9, agents=agents)
    case = replace(case, agreements=Agreements(offers=(Offer("can", at.first_day + timedelta(days=8), "overtime"),)))
    return a_past(case, at, EARLY, 3), [*free_or(case, (EARLY, NIGHT)), *free_or(case, (LATE,), "can")]


def tempting() -> RosterCase:
    """Wanted on seven days at 320.00 a shift; the sixth and seventh cost 1600.00 each, for Ada offered nothing."""
    case = offering(overtime(20), days=7, cents=5000)
    return replace(case, agents=(ADA,), templates=(EARLY,), requirement=wanted(case.grid, 1, (360, 840)))
