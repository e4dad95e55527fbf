"""Weekend spacing."""

from __future__ import annotations

from dataclasses import replace

import pytest
from pydantic import ValidationError

from solver.case import RosterCase
from solver.rules.forms import Total
from solver.rules.weekend_spacing import WeekendSpacing
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
    days_from,
    figures,
    found,
    opened,
    row,
    wanted,
)

CASE = a_case(WeekendSpacing(), days=28)
PRICED = a_case(WeekendSpacing(cents=100), days=28)


def test_two_weekends_of_any_three_are_allowed() -> None:
    """Worked, worked, free, worked."""
    assert found(CASE, *row(CASE, EARLY, 5, 6, 13, 26)) == ()


def test_three_in_a_row_are_not() -> None:
    """Second to fourth: the violation spans their three weeks."""
    (violation,) = found(CASE, *row(CASE, EARLY, 12, 20, 26, 27))
    assert (violation.agent, violation.amount, violation.limit, violation.unit) == ("ada", 3, 2, "weekends")
    assert (violation.hard, violation.cents) == (True, 0)
    bounds = CASE.grid.day_bounds
    assert (violation.start_min, violation.end_min) == (bounds[7], bounds[28])


def test_every_row_of_weekends_is_judged() -> None:
    """All four weekends make two rows of three; one of any three leaves two too many in each."""
    duties = row(PRICED, EARLY, 5, 12, 19, 26)
    assert figures(found(PRICED, *duties)) == [(3, 2, "weekends")] * 2
    assert cents(found(PRICED, *duties)) == 200
    tight = a_case(WeekendSpacing(most=1, cents=100), days=28)
    assert [v.cents for v in found(tight, *duties)] == [100, 200, 200]


def test_weekdays_and_friday_nights_are_no_weekends() -> None:
    """A shift belongs to the day it starts."""
    assert found(CASE, *row(CASE, NIGHT, 4, 11, 18, 25), *row(CASE, EARLY, 0, 7)) == ()
    assert len(found(CASE, *row(CASE, NIGHT, 6, 13, 20))) == 1


def test_weekends_before_the_plan_count() -> None:
    """Two worked before it: not the first one too, but the second; one of two weeks ago leaves one."""
    case = replace(CASE, opening=opened(*row(CASE, EARLY, -9, -1)))
    assert figures(found(case, *row(case, EARLY, 5))) == [(3, 2, "weekends")]
    assert found(case, *row(case, EARLY, 12)) == ()
    case = replace(CASE, opening=opened(*row(CASE, EARLY, -8)))
    assert found(case, *row(case, EARLY, 5)) == ()
    assert found(case, *row(case, EARLY, 12, 19)) == ()
    case = replace(CASE, opening=opened(*row(CASE, EARLY, -2)))
    assert figures(found(case, *row(case, EARLY, 5, 12))) == [(3, 2, "weekends")]


def test_what_was_worked_is_history() -> None:
    """Three weekends before a plan that works none; each that it works is one beyond, not two."""
    case = replace(PRICED, opening=opened(*row(CASE, EARLY, -15, -8, -1)))
    assert found(case, *row(case, EARLY, 0)) == ()
    tight = replace(a_case(WeekendSpacing(most=1, cents=100), days=28), opening=case.opening)
    assert [(v.amount, v.cents) for v in found(tight, *row(tight, EARLY, 5))] == [(3, 100), (2, 100)]


def test_a_cut_weekend_is_worked_once() -> None:
    """The plan starts on Sunday. With Saturday worked, Sunday changes nothing; without it, it makes a weekend."""
    case = a_case(WeekendSpacing(most=1, weeks=2), first_day=days_from(MONDAY, -1)[0], days=8)
    cut = replace(case, opening=opened(*row(case, EARLY, -8, -1)))
    assert found(cut, *row(cut, EARLY, 0)) == ()
    assert figures(found(cut, *row(cut, EARLY, 6))) == [(2, 1, "weekends")]
    before = replace(case, opening=opened(*row(case, EARLY, -8)))
    assert figures(found(before, *row(before, EARLY, 0))) == [(2, 1, "weekends")]
    assert found(before, *row(before, EARLY, 7)) == ()


def test_weekends_over_a_clock_change_keep_their_weeks() -> None:
    """Two weeks with the night of 23 hours, and with the one of 25."""
    for day, minutes in ((SPRING, -60), (AUTUMN, 60)):
        case = a_case(WeekendSpacing(most=1, weeks=2), first_day=days_from(day, -6)[0], days=14)
        (violation,) = found(case, *row(case, NIGHT, 6, 12))
        assert violation.end_min - violation.start_min == 14 * 1440 + minutes


def test_a_plan_that_ends_on_saturday_has_that_weekend() -> None:
    """Last weekend was worked, so its Saturday is one too many of two."""
    case = a_case(WeekendSpacing(most=1, weeks=2), days=6)
    case = replace(case, opening=opened(*row(case, EARLY, -1)))
    assert figures(found(case, *row(case, EARLY, 5))) == [(2, 1, "weekends")]


def test_a_plan_that_ends_before_its_last_weekend_judges_those_it_has() -> None:
    """Nineteen days from Monday hold two weekends; without a past they ask for nothing."""
    assert a_case(WeekendSpacing(), days=19).rules[0].forms(a_case(WeekendSpacing(), days=19)) == ()
    forms = CASE.rules[0].forms(CASE)
    assert [(form.most, form.cents, form.measure) for form in forms if isinstance(form, Total)] == [
        (2, None, "weekends")
    ] * 2


def test_parameters_have_bounds() -> None:
    """One to seven of two to eight, fewer than all; a price, or none."""
    assert WeekendSpacing() == WeekendSpacing(most=2, weeks=3, cents=None)
    assert WeekendSpacing(most=1, weeks=2, cents=1).cents == 1
    assert WeekendSpacing(most=7, weeks=8).weeks == 8
    for values in (
        {"most": 0},
        {"most": 8, "weeks": 8},
        {"weeks": 9},
        {"most": 1, "weeks": 1},
        {"most": 3},
        {"cents": 0},
    ):
        with pytest.raises(ValidationError):
            WeekendSpacing(**values)


def world(at: Setting) -> World:
    """Where the rule bites, for the agreement of its two readings: from a Monday, or cut; two kinds of past."""
    first_day = at.first_day if at.first_day == MONDAY else days_from(at.first_day, 3)[0]
    rule = WeekendSpacing(most=1, weeks=2, cents=900) if at.past else WeekendSpacing(most=1)
    case = a_case(rule, first_day=first_day, days=16, agents=(ADA, CAN))
    slots = [
        slot
        for name in ("ada", "can")
        for day, slot in zip(case.grid.days, free_or(case, (EARLY, NIGHT), name), strict=True)
        if day.weekday() >= 4
    ]
    return a_past(case, at, NIGHT, 9), slots


def tempting() -> RosterCase:
    """Ada worked last weekend and is wanted every day."""
    case = a_case(WeekendSpacing(most=1, weeks=2))
    case = replace(case, opening=opened(*row(case, EARLY, -2)))
    return replace(case, requirement=wanted(case.grid, 1, (360, 840)))
