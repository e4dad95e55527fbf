"""Period hours and overtime."""

from __future__ import annotations

from dataclasses import replace

import pytest
from pydantic import ValidationError

from solver.case import Absence, CostRates, RosterCase
from solver.outcomes import Violation
from solver.rules.forms import EVERY, Total
from solver.rules.period_hours import PeriodHours
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

FULL = replace(an_agent("ada", replace(CONTRACT, week_min=2400, least_share=0.95)), hour_cents=1200)
CASE = replace(a_case(PeriodHours(), days=14, agents=(FULL,)), costs=CostRates(1000))
NINE = (0, 1, 2, 3, 4, 7, 8, 9, 10)
TEN = (*NINE, 11)


def test_the_agreed_hours_cost_nothing() -> None:
    """Two weeks of 40 hours: ten shifts of eight."""
    assert found(CASE, *row(CASE, EARLY, *TEN)) == ()


def test_overtime_costs_one_and_a_half_times_the_rate() -> None:
    """One more shift of eight hours at 12.00 an hour: 32 quarters at 4.50."""
    (violation,) = found(CASE, *row(CASE, EARLY, *TEN, 12))
    assert (violation.amount, violation.limit, violation.unit, violation.hard) == (5280, 4800, "min", False)
    assert violation.cents == 32 * 450 == 8 * 1800


def test_the_operations_rate_stands_in_for_the_agents() -> None:
    """Without a rate of her own an hour of Ada's overtime costs 15.00."""
    case = replace(CASE, agents=(replace(FULL, hour_cents=0),))
    assert cents(found(case, *row(case, EARLY, *TEN, 12))) == 8 * 1500


def test_without_any_rate_overtime_is_free() -> None:
    """An operation that states no wages is not charged for them; at three cents an hour a quarter costs one."""
    free = replace(CASE, agents=(replace(FULL, hour_cents=0),), costs=CostRates(0))
    assert found(free, *row(CASE, EARLY, *TEN, 12)) == ()
    assert [form.most for form in free.rules[0].forms(free)] == [None]
    cheap = replace(free, costs=CostRates(3))
    assert cents(found(cheap, *row(CASE, EARLY, *TEN, 12))) == 32


def test_overtime_is_hard_where_the_contract_has_none() -> None:
    """Part-timers may not work over their hours (Law 4857 Art. 41 and 63)."""
    part = replace(FULL, contract=replace(FULL.contract, overtime=False))
    case = replace(CASE, agents=(part,))
    assert found(case, *row(case, EARLY, *TEN)) == ()
    (violation,) = found(case, *row(case, EARLY, *TEN, 12))
    assert (violation.hard, violation.cents) == (True, 0)


def test_a_share_above_one_is_paid_time_without_premium() -> None:
    """A contract up to 110 % has its overtime from 5280 minutes on."""
    case = replace(CASE, agents=(replace(FULL, contract=replace(FULL.contract, most_share=1.1)),))
    assert found(case, *row(case, EARLY, *TEN, 12)) == ()
    assert figures(found(case, *row(case, EARLY, *TEN, 12, 13))) == [(5760, 5280, "min")]


def test_hours_below_the_least_share_are_priced() -> None:
    """95 % of 80 hours are 76: nine shifts are four hours short, sixteen quarters."""
    (violation,) = found(CASE, *row(CASE, EARLY, *NINE))
    assert (violation.amount, violation.limit, violation.cents) == (4320, 4560, 16 * 1000)
    assert found(CASE, *row(CASE, EARLY, *NINE), shift(CASE, days_from(MONDAY, 11)[0], 480, 240)) == ()


def test_absences_and_the_balance_change_what_is_owed() -> None:
    """A week of leave takes 40 hours off; eight hours owed from before add to the rest."""
    away = Absence("ada", CASE.grid.minute(MONDAY, 0), CASE.grid.minute(days_from(MONDAY, 7)[0], 0), 2400)
    case = replace(CASE, absences=(away,))
    assert found(case, *row(case, EARLY, 7, 8, 9, 10, 11)) == ()
    owing = replace(case, opening=replace(case.opening, balance_min=(("ada", 480),)))
    assert figures(found(owing, *row(case, EARLY, 7, 8, 9, 10, 11))) == [(2400, 2730, "min")]
    fresh = replace(owing, rules=(PeriodHours(carry_balance=False),))
    assert found(fresh, *row(case, EARLY, 7, 8, 9, 10, 11)) == ()


