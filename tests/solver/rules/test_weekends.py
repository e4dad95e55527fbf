"""Weekends."""

from __future__ import annotations

from dataclasses import replace

import pytest
from pydantic import ValidationError

from solver.case import RosterCase
from solver.outcomes import Violation
from solver.rules.forms import EVERY, Total
from solver.rules.weekends import Weekends
from tests.solver.rules.agreement_worlds import Setting, World, a_past, free_or
from tests.solver.rules.worlds import (
    AUTUMN,
    EARLY,
    MONDAY,
    NIGHT,
    SPRING,
    a_case,
    cents,
    days_from,
    figures,
    found,
    opened,
    row,
    shift,
    wanted,
)

CASE = a_case(Weekends(), days=28)


def test_three_weekends_in_four_are_free_of_charge_and_the_fourth_costs() -> None:
    """One weekend in four belongs to the agent; the price is 40.00."""
    assert found(CASE, *row(CASE, EARLY, 5, 6, 12, 20)) == ()
    (violation,) = found(CASE, *row(CASE, EARLY, 5, 6, 12, 20, 27))
    assert (violation.amount, violation.limit, violation.unit, violation.hard) == (4, 3, "weekends", False)
    assert violation.cents == 4000


def test_saturday_and_sunday_are_one_weekend() -> None:
    """Working both days costs no more than one."""
    case = a_case(Weekends(most_of_four=0))
    assert cents(found(case, *row(case, EARLY, 5))) == 4000
    assert cents(found(case, *row(case, EARLY, 5, 6))) == 4000


def test_a_friday_night_is_no_weekend() -> None:
    """A shift belongs to the day it starts, although this one ends on Saturday morning."""
    case = a_case(Weekends(most_of_four=0))
    assert found(case, *row(case, NIGHT, 4)) == ()


def test_the_limit_follows_the_horizon_rounded_up() -> None:
    """Two weekends allow two at three in four, one at one in four."""
    loose, tight = a_case(Weekends(), days=14), a_case(Weekends(most_of_four=1), days=14)
    assert found(loose, *row(loose, EARLY, 5, 12)) == ()
    assert figures(found(tight, *row(tight, EARLY, 5, 12))) == [(2, 1, "weekends")]


def test_a_weekend_cut_by_the_horizon_is_one() -> None:
    """The plan starts on Sunday; Saturday was worked before it and is not counted again."""
    case = a_case(Weekends(most_of_four=0), first_day=days_from(MONDAY, -1)[0], days=8)
    case = replace(case, opening=opened(*row(case, EARLY, -1)))
    assert found(case) == ()
    assert cents(found(case, *row(case, EARLY, 0, 6))) == 2 * 4000


def test_the_weekend_of_the_clock_change_is_one() -> None:
    """23:30 on Saturday and 23:30 on Sunday, one of them in summer time."""
    for day in (SPRING, AUTUMN):
        case = a_case(Weekends(most_of_four=0), first_day=days_from(day, -6)[0], days=8)
        duties = shift(case, days_from(day, -1)[0], 1410, 240), shift(case, day, 1410, 240)
        assert cents(found(case, *duties)) == 4000


def test_a_horizon_that_ends_on_saturday_touches_that_weekend() -> None:
    """Monday to Saturday: one weekend, and one may be worked."""
    case = a_case(Weekends(), days=6)
    assert found(case, *row(case, EARLY, 5)) == ()


@pytest.mark.parametrize("wrong", [{"most_of_four": -1}, {"most_of_four": 5}, {"cents": 0}])
def test_parameters_out_of_range_are_refused(wrong: dict[str, int]) -> None:
    """No such number of weekends, no price."""
    with pytest.raises(ValidationError):
        Weekends(**wrong)


def test_what_is_not_stated_is_as_documented_and_both_ends_are_allowed() -> None:
    """Three in four, 40.00 each; none to all of them."""
    assert (Weekends().most_of_four, Weekends().cents) == (3, 4000)
    assert Weekends(most_of_four=0, cents=1) != Weekends(most_of_four=4, cents=1)


@pytest.mark.parametrize(("start", "days", "most"), [(0, 56, 6), (0, 5, 0), (5, 1, 1), (6, 1, 1), (4, 8, 1), (6, 7, 2)])
def test_the_limit_counts_the_weekends_that_the_horizon_touches(start: int, days: int, most: int) -> None:
    """Six of eight, none in five weekdays, one of a Saturday or a Sunday alone, two of a Sunday to a Saturday."""
    case = a_case(Weekends(), first_day=days_from(MONDAY, start)[0], days=days)
    total = Total("weekends", frozenset({"ada"}), EVERY, "weekends", "horizon", most=most, cents=4000)
    assert case.rules[0].forms(case) == (total,)


def test_weekends_beyond_are_told_over_the_whole_plan() -> None:
    """Two too many cost twice."""
    case = a_case(Weekends(most_of_four=0, cents=1100), days=14)
    when = (case.grid.start_min, case.grid.end_min)
    expected = Violation("weekends", "ada", *when, 2, 0, "weekends", False, 2200)
    assert found(case, *row(case, EARLY, 5, 13)) == (expected,)


def world(at: Setting) -> World:
    """Where the rule bites, for the agreement of its two readings."""
    case = a_case(Weekends(most_of_four=2, cents=1100), first_day=at.first_day, days=13)
    slots = [
        slot if day.weekday() >= 4 else [()]
        for day, slot in zip(case.grid.days, free_or(case, (EARLY, NIGHT)), strict=True)
    ]
    return a_past(case, at), slots


def tempting() -> RosterCase:
    """A head is wanted every day, and a weekend costs more than two days of it."""
    case = a_case(Weekends(most_of_four=0, cents=100_000))
    return replace(case, templates=(EARLY,), requirement=wanted(case.grid, 1, (360, 840)))
