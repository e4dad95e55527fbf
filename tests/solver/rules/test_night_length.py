"""Night length: seven and a half hours."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from solver.case import RosterCase
from solver.outcomes import Violation
from solver.rules.facts.timeline import view
from solver.rules.forms import DutyClass, Forbid
from solver.rules.night_length import NightLength
from solver.shifts import BreakWindow, ShiftTemplate
from tests.solver.rules.agreement_worlds import Setting, World, a_past, free_or
from tests.solver.rules.worlds import (
    AUTUMN,
    LATE,
    MONDAY,
    NIGHT,
    SPRING,
    a_case,
    days_from,
    figures,
    found,
    opened,
    roster_of,
    shift,
    wanted,
    work,
)

CASE = a_case(NightLength())
UNPAID_HALF = (BreakWindow(180, 240, 30, False),)


def test_seven_and_a_half_hours_of_night_are_allowed_and_a_quarter_more_is_not() -> None:
    """Law 4857 Art. 69, wholly inside 20:00-06:00."""
    assert found(CASE, shift(CASE, MONDAY, 1320, 450)) == ()
    (violation,) = found(CASE, shift(CASE, MONDAY, 1320, 465))
    assert (violation.amount, violation.limit, violation.unit, violation.hard) == (465, 450, "min", True)


def test_an_unpaid_break_is_not_counted() -> None:
    """Eight hours with half an hour unpaid pay seven and a half."""
    night = ShiftTemplate("night", "standard", 1320, 480, UNPAID_HALF)
    assert found(CASE, work(CASE, MONDAY, night)) == ()


def test_a_shift_with_exactly_half_in_the_window_is_no_night_shift() -> None:
    """16:00 to 24:00 has four of its eight hours after 20:00; from 16:15 it is more than half."""
    assert found(CASE, shift(CASE, MONDAY, 960, 480)) == ()
    assert figures(found(CASE, shift(CASE, MONDAY, 975, 480))) == [(480, 450, "min")]


def test_the_morning_end_of_the_window_counts_as_well() -> None:
    """02:00 to 10:00 has exactly half before 06:00; from 01:45 it is a night shift."""
    assert found(CASE, shift(CASE, MONDAY, 120, 480)) == ()
    assert figures(found(CASE, shift(CASE, MONDAY, 105, 480))) == [(480, 450, "min")]


def test_a_long_day_shift_is_no_night_shift() -> None:
    """Eleven hours from 08:00 end before the window opens."""
    assert found(CASE, shift(CASE, MONDAY, 480, 660)) == ()


@pytest.mark.parametrize(("day", "is_night"), [(SPRING, False), (AUTUMN, True)])
def test_the_window_has_nine_or_eleven_hours_when_the_clocks_change(day: date, *, is_night: bool) -> None:
    """From 01:00 for nine hours: four of them before 06:00 in spring, six in autumn, so half is passed only then."""
    case = a_case(NightLength(), first_day=day, days=1)
    assert bool(found(case, shift(case, day, 60, 540))) == is_night


def test_long_nights_of_the_opening_state_are_history() -> None:
    """They were worked."""
    case = replace(CASE, opening=opened(shift(CASE, days_from(MONDAY, -1)[0], 1320, 600)))
    assert found(case) == ()


@given(st.integers(0, 3 * 1440), st.integers(1, 900), st.sampled_from([(1200, 360), (1380, 360), (0, 300)]))
def test_both_readings_agree_on_what_a_night_shift_is(start: int, length: int, window: tuple[int, int]) -> None:
    """At any minute around both clock changes: the form counts windows, the check counts quarter hours."""
    for day in (SPRING, AUTUMN):
        case = a_case(first_day=day - timedelta(days=1), days=4)
        duty = shift(case, case.grid.days[0], start, length)
        seen = view(case, roster_of(duty))
        assert DutyClass(night_window=window).holds(duty, case.grid) == seen.is_night(duty, window)


@pytest.mark.parametrize(
    "wrong",
    [
        {"night_start": -1},
        {"night_start": 1440},
        {"night_end": -1},
        {"night_end": 1440},
        {"most_paid_min": 59},
        {"most_paid_min": 1441},
    ],
)
def test_parameters_out_of_range_are_refused(wrong: dict[str, int]) -> None:
    """No such minute of the day, less than an hour, more than a day."""
    with pytest.raises(ValidationError):
        NightLength(**wrong)


def test_what_is_not_stated_is_as_documented_and_both_ends_are_allowed() -> None:
    """20:00 to 06:00, seven and a half hours; any minute, one to 24 hours."""
    rule = NightLength()
    assert (rule.night_start, rule.night_end, rule.most_paid_min) == (1200, 360, 450)
    first = NightLength(night_start=0, night_end=0, most_paid_min=60)
    assert first != NightLength(night_start=1439, night_end=1439, most_paid_min=1440)


def test_one_form_forbids_long_nights_of_everybody() -> None:
    """By the start of the shift, throughout the plan."""
    long_night = DutyClass(night_window=(1200, 360), longer_paid_min=450)
    span = (CASE.grid.start_min, CASE.grid.end_min)
    assert CASE.rules[0].forms(CASE) == (Forbid("night_length", frozenset({"ada"}), long_night, *span, by_start=True),)


def test_a_long_night_is_told_with_its_hours() -> None:
    """Hard, each by itself, from its start to its end; the day shift between them is not."""
    first, second = (shift(CASE, day, 1320, 465) for day in days_from(MONDAY, 0, 4))
    assert found(CASE, first, shift(CASE, days_from(MONDAY, 2)[0], 480, 660), second) == tuple(
        Violation("night_length", "ada", duty.start_min, duty.end_min, 465, 450, "min") for duty in (first, second)
    )


def world(at: Setting) -> World:
    """Where the rule bites, for the agreement of its two readings."""
    starts = (NIGHT, replace(LATE, id="evening", start=960), ShiftTemplate("dawn", "standard", 60, 540))
    case = replace(a_case(NightLength(), first_day=at.first_day, days=5), templates=starts)
    return a_past(case, at, NIGHT), free_or(case, starts)


def tempting() -> RosterCase:
    """A head is wanted from midnight to 06:00, for which seven and a half hours from 22:00 are too short."""
    case, half = a_case(NightLength(), days=2), replace(NIGHT, id="half", length_min=450)
    return replace(case, templates=(NIGHT, half), requirement=wanted(case.grid, 1, (0, 360)))
