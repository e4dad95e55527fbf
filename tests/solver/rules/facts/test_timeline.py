"""A roster and its opening state per agent."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from solver.case import Opening
from solver.duties import Duty, OnCallDuty, Roster
from solver.rules.facts.timeline import View, cents_for, midnight, view, week_of, weeks_of
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
    opened,
    roster_of,
    row,
    shift,
)

CASE = a_case(agents=(ADA, CAN))
BY_NIGHT = (1200, 360)


def call(agent: str, start_min: int) -> OnCallDuty:
    """An hour on call."""
    return OnCallDuty(agent, start_min, start_min + 60, "w")


def test_duties_stand_by_agent_in_order_of_time() -> None:
    """Whatever the order of the roster; strangers are left out, agents come by id."""
    late, early = row(CASE, LATE, 3)[0], row(CASE, EARLY, 1)[0]
    cans = row(CASE, EARLY, 0, agent="can")
    seen = view(CASE, Roster((late, *cans, *row(CASE, EARLY, 0, agent="eve"), early)))
    assert seen.planned == {"ada": (early, late), "can": cans}
    assert list(seen.rows()) == [(ADA, (early, late)), (CAN, cans)]
    assert seen.agents == {"ada": ADA, "can": CAN}
    assert seen.templates == {template.id: template for template in TEMPLATES}
    assert seen.grid is CASE.grid


def test_agents_come_by_id_and_duties_of_one_start_by_their_end() -> None:
    """Not in the order of the case, nor by the day that a faulty row is filed under."""
    long = shift(CASE, MONDAY, 360, 600)
    short = replace(shift(CASE, MONDAY, 360, 60), day=days_from(MONDAY, 3)[0])
    cans = row(CASE, EARLY, 0, agent="can")
    seen = view(replace(CASE, agents=(CAN, ADA)), Roster((*cans, long, short)))
    assert list(seen.planned.items()) == [("ada", (short, long)), ("can", cans)]
    within = shift(CASE, MONDAY, 420, 60)
    assert view(CASE, Roster((within, long))).planned == {"ada": (long, within)}


def test_the_past_is_what_starts_before_the_horizon() -> None:
    """Published duties of the horizon that the opening state still holds are not history."""
    night, first = row(CASE, NIGHT, -1)[0], shift(CASE, MONDAY, 0, 60)
    old, new = call("ada", CASE.grid.start_min - 1), call("ada", CASE.grid.start_min)
    case = replace(CASE, opening=Opening((first, night), (new, old)))
    planned = row(CASE, LATE, 0)
    seen = view(case, roster_of(*planned, on_call=(new,)))
    assert seen.past == {"ada": (night,)}
    assert seen.line("ada") == (night, *planned)
    assert (seen.past_on_call, seen.planned_on_call) == ({"ada": (old,)}, {"ada": (new,)})


def test_who_has_no_past_or_no_plan_has_the_other() -> None:
    """And a stranger nothing."""
    nights, cans = row(CASE, NIGHT, -1), row(CASE, EARLY, 0, agent="can")
    seen = view(replace(CASE, opening=opened(*nights)), roster_of(*cans))
    assert [seen.line(name) for name in ("ada", "can", "eve")] == [nights, cans, ()]
    assert list(seen.rows()) == [(CAN, cans)]


def test_a_view_is_worked_out_once_for_a_case_and_a_roster() -> None:
    """Equal ones that are not the same are looked at anew; nobody pays for comparing them."""
    roster = roster_of(*row(CASE, EARLY, 0))
    seen = view(CASE, roster)
    assert view(CASE, roster) is seen
    assert view(CASE, roster_of(*row(CASE, EARLY, 0))) is not seen
    again = view(CASE, roster)
    assert view(replace(CASE), roster) is not again


@pytest.mark.parametrize(
    ("start", "length_min", "is_night"),
    [
        (960, 480, False),  # half of it from 20:00
        (961, 480, True),
        (120, 480, False),  # half of it to 06:00
        (119, 480, True),
        (1200, 1, True),
        (1199, 1, False),
        (359, 1, True),
        (360, 1, False),
        (1200, 1199, True),  # 600 of 1199
        (1200, 1200, False),
        (1200, 2039, True),  # through two nights: 1199 of 2039
        (607, 13, False),
        (1207, 13, True),
    ],
)
def test_more_than_half_by_night_is_a_night(start: int, length_min: int, *, is_night: bool) -> None:
    """To the minute, from 20:00 to 06:00."""
    seen = view(CASE, roster_of())
    assert seen.is_night(shift(CASE, MONDAY, start, length_min), BY_NIGHT) == is_night


@pytest.mark.parametrize(
    ("window", "inside_min"), [((360, 840), 480), ((600, 720), 120), ((0, 0), 1440), ((1320, 60), 0)]
)
def test_a_window_is_as_long_as_its_hours(window: tuple[int, int], inside_min: int) -> None:
    """By day too; one that closes when it opens is open all day. Held against shifts that lie in it by half or more."""
    seen = view(CASE, roster_of())
    early = row(CASE, EARLY, 0)[0]
    assert seen.is_night(early, window) == (2 * min(inside_min, 480) > 480)
    if inside_min:
        brief = shift(CASE, MONDAY, window[0], min(inside_min, 480) + 1)
        assert seen.is_night(brief, window)


@pytest.mark.parametrize(("day", "length_min"), [(SPRING, 480), (AUTUMN, 720)])
def test_the_window_is_shorter_or_longer_on_the_night_the_clocks_change(day: date, length_min: int) -> None:
    """From 01:00 to 06:00 are four elapsed hours in March, six in October: half of eight and of twelve."""
    case = a_case(first_day=day, days=2)
    seen = view(case, roster_of())
    assert not seen.is_night(shift(case, day, 60, length_min), BY_NIGHT)
    assert seen.is_night(shift(case, day, 60, length_min - 1), BY_NIGHT)


@pytest.mark.parametrize(
    ("start", "length_min", "is_night"),
    [
        (1201, 8, False),  # four minutes of eight
        (1201, 9, True),
        (352, 12, False),  # six minutes of twelve
        (352, 11, True),
        (1203, 4, False),  # from 20:05 to 20:07
        (1204, 4, True),
    ],
)
def test_a_window_may_open_and_close_at_any_minute(start: int, length_min: int, *, is_night: bool) -> None:
    """From 20:05 to 05:58, told by shifts of a few minutes about both."""
    duty = shift(CASE, MONDAY, start, length_min)
    assert view(CASE, roster_of()).is_night(duty, (1205, 358)) == is_night


@given(
    st.sampled_from([SPRING, AUTUMN]),
    st.integers(-600, 2000),
    st.integers(1, 700),
    st.sampled_from([BY_NIGHT, (1205, 358), (0, 300), (121, 187), (600, 600)]),
)
def test_a_night_is_the_one_that_a_count_minute_by_minute_finds(
    day: date, offset: int, length_min: int, window: tuple[int, int]
) -> None:
    """Around both clock changes, at any minute: each is asked of the wall clock whether the window is open."""
    case = a_case(first_day=day, days=2)
    span = (window[1] - window[0]) % 1440 or 1440
    start_min = case.grid.start_min + offset
    minutes = range(start_min, start_min + length_min)
    inside = sum((case.grid.clock(minute) - window[0]) % 1440 < span for minute in minutes)
    duty = Duty("ada", start_min, start_min + length_min, day, "free", length_min)
    assert view(case, roster_of()).is_night(duty, window) == (2 * inside > length_min)


@pytest.mark.parametrize(("offset", "is_night"), [(-1, False), (0, False), (1, True)])
def test_a_clock_change_is_felt_at_its_minute(offset: int, *, is_night: bool) -> None:
    """Thirteen minutes about the jump from 02:00 to 03:00 in March: seven of them after it are more than half."""
    case = a_case(first_day=SPRING, days=1)
    start_min = case.grid.minute(SPRING, 120) - 7 + offset
    duty = Duty("ada", start_min, start_min + 13, SPRING, "free", 13)
    assert view(case, roster_of()).is_night(duty, (180, 300)) == is_night


def test_windows_of_one_duty_are_remembered_apart() -> None:
    """A night by one window is none by another, and another duty of the same start is its own."""
    seen = view(CASE, roster_of())
    (night,) = row(CASE, NIGHT, 0)
    assert [seen.is_night(night, window) for window in (BY_NIGHT, (360, 840), BY_NIGHT)] == [True, False, True]
    longer = replace(night, end_min=night.start_min + 1200)
    assert not seen.is_night(longer, BY_NIGHT)


def test_clocks_and_bounds_are_those_of_the_wall() -> None:
    """On a Sunday of 23 hours and on one of 25."""
    for day, hours in ((SPRING, 23), (AUTUMN, 25)):
        case = a_case(first_day=day, days=1)
        seen = view(case, roster_of())
        noon = case.grid.minute(day, 720)
        assert [seen.clock(noon), seen.clock(noon), seen.clock(noon + 1)] == [720, 720, 721]
        assert seen.start_of(day, 720) == noon
        assert seen.start_of(day, 1440 + 60) == case.grid.end_min + 60
        assert seen.bounds(day, 1) == (case.grid.start_min, case.grid.start_min + 60 * hours)
        assert seen.bounds(day, 2)[1] == case.grid.end_min + 1440
        assert midnight(case.grid, day) == case.grid.start_min


def test_weeks_begin_on_monday() -> None:
    """Sunday ends one; a horizon from Sunday to Monday touches two."""
    assert [week_of(day) for day in days_from(MONDAY, 0, 6, 7)] == days_from(MONDAY, 0, 0, 7)
    grid = a_case(first_day=days_from(MONDAY, 6)[0], days=2).grid
    assert weeks_of(grid) == tuple(days_from(MONDAY, 0, 7))


@pytest.mark.parametrize(("minutes", "price"), [(0, 0), (15, 100), (14, 93), (16, 106), (1, 6), (480, 3200)])
def test_a_fraction_of_a_quarter_hour_costs_its_fraction(minutes: int, price: int) -> None:
    """In whole cents, cut."""
    assert cents_for(minutes, 100) == price


def test_a_view_is_no_value_to_compare() -> None:
    """It remembers what was asked of it, so two are never equal."""
    seen = view(CASE, roster_of())
    parts = (seen.grid, seen.agents, seen.templates, seen.past, seen.planned, seen.past_on_call, seen.planned_on_call)
    assert View(*parts, {}, {}) != View(*parts, {}, {})
