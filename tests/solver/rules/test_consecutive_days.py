"""Consecutive days."""

from __future__ import annotations

from dataclasses import replace

import pytest
from pydantic import ValidationError

from solver.case import RosterCase
from solver.rules.consecutive_days import ConsecutiveDays
from tests.solver.rules.agreement_worlds import Setting, World, a_past, free_or
from tests.solver.rules.worlds import (
    AUTUMN,
    EARLY,
    NIGHT,
    SPRING,
    a_case,
    days_from,
    figures,
    found,
    opened,
    row,
    wanted,
)

CASE = a_case(ConsecutiveDays(), days=14)


def test_six_days_in_a_row_are_allowed() -> None:
    """Six on, one off, six on."""
    assert found(CASE, *row(CASE, EARLY, 0, 1, 2, 3, 4, 5, 7, 8, 9, 10, 11, 12)) == ()


def test_seven_are_not() -> None:
    """The whole row is one violation: eight days where six are allowed."""
    duties = row(CASE, EARLY, 1, 2, 3, 4, 5, 6, 7, 8)
    (violation,) = found(CASE, *duties)
    assert (violation.amount, violation.limit, violation.unit, violation.hard) == (8, 6, "days", True)
    assert (violation.start_min, violation.end_min) == (duties[0].start_min, duties[-1].end_min)


def test_days_of_the_opening_state_count() -> None:
    """Five days before the plan leave one."""
    case = replace(CASE, opening=opened(*row(CASE, EARLY, -5, -4, -3, -2, -1)))
    assert found(case, *row(case, EARLY, 0, 2)) == ()
    assert figures(found(case, *row(case, EARLY, 0, 1, 3))) == [(7, 6, "days")]


def test_a_row_that_ended_before_the_plan_is_history() -> None:
    """Eight days in a row until Saturday are not the plan's fault."""
    case = replace(CASE, opening=opened(*row(CASE, EARLY, *range(-9, -1))))
    assert found(case, *row(case, EARLY, 0)) == ()


def test_a_long_rest_between_two_days_does_not_end_the_row() -> None:
    """Early on Thursday and night on Friday are 32 hours apart, and still two days in a row."""
    case = a_case(ConsecutiveDays(most_days=1))
    assert figures(found(case, *row(case, EARLY, 3), *row(case, NIGHT, 4))) == [(2, 1, "days")]


def test_the_day_of_the_clock_change_is_a_day_like_any_other() -> None:
    """23 and 25 hours are one day."""
    for day in (SPRING, AUTUMN):
        case = a_case(ConsecutiveDays(), first_day=days_from(day, -5)[0], days=10)
        assert found(case, *row(case, NIGHT, 0, 1, 2, 3, 4, 5)) == ()
        assert figures(found(case, *row(case, NIGHT, 0, 1, 2, 3, 4, 5, 6))) == [(7, 6, "days")]


@pytest.mark.parametrize("wrong", [{"most_days": 0}, {"most_days": 15}])
def test_parameters_out_of_range_are_refused(wrong: dict[str, int]) -> None:
    """No day at all, or more than two weeks."""
    with pytest.raises(ValidationError):
        ConsecutiveDays(**wrong)


def test_what_is_not_stated_is_as_documented_and_both_ends_are_allowed() -> None:
    """Six in a row; one to fourteen."""
    assert ConsecutiveDays().most_days == 6
    assert [ConsecutiveDays(most_days=most).most_days for most in (1, 14)] == [1, 14]


def world(at: Setting) -> World:
    """Where the rule bites, for the agreement of its two readings."""
    case = a_case(ConsecutiveDays(most_days=3), first_day=at.first_day, days=7)
    return a_past(case, at, NIGHT, 2), free_or(case, (EARLY, NIGHT))


def tempting() -> RosterCase:
    """A head is wanted on four days, and two in a row are allowed."""
    case = a_case(ConsecutiveDays(most_days=2), days=4)
    return replace(case, templates=(EARLY,), requirement=wanted(case.grid, 1, (360, 840)))
