"""Protections."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from pydantic import ValidationError

from solver.case import Protection, RosterCase
from solver.outcomes import Violation
from solver.rules.protection import Protected
from solver.shifts import ShiftTemplate
from tests.solver.rules.agreement_worlds import Setting, World, a_past, free_or
from tests.solver.rules.worlds import (
    ADA,
    AUTUMN,
    CAN,
    CONTRACT,
    EARLY,
    LATE,
    MONDAY,
    NIGHT,
    SPRING,
    a_case,
    an_agent,
    days_from,
    figures,
    found,
    opened,
    row,
    shift,
    wanted,
)

TUESDAY, THURSDAY = days_from(MONDAY, 1, 3)
HALF = an_agent("ada", replace(CONTRACT, week_min=1440))
CASE = a_case(Protected(), days=14, agents=(HALF, CAN))


def protected(kind: str, amount_min: int = 0) -> RosterCase:
    """Ada is protected from Tuesday to Thursday."""
    return replace(CASE, protections=(Protection("ada", kind, TUESDAY, THURSDAY, amount_min),))


def test_no_nights_over_the_protected_days() -> None:
    """Tuesday's night is refused; day shifts and other people's nights are not."""
    case = protected("no_nights")
    assert found(case, *row(CASE, LATE, 1, 2, 3), *row(CASE, NIGHT, 1, agent="can")) == ()
    (violation,) = found(case, *row(CASE, NIGHT, 1))
    assert (violation.amount, violation.limit, violation.unit, violation.hard) == (1, 0, "duties", True)


def test_nights_that_reach_into_the_protected_days_are_refused() -> None:
    """Monday's night ends on Tuesday at 06:00; Friday's lies wholly after, Thursday's does not."""
    case = protected("no_nights")
    assert figures(found(case, *row(CASE, NIGHT, 0))) == [(1, 0, "duties")]
    assert figures(found(case, *row(CASE, NIGHT, 3))) == [(1, 0, "duties")]
    assert found(case, *row(CASE, NIGHT, 4)) == ()


def test_short_days_have_their_own_limit() -> None:
    """At most seven and a half hours a day: eight are too much on Thursday, not on Friday."""
    case = protected("most_daily", 450)
    assert found(case, shift(CASE, THURSDAY, 480, 450), *row(CASE, EARLY, 4)) == ()
    assert figures(found(case, *row(CASE, EARLY, 3))) == [(480, 450, "min")]


def test_no_overtime_holds_for_the_whole_week_it_touches() -> None:
    """24 hours are agreed: the fourth shift of the week is overtime, the same shift a week later is not protected."""
    case = protected("no_overtime")
    assert found(case, *row(CASE, EARLY, 0, 2, 5)) == ()
    assert figures(found(case, *row(CASE, EARLY, 0, 2, 5, 6))) == [(1920, 1440, "min")]
    assert found(case, *row(CASE, EARLY, 7, 8, 9, 10)) == ()


def test_a_cut_first_week_counts_the_opening_state() -> None:
    """The plan starts on Wednesday; 16 hours were worked, so one shift is left."""
    case = a_case(Protected(), first_day=days_from(MONDAY, 2)[0], agents=(HALF,))
    case = replace(case, protections=protected("no_overtime").protections)
    case = replace(case, opening=opened(*row(case, EARLY, -2, -1)))
    assert found(case, *row(case, EARLY, 0)) == ()
    assert figures(found(case, *row(case, EARLY, 0, 1))) == [(1920, 1440, "min")]
    worked = replace(case, opening=opened(*row(case, EARLY, -2, -1), *row(case, LATE, -2, -1)))
    assert found(worked) == ()


def test_a_protection_ends_at_the_midnight_of_its_last_day() -> None:
    """Also when that day has 23 or 25 hours: a night from 00:00 of the next day is allowed."""
    for day in (SPRING, AUTUMN):
        case = a_case(Protected(), first_day=day, days=2)
        case = replace(case, protections=(Protection("ada", "no_nights", day, day),))
        assert found(case, shift(case, days_from(day, 1)[0], 0, 360)) == ()
        assert figures(found(case, shift(case, day, 1439, 360))) == [(1, 0, "duties")]


