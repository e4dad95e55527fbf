"""Weekends."""

from __future__ import annotations

from dataclasses import replace

from solver.case import RosterCase
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
