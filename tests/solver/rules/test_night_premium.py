"""The premium of night shifts."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from pydantic import ValidationError

from solver.case import CostRates, RosterCase
from solver.rules.night_premium import NightPremium
from solver.shifts import BreakWindow, ShiftTemplate
from tests.solver.rules.agreement_worlds import Setting, World, a_past, free_or
from tests.solver.rules.worlds import (
    ADA,
    AUTUMN,
    CAN,
    EARLY,
    MONDAY,
    NIGHT,
    SPRING,
    a_case,
    cents,
    found,
    opened,
    row,
    shift,
    wanted,
)

RESTED = ShiftTemplate("rested", "standard", 1320, 480, (BreakWindow(180, 240, 30, False),))
TEMPLATES = (EARLY, NIGHT, RESTED)


def premium(share: float = 0.25, rule: NightPremium | None = None, rate_cents: int = 1000) -> RosterCase:
    """Ada at the operation's rate, Can at 20.00."""
    case = a_case(rule or NightPremium(), agents=(ADA, replace(CAN, hour_cents=2000)))
    return replace(case, templates=TEMPLATES, costs=CostRates(rate_cents, night_share=share))


def test_a_night_shift_costs_its_share_of_the_pay() -> None:
    """Eight hours at 10.00, a quarter on top."""
    case = premium()
    (violation,) = found(case, *row(case, NIGHT, 0), *row(case, EARLY, 2))
    assert (violation.rule, violation.agent, violation.hard, violation.cents) == ("night_premium", "ada", False, 2000)
    assert (violation.amount, violation.limit, violation.unit) == (480, 0, "min")
    (night,) = row(case, NIGHT, 0)
    assert (violation.start_min, violation.end_min) == (night.start_min, night.end_min)


def test_each_night_costs_at_the_agents_rate() -> None:
    """Two nights of Can at 20.00."""
    case = premium()
    assert cents(found(case, *row(case, NIGHT, 0, 1, agent="can"))) == 8000


def test_unpaid_breaks_carry_no_premium() -> None:
    """450 paid minutes: 7.5 hours at 10.00, a quarter of it; rounded to whole cents at 9.99 and a tenth."""
    case = premium()
    assert cents(found(case, *row(case, RESTED, 0))) == 1875
    odd = premium(0.1, rate_cents=999)
    assert cents(found(odd, *row(odd, RESTED, 0))) == 749


def test_more_than_half_by_night_makes_a_night_shift() -> None:
    """16:00 to midnight is half, 16:15 to 00:15 more; another window, another night."""
    case = premium()
    assert found(case, shift(case, MONDAY, 960, 480)) == ()
    assert cents(found(case, shift(case, MONDAY, 975, 480))) == 2000
    other = premium(rule=NightPremium(night_start=300, night_end=900))
    assert cents(found(other, *row(other, EARLY, 0))) == 2000
    assert found(other, *row(other, NIGHT, 0)) == ()


@pytest.mark.parametrize(("day", "price"), [(SPRING, 0), (AUTUMN, 2750)])
def test_the_night_of_the_clock_change_is_as_long_as_it_is(day: date, price: int) -> None:
    """01:00 to 11:00: 4 of 9 hours by night in spring, 6 of 11 in autumn, all eleven with premium."""
    case = replace(premium(), grid=a_case(first_day=day, days=2).grid)
    length_min = case.grid.minute(day, 660) - case.grid.minute(day, 60)
    assert cents(found(case, shift(case, day, 60, length_min))) == price


def test_without_share_or_rate_nothing_costs() -> None:
    """The rule may stand in every book."""
    for case in (premium(0.0), replace(premium(rate_cents=0), agents=(ADA,))):
        assert found(case, *row(case, NIGHT, 0)) == ()
        assert case.rules[0].forms(case) == ()


def test_nights_of_the_opening_state_are_paid_already() -> None:
    """Also the one that reaches into the plan."""
    case = premium()
    assert found(replace(case, opening=opened(*row(case, NIGHT, -1)))) == ()


def test_forms_are_one_for_each_rate_and_length() -> None:
    """Two rates, two lengths of paid time."""
    case = premium()
    forms = case.rules[0].forms(case)
    assert [(sorted(form.agents), sorted(form.of.templates), form.cents) for form in forms] == [
        (["ada"], ["early", "night"], 2000),
        (["ada"], ["rested"], 1875),
        (["can"], ["early", "night"], 4000),
        (["can"], ["rested"], 3750),
    ]


@pytest.mark.parametrize("wrong", [{"night_start": -1}, {"night_start": 1440}, {"night_end": -1}, {"night_end": 1440}])
def test_parameters_out_of_range_are_refused(wrong: dict[str, int]) -> None:
    """When they are written."""
    with pytest.raises(ValidationError):
        NightPremium(**wrong)


def test_what_is_not_stated_is_as_documented_and_both_ends_are_allowed() -> None:
    """20:00 to 06:00; any minute of the day."""
    assert (NightPremium().night_start, NightPremium().night_end) == (1200, 360)
    assert NightPremium(night_start=0, night_end=1439) != NightPremium(night_start=1439, night_end=0)


def world(at: Setting) -> World:
    """Where the rule bites, for the agreement of its two readings."""
    case = replace(premium(), grid=a_case(first_day=at.first_day, days=4).grid)
    case = a_past(case, at, NIGHT, 1)
    return case, [*free_or(case, (EARLY, NIGHT, RESTED)), *free_or(case, (RESTED,), "can")[:2]]


def tempting() -> RosterCase:
    """One is needed by night; the premium is more than the need."""
    case, grid = premium(1.0, rate_cents=8_000), a_case(days=2).grid
    return replace(case, grid=grid, agents=(ADA,), templates=(NIGHT,), requirement=wanted(grid, 1))
