"""Activities due."""

from __future__ import annotations

from dataclasses import replace

import pytest
from pydantic import ValidationError

from solver.case import ActivityDue, RosterCase
from solver.duties import Break, Duty
from solver.outcomes import Violation
from solver.rules.activity import ActivitiesDue
from tests.solver.rules.agreement_worlds import Setting, World, a_past
from tests.solver.rules.worlds import (
    EARLY,
    LATE,
    MONDAY,
    NIGHT,
    SPRING,
    a_case,
    cents,
    found,
    opened,
    row,
    shift,
    wanted,
    with_activity,
    work,
)

CASE = a_case(ActivitiesDue(), days=2)
NINE, NOON = CASE.grid.minute(MONDAY, 540), CASE.grid.minute(MONDAY, 720)
COURSE = replace(CASE, activities=(ActivityDue("course", "ada", "training", 60, NINE, NOON),))
(SHIFT,) = row(CASE, EARLY, 0)


def test_the_first_and_the_last_start_of_the_window_are_in_time() -> None:
    """An hour between 09:00 and 12:00 starts from 09:00 to 11:00."""
    assert found(COURSE, with_activity(SHIFT, 180, 60, "course")) == ()
    assert found(COURSE, with_activity(SHIFT, 300, 60, "course")) == ()


def test_an_activity_outside_its_window_is_missed() -> None:
    """At 08:45 and at 11:15 it costs what none costs: 150.00."""
    for offset in (165, 315):
        (violation,) = found(COURSE, with_activity(SHIFT, offset, 60, "course"))
        assert (violation.amount, violation.limit, violation.unit) == (0, 60, "min")
        assert (violation.hard, violation.cents) == (False, 15000)
    assert cents(found(COURSE, SHIFT)) == 15000
    assert cents(found(COURSE)) == 15000


def test_a_shorter_or_another_activity_is_missed() -> None:
    """45 minutes are not the course, nor is an hour of something else."""
    assert cents(found(COURSE, with_activity(SHIFT, 180, 45, "course"))) == 15000
    assert cents(found(COURSE, with_activity(SHIFT, 180, 60, "talk"))) == 15000


def test_a_fixed_activity_starts_on_its_minute() -> None:
    """A session of a group waits for nobody."""
    (due,) = COURSE.activities
    case = replace(COURSE, activities=(replace(due, fixed=True),))
    assert found(case, with_activity(SHIFT, 180, 60, "course")) == ()
    assert cents(found(case, with_activity(SHIFT, 195, 60, "course"))) == 15000


def test_an_activity_over_a_break_is_forbidden() -> None:
    """Five minutes of break inside the course; beside it is fine."""
    over = replace(SHIFT, breaks=(Break(NINE + 55, 15),))
    (violation,) = found(COURSE, with_activity(over, 180, 60, "course"))
    assert (violation.amount, violation.limit, violation.unit, violation.hard) == (5, 0, "min", True)
    assert (violation.start_min, violation.end_min) == (NINE + 55, NINE + 60)
    beside = replace(SHIFT, breaks=(Break(NINE + 60, 15),))
    assert found(COURSE, with_activity(beside, 180, 60, "course")) == ()


def test_an_activity_that_outlasts_the_shift_is_missed() -> None:
    """The shift ends at 14:00; a course from 13:30 does not fit."""
    (due,) = COURSE.activities
    case = replace(COURSE, activities=(replace(due, latest_min=NOON + 240),))
    assert cents(found(case, with_activity(SHIFT, 450, 60, "course"))) == 15000
    assert found(case, with_activity(SHIFT, 420, 60, "course")) == ()


def test_an_activity_before_the_shift_is_missed_and_one_at_its_start_is_not() -> None:
    """The shift starts at 06:00, the course could from 05:00."""
    (due,) = COURSE.activities
    case = replace(COURSE, activities=(replace(due, earliest_min=NINE - 240),))
    assert found(case, with_activity(SHIFT, 0, 60, "course")) == ()
    assert cents(found(case, with_activity(SHIFT, -15, 60, "course"))) == 15000


