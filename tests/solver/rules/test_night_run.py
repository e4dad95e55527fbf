"""Nights in a row."""

from __future__ import annotations

from dataclasses import replace

import pytest
from pydantic import ValidationError

from solver.case import RosterCase
from solver.rules.night_run import NightRun
from solver.shifts import ShiftTemplate
from tests.solver.rules.agreement_worlds import Setting, World, a_past, free_or
from tests.solver.rules.worlds import (
    ADA,
    AUTUMN,
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

CASE = a_case(NightRun(), days=14)
DAWN = ShiftTemplate("dawn", "standard", 60, 540)


def test_three_nights_in_a_row_are_allowed() -> None:
    """Three on, a day off, three on, a day shift, three on."""
    assert found(CASE, *row(CASE, NIGHT, 0, 1, 2, 4, 5, 6, 8, 9, 10), *row(CASE, EARLY, 7)) == ()


def test_four_are_not() -> None:
    """The whole row is one violation, from its first night to the end of its last."""
    duties = row(CASE, NIGHT, 1, 2, 3, 4)
    (violation,) = found(CASE, *duties)
    assert (violation.agent, violation.hard, violation.cents) == ("ada", True, 0)
    assert (violation.amount, violation.limit, violation.unit) == (4, 3, "nights")
    assert (violation.start_min, violation.end_min) == (duties[0].start_min, duties[-1].end_min)


def test_each_agent_and_each_row_is_told() -> None:
    """Ada has two rows too long, Can, who works by day only, none."""
    case = replace(CASE, agents=(CAN, ADA))
    duties = (*row(case, NIGHT, 0, 1, 2, 3, 6, 7, 8, 9, 10), *row(case, EARLY, 0, 1, 2, 3, 4, agent="can"))
    assert figures(found(case, *duties)) == [(4, 3, "nights"), (5, 3, "nights")]


def test_nights_of_the_opening_state_count() -> None:
    """Two nights before the plan leave one."""
    case = replace(CASE, opening=opened(*row(CASE, NIGHT, -2, -1)))
    assert found(case, *row(case, NIGHT, 0, 2, 3, 4)) == ()
    assert figures(found(case, *row(case, NIGHT, 0, 1, 3))) == [(4, 3, "nights")]


def test_a_row_that_ended_before_the_plan_is_history() -> None:
    """Five nights until yesterday, and the plan's first is tomorrow."""
    case = replace(CASE, opening=opened(*row(CASE, NIGHT, -5, -4, -3, -2, -1)))
    assert found(case, *row(case, EARLY, 0), *row(case, NIGHT, 1)) == ()
    assert figures(found(case, *row(case, NIGHT, 0))) == [(6, 3, "nights")]


def test_a_night_that_starts_with_the_plan_is_the_plans() -> None:
    """Three nights before it, and the next from its first midnight."""
    case = replace(CASE, opening=opened(*row(CASE, NIGHT, -3, -2, -1)))
    assert figures(found(case, shift(case, MONDAY, 0, 360))) == [(4, 3, "nights")]


def test_the_clock_change_can_make_or_unmake_a_night() -> None:
    """From 01:00 for nine hours is five hours of night, but four in spring, which cuts the row of three."""
    case = a_case(NightRun(most_nights=2), first_day=days_from(SPRING, -1)[0], days=3)
    assert found(case, *row(case, DAWN, 0, 1, 2)) == ()
    case = a_case(NightRun(most_nights=2), first_day=days_from(AUTUMN, -1)[0], days=3)
    assert figures(found(case, *row(case, DAWN, 0, 1, 2))) == [(3, 2, "nights")]


def test_the_window_says_what_a_night_is() -> None:
    """22:00 to 06:00 has three hours in 03:00-07:00 and none in 08:00-20:00."""
    for window, nights in (((180, 420), 0), ((480, 1200), 0), ((1320, 360), 4), ((1410, 360), 4)):
        case = a_case(NightRun(night_start=window[0], night_end=window[1]))
        assert len(found(case, *row(case, NIGHT, 0, 1, 2, 3))) == nights // 4


def test_parameters_have_bounds() -> None:
    """One to fourteen nights, clock minutes of one day; three nights from 20:00 to 06:00 if nothing is said."""
    assert NightRun() == NightRun(night_start=1200, night_end=360, most_nights=3)
    assert NightRun(night_start=0, night_end=0, most_nights=1).most_nights == 1
    assert NightRun(night_start=1439, night_end=1439, most_nights=14).most_nights == 14
    for name, value in (
        ("most_nights", 0),
        ("most_nights", 15),
        ("night_start", -1),
        ("night_start", 1440),
        ("night_end", -1),
        ("night_end", 1440),
    ):
        with pytest.raises(ValidationError):
            NightRun(**{name: value})


def world(at: Setting) -> World:
    """Where the rule bites, for the agreement of its two readings."""
    case = replace(a_case(NightRun(most_nights=2), first_day=at.first_day, days=6), templates=(NIGHT, DAWN, EARLY))
    return a_past(case, at, NIGHT, 1), free_or(case, (NIGHT, DAWN, EARLY))


def tempting() -> RosterCase:
    """Ada alone is wanted every night."""
    case = a_case(NightRun(most_nights=2), days=4)
    return replace(case, requirement=wanted(case.grid, 1, (1320, 1440)))