@pytest.mark.parametrize("wrong", [{"night_start": -1}, {"night_start": 1440}, {"night_end": -1}, {"night_end": 1440}])
def test_parameters_out_of_range_are_refused(wrong: dict[str, int]) -> None:
    """No such minute of the day."""
    with pytest.raises(ValidationError):
        Protected(**wrong)


def test_what_is_not_stated_is_as_documented_and_both_ends_are_allowed() -> None:
    """20:00 to 06:00; any minute of the day."""
    assert (Protected().night_start, Protected().night_end) == (1200, 360)
    assert Protected(night_start=0, night_end=0) != Protected(night_start=1439, night_end=1439)


def test_a_short_night_beside_a_limit_on_days_is_allowed() -> None:
    """A protection of one kind says nothing of the other: seven hours by night, and eight by day."""
    short, long = protected("most_daily", 450), protected("no_nights")
    assert found(short, shift(short, TUESDAY, 1320, 420)) == ()
    assert found(long, *row(long, EARLY, 2)) == ()


def test_a_shift_that_ends_at_the_first_protected_midnight_is_before_it() -> None:
    """Monday 18:00 to midnight, four of its six hours by night."""
    case = protected("no_nights")
    assert found(case, shift(case, MONDAY, 1080, 360)) == ()
    assert figures(found(case, shift(case, MONDAY, 1080, 361))) == [(1, 0, "duties")]


def test_a_protection_of_one_day_holds_in_its_week_and_in_no_other() -> None:
    """Sunday protects the week that it ends, Monday the week that it begins, each told with the week's bounds."""
    bounds = CASE.grid.day_bounds
    for offset, week in ((6, 0), (7, 1)):
        (day,) = days_from(MONDAY, offset)
        case = replace(CASE, protections=(Protection("ada", "no_overtime", day, day),))
        duties = row(case, EARLY, 0, 1, 2, 3, 7, 8, 9, 10)
        when = (bounds[7 * week], bounds[7 * week + 7])
        assert found(case, *duties) == (Violation("protection", "ada", *when, 1920, 1440, "min"),)
        (form,) = case.rules[0].forms(case)
        assert (form.start_min, form.end_min, form.most) == (*when, 1440)


def test_protections_of_unknown_agents_say_nothing() -> None:
    """Who left may stay in the file."""
    held = tuple(Protection("eve", kind, TUESDAY, THURSDAY) for kind in ("no_overtime", "no_nights", "most_daily"))
    case = replace(CASE, protections=held)
    assert found(case, *row(case, NIGHT, 1)) == ()
    assert case.rules[0].forms(case) == ()


def world(at: Setting) -> World:
    """Where the rule bites, for the agreement of its two readings."""
    days = [at.first_day + timedelta(days=i) for i in range(8)]
    agent = an_agent("ada", replace(CONTRACT, week_min=960))
    short = ShiftTemplate("short", "standard", 540, 360)
    case = a_case(Protected(), first_day=at.first_day, days=7, agents=(agent, CAN))
    held = (
        Protection("ada", "no_overtime", days[4], days[5]),
        Protection("can", "no_nights", days[1], days[3]),
        Protection("can", "most_daily", days[2], days[4], 450),
    )
    case = a_past(replace(case, protections=held, templates=(short, EARLY, NIGHT)), at, EARLY, 2)
    return case, [*free_or(case, (short, EARLY))[3:], *free_or(case, (short, EARLY, NIGHT), "can")[:5]]


def tempting() -> RosterCase:
    """A head is wanted by night, and Ada is protected from nights."""
    case = a_case(Protected(), days=3, agents=(ADA,))
    held = (Protection("ada", "no_nights", MONDAY, THURSDAY),)
    return replace(case, templates=(EARLY, NIGHT), protections=held, requirement=wanted(case.grid, 1, (1320, 1440)))
