"""Rest days in any few successive days."""

from __future__ import annotations

from dataclasses import replace

import pytest
from pydantic import ValidationError

from solver.case import RosterCase
from solver.rules.forms import Total
from solver.rules.weekly_rest_days import WeeklyRestDays
from tests.solver.rules.agreement_worlds import Setting, World, a_past, free_or
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
    wanted,
)

CASE = a_case(WeeklyRestDays(), days=14)


def test_five_days_of_any_seven_may_be_worked() -> None:
    """Five on, two off, five on; and days off that do not follow each other."""
    assert found(CASE, *row(CASE, EARLY, 0, 1, 2, 3, 4, 7, 8, 9, 10, 11)) == ()
    assert found(CASE, *row(CASE, EARLY, 0, 1, 3, 4, 5, 7, 8, 10, 11, 12)) == ()


def test_a_sixth_costs_wherever_the_seven_days_begin() -> None:
    """Wednesday to Sunday, Tuesday to Saturday: five in each week, six from Wednesday to Tuesday and on."""
    violations = found(CASE, *row(CASE, EARLY, 2, 3, 4, 5, 6, 8, 9, 10, 11, 12))
    first, *others = violations
    assert (first.agent, first.amount, first.limit, first.unit) == ("ada", 6, 5, "duties")
    assert (first.hard, first.cents) == (False, 300)
    assert (first.start_min, first.end_min) == (CASE.grid.day_bounds[2], CASE.grid.day_bounds[9])
    assert figures(violations) == [(6, 5, "duties")] * 5
    assert others[-1].end_min == CASE.grid.day_bounds[13]


def test_each_shift_too_many_costs_in_each_row_of_days() -> None:
    """Seven days in a row are two beyond in one row of seven and one beyond in its neighbours."""
    case = a_case(WeeklyRestDays(cents=100), days=14, agents=(ADA, CAN))
    violations = found(case, *row(case, EARLY, *range(3, 10)), *row(case, EARLY, *range(5), agent="can"))
    assert [(violation.agent, violation.amount, violation.cents) for violation in violations] == [
        *(("ada", 6, 100), ("ada", 7, 200), ("ada", 6, 100))
    ]


def test_days_before_the_plan_count() -> None:
    """Five until Sunday: Monday and Tuesday are due free, and only what the plan adds costs."""
    case = replace(CASE, opening=opened(*row(CASE, NIGHT, -5, -4, -3, -2, -1)))
    assert found(case, *row(case, EARLY, 2, 3, 4, 5, 6)) == ()
    assert cents(found(case, *row(case, EARLY, 1))) == 300
    assert cents(found(case, *row(case, EARLY, 0))) == 600
    assert found(case) == ()


def test_what_was_worked_too_much_is_history() -> None:
    """Seven until Sunday: a shift on Monday is one beyond in each row of days that it fills, not two."""
    case = replace(CASE, opening=opened(*row(CASE, EARLY, *range(-7, 0))))
    violations = found(case, *row(case, EARLY, 0))
    assert [(violation.amount, violation.cents) for violation in violations] == [(7, 300), (6, 300)]
    assert found(case, *row(case, EARLY, 2)) == ()


def test_two_of_fourteen() -> None:
    """Two free days in a fortnight may lie anywhere in it: twelve are worked, the thirteenth is one too many."""
    case = a_case(WeeklyRestDays(within_days=14, cents=None), days=14)
    assert found(case, *row(case, EARLY, *range(12))) == ()
    violations = found(case, *row(case, EARLY, *range(13)))
    assert [(v.amount, v.limit, v.hard, v.cents) for v in violations] == [(13, 12, True, 0)] * 2
    assert (violations[1].start_min, violations[1].end_min) == (case.grid.start_min, case.grid.day_bounds[14])


def test_the_day_of_the_clock_change_is_one_day() -> None:
    """Seven days with the night of 23 hours, and with the one of 25."""
    for day, minutes in ((SPRING, -60), (AUTUMN, 60)):
        case = a_case(WeeklyRestDays(), first_day=days_from(day, -6)[0], days=7)
        assert found(case, *row(case, NIGHT, 0, 1, 2, 5, 6)) == ()
        (violation,) = found(case, *row(case, NIGHT, 0, 1, 2, 3, 5, 6))
        assert violation.end_min - violation.start_min == 7 * 1440 + minutes


def test_two_shifts_on_a_day_count_as_two() -> None:
    """Three days with an early and a night shift are six shifts; the forms count shifts as well."""
    duties = (*row(CASE, EARLY, 0, 2, 4), *row(CASE, NIGHT, 0, 2, 4))
    assert figures(found(CASE, *duties)) == [(6, 5, "duties")] * 3
    forms = [form for form in CASE.rules[0].forms(CASE) if isinstance(form, Total)]
    assert {(form.measure, form.most, form.cents) for form in forms} == {("duties", 5, 300)}
    assert len(forms) == 14


def test_parameters_have_bounds() -> None:
    """One to eight of three to twenty-eight days, fewer than all; a price, or none."""
    assert WeeklyRestDays() == WeeklyRestDays(least_days=2, within_days=7, cents=300)
    assert WeeklyRestDays(least_days=1, within_days=3, cents=1).within_days == 3
    assert WeeklyRestDays(least_days=8, within_days=28).least_days == 8
    assert WeeklyRestDays(least_days=7, within_days=8).least_days == 7
    for values in (
        {"least_days": 0},
        {"least_days": 9, "within_days": 28},
        {"least_days": 1, "within_days": 2},
        {"within_days": 29},
        {"least_days": 7},
        {"cents": 0},
    ):
        with pytest.raises(ValidationError):
            WeeklyRestDays(**values)


def world(at: Setting) -> World:
    """Where the rule bites, for the agreement of its two readings."""
    rule = WeeklyRestDays(least_days=2, within_days=4, cents=90)
    case = a_case(rule, first_day=at.first_day, days=6, agents=(ADA, CAN))
    slots = [*free_or(case, (EARLY,)), *free_or(case, (NIGHT,), "can")]
    return a_past(case, at, NIGHT, 3), slots


def tempting() -> RosterCase:
    """Ada alone is wanted every morning of a week; a sixth shift costs more than a morning without her."""
    case = a_case(WeeklyRestDays(cents=100_000))
    return replace(case, requirement=wanted(case.grid, 1, (360, 840)))
