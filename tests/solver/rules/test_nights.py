"""Nights: hard by contract, dear beyond a fair number."""

from __future__ import annotations

from dataclasses import replace

import pytest
from pydantic import ValidationError

from solver.case import RosterCase
from solver.outcomes import Violation
from solver.rules.forms import DutyClass, Total
from solver.rules.nights import Nights
from solver.shifts import ShiftTemplate
from tests.solver.rules.agreement_worlds import Setting, World, a_past, free_or
from tests.solver.rules.worlds import (
    AUTUMN,
    CAN,
    CONTRACT,
    LATE,
    MONDAY,
    NIGHT,
    SPRING,
    a_case,
    an_agent,
    cents,
    figures,
    found,
    opened,
    row,
    shift,
    wanted,
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


@pytest.mark.parametrize(
    "wrong",
    [
        {"night_start": -1},
        {"night_start": 1440},
        {"night_end": -1},
        {"night_end": 1440},
        {"fair_in_28_days": -1},
        {"fair_in_28_days": 29},
        {"cents": 0},
    ],
)
def test_parameters_out_of_range_are_refused(wrong: dict[str, int]) -> None:
    """No such minute, number of nights or price."""
    with pytest.raises(ValidationError):
        Nights(**wrong)


def test_what_is_not_stated_is_as_documented_and_both_ends_are_allowed() -> None:
    """20:00 to 06:00, two a week, 15.00 each."""
    rule = Nights()
    assert (rule.night_start, rule.night_end, rule.fair_in_28_days, rule.cents) == (1200, 360, 8, 1500)
    most = Nights(night_start=1439, night_end=1439, fair_in_28_days=28, cents=1)
    assert most != Nights(night_start=0, night_end=0, fair_in_28_days=0, cents=1)


def test_four_weeks_and_a_day_make_one_night_more_fair() -> None:
    """Eight in 28 days are 8.3 in 29, rounded up."""
    case = a_case(Nights(), days=29)
    assert found(case, *row(case, NIGHT, *range(0, 18, 2))) == ()
    assert figures(found(case, *row(case, NIGHT, *range(0, 20, 2)))) == [(10, 9, "duties")]


def test_one_form_holds_the_fair_number_and_one_each_limit_signed() -> None:
    """Ada and Eda signed for two, Can for none in particular."""
    two = replace(CONTRACT, most_nights=2)
    case = replace(CASE, agents=(an_agent("ada", two), CAN, an_agent("eda", two)))
    night = DutyClass(night_window=(1200, 360))
    assert case.rules[0].forms(case) == (
        Total("nights", frozenset({"ada", "eda"}), night, "duties", "horizon", most=2),
        Total("nights", frozenset({"ada", "can", "eda"}), night, "duties", "horizon", most=8, cents=1500),
    )


def test_nights_over_both_limits_are_told_of_both() -> None:
    """Three of two signed and of one fair, over the whole plan."""
    case = a_case(Nights(), days=3, agents=(an_agent("ada", replace(CONTRACT, most_nights=2)),))
    when = ("nights", "ada", case.grid.start_min, case.grid.end_min, 3)
    assert found(case, *row(case, NIGHT, 0, 1, 2)) == (
        Violation(*when, 2, "duties"),
        Violation(*when, 1, "duties", False, 3000),
    )


def world(at: Setting) -> World:
    """Where the rule bites, for the agreement of its two readings."""
    dawn = ShiftTemplate("dawn", "standard", 60, 540)
    agent = an_agent("ada", replace(CONTRACT, most_nights=3))
    case = a_case(Nights(fair_in_28_days=8, cents=900), first_day=at.first_day, days=6, agents=(agent,))
    case = replace(case, templates=(NIGHT, dawn, LATE))
    return a_past(case, at, NIGHT), free_or(case, (NIGHT, dawn, LATE))


def tempting() -> RosterCase:
    """A head is wanted on three evenings and nights, and one night was signed for."""
    one = an_agent("ada", replace(CONTRACT, most_nights=1))
    case = a_case(Nights(), days=3, agents=(one,))
    return replace(case, templates=(NIGHT,), requirement=wanted(case.grid, 1, (1320, 1440)))
