"""Changes tried to have people at work at a moment, each judged by the checker."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from solver.case import ActivityDue, RosterCase, Wish
from solver.duties import Activity, Break, Duty, Roster
from solver.explainer.moves import Asked, moves_of, swaps_of
from solver.explainer.serving import Person, whereabouts
from solver.explainer.trial import Trial
from solver.explainer.tried import Tried, each_apart, try_people
from solver.rules.daily_rest import DailyRest
from solver.rules.one_shift_a_day import OneShiftADay
from solver.rules.weekly_days import WeeklyDays
from solver.rules.wish import Wishes
from solver.shifts import BreakWindow
from tests.solver.rules.worlds import ADA, CAN, CONTRACT, EARLY, LATE, MONDAY, a_case, roster_of, row

FIVE_DAYS = replace(ADA, contract=replace(CONTRACT, most_days_week=5))
PAUSED = replace(EARLY, breaks=(BreakWindow(120, 240, 30, False),))
CASE = replace(a_case(DailyRest(), OneShiftADay(), WeeklyDays(), agents=(FIVE_DAYS, CAN)), templates=(PAUSED, LATE))
SIXTEEN = 16 * 60


def asked(case: RosterCase, minute_of_day: int, day: int = 0) -> Asked:
    """An interval of the n-th day, with one person too few at all hours."""
    start = case.grid.minute(case.grid.days[day], minute_of_day)
    return Asked(start, start + 15, case.grid.start_min, np.ones(case.grid.intervals))


def tried(case: RosterCase, roster: Roster, agent: str, when: Asked) -> Tried:
    """What comes of one person."""
    people = whereabouts(case, roster, (agent,), when.start_min)
    return try_people(Trial(case, roster), people, when)[0]


def new_duty(found: Tried) -> Duty:
    """The shift of the change."""
    assert found.move is not None
    return next(duty for _, duty in found.move.days if duty is not None)


def test_who_works_early_may_work_late_instead() -> None:
    """The shift of the day moves; nothing else does."""
    found = tried(CASE, roster_of(*row(CASE, EARLY, 0)), "ada", asked(CASE, SIXTEEN))
    assert found.works
    assert found.move is not None
    assert (found.move.kind, new_duty(found).template) == ("shift", "late")


def test_a_rest_too_short_holds_and_says_by_how_much() -> None:
    """Late on Monday before early on Tuesday: eight hours of eleven."""
    found = tried(CASE, roster_of(*row(CASE, EARLY, 0, 1)), "ada", asked(CASE, SIXTEEN))
    assert not found.works
    (rest,) = found.broken
    assert (rest.rule, rest.amount, rest.limit) == ("daily_rest", 480, 660)


def test_a_day_off_becomes_one_more_shift_where_the_week_allows() -> None:
    """Four days so far, five allowed."""
    found = tried(CASE, roster_of(*row(CASE, LATE, 1, 2, 3, 4)), "ada", asked(CASE, SIXTEEN))
    assert found.works
    assert found.move is not None
    assert found.move.kind == "extra"


def test_a_full_week_gives_another_shift_up() -> None:
    """Five days of five: one of them is off instead."""
    found = tried(CASE, roster_of(*row(CASE, LATE, 1, 2, 3, 4, 5)), "ada", asked(CASE, SIXTEEN))
    assert found.works
    assert found.move is not None
    assert found.move.kind == "swap"
    assert [duty is None for _, duty in found.move.days].count(True) == 1


def test_the_shift_given_up_is_the_one_missed_least() -> None:
    """There are people to spare on Thursday only."""
    when = asked(CASE, SIXTEEN)
    thursday = CASE.grid.index(CASE.grid.minute(CASE.grid.days[3], 0))
    lack = when.lack.copy()
    lack[thursday : thursday + 96] = -3.0
    trial = Trial(CASE, roster_of(*row(CASE, LATE, 1, 2, 3, 4, 5)))
    (extra, *_) = moves_of(trial, Person("ada", "off"), replace(when, lack=lack))
    (first, *_) = swaps_of(trial, extra, replace(when, lack=lack))
    assert [day for day, duty in first.days if duty is None] == [CASE.grid.days[3]]


def test_a_break_moves_within_its_window_or_not_at_all() -> None:
    """At 08:00, its earliest place, only later is open; a window of one place holds it."""
    (duty,) = row(CASE, PAUSED, 0)
    standing = roster_of(replace(duty, breaks=(Break(duty.start_min + 120, 30),)))
    found = tried(CASE, standing, "ada", asked(CASE, 8 * 60))
    assert found.works
    assert new_duty(found).breaks == (Break(duty.start_min + 135, 30),)
    fixed = replace(CASE, templates=(replace(PAUSED, breaks=(BreakWindow(120, 120, 30, False),)), LATE))
    held = tried(fixed, standing, "ada", asked(fixed, 8 * 60))
    assert (held.move, held.works) == (None, False)


def test_an_activity_moves_in_its_own_window_but_a_fixed_one_does_not() -> None:
    """A coaching of the day may be held half an hour later; a session stands."""
    (duty,) = row(CASE, LATE, 0)
    at = duty.start_min + 120
    due = ActivityDue("c", "ada", "coaching", 30, duty.start_min, duty.end_min)
    standing = roster_of(replace(duty, activities=(Activity(at, 30, "coaching", "c"),)))
    open_case, shut_case = (replace(CASE, activities=(replace(due, fixed=fixed),)) for fixed in (False, True))
    found = tried(open_case, standing, "ada", asked(open_case, SIXTEEN))
    assert found.works
    (moved,) = new_duty(found).activities
    assert moved.start_min in (at - 30, at + 15)
    assert tried(shut_case, standing, "ada", asked(shut_case, SIXTEEN)).move is None


def test_who_is_there_away_or_on_call_is_not_tried() -> None:
    """Nothing would have them there."""
    trial = Trial(CASE, roster_of(*row(CASE, LATE, 0)))
    (late,) = row(CASE, LATE, 0)
    for person in (Person("ada", "present", late), Person("can", "absent"), Person("can", "on_call")):
        assert moves_of(trial, person, asked(CASE, SIXTEEN)) == ()


def test_many_at_once_are_judged_as_each_alone() -> None:
    """The same rules speak of each as if only that one's rows had changed."""
    case = replace(CASE, wishes=(Wish("can", MONDAY, "off", 1),), rules=(*CASE.rules, Wishes()))
    trial = Trial(case, roster_of(*row(case, EARLY, 1)))
    late = {(name, MONDAY): trial.duty(name, MONDAY, "late") for name in ("ada", "can")}
    after = trial.with_days(dict(late))
    found = each_apart(trial, frozenset({"ada", "can"}), after)
    assert {name: verdict.broken for name, verdict in found.items()} == {
        name: trial.alone(name, trial.with_day(name, MONDAY, late[name, MONDAY])) for name in ("ada", "can")
    }
    assert found["can"].total_cents > 0.0
    assert found["ada"].total_cents == 0.0
