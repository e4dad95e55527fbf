"""Free Sundays: fifteen of a year, in proportion to those known, rounded up once one is due."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from pydantic import ValidationError

from solver.case import RosterCase
from solver.outcomes import Violation
from solver.rules.forms import DutyClass, Total
from solver.rules.free_sundays import FreeSundays
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
    days_from,
    figures,
    found,
    opened,
    row,
    shift,
    wanted,
)

CASE = a_case(FreeSundays(), days=28, agents=(ADA, CAN))
SUNDAYS = (6, 13, 20, 27)
EIGHT = tuple(range(6, 56, 7))


def priced(case: RosterCase, cents: int = 700) -> RosterCase:
    """The case with a price on each Sunday beyond."""
    return replace(case, rules=(FreeSundays(cents=cents),))


def test_two_sundays_of_four_may_be_worked_and_a_third_may_not() -> None:
    """4 x 15 / 52 is a little above one, so two stay free."""
    assert found(CASE, *row(CASE, EARLY, 6, 13)) == ()
    when = (CASE.grid.start_min, CASE.grid.end_min)
    third = row(CASE, EARLY, 6, 13, 27)
    assert found(CASE, *third) == (Violation("free_sundays", "ada", *when, 3, 2, "days", True, 0),)
    assert found(priced(CASE), *third) == (Violation("free_sundays", "ada", *when, 3, 2, "days", False, 700),)
    assert [v.cents for v in found(priced(CASE), *row(CASE, EARLY, *SUNDAYS, agent="can"))] == [1400]


def test_fifteen_of_a_whole_year_stay_free() -> None:
    """52 weeks: 37 Sundays worked are allowed, 38 are not."""
    year = a_case(FreeSundays(), days=364)
    assert found(year, *row(year, EARLY, *range(6, 7 * 37, 7))) == ()
    assert figures(found(year, *row(year, EARLY, *range(6, 7 * 38, 7)))) == [(38, 37, "days")]


def test_only_shifts_that_start_on_a_sunday_take_it_and_two_take_it_once() -> None:
    """Saturday nights end on Sundays; two short shifts of one Sunday are one Sunday worked."""
    assert found(CASE, *row(CASE, NIGHT, 5, 12, 19, 26)) == ()
    assert found(CASE, *row(CASE, EARLY, 6, 13), *row(CASE, NIGHT, 6, 13)) == ()
    assert figures(found(CASE, *row(CASE, NIGHT, 6, 13, 20))) == [(3, 2, "days")]


def test_the_known_past_counts_with_what_was_free_in_it() -> None:
    """Six weeks before four: seven of ten. Five worked before leave two, two before leave all four."""
    busy = replace(CASE, opening=opened(*row(CASE, EARLY, -42, -36, -29, -22, -15, -1)))
    assert found(busy, *row(busy, EARLY, 6, 13)) == ()
    (violation,) = found(busy, *row(busy, EARLY, 6, 13, 20))
    assert (violation.amount, violation.limit) == (8, 7)
    assert (violation.start_min, violation.end_min) == (
        CASE.grid.minute(days_from(MONDAY, -42)[0], 0),
        CASE.grid.end_min,
    )
    quiet = replace(CASE, opening=opened(*row(CASE, EARLY, -42, -8, -1)))
    assert found(quiet, *row(quiet, EARLY, *SUNDAYS)) == ()


def test_the_past_is_known_from_the_first_shift_of_anybody() -> None:
    """Can worked six weeks ago, so Ada's Sundays of then were free."""
    case = replace(CASE, opening=opened(*row(CASE, EARLY, -42, agent="can")))
    assert found(case, *row(case, EARLY, *SUNDAYS)) == ()


def test_what_was_worked_before_the_plan_is_history() -> None:
    """Five Sundays of seven before it are too many; an empty plan breaks nothing, one more Sunday costs once."""
    case = a_case(FreeSundays(cents=700))
    case = replace(case, opening=opened(*row(case, EARLY, -42, -36, -29, -22, -15, -8, -1)))
    assert found(case, *row(case, EARLY, 0, 5)) == ()
    assert [(v.amount, v.limit, v.cents) for v in found(case, *row(case, EARLY, 6))] == [(7, 4, 700)]


@pytest.mark.parametrize(
    ("first", "last", "most"),
    [(6, None, 5), (7, None, 4), (34, None, 2), (35, None, 3), (None, 55, 5), (None, 54, 4), (None, 5, 0)],
)
def test_sundays_outside_the_contract_are_nobodys_free_ones(first: int | None, last: int | None, most: int) -> None:
    """Five of eight may be worked, four of seven, two of four, and all of three; none after the last day."""
    case = a_case(FreeSundays(), days=56)
    first_day = None if first is None else case.grid.days[first]
    last_day = None if last is None else case.grid.days[last]
    case = replace(case, agents=(replace(ADA, first_day=first_day, last_day=last_day),))
    worked = EIGHT[:most] if first is None else EIGHT[-most:]
    assert found(case, *row(case, EARLY, *worked)) == ()
    one_more = next(sunday for sunday in EIGHT if sunday not in worked)
    assert figures(found(case, *row(case, EARLY, *worked, one_more))) == [(most + 1, most, "days")]


