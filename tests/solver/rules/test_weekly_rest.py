"""Weekly rest: a long rest in every seven days."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from solver.case import RosterCase
from solver.duties import Duty
from solver.rules.weekly_rest import WeeklyRest
from solver.shifts import ShiftTemplate
from tests.solver.rules.agreement_worlds import Setting, World, a_past, free_or
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
    wanted,
)

CASE = a_case(WeeklyRest(), days=14)


def test_six_days_and_a_day_off_are_allowed() -> None:
    """Monday to Saturday early, Sunday off: 40 hours of rest."""
    assert found(CASE, *row(CASE, EARLY, 0, 1, 2, 3, 4, 5, 7, 8)) == ()


def test_seven_days_without_a_long_rest_are_not() -> None:
    """Monday to Sunday early: 16 hours are the longest rest; seven days where six are allowed."""
    duties = row(CASE, EARLY, 0, 1, 2, 3, 4, 5, 6)
    (violation,) = found(CASE, *duties)
    assert (violation.amount, violation.limit, violation.unit) == (7, 6, "days")
    assert (violation.start_min, violation.end_min) == (duties[0].start_min, duties[-1].end_min)


def test_exactly_24_hours_are_a_rest_and_a_quarter_less_is_none() -> None:
    """Six nights end on Sunday at 06:00: the next shift may start on Monday at 06:00, not at 05:45."""
    nights = row(CASE, NIGHT, 0, 1, 2, 3, 4, 5)
    assert found(CASE, *nights, shift(CASE, days_from(MONDAY, 7)[0], 360, 480)) == ()
    assert figures(found(CASE, *nights, shift(CASE, days_from(MONDAY, 7)[0], 345, 480))) == [(8, 6, "days")]


def test_thirty_five_hours_ask_for_more() -> None:
    """Six early shifts end on Saturday at 14:00; Monday 01:00 is 35 hours later, Monday 00:45 is not."""
    case = a_case(WeeklyRest(rest_min=2100), days=14)
    week, monday = row(case, EARLY, 0, 1, 2, 3, 4, 5), days_from(MONDAY, 7)[0]
    assert found(case, *week, shift(case, monday, 60, 480)) == ()
    assert figures(found(case, *week, shift(case, monday, 45, 480))) == [(8, 6, "days")]


def test_the_opening_state_begins_the_chain() -> None:
    """Four days worked before the plan leave two."""
    case = replace(CASE, opening=opened(*row(CASE, EARLY, -4, -3, -2, -1)))
    assert found(case, *row(case, EARLY, 0, 1)) == ()
    assert figures(found(case, *row(case, EARLY, 0, 1, 2))) == [(7, 6, "days")]


def test_a_chain_wholly_in_the_opening_state_is_history() -> None:
    """Nine days in a row were worked; after a day off the plan is clean."""
    case = replace(CASE, opening=opened(*row(CASE, EARLY, *range(-10, -1))))
    assert found(case, *row(case, EARLY, 0)) == ()


def test_clock_changes_count_elapsed_hours() -> None:
    """Saturday 06:00 to Sunday 06:00 is 23 hours in spring, 25 in autumn: only one of them is a rest."""
    for day, expected in ((SPRING, [(8, 6, "days")]), (AUTUMN, [])):
        case = a_case(WeeklyRest(), first_day=days_from(day, -7)[0], days=10)
        nights = row(case, NIGHT, 0, 1, 2, 3, 4, 5)
        assert figures(found(case, *nights, shift(case, day, 360, 480))) == expected


@given(st.sets(st.integers(0, 27), max_size=20), st.sampled_from([EARLY, LATE, NIGHT]))
def test_the_chain_reading_is_the_seven_day_reading(offsets: set[int], template: ShiftTemplate) -> None:
    """The docstring's equivalence: seven days lack a rest exactly when one chain spans them from end to end."""
    case = a_case(WeeklyRest(), days=28)
    duties = row(case, template, *sorted(offsets))
    windows = (days_from(day, *range(7)) for day in case.grid.days[:22])
    assert bool(found(case, *duties)) == any(lacks_rest(duties, window) for window in windows)


def lacks_rest(duties: tuple[Duty, ...], window: list[date]) -> bool:
    """Whether shifts reach from the first of some days to the last without a rest of 24 hours between them."""
    before = [duty for duty in duties if duty.day <= window[0]]
    after = [duty for duty in duties if duty.day >= window[-1]]
    if not before or not after:
        return False
    spanned = [duty for duty in duties if before[-1].day <= duty.day <= after[0].day]
    return all(later.start_min - earlier.end_min < 1440 for earlier, later in pairwise(spanned))


@pytest.mark.parametrize("wrong", [{"rest_min": 1439}, {"rest_min": 4321}, {"within_days": 1}, {"within_days": 15}])
def test_parameters_out_of_range_are_refused(wrong: dict[str, int]) -> None:
    """Less than a day, more than three; one day alone, more than two weeks."""
    with pytest.raises(ValidationError):
        WeeklyRest(**wrong)


def test_what_is_not_stated_is_as_documented_and_both_ends_are_allowed() -> None:
    """24 hours in seven days; one to three days, two to fourteen."""
    assert (WeeklyRest().rest_min, WeeklyRest().within_days) == (1440, 7)
    assert WeeklyRest(rest_min=1440, within_days=2) != WeeklyRest(rest_min=4320, within_days=14)


def world(at: Setting) -> World:
    """Where the rule bites, for the agreement of its two readings."""
    case = a_case(WeeklyRest(rest_min=1440, within_days=4), first_day=at.first_day, days=7)
    return a_past(case, at, EARLY, 2), free_or(case, (EARLY, NIGHT, LATE))


def tempting() -> RosterCase:
    """A head is wanted on five days, and 24 hours are free in any three."""
    case = a_case(WeeklyRest(within_days=3), days=5)
    return replace(case, templates=(EARLY,), requirement=wanted(case.grid, 1, (360, 840)))
