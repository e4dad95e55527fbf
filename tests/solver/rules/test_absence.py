"""Absence."""

from __future__ import annotations

from dataclasses import replace

from solver.case import Absence, RosterCase
from solver.rules.absence import AwayWhenAbsent
from tests.solver.rules.agreement_worlds import Setting, World, a_past, free_or
from tests.solver.rules.worlds import (
    ADA,
    CAN,
    EARLY,
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

CASE = a_case(AwayWhenAbsent(), agents=(ADA, CAN))
AWAY = Absence("ada", CASE.grid.minute(MONDAY, 840), CASE.grid.minute(days_from(MONDAY, 2)[0], 360))
ABSENT = replace(CASE, absences=(AWAY,))


def test_shifts_may_touch_both_ends_of_an_absence() -> None:
    """Away from Monday 14:00 to Wednesday 06:00: an early shift before and one after."""
    assert found(ABSENT, *row(CASE, EARLY, 0, 2)) == ()


def test_a_minute_inside_is_too_much() -> None:
    """A shift that ends at 14:01 overlaps by one minute."""
    (violation,) = found(ABSENT, shift(CASE, MONDAY, 360, 481))
    assert (violation.amount, violation.limit, violation.unit, violation.hard) == (1, 0, "min", True)
    assert violation.start_min == AWAY.start_min
    assert violation.end_min == AWAY.start_min + 1


def test_a_shift_wholly_inside_is_named_with_all_its_minutes() -> None:
    """Tuesday early lies inside."""
    assert figures(found(ABSENT, *row(CASE, EARLY, 1))) == [(480, 0, "min")]


def test_a_night_shift_that_runs_into_an_absence_is_refused() -> None:
    """Away on Thursday from midnight: Wednesday's night shift has six hours in it."""
    thursday = Absence("ada", *(CASE.grid.minute(day, 0) for day in days_from(MONDAY, 3, 4)))
    assert figures(found(replace(CASE, absences=(thursday,)), *row(CASE, NIGHT, 2))) == [(360, 0, "min")]


def test_only_the_absent_agent_is_kept_off() -> None:
    """Can works while Ada is away."""
    assert found(ABSENT, *row(CASE, EARLY, 1, agent="can")) == ()


def test_shifts_of_the_opening_state_are_history() -> None:
    """An absence entered later than the shift was worked."""
    earlier = replace(AWAY, start_min=CASE.grid.start_min)
    case = replace(CASE, opening=opened(*row(CASE, NIGHT, -1)), absences=(earlier,))
    assert found(case) == ()


def test_an_absence_on_the_day_of_the_clock_change_has_that_days_length() -> None:
    """A night shift into Sunday 29 March has six of its eight hours on the absent day, and ends at 07:00."""
    case = a_case(AwayWhenAbsent(), first_day=days_from(SPRING, -1)[0], days=3)
    away = Absence("ada", *case.grid.day_bounds[1:3])
    assert away.end_min - away.start_min == 23 * 60
    assert figures(found(replace(case, absences=(away,)), *row(case, NIGHT, 0))) == [(360, 0, "min")]


def world(at: Setting) -> World:
    """Where the rule bites, for the agreement of its two readings."""
    case = a_case(AwayWhenAbsent(), first_day=at.first_day, days=5)
    away = Absence("ada", case.grid.minute(case.grid.days[1], 360), case.grid.minute(case.grid.days[3], 420))
    return a_past(replace(case, absences=(away,)), at, NIGHT), free_or(case, (EARLY, NIGHT))


def tempting() -> RosterCase:
    """Heads wanted on a day on which the only agent is away."""
    case = a_case(AwayWhenAbsent(), days=2)
    away = Absence("ada", *case.grid.day_bounds[:2])
    return replace(case, templates=(EARLY,), absences=(away,), requirement=wanted(case.grid, 1, (360, 840)))
