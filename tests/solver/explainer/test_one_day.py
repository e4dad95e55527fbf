"""Other shifts of a day: which are lawful beside the rest of the row, and which rules bar the others."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from solver.case import Absence
from solver.explainer.one_day import OneDay
from solver.explainer.trial import Trial
from solver.rules.absence import AwayWhenAbsent
from solver.rules.daily_rest import DailyRest
from solver.rules.wish import Wishes
from tests.solver.rules.worlds import ADA, CAN, LATE, MONDAY, NIGHT, a_case, roster_of, row, with_activity

TUESDAY = MONDAY + timedelta(days=1)
CASE = a_case(DailyRest(), Wishes(), agents=(ADA, CAN))
STANDING = roster_of(*row(CASE, LATE, 0), *row(CASE, NIGHT, 1))


def test_shifts_are_lawful_or_barred_with_the_figure_nearest_to_the_limit() -> None:
    """Late on Monday until 22:00: early on Tuesday leaves 8 hours of rest, late 16."""
    one = OneDay(Trial(CASE, STANDING), "ada", TUESDAY)
    assert one.lawful == ("late",)
    (barred,) = one.barred()
    assert (barred.rule, barred.shifts, barred.nearest.amount, barred.nearest.limit) == ("daily_rest", 1, 480, 660)


def test_the_checker_of_the_whole_case_says_the_same() -> None:
    """Looking at one person alone loses nothing."""
    trial = Trial(CASE, STANDING)
    one = OneDay(trial, "ada", TUESDAY)
    for template in ("early", "late"):
        duty = one.duty(template)
        assert one.speak(duty) == trial.judge(trial.with_day("ada", TUESDAY, duty)).broken


def test_what_was_broken_before_does_not_count_and_the_day_off_is_asked_too() -> None:
    """A day off breaks no rest; an absence bars every shift that reaches into it, the night before it among them."""
    away = replace(CASE, rules=(AwayWhenAbsent(),), absences=(Absence("ada", *day_of(1)),))
    one = OneDay(Trial(away, roster_of(*row(CASE, LATE, 0))), "ada", TUESDAY)
    assert one.speak(None) == ()
    assert one.lawful == ()
    assert [(row.rule, row.shifts) for row in one.barred()] == [("absence", 3)]
    assert len(OneDay(Trial(away, roster_of()), "ada", MONDAY).lawful) == 2


def test_a_shift_keeps_the_activities_that_it_can_hold() -> None:
    """A training at 15:00 fits the late shift and no early one."""
    (duty,) = row(CASE, LATE, 0)
    held = with_activity(duty, 60, 30, "course")
    one = OneDay(Trial(CASE, roster_of(held)), "ada", MONDAY)
    assert one.duty("late").activities == held.activities
    assert one.duty("early").activities == ()


def day_of(number: int) -> tuple[int, int]:
    return CASE.grid.day_bounds[number], CASE.grid.day_bounds[number + 1]
