"""Hours of those who are paid by the hour."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from pydantic import ValidationError

from solver.case import CostRates, RosterCase
from solver.people import Agent
from solver.rules.paid_hours import PaidHours
from tests.solver.rules.agreement_worlds import Setting, World, a_past, free_or
from tests.solver.rules.worlds import (
    AUTUMN,
    CAN,
    CONTRACT,
    EARLY,
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
    wanted,
)

HOURLY = replace(CONTRACT, id="hourly", overtime=False)
RULE = PaidHours(contracts=("hourly", "student"))


def paid(rate_cents: int = 1000, own_cents: int = 0, rule: PaidHours = RULE) -> RosterCase:
    """Ada is paid by the hour, Can is not; the operation's rate and Ada's own."""
    ada = replace(an_agent("ada", HOURLY), hour_cents=own_cents)
    return replace(a_case(rule, agents=(ada, CAN)), costs=CostRates(rate_cents))


def test_every_paid_hour_costs_the_rate() -> None:
    """Two shifts of eight hours at 10.00."""
    case = paid()
    (violation,) = found(case, *row(case, EARLY, 0), *row(case, NIGHT, 2))
    assert (violation.rule, violation.agent, violation.hard, violation.cents) == ("paid_hours", "ada", False, 16_000)
    assert (violation.amount, violation.limit, violation.unit) == (960, 0, "min")
    assert (violation.start_min, violation.end_min) == (case.grid.start_min, case.grid.end_min)


def test_the_agents_own_rate_comes_first() -> None:
    """12.40 instead of 10.00: 3.10 a quarter hour."""
    case = paid(own_cents=1240)
    assert cents(found(case, *row(case, EARLY, 0))) == 8 * 1240


def test_a_quarter_hour_costs_whole_cents_and_fractions_of_it_count() -> None:
    """10.50 an hour: 2.62 a quarter hour (half to even); 20 minutes are a third more, cut to whole cents."""
    case = paid(1050)
    assert cents(found(case, shift(case, MONDAY, 600, 15))) == 262
    assert cents(found(case, shift(case, MONDAY, 600, 20))) == 349


def test_other_contracts_are_paid_anyway() -> None:
    """Can's hours cost nothing here, and nobody's if no contract is named."""
    case = paid()
    assert found(case, *row(case, EARLY, 0, agent="can")) == ()
    assert [sorted(form.agents) for form in case.rules[0].forms(case)] == [["ada"]]
    none = paid(rule=PaidHours())
    assert found(none, *row(none, EARLY, 0)) == ()
    assert none.rules[0].forms(none) == ()


def test_a_rate_of_nothing_costs_nothing() -> None:
    """No rate, or one of a cent."""
    for rate in (0, 1):
        case = paid(rate)
        assert found(case, *row(case, EARLY, 0)) == ()
        assert case.rules[0].forms(case) == ()


def test_shifts_of_the_opening_state_are_paid_already() -> None:
    """Also the one that reaches into the plan."""
    case = paid()
    assert found(replace(case, opening=opened(*row(case, NIGHT, -2, -1)))) == ()


@pytest.mark.parametrize("day", [SPRING, AUTUMN])
def test_a_night_shift_over_the_clock_change_is_paid_for_the_hours_it_has(day: date) -> None:
    """Eight elapsed hours, whatever the clock says."""
    case = replace(paid(), grid=a_case(first_day=days_from(day, -1)[0], days=2).grid)
    assert cents(found(case, *row(case, NIGHT, 0))) == 8000


def test_people_of_one_rate_share_a_form() -> None:
    """Eve has the operation's rate, Gül her own."""
    case = paid()
    people = (*case.agents, an_agent("eve", HOURLY), replace(an_agent("gül", HOURLY), hour_cents=2000))
    case = replace(case, agents=people)
    forms = case.rules[0].forms(case)
    assert {(form.rule, form.period) for form in forms} == {("paid_hours", "horizon")}
    assert [(sorted(form.agents), form.most, form.cents) for form in forms] == [
        (["ada", "eve"], 0, 250),
        (["gül"], 0, 500),
    ]


def test_contracts_are_a_list() -> None:
    """A single word is none."""
    with pytest.raises(ValidationError):
        PaidHours(contracts="hourly")


def world(at: Setting) -> World:
    """Where the rule bites, for the agreement of its two readings."""
    case = a_case(RULE, first_day=at.first_day, days=5, agents=(_ada(), CAN))
    case = a_past(replace(case, costs=CostRates(1050)), at, NIGHT)
    return case, [*free_or(case, (EARLY, NIGHT)), *free_or(case, (NIGHT,), "can")[:2]]


def _ada() -> Agent:
    return an_agent("ada", HOURLY)


def tempting() -> RosterCase:
    """Two are needed; an hour of Ada costs more than the need of it."""
    case, grid = paid(8_000), a_case(days=2).grid
    return replace(case, grid=grid, templates=(EARLY,), requirement=wanted(grid, 2))
