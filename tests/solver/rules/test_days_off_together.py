"""Days off together."""

from __future__ import annotations

from dataclasses import replace

import pytest
from pydantic import ValidationError

from solver.case import RosterCase
from solver.rules.days_off_together import DaysOffTogether
from tests.solver.rules.agreement_worlds import Setting, World, free_or
from tests.solver.rules.needs import needed
from tests.solver.rules.worlds import (
    ADA,
    AUTUMN,
    CAN,
    EARLY,
    NIGHT,
    SPRING,
    a_case,
    cents,
    days_from,
    figures,
    found,
    opened,
    row,
)

CASE = a_case(DaysOffTogether(), days=14)


def test_two_days_off_in_a_row_are_meant() -> None:
    """Two free, three free, none free."""
    assert found(CASE, *row(CASE, EARLY, 0, 1, 4, 5, 6, 10)) == ()


def test_a_single_day_off_costs() -> None:
    """Free on Wednesday only: the violation is that day."""
    (violation,) = found(CASE, *row(CASE, EARLY, 1, 3))
    assert (violation.agent, violation.amount, violation.limit, violation.unit) == ("ada", 1, 2, "days")
    assert (violation.hard, violation.cents) == (False, 2000)
    assert (violation.start_min, violation.end_min) == CASE.grid.day_bounds[2:4]


def test_each_missing_day_costs() -> None:
    """Three are meant: one is two short, two are one short; Can, too, has two off."""
    case = a_case(DaysOffTogether(least_days=3, cents=500), days=14, agents=(ADA, CAN))
    duties = (*row(case, EARLY, 0, 2, 5, 9), *row(case, EARLY, 1, 4, agent="can"))
    assert figures(found(case, *duties)) == [(1, 3, "days"), (2, 3, "days"), (2, 3, "days")]
    assert [violation.cents for violation in found(case, *duties)] == [1000, 500, 500]
    assert [violation.agent for violation in found(case, *duties)] == ["ada", "ada", "can"]


def test_free_days_at_both_ends_of_the_plan_may_be_more_than_they_look() -> None:
    """Free on the first and on the last day, and nobody knows what lies beyond."""
    assert found(CASE, *row(CASE, EARLY, *range(1, 13))) == ()


def test_free_days_before_the_plan_lengthen_those_at_its_start() -> None:
    """Worked until Saturday: free on Sunday and Monday are two, free on Sunday only are history."""
    case = replace(CASE, opening=opened(*row(CASE, EARLY, -4, -2)))
    assert found(case, *row(case, EARLY, 1)) == ()
    assert found(case, *row(case, EARLY, 0)) == ()
    case = replace(CASE, opening=opened(*row(CASE, EARLY, -1)))
    assert figures(found(case, *row(case, EARLY, 1))) == [(1, 2, "days")]
    assert found(case, *row(case, EARLY, 0)) == ()
    case = replace(a_case(DaysOffTogether(least_days=3)), opening=opened(*row(CASE, EARLY, -2)))
    assert cents(found(case, *row(case, EARLY, 1))) == 2000


def test_the_morning_after_a_night_is_free() -> None:
    """A night belongs to the day it starts, so Tuesday and Wednesday are two days off."""
    assert found(CASE, *row(CASE, NIGHT, 0), *row(CASE, EARLY, 3)) == ()
    assert len(found(CASE, *row(CASE, NIGHT, 0), *row(CASE, EARLY, 2))) == 1


def test_two_shifts_on_one_day_leave_no_day_off_between() -> None:
    """Early and by night on Monday, early on Tuesday."""
    assert found(CASE, *row(CASE, EARLY, 0, 1), *row(CASE, NIGHT, 0)) == ()


def test_the_day_of_the_clock_change_is_one_day() -> None:
    """Off on the Sunday of 23 hours, and on the one of 25."""
    for day, hours in ((SPRING, 23), (AUTUMN, 25)):
        case = a_case(DaysOffTogether(), first_day=days_from(day, -1)[0], days=4)
        (violation,) = found(case, *row(case, EARLY, 0, 2))
        assert violation.end_min - violation.start_min == hours * 60
        assert found(case, *row(case, EARLY, 0, 3)) == ()


def test_parameters_have_bounds() -> None:
    """Two to seven days at a price."""
    assert DaysOffTogether() == DaysOffTogether(least_days=2, cents=2000)
    assert DaysOffTogether(least_days=7, cents=1).least_days == 7
    for name, value in (("least_days", 1), ("least_days", 8), ("cents", 0)):
        with pytest.raises(ValidationError):
            DaysOffTogether(**{name: value})


def world(at: Setting) -> World:
    """Where the rule bites, for the agreement of its two readings; the past ends two days before the plan."""
    case = a_case(DaysOffTogether(least_days=3, cents=70), first_day=at.first_day, days=7)
    if at.past:
        case = replace(case, opening=opened(*row(case, NIGHT, -4, -2)))
    return case, free_or(case, (EARLY, NIGHT))


def tempting() -> RosterCase:
    """Ada is wanted on four of five days; the single day off costs more than a shift that nobody asks for."""
    return needed(a_case(DaysOffTogether(cents=100_000), days=5), (360, 840), 0, 1, 3, 4)
