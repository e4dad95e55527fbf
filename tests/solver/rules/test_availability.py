"""Availability."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from solver.case import RosterCase
from solver.outcomes import Violation
from solver.people import Agent
from solver.policies import Hours
from solver.rules.availability import Availability
from solver.shifts import ShiftTemplate
from tests.solver.rules.agreement_worlds import Setting, World, a_past, free_or
from tests.solver.rules.worlds import (
    ADA,
    AUTUMN,
    CAN,
    EARLY,
    LATE,
    MONDAY,
    NIGHT,
    SPRING,
    TEMPLATES,
    a_case,
    days_from,
    figures,
    found,
    opened,
    row,
    shift,
    wanted,
)

RULE = Availability()
WEEKDAYS = Hours((0, 1, 2, 3, 4), 360, 840)


def open_at(*hours: Hours) -> Agent:
    return replace(ADA, available=hours)


def held(*hours: Hours, first_day: date = MONDAY) -> RosterCase:
    return a_case(RULE, first_day=first_day, agents=(open_at(*hours), CAN))


def test_a_shift_that_fills_the_window_is_allowed_and_a_minute_more_is_not() -> None:
    """Open from 06:00 to 14:00: both ends belong."""
    case = held(WEEKDAYS)
    assert found(case, *row(case, EARLY, 0)) == ()
    late = shift(case, MONDAY, 361, 480)
    when = (late.start_min, late.end_min)
    assert found(case, late) == (Violation("availability", "ada", *when, 1, 0, "min"),)
    assert figures(found(case, shift(case, MONDAY, 359, 480))) == [(1, 0, "min")]
    assert figures(found(case, shift(case, MONDAY, 350, 500))) == [(20, 0, "min")]


def test_a_weekday_that_is_not_named_is_closed() -> None:
    """Friday is open, Saturday is not."""
    case = held(WEEKDAYS)
    assert found(case, *row(case, EARLY, 4)) == ()
    assert figures(found(case, *row(case, EARLY, 5, 6))) == [(480, 0, "min")] * 2


def test_whoever_states_no_hours_is_available_always() -> None:
    """Can states none and works any night; the default hours of every day are all hours too."""
    case = held(WEEKDAYS)
    assert found(case, *row(case, NIGHT, 0, 1, 6, agent="can")) == ()
    always = held(Hours())
    assert found(always, *row(always, NIGHT, 0, 1, 6)) == ()
    assert RULE.forms(always) == RULE.forms(a_case(RULE)) == ()


def test_a_window_may_end_on_the_next_day() -> None:
    """From 22:00 to 06:00 on Mondays: the night of Monday fits, that of Tuesday does not."""
    case = held(Hours((0,), 1320, 1800))
    assert found(case, *row(case, NIGHT, 0)) == ()
    assert figures(found(case, *row(case, NIGHT, 1))) == [(480, 0, "min")]
    assert found(case, shift(case, days_from(MONDAY, 1)[0], 0, 360)) == ()
    assert figures(found(case, shift(case, days_from(MONDAY, 1)[0], 120, 360))) == [(120, 0, "min")]


def test_windows_that_touch_are_one_and_a_gap_is_counted() -> None:
    """To midnight and from midnight hold a night; a closed hour within costs sixty minutes."""
    touching = held(Hours((0,), 1320, 1440), Hours((1,), 0, 360))
    assert found(touching, *row(touching, NIGHT, 0)) == ()
    gap = held(Hours((0,), 300, 600), Hours((0,), 660, 900))
    assert figures(found(gap, *row(gap, EARLY, 0))) == [(60, 0, "min")]


def test_overlapping_windows_hold_what_either_holds() -> None:
    """A short window inside a longer one takes nothing away."""
    case = held(Hours((0,), 300, 900), Hours((0,), 420, 480))
    assert found(case, *row(case, EARLY, 0)) == ()


def test_hours_are_those_of_the_wall_clock_on_the_night_the_clocks_change() -> None:
    """Eight hours from 22:00 end at 07:00 summer time, an hour after the window; at 05:00 in autumn."""
    for day, outside in ((SPRING, [(60, 0, "min")]), (AUTUMN, [])):
        case = held(Hours((5,), 1320, 1800), first_day=days_from(day, -6)[0])
        assert figures(found(case, *row(case, NIGHT, 5))) == outside


def test_a_day_long_shift_may_end_on_the_day_after_the_next() -> None:
    """From 23:30 on, 24 elapsed hours end at 00:30 two days later where the clocks go forward; all is available."""
    case = held(Hours(), first_day=days_from(SPRING, -1)[0])
    long = ShiftTemplate("long", "standard", 1410, 1440)
    case = replace(case, templates=(long,))
    assert found(case, *row(case, long, 0)) == RULE.forms(case) == ()


def test_one_form_speaks_of_all_days_and_people_alike() -> None:
    """Five weekdays on which two templates do not fit, and a weekend on which none does."""
    first, second = open_at(WEEKDAYS), replace(CAN, available=(WEEKDAYS,))
    forms = RULE.forms(a_case(RULE, days=14, agents=(first, second)))
    assert [(len(f.of.templates or ()), len(f.of.days or ()), len(f.agents)) for f in forms] == [(2, 10, 2), (3, 4, 2)]


def test_shifts_of_the_opening_state_are_not_judged() -> None:
    """What was worked is not undone."""
    case = held(WEEKDAYS)
    assert found(replace(case, opening=opened(*row(case, NIGHT, -1)))) == ()


def world(at: Setting) -> World:
    """Where the rule bites, for the agreement of its two readings."""
    hours = (Hours((0, 2, 3, 5, 6), 360, 1320), Hours((5, 6), 1320, 1800), Hours((1,), 0, 840))
    case = a_case(RULE, first_day=at.first_day, days=5, agents=(open_at(*hours), CAN))
    case = a_past(case, at, NIGHT)
    return case, free_or(case, TEMPLATES)


def tempting() -> RosterCase:
    """Heads wanted in the evening of one who is available in the morning."""
    case = a_case(RULE, days=3, agents=(open_at(WEEKDAYS),))
    return replace(case, templates=(EARLY, LATE), requirement=wanted(case.grid, 1, (840, 1320)))
