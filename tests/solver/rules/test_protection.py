"""Protections."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from solver.case import Protection, RosterCase
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
