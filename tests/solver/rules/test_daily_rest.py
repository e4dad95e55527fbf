"""Daily rest: eleven hours between shifts."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from pydantic import ValidationError

from solver.case import RosterCase
from solver.outcomes import Violation
from solver.rules.daily_rest import DailyRest
from solver.shifts import ShiftTemplate
from tests.solver.rules.agreement_worlds import Setting, World, a_past, free_or
from tests.solver.rules.needs import needed
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
)

CASE = a_case(DailyRest())


def test_exactly_eleven_hours_are_enough() -> None:
    """Out at 20:00, in at 07:00."""
    tuesday = days_from(MONDAY, 1)[0]
    assert found(CASE, shift(CASE, MONDAY, 720, 480), shift(CASE, tuesday, 420, 480)) == ()


def test_a_quarter_less_is_not() -> None:
    """Out at 20:15, in at 07:00: 645 of 660 minutes, and the violation spans the rest."""
    late, early = shift(CASE, MONDAY, 735, 480), shift(CASE, days_from(MONDAY, 1)[0], 420, 480)
    (violation,) = found(CASE, late, early)
    assert (violation.amount, violation.limit, violation.unit, violation.hard) == (645, 660, "min", True)
    assert (violation.start_min, violation.end_min) == (late.end_min, early.start_min)


def test_the_last_shift_of_the_opening_state_counts() -> None:
    """A night shift worked before the plan ends at 06:00 of its first day: 16:45 is too early, 17:00 is not."""
    case = replace(CASE, opening=opened(*row(CASE, NIGHT, -1)))
    assert figures(found(case, shift(case, MONDAY, 1005, 300))) == [(645, 660, "min")]
    assert found(case, shift(case, MONDAY, 1020, 300)) == ()


def test_rests_inside_the_opening_state_are_history() -> None:
    """What was worked cannot be planned away."""
    case = replace(CASE, opening=opened(*row(CASE, LATE, -3), *row(CASE, EARLY, -2)))
    assert found(case, *row(case, EARLY, 0)) == ()


@pytest.mark.parametrize(("day", "rest_min"), [(SPRING, 600), (AUTUMN, 720)])
def test_the_night_the_clocks_change_is_measured_in_elapsed_minutes(day: date, rest_min: int) -> None:
    """20:00 to 07:00 is ten hours when the clocks go forward, twelve when they go back."""
    case = a_case(DailyRest(rest_min=720), first_day=days_from(day, -1)[0], days=3)
    duties = shift(case, case.grid.days[0], 720, 480), shift(case, case.grid.days[1], 420, 480)
    assert figures(found(case, *duties)) == ([(600, 720, "min")] if rest_min == 600 else [])


def test_overlapping_shifts_have_a_negative_rest() -> None:
    """Two shifts at once are the worst of all rests: 60 minutes shared, told with the time they share."""
    first, second = shift(CASE, MONDAY, 360, 480), shift(CASE, MONDAY, 780, 480)
    (violation,) = found(CASE, first, second)
    assert (violation.amount, violation.limit, violation.unit) == (-60, 660, "min")
    assert (violation.start_min, violation.end_min) == (second.start_min, first.end_min)


def test_a_rest_longer_than_a_day_is_no_daily_rest() -> None:
    """Parameters out of range are refused when they are written."""
    with pytest.raises(ValidationError):
        DailyRest(rest_min=1441)


@pytest.mark.parametrize("gap_min", [-1, 0, 1])
def test_shifts_that_nearly_touch_are_told_with_the_minutes_between_them(gap_min: int) -> None:
    """A minute shared, none, a minute free; no time ends before it starts."""
    first = shift(CASE, MONDAY, 360, 480)
    second = shift(CASE, MONDAY, 840 + gap_min, 240)
    when = sorted((first.end_min, second.start_min))
    assert found(CASE, first, second) == (Violation("daily_rest", "ada", when[0], when[1], gap_min, 660, "min"),)


def test_what_is_not_stated_is_as_documented_and_both_ends_are_allowed() -> None:
    """Eleven hours; none to a day."""
    assert DailyRest().rest_min == 660
    assert [DailyRest(rest_min=rest).rest_min for rest in (0, 1440)] == [0, 1440]
    with pytest.raises(ValidationError):
        DailyRest(rest_min=-1)


def world(at: Setting) -> World:
    """Where the rule bites, for the agreement of its two readings."""
    morning, noon = ShiftTemplate("morning", "standard", 420, 480), ShiftTemplate("noon", "standard", 720, 480)
    case = replace(a_case(DailyRest(), first_day=at.first_day, days=5), templates=(morning, noon, NIGHT))
    return a_past(case, at, NIGHT, 1), free_or(case, (morning, noon, NIGHT))


def tempting() -> RosterCase:
    """A head is wanted late on Monday and early on Tuesday, eight hours later."""
    case = replace(a_case(DailyRest(), days=2), templates=(EARLY, LATE))
    late, early = needed(case, (840, 1320), 0).requirement, needed(case, (360, 840), 1).requirement
    return replace(case, requirement=replace(late, need=late.need + early.need, load=late.load + early.load))
