"""Weekly hours: 45 at most, the contract's least at least."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from pydantic import ValidationError

from solver.case import Absence, RosterCase
from solver.outcomes import Violation
from solver.people import Contract
from solver.rules.forms import EVERY, Total
from solver.rules.weekly_hours import WeeklyHours
from tests.solver.rules.agreement_worlds import Setting, World, a_past, free_or
from tests.solver.rules.worlds import (
    AUTUMN,
    CONTRACT,
    EARLY,
    LATE,
    MONDAY,
    NIGHT,
    SPRING,
    a_case,
    an_agent,
    cents,
    days_from,
    figures,
    found,
    opened,
    row,
    shift,
    wanted,
)

TWO_WEEKS = a_case(WeeklyHours(), days=14)


def owed(least_week_min: int) -> Contract:
    """A contract with a least week."""
    return replace(CONTRACT, least_week_min=least_week_min)


def test_forty_five_hours_are_allowed_and_a_quarter_more_is_not() -> None:
    """Five shifts of nine hours are 2700 minutes; one of them a quarter longer breaks the law."""
    days = days_from(MONDAY, 0, 1, 2, 3)
    nine = [shift(TWO_WEEKS, day, 480, 540) for day in days]
    friday = days_from(MONDAY, 4)[0]
    assert found(TWO_WEEKS, *nine, shift(TWO_WEEKS, friday, 480, 540)) == ()
    (violation,) = found(TWO_WEEKS, *nine, shift(TWO_WEEKS, friday, 480, 555))
    assert (violation.amount, violation.limit, violation.unit, violation.hard) == (2715, 2700, "min", True)
    assert (violation.start_min, violation.end_min) == (TWO_WEEKS.grid.day_bounds[0], TWO_WEEKS.grid.day_bounds[7])


def test_the_smaller_of_law_and_contract_holds() -> None:
    """A 40-hour contract is not stretched by the law, nor the law by a 50-hour contract."""
    forty, fifty = (an_agent("ada", replace(CONTRACT, most_week_min=most)) for most in (2400, 3000))
    six = row(TWO_WEEKS, EARLY, 0, 1, 2, 3, 4, 5)
    assert figures(found(replace(TWO_WEEKS, agents=(forty,)), *six)) == [(2880, 2400, "min")]
    assert figures(found(replace(TWO_WEEKS, agents=(fifty,)), *six)) == [(2880, 2700, "min")]


def test_a_cut_first_week_counts_the_opening_state() -> None:
    """Thursday is the first day; 24 hours were worked since Monday, so 21 are left."""
    case = a_case(WeeklyHours(), first_day=days_from(MONDAY, 3)[0])
    case = replace(case, opening=opened(*row(case, EARLY, -4, -3, -2, -1)))
    assert found(case, *row(case, EARLY, 0, 1)) == ()
    assert figures(found(case, *row(case, EARLY, 0, 1, 2))) == [(2880, 2700, "min")]


def test_a_missing_quarter_of_the_least_week_is_priced() -> None:
    """40 hours owed: 38 worked cost eight quarters; 40 cost nothing."""
    case = a_case(WeeklyHours(least_cents=700), agents=(an_agent("ada", owed(2400)),))
    four = row(case, EARLY, 0, 1, 2, 3)
    assert cents(found(case, *four, shift(case, days_from(MONDAY, 4)[0], 480, 360))) == 8 * 700
    assert found(case, *row(case, EARLY, 0, 1, 2, 3, 4)) == ()


def test_the_least_is_hard_without_a_price() -> None:
    """Some agreements leave no choice."""
    case = a_case(WeeklyHours(least_cents=None), agents=(an_agent("ada", owed(2400)),))
    (violation,) = found(case, *row(case, EARLY, 0, 1, 2, 3))
    assert (violation.hard, violation.cents, violation.amount, violation.limit) == (True, 0, 1920, 2400)


def test_an_absence_takes_its_credit_off_the_least() -> None:
    """Saturday to Tuesday with 16 hours of credit: half of it falls into each week."""
    case = a_case(WeeklyHours(), days=14, agents=(an_agent("ada", owed(960)),))
    away = Absence("ada", *(case.grid.minute(day, 0) for day in days_from(MONDAY, 5, 9)), 960)
    case = replace(case, absences=(away,))
    assert figures(found(case)) == [(0, 480, "min"), (0, 480, "min")]
    assert found(case, *row(case, EARLY, 0, 11)) == ()


def test_days_outside_the_contract_owe_nothing() -> None:
    """Hired on Friday: three sevenths of 35 hours are owed in the first week."""
    new = replace(an_agent("ada", owed(2100)), first_day=days_from(MONDAY, 4)[0])
    case = a_case(WeeklyHours(), agents=(new,))
    assert figures(found(case)) == [(0, 900, "min")]


def test_a_week_cut_at_the_end_owes_nothing() -> None:
    """Nobody knows yet what the rest of that week brings."""
    case = a_case(WeeklyHours(), days=10, agents=(an_agent("ada", owed(480)),))
    assert found(case, *row(case, EARLY, 0)) == ()


def test_the_sunday_of_the_clock_change_pays_what_was_worked() -> None:
    """A night over the change lasts and pays eight hours: 45 are kept, and broken by one quarter more."""
    for day in (SPRING, AUTUMN):
        case = a_case(WeeklyHours(), first_day=days_from(day, -6)[0])
        nights = row(case, NIGHT, 1, 2, 3, 4, 5)
        assert found(case, *nights, shift(case, day, 1320, 300)) == ()
        assert figures(found(case, *nights, shift(case, day, 1320, 315))) == [(2715, 2700, "min")]


@pytest.mark.parametrize("wrong", [{"most_week_min": 59}, {"most_week_min": 5041}, {"least_cents": 0}])
def test_parameters_out_of_range_are_refused(wrong: dict[str, int]) -> None:
    """Less than an hour, more than twelve a day, no price."""
    with pytest.raises(ValidationError):
        WeeklyHours(**wrong)


def test_what_is_not_stated_is_as_documented_and_both_ends_are_allowed() -> None:
    """45 hours, 10.00 a quarter hour; one hour to twelve a day."""
    assert (WeeklyHours().most_week_min, WeeklyHours().least_cents) == (2700, 1000)
    assert WeeklyHours(most_week_min=60, least_cents=1) != WeeklyHours(most_week_min=5040, least_cents=1)


def test_forms_are_one_most_for_each_limit_and_one_least_for_each_week_and_limit() -> None:
    """45 hours by law, 40 signed; a least in both weeks for one of them, none in the week cut at the end."""
    forty = an_agent("can", replace(owed(1200), most_week_min=2400))
    case = a_case(WeeklyHours(), days=17, agents=(an_agent("ada"), forty))
    bounds = case.grid.day_bounds
    most = Total("weekly_hours", frozenset({"ada"}), EVERY, "paid_min", "week", most=2700)
    least = Total("weekly_hours", frozenset({"can"}), EVERY, "paid_min", "span", least=1200, cents=1000)
    assert case.rules[0].forms(case) == (
        most,
        replace(most, agents=least.agents, most=2400),
        replace(least, start_min=bounds[0], end_min=bounds[7]),
        replace(least, start_min=bounds[7], end_min=bounds[14]),
    )


def test_a_least_of_a_quarter_hour_is_one_and_less_is_none() -> None:
    """15 minutes owed cost one quarter hour; 14 are cut to none."""
    case = a_case(WeeklyHours(), agents=(an_agent("ada", owed(15)),))
    bounds = case.grid.day_bounds
    assert found(case) == (Violation("weekly_hours", "ada", bounds[0], bounds[7], 0, 15, "min", False, 1000),)
    assert [form.least for form in case.rules[0].forms(case)] == [None, 15]
    none = a_case(WeeklyHours(), agents=(an_agent("ada", owed(14)),))
    assert found(none) == ()
    assert [form.least for form in none.rules[0].forms(none)] == [None]


def test_weeks_over_the_most_are_told_before_weeks_under_the_least() -> None:
    """48 hours in one week and none in the other, of 20 to 45."""
    case = a_case(WeeklyHours(least_cents=None), days=14, agents=(an_agent("ada", owed(1200)),))
    bounds = case.grid.day_bounds
    assert found(case, *row(case, EARLY, *range(7, 13))) == (
        Violation("weekly_hours", "ada", bounds[7], bounds[14], 2880, 2700, "min"),
        Violation("weekly_hours", "ada", bounds[0], bounds[7], 0, 1200, "min"),
    )


@pytest.mark.parametrize(("days", "leasts"), [(6, 0), (7, 1), (13, 1), (14, 2)])
def test_only_weeks_that_end_inside_the_horizon_have_a_least(days: int, leasts: int) -> None:
    """A plan that ends on Saturday knows nothing of Sunday."""
    case = a_case(WeeklyHours(), days=days, agents=(an_agent("ada", owed(480)),))
    assert figures(found(case)) == [(0, 480, "min")] * leasts
    assert sum(form.least is not None for form in case.rules[0].forms(case)) == leasts


def world(at: Setting) -> World:
    """Where the rule bites, for the agreement of its two readings."""
    agent = an_agent("ada", replace(CONTRACT, least_week_min=1500, most_week_min=2000))
    new = replace(an_agent("can", agent.contract), first_day=at.first_day + timedelta(days=3))
    rule = WeeklyHours(most_week_min=1920, least_cents=None if at.past else 700)
    case = a_case(rule, first_day=at.first_day, days=9, agents=(agent, new))
    away = (case.grid.minute(case.grid.days[2], 0), case.grid.minute(case.grid.days[6], 0))
    case = a_past(replace(case, absences=(Absence("ada", *away, 960),)), at, EARLY, 1)
    return case, [*free_or(case, (EARLY, NIGHT)), *free_or(case, (LATE,), "can")]


def tempting() -> RosterCase:
    """A head is wanted on four days of a week, and the contract ends at sixteen hours."""
    case = a_case(WeeklyHours(), days=4, agents=(an_agent("ada", replace(CONTRACT, most_week_min=960)),))
    return replace(case, templates=(EARLY,), requirement=wanted(case.grid, 1, (360, 840)))
