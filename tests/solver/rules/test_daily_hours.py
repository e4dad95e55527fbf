"""Daily hours: eleven at most."""

from __future__ import annotations

from dataclasses import replace

import pytest
from pydantic import ValidationError

from solver.case import RosterCase
from solver.outcomes import Violation
from solver.rules.daily_hours import DailyHours
from solver.shifts import BreakWindow, ShiftTemplate
from tests.solver.rules.agreement_worlds import Setting, World, a_past, free_or
from tests.solver.rules.worlds import (
    AUTUMN,
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
    work,
)

CASE = a_case(DailyHours())


def test_eleven_hours_are_allowed_and_a_quarter_more_is_not() -> None:
    """Law 4857 Art. 63: eleven hours, overtime included."""
    assert found(CASE, shift(CASE, MONDAY, 480, 660)) == ()
    (violation,) = found(CASE, shift(CASE, MONDAY, 480, 675))
    assert (violation.amount, violation.limit, violation.unit, violation.hard) == (675, 660, "min", True)


def test_unpaid_breaks_are_no_working_time() -> None:
    """Twelve hours with an unpaid hour are eleven (Art. 68)."""
    long = ShiftTemplate("long", "standard", 480, 720, (BreakWindow(300, 360, 60, False),))
    assert found(CASE, work(CASE, MONDAY, long)) == ()
    assert figures(found(CASE, work(CASE, MONDAY, replace(long, length_min=735)))) == [(675, 660, "min")]


def test_two_shifts_of_a_day_add_up() -> None:
    """Eight hours and four are twelve; the violation is reported once."""
    duties = shift(CASE, MONDAY, 360, 480), shift(CASE, MONDAY, 1080, 240)
    assert figures(found(CASE, *duties)) == [(720, 660, "min")]


def test_a_night_counts_on_the_day_it_starts() -> None:
    """Monday's night and Tuesday's late shift do not add up on Tuesday, nor does the opening state's night."""
    case = replace(CASE, opening=opened(*row(CASE, NIGHT, -1)))
    assert found(case, *row(case, LATE, 0), *row(case, NIGHT, 1), *row(case, LATE, 2)) == ()


def test_the_clock_change_neither_adds_nor_takes_hours() -> None:
    """Eleven elapsed hours over the change are eleven."""
    for day in (SPRING, AUTUMN):
        case = a_case(DailyHours(), first_day=day, days=1)
        assert found(case, shift(case, day, 0, 660)) == ()
        assert figures(found(case, shift(case, day, 0, 675))) == [(675, 660, "min")]


@pytest.mark.parametrize("wrong", [{"most_min": 59}, {"most_min": 1441}])
def test_parameters_out_of_range_are_refused(wrong: dict[str, int]) -> None:
    """Less than an hour, or more than a day."""
    with pytest.raises(ValidationError):
        DailyHours(**wrong)


def test_what_is_not_stated_is_as_documented_and_both_ends_are_allowed() -> None:
    """Eleven hours; one to twenty-four."""
    assert DailyHours().most_min == 660
    assert [DailyHours(most_min=most).most_min for most in (60, 1440)] == [60, 1440]


def test_a_day_is_told_from_the_start_to_the_end_of_its_first_shift() -> None:
    """Hard, once a day, and the next day apart."""
    first, second, third = (shift(CASE, day, 360, 675) for day in days_from(MONDAY, 0, 1, 2))
    short = replace(second, paid_min=660)
    assert found(CASE, first, short, third) == tuple(
        Violation("daily_hours", "ada", duty.start_min, duty.end_min, 675, 660, "min") for duty in (first, third)
    )


def world(at: Setting) -> World:
    """Where the rule bites, for the agreement of its two readings."""
    long = ShiftTemplate("long", "standard", 360, 720, (BreakWindow(240, 300, 60, False),))
    longer = replace(long, id="longer", length_min=735)
    case = replace(a_case(DailyHours(), first_day=at.first_day, days=4), templates=(EARLY, long, longer))
    slots = free_or(case, (EARLY, long, longer))
    slots[0] = (*slots[0], (work(case, case.grid.days[0], EARLY), work(case, case.grid.days[0], long)))
    return a_past(case, at), slots


def tempting() -> RosterCase:
    """A head is wanted for twelve hours; eight are on the menu as well."""
    case = a_case(DailyHours(), days=1)
    templates = (EARLY, replace(EARLY, id="twelve", length_min=720))
    return replace(case, templates=templates, requirement=wanted(case.grid, 1, (360, 1080)))
