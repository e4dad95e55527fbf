"""Contract dates."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from solver.case import RosterCase
from solver.outcomes import Violation
from solver.rules.contract_dates import ContractDates
from solver.rules.forms import EVERY, Forbid
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
    wanted,
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


def test_forms_speak_only_of_days_of_the_horizon_outside_the_contract() -> None:
    """Monday before it and the weekend after it, by the start of the shift; none where it holds throughout."""
    grid, who = CASE.grid, frozenset({"ada"})
    first = Forbid("contract_dates", who, EVERY, grid.start_min, grid.minute(TUESDAY, 0), by_start=True)
    second = Forbid("contract_dates", who, EVERY, grid.minute(FRIDAY, 1440), grid.end_min, by_start=True)
    assert CASE.rules[0].forms(CASE) == (first, second)
    throughout = replace(ADA, first_day=MONDAY, last_day=grid.days[-1])
    assert CASE.rules[0].forms(replace(CASE, agents=(throughout,))) == ()


def test_a_shift_outside_is_told_with_its_hours() -> None:
    """Hard, from its start to its end."""
    (duty,) = row(CASE, NIGHT, 6)
    when = (duty.start_min, duty.end_min)
    assert found(CASE, duty) == (Violation("contract_dates", "ada", *when, 2, 0, "days"),)


def world(at: Setting) -> World:
    """Where the rule bites, for the agreement of its two readings."""
    bounds = {"first_day": at.first_day + timedelta(days=1), "last_day": at.first_day + timedelta(days=3)}
    gone = replace(CAN, last_day=at.first_day - timedelta(days=9))
    case = a_case(ContractDates(), first_day=at.first_day, days=5, agents=(replace(ADA, **bounds), gone))
    return a_past(case, at), [*free_or(case, (EARLY, NIGHT)), *free_or(case, (LATE,), "can")[:1]]


def tempting() -> RosterCase:
    """A head is wanted on three days, and the contract ends on the second."""
    case = a_case(ContractDates(), days=3, agents=(replace(ADA, last_day=TUESDAY),))
    return replace(case, templates=(EARLY,), requirement=wanted(case.grid, 1, (360, 840)))
