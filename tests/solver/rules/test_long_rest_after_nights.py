"""Long rest after nights."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from pydantic import ValidationError

from solver.case import RosterCase
from solver.rules.forms import Succession
from solver.rules.long_rest_after_nights import LongRestAfterNights
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
    a_case,
    days_from,
    figures,
    found,
    opened,
    row,
    shift,
    wanted,
)

CASE = a_case(LongRestAfterNights(), days=14)
DAWN = ShiftTemplate("dawn", "standard", 60, 540)


def test_two_whole_days_are_enough_and_a_minute_less_is_not() -> None:
    """Out on Tuesday at 06:00: in on Thursday at 06:00, or at 05:59; the violation spans the rest."""
    (night,), thursday = row(CASE, NIGHT, 0), days_from(MONDAY, 3)[0]
    assert found(CASE, night, *row(CASE, EARLY, 3)) == ()
    early = shift(CASE, thursday, 359, 480)
    (violation,) = found(CASE, night, early)
    assert (violation.agent, violation.hard, violation.cents) == ("ada", True, 0)
    assert (violation.amount, violation.limit, violation.unit) == (2879, 2880, "min")
    assert (violation.start_min, violation.end_min) == (night.end_min, early.start_min)


def test_only_the_last_night_of_a_row_is_followed_by_the_long_rest() -> None:
    """Night to night asks for nothing, also with a day off between; day to night and day to day neither."""
    duties = (*row(CASE, NIGHT, 0, 1, 3), *row(CASE, EARLY, 6, 7), *row(CASE, NIGHT, 8))
    assert found(CASE, *duties) == ()
    assert figures(found(CASE, *duties, *row(CASE, LATE, 10))) == [(1920, 2880, "min")]


def test_each_return_to_the_day_is_told() -> None:
    """Ada twice, Can once."""
    case = replace(CASE, agents=(ADA, CAN))
    duties = (*row(case, NIGHT, 0, 4), *row(case, LATE, 1, 5), *row(case, NIGHT, 0, agent="can"))
    violations = found(case, *duties, *row(case, EARLY, 2, agent="can"))
    assert figures(violations) == [(480, 2880, "min"), (480, 2880, "min"), (1440, 2880, "min")]
    assert [violation.agent for violation in violations] == ["ada", "ada", "can"]


def test_half_in_the_window_is_no_night() -> None:
    """16:00 to 24:00 is half in 20:00-06:00, a quarter later is a night, and a night needs no rest before it."""
    wednesday = days_from(MONDAY, 2)[0]
    assert found(CASE, shift(CASE, MONDAY, 960, 480), *row(CASE, EARLY, 1)) == ()
    assert len(found(CASE, shift(CASE, MONDAY, 975, 480), *row(CASE, EARLY, 2))) == 1
    assert len(found(CASE, *row(CASE, NIGHT, 0), shift(CASE, wednesday, 960, 480))) == 1
    assert found(CASE, *row(CASE, NIGHT, 0), shift(CASE, wednesday, 975, 480)) == ()


def test_overlapping_shifts_are_told_with_the_time_they_share() -> None:
    """A night that ends at 06:00 and a shift by day from 05:00 share an hour."""
    (night,), early = row(CASE, NIGHT, 0), shift(CASE, days_from(MONDAY, 1)[0], 300, 480)
    (violation,) = found(CASE, night, early)
    assert (violation.amount, violation.start_min, violation.end_min) == (-60, early.start_min, night.end_min)


def test_the_last_night_of_the_opening_state_counts() -> None:
    """It ends as the plan begins: early on the second day is too soon, on the third it is not."""
    case = replace(CASE, opening=opened(*row(CASE, NIGHT, -1)))
    assert figures(found(case, *row(case, EARLY, 1))) == [(1440, 2880, "min")]
    assert found(case, *row(case, EARLY, 2)) == ()
    history = replace(CASE, opening=opened(*row(CASE, NIGHT, -3), *row(CASE, LATE, -2)))
    assert found(history, *row(case, EARLY, 0)) == ()


@pytest.mark.parametrize(("day", "rest_min"), [(SPRING, 2820), (AUTUMN, 2940)])
def test_rest_is_measured_in_elapsed_minutes(day: date, rest_min: int) -> None:
    """From Saturday 06:00 to Monday 06:00 are 47 hours when the clocks go forward, 49 when they go back."""
    case = a_case(LongRestAfterNights(), first_day=days_from(day, -2)[0], days=5)
    violations = found(case, *row(case, NIGHT, 0), *row(case, EARLY, 3))
    assert figures(violations) == ([(rest_min, 2880, "min")] if rest_min < 2880 else [])


def test_the_clock_change_can_make_or_unmake_a_night() -> None:
    """From 01:00 for nine hours is a night but in spring; forms name the day on which it is none."""
    case = replace(a_case(LongRestAfterNights(), first_day=days_from(SPRING, -1)[0], days=4), templates=(DAWN, EARLY))
    assert figures(found(case, *row(case, DAWN, 0, 1))) == [(900, 2880, "min")]
    assert found(case, *row(case, DAWN, 1), *row(case, EARLY, 2)) == ()
    assert found(case, *row(case, DAWN, 2, 3)) == ()
    forms = [form for form in case.rules[0].forms(case) if isinstance(form, Succession)]
    assert [(form.second.templates, form.second.days) for form in forms] == [
        (frozenset({"dawn"}), frozenset({SPRING})),
        (frozenset({"early"}), None),
    ]


def test_forms_share_the_templates_by_day() -> None:
    """One form for early and late shifts together, none for a menu of nights."""
    (form,) = CASE.rules[0].forms(CASE)
    assert isinstance(form, Succession)
    assert (form.second.templates, form.rest_min, form.agents) == (frozenset({"early", "late"}), 2880, {"ada"})
    assert CASE.rules[0].forms(replace(CASE, templates=(NIGHT,))) == ()


def test_parameters_have_bounds() -> None:
    """Eleven hours to four days; clock minutes of one day."""
    assert LongRestAfterNights() == LongRestAfterNights(night_start=1200, night_end=360, rest_min=2880)
    assert LongRestAfterNights(night_start=0, night_end=0, rest_min=660).rest_min == 660
    assert LongRestAfterNights(night_start=1439, night_end=1439, rest_min=5760).rest_min == 5760
    for name, value in (
        ("rest_min", 659),
        ("rest_min", 5761),
        ("night_start", -1),
        ("night_start", 1440),
        ("night_end", -1),
        ("night_end", 1440),
    ):
        with pytest.raises(ValidationError):
            LongRestAfterNights(**{name: value})


def world(at: Setting) -> World:
    """Where the rule bites, for the agreement of its two readings; dawn is a night on most days."""
    case = a_case(LongRestAfterNights(rest_min=2400), first_day=at.first_day, days=5)
    case = replace(case, templates=(EARLY, NIGHT, DAWN))
    return a_past(case, at, NIGHT, 1), free_or(case, (EARLY, NIGHT, DAWN))


def tempting() -> RosterCase:
    """Ada's last night ends as the plan begins, and she is wanted every morning."""
    case = a_case(LongRestAfterNights(), days=4)
    case = replace(case, opening=opened(*row(case, NIGHT, -1)))
    return replace(case, requirement=wanted(case.grid, 1, (360, 840)))