def test_without_a_price_attendance_is_hard() -> None:
    """Training that the regulator asks for."""
    (violation,) = found(replace(COURSE, rules=(ActivitiesDue(missing_cents=None),)))
    assert (violation.hard, violation.cents) == (True, 0)


def test_windows_are_instants_across_a_clock_change() -> None:
    """From 01:00 to 04:00 of 29 March are two hours: an hour's start has one hour of choice."""
    case = a_case(ActivitiesDue(), first_day=SPRING, days=1)
    first, last = (case.grid.minute(SPRING, m) for m in (60, 240))
    case = replace(case, activities=(ActivityDue("course", "ada", "training", 60, first, last),))
    duty = shift(case, SPRING, 0, 480)
    assert found(case, with_activity(duty, 120, 60, "course")) == ()
    assert cents(found(case, with_activity(duty, 135, 60, "course"))) == 15000


def test_activities_of_unknown_agents_are_nobodys() -> None:
    """A list of trainings may be longer than the plan; neither reading speaks of them."""
    (due,) = COURSE.activities
    case = replace(COURSE, activities=(replace(due, agent="eve"),))
    assert found(case) == ()
    assert case.rules[0].forms(case) == ()


def test_a_missed_activity_is_told_with_its_window() -> None:
    """From the earliest to the latest minute, with the agent's name."""
    assert found(COURSE) == (Violation("activity", "ada", NINE, NOON, 0, 60, "min", False, 15000),)


def test_a_price_is_at_least_a_cent() -> None:
    """150.00 unless stated; nothing at all is no price."""
    assert (ActivitiesDue().missing_cents, ActivitiesDue(missing_cents=1).missing_cents) == (15000, 1)
    with pytest.raises(ValidationError):
        ActivitiesDue(missing_cents=0)


def test_a_shift_of_the_opening_state_attends_nothing() -> None:
    """What is due in the plan is held in the plan; a break under a past activity is history."""
    (night,) = row(CASE, NIGHT, -1)
    early = CASE.grid.start_min + 60
    case = replace(CASE, activities=(ActivityDue("course", "ada", "training", 60, early, early + 120),))
    past = with_activity(replace(night, breaks=(Break(early, 30),)), 180, 60, "course")
    assert past.activities[0].start_min == early
    assert cents(found(replace(case, opening=opened(past)))) == 15000


def world(at: Setting) -> World:
    """Where the rule bites, for the agreement of its two readings."""
    case = a_case(ActivitiesDue(missing_cents=None if at.past else 800), first_day=at.first_day, days=2)
    first = case.grid.minute(case.grid.days[0], 480)
    dues = (
        ActivityDue("course", "ada", "training", 60, first, first + 240),
        ActivityDue("talk", "ada", "meeting", 30, first + 120, first + 600, fixed=True),
    )
    early = replace(work(case, case.grid.days[0], EARLY), breaks=(Break(first + 90, 30),))
    courses = [None, (120, 60), (105, 60), (300, 60), (330, 60), (150, 60), (180, 60), (200, 60), (240, 30), (450, 60)]
    talks = [None, (240, 30), (255, 30), (240, 15)]
    parts = [with_all(early, course, talk) for course in courses for talk in talks]
    late = with_activity(work(case, case.grid.days[1], LATE), 60, 60, "course")
    return replace(a_past(case, at), activities=dues), [[(), *((part,) for part in parts)], [(), (late,)]]


def with_all(duty: Duty, course: tuple[int, int] | None, talk: tuple[int, int] | None) -> Duty:
    duty = with_activity(duty, *course, "course") if course else duty
    return with_activity(duty, *talk, "talk") if talk else duty


def tempting() -> RosterCase:
    """An hour of training is due in a shift in which one head is wanted throughout: holding it costs that hour."""
    return replace(COURSE, templates=(EARLY,), requirement=wanted(CASE.grid, 1, (360, 840)))
