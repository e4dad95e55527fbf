"""Contract dates."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from solver.rules.contract_dates import ContractDates
from tests.solver.rules.agreement_worlds import Setting, World, a_past, free_or
from tests.solver.rules.worlds import (
    ADA,
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
)

TUESDAY, FRIDAY = days_from(MONDAY, 1, 4)
CASE = a_case(ContractDates(), agents=(replace(ADA, first_day=TUESDAY, last_day=FRIDAY),))


def test_the_first_and_the_last_day_are_worked() -> None:
    """Both ends are included; a night shift may end after the last day."""
    assert found(CASE, *row(CASE, EARLY, 1, 2), *row(CASE, NIGHT, 4)) == ()


def test_the_day_before_and_the_days_after_are_not() -> None:
    """Monday is a day early, Sunday two days late."""
    assert figures(found(CASE, *row(CASE, EARLY, 0, 6))) == [(1, 0, "days"), (2, 0, "days")]


def test_a_night_into_the_first_day_is_too_early() -> None:
    """It starts on the day before."""
    assert figures(found(CASE, *row(CASE, NIGHT, 0))) == [(1, 0, "days")]


def test_no_dates_mean_no_limit() -> None:
    """A contract without end."""
    case = a_case(ContractDates())
    assert found(case, *row(case, EARLY, 0, 6)) == ()
    assert case.rules[0].forms(case) == ()


def test_a_contract_that_ended_before_the_plan_allows_nothing() -> None:
    """Nor does one that starts after it; shifts of the opening state are not judged."""
    gone = a_case(ContractDates(), agents=(replace(ADA, last_day=days_from(MONDAY, -3)[0]),))
    gone = replace(gone, opening=opened(*row(gone, EARLY, -1)))
    assert figures(found(gone, *row(gone, EARLY, 0))) == [(3, 0, "days")]
    soon = a_case(ContractDates(), agents=(replace(ADA, first_day=days_from(MONDAY, 30)[0]),))
    assert figures(found(soon, *row(soon, EARLY, 6))) == [(24, 0, "days")]


def test_the_day_of_the_clock_change_ends_at_its_midnight() -> None:
    """Last day 29 March: 23:45 on it is worked, 00:00 on the next is not."""
    case = a_case(ContractDates(), first_day=SPRING, days=3, agents=(replace(ADA, last_day=SPRING),))
    assert found(case, shift(case, SPRING, 1425, 120)) == ()
    assert figures(found(case, shift(case, days_from(SPRING, 1)[0], 0, 120))) == [(1, 0, "days")]


def world(at: Setting) -> World:
    """Where the rule bites, for the agreement of its two readings."""
    bounds = {"first_day": at.first_day + timedelta(days=1), "last_day": at.first_day + timedelta(days=3)}
    gone = replace(CAN, last_day=at.first_day - timedelta(days=9))
    case = a_case(ContractDates(), first_day=at.first_day, days=5, agents=(replace(ADA, **bounds), gone))
    return a_past(case, at), [*free_or(case, (EARLY, NIGHT)), *free_or(case, (LATE,), "can")[:1]]
