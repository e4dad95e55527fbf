"""Nights: hard by contract, dear beyond a fair number."""

from __future__ import annotations

from dataclasses import replace

from solver.rules.nights import Nights
from solver.shifts import ShiftTemplate
from tests.solver.rules.agreement_worlds import Setting, World, a_past, free_or
from tests.solver.rules.worlds import (
    AUTUMN,
    CONTRACT,
    LATE,
    MONDAY,
    NIGHT,
    SPRING,
    a_case,
    an_agent,
    cents,
    found,
    opened,
    row,
    shift,
)

CASE = a_case(Nights(), days=28)


def test_eight_nights_in_four_weeks_are_fair_and_the_ninth_costs() -> None:
    """Two a week; each beyond costs 15.00."""
    eight = range(0, 16, 2)
    assert found(CASE, *row(CASE, NIGHT, *eight)) == ()
    (violation,) = found(CASE, *row(CASE, NIGHT, *eight, 17, 19))
    assert (violation.amount, violation.limit, violation.unit, violation.hard) == (10, 8, "duties", False)
    assert violation.cents == 2 * 1500


def test_the_fair_number_follows_the_horizon_rounded_up() -> None:
    """Three days of a fair two nights a week: one."""
    case = a_case(Nights(), days=3)
    assert found(case, *row(case, NIGHT, 0)) == ()
    assert cents(found(case, *row(case, NIGHT, 0, 1))) == 1500


def test_the_contracts_limit_is_hard() -> None:
    """Two nights signed: the third is a violation, not a price."""
    case = replace(CASE, agents=(an_agent("ada", replace(CONTRACT, most_nights=2)),))
    assert found(case, *row(case, NIGHT, 0, 1)) == ()
    (violation,) = found(case, *row(case, NIGHT, 0, 1, 2))
    assert (violation.amount, violation.limit, violation.hard, violation.cents) == (3, 2, True, 0)


def test_half_in_the_window_is_no_night() -> None:
    """16:00 to 24:00 is half in 20:00-06:00, 16:15 to 00:15 is more."""
    case = a_case(Nights(fair_in_28_days=0))
    assert found(case, shift(case, MONDAY, 960, 480)) == ()
    assert cents(found(case, shift(case, MONDAY, 975, 480))) == 1500


def test_nights_before_the_plan_are_not_counted() -> None:
    """The horizon is the period."""
    case = replace(CASE, opening=opened(*row(CASE, NIGHT, -3, -2, -1)))
    assert found(case, *row(case, NIGHT, *range(0, 16, 2))) == ()


def test_the_clock_change_can_make_or_unmake_a_night() -> None:
    """From 01:00 for nine hours: four before 06:00 in spring (no night), six in autumn (a night)."""
    for day, price in ((SPRING, 0), (AUTUMN, 1500)):
        case = a_case(Nights(fair_in_28_days=0), first_day=day, days=1)
        assert cents(found(case, shift(case, day, 60, 540))) == price


def world(at: Setting) -> World:
    """Where the rule bites, for the agreement of its two readings."""
    dawn = ShiftTemplate("dawn", "standard", 60, 540)
    agent = an_agent("ada", replace(CONTRACT, most_nights=3))
    case = a_case(Nights(fair_in_28_days=8, cents=900), first_day=at.first_day, days=6, agents=(agent,))
    case = replace(case, templates=(NIGHT, dawn, LATE))
    return a_past(case, at, NIGHT), free_or(case, (NIGHT, dawn, LATE))