def test_the_opening_state_is_another_period() -> None:
    """Shifts before the plan are in the balance, not in its hours."""
    case = replace(CASE, opening=opened(*row(CASE, EARLY, -3, -2, -1)))
    assert found(case, *row(case, EARLY, *TEN)) == ()


def test_weeks_with_a_clock_change_owe_the_same() -> None:
    """Seven local days are one week, whether they have 167, 168 or 169 hours."""
    for day in (SPRING, AUTUMN):
        case = a_case(PeriodHours(), first_day=days_from(day, -6)[0], agents=(FULL,))
        assert found(case, *row(case, NIGHT, 0, 1, 2, 3, 4)) == ()
        assert figures(found(case, *row(case, NIGHT, 0, 1, 2, 3))) == [(1920, 2280, "min")]


def test_the_least_is_hard_without_a_price() -> None:
    """Four hours short of 76, over the whole plan."""
    case = replace(CASE, rules=(PeriodHours(least_cents=None),))
    when = ("period_hours", "ada", CASE.grid.start_min, CASE.grid.end_min)
    assert found(case, *row(case, EARLY, *NINE)) == (Violation(*when, 4320, 4560, "min"),)


def test_a_price_is_at_least_a_cent_and_the_balance_counts_unless_stated() -> None:
    """10.00 a quarter hour; nothing at all is no price."""
    assert (PeriodHours().least_cents, PeriodHours().carry_balance) == (1000, True)
    assert PeriodHours(least_cents=1).least_cents == 1
    with pytest.raises(ValidationError):
        PeriodHours(least_cents=0)


def test_forms_hold_a_least_where_something_is_owed_and_a_most() -> None:
    """95 % and 100 % of two weeks; in a plan that owes nothing there is no least."""
    total = Total("period_hours", frozenset({"ada"}), EVERY, "paid_min", "horizon")
    least, most = replace(total, least=4560, cents=1000), replace(total, most=4800, cents=450)
    assert CASE.rules[0].forms(CASE) == (least, most)
    away = replace(CASE, opening=replace(CASE.opening, balance_min=(("ada", -4800),)))
    assert away.rules[0].forms(away) == (replace(most, most=0),)


def test_the_least_of_a_quarter_hour_is_a_least() -> None:
    """Fifteen minutes owed and none worked cost one quarter hour."""
    owing = replace(CASE, opening=replace(CASE.opening, balance_min=(("ada", -4784),)))
    case = replace(owing, agents=(replace(FULL, contract=replace(FULL.contract, least_share=1.0)),))
    assert found(case) == (
        Violation("period_hours", "ada", case.grid.start_min, case.grid.end_min, 0, 15, "min", False, 1000),
    )
    assert [form.least for form in case.rules[0].forms(case)] == [15, None]


def world(at: Setting) -> World:
    """Where the rule bites, for the agreement of its two readings."""
    agent = replace(an_agent("ada", replace(CONTRACT, week_min=1500, most_share=1.1)), hour_cents=1200)
    strict = an_agent("can", replace(CONTRACT, week_min=1200, overtime=False))
    case = a_case(PeriodHours(), first_day=at.first_day, days=7, agents=(agent, strict))
    case = a_past(replace(case, costs=CostRates(1000)), at)
    balances = (("ada", 120), ("can", -60))
    case = replace(case, opening=replace(case.opening, balance_min=balances if at.past else ()))
    return case, [*free_or(case, (EARLY, NIGHT)), *free_or(case, (LATE,), "can")]


def tempting() -> RosterCase:
    """A head is wanted every day, and the contract has sixteen hours a week without overtime."""
    part = an_agent("ada", replace(CONTRACT, week_min=960, overtime=False))
    case = a_case(PeriodHours(), agents=(part,))
    return replace(case, templates=(EARLY,), requirement=wanted(case.grid, 1, (360, 840)))