def test_up_to_three_known_sundays_less_than_one_is_due() -> None:
    """A first plan of three weeks may work all of them; Monday to Saturday holds none."""
    for days in (6, 7, 14, 21):
        case = a_case(FreeSundays(), days=days)
        assert found(case, *row(case, EARLY, *range(days))) == ()
    six = a_case(FreeSundays(), days=6)
    assert six.rules[0].forms(six) == ()


def test_a_plan_of_more_than_a_year_is_judged_in_parts() -> None:
    """Four weeks before the last 52: two of their Sundays stay free, whatever the year after them does."""
    long = a_case(FreeSundays(), days=392)
    (violation,) = found(long, *row(long, EARLY, 6, 13, 27, 34))
    assert (violation.amount, violation.limit, violation.end_min) == (3, 2, long.grid.day_bounds[28])
    (violation,) = found(long, *row(long, EARLY, 6, 13, *range(34, 34 + 7 * 38, 7)))
    assert (violation.amount, violation.limit, violation.start_min) == (38, 37, long.grid.day_bounds[28])


def test_the_sunday_of_a_clock_change_is_a_sunday() -> None:
    """Midnight, half past it and half past eleven at night, on days of 23 and 25 hours: the third of four."""
    for day in (SPRING, AUTUMN):
        case = a_case(FreeSundays(), first_day=days_from(day, -27)[0], days=28)
        two = row(case, EARLY, 6, 13)
        for start in (0, 30, 1410):
            assert figures(found(case, *two, shift(case, day, start, 240))) == [(3, 2, "days")]
        assert found(case, *two, shift(case, days_from(day, -1)[0], 1410, 240)) == ()


def test_agents_of_equal_limit_share_a_form() -> None:
    """One total for both; a newcomer has one of her own."""
    when = (CASE.grid.start_min, CASE.grid.end_min)
    on_sundays = DutyClass(days=frozenset(days_from(MONDAY, *SUNDAYS)))

    def total(most: int, *names: str) -> Total:
        return Total("free_sundays", frozenset(names), on_sundays, "weeks", "span", None, most, 700, *when)

    case = priced(CASE)
    assert case.rules[0].forms(case) == (total(2, "ada", "can"),)
    new = replace(case, agents=(ADA, replace(CAN, first_day=days_from(MONDAY, 7)[0])))
    assert new.rules[0].forms(new) == (total(2, "ada"), total(3, "can"))


@pytest.mark.parametrize("wrong", [{"least_free_year": 0}, {"least_free_year": 53}, {"cents": 0}])
def test_parameters_out_of_range_are_refused(wrong: dict[str, Any]) -> None:
    """No Sunday, more than there are, no price."""
    with pytest.raises(ValidationError):
        FreeSundays(**wrong)


def test_what_is_not_stated_is_the_law_and_both_ends_are_allowed() -> None:
    """Fifteen and hard; one, and all of them."""
    assert FreeSundays() == FreeSundays(least_free_year=15, cents=None)
    one, every = a_case(FreeSundays(least_free_year=1, cents=1), days=364), a_case(FreeSundays(least_free_year=52))
    assert found(one, *row(one, EARLY, *range(6, 7 * 51, 7))) == ()
    assert figures(found(one, *row(one, EARLY, *range(6, 7 * 52, 7)))) == [(52, 51, "days")]
    assert figures(found(every, *row(every, EARLY, 6))) == [(1, 0, "days")]


def world(at: Setting) -> World:
    """Where the rule bites, for the agreement of its two readings: with a past it costs, Can is new."""
    rule = FreeSundays(least_free_year=26, cents=900) if at.past else FreeSundays(least_free_year=30)
    new = replace(CAN, first_day=days_from(at.first_day, 9)[0])
    case = a_case(rule, first_day=at.first_day, days=18, agents=(ADA, new))
    slots = [
        slot
        for name in ("ada", "can")
        for day, slot in zip(case.grid.days, free_or(case, (LATE, NIGHT), name), strict=True)
        if day.weekday() in (5, 6, 0)
    ]
    return a_past(case, at, NIGHT, 9), slots


def tempting() -> RosterCase:
    """Ada worked the last four Sundays and is wanted on all days."""
    case = a_case(FreeSundays())
    case = replace(case, opening=opened(*row(case, EARLY, -22, -15, -8, -1)))
    return replace(case, templates=(EARLY,), requirement=wanted(case.grid, 1, (360, 840)))
