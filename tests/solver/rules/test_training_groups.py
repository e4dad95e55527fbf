"""Courses held in groups."""

from __future__ import annotations

from dataclasses import replace

import pytest
from pydantic import ValidationError

from solver.agreements import Agreements, Course
from solver.case import ActivityDue, RosterCase
from solver.duties import Break, Duty
from solver.rules.activity import ActivitiesDue
from solver.rules.training_groups import TrainingGroups
from tests.solver.rules.agreement_worlds import Setting, Slots, World
from tests.solver.rules.worlds import (
    ADA,
    CAN,
    EARLY,
    LATE,
    MONDAY,
    NIGHT,
    a_case,
    an_agent,
    cents,
    figures,
    found,
    opened,
    wanted,
    with_activity,
    work,
)

EVE = an_agent("eve")
TEA = an_agent("tea")
PAIRS = Course("training", 2, 2)


def held(*courses: Course, rule: TrainingGroups | None = None) -> RosterCase:
    """Ada, Can, Eve and Tea, who can teach, on a Monday."""
    case = a_case(rule or TrainingGroups(), days=1, agents=(ADA, CAN, EVE, TEA))
    return replace(case, agreements=Agreements(courses=courses))


CASE = held(PAIRS)


def early(agent: str, offset_min: int | None = None, length_min: int = 60) -> Duty:
    """An early shift from 06:00, with a training so many minutes later."""
    duty = work(CASE, MONDAY, EARLY, agent)
    return duty if offset_min is None else with_activity(duty, offset_min, length_min, agent)


def test_groups_of_the_right_size_cost_nothing() -> None:
    """Pairs; no session at all is no small group."""
    assert found(CASE, early("ada", 60), early("can", 60)) == ()
    assert found(CASE, early("ada"), early("can")) == ()
    wider = held(Course("training", 1, 3))
    assert found(wider, early("ada", 60), early("can", 60), early("eve", 60)) == ()
    assert found(wider, early("ada", 60)) == ()


def test_a_person_missing_is_a_unit() -> None:
    """Ada sits alone where three are due: two are missing, 100.00, from 07:00 to 08:00."""
    (violation,) = found(held(Course("training", 3, 4)), early("ada", 60))
    assert (violation.rule, violation.agent, violation.unit) == ("training_groups:training", "", "agents")
    assert (violation.amount, violation.limit, violation.hard, violation.cents) == (1, 3, False, 10000)
    start_min = early("ada").start_min
    assert (violation.start_min, violation.end_min) == (start_min + 60, start_min + 120)


def test_a_person_too_many_is_a_unit() -> None:
    """Three in a course for one: two too many, until the longest training ends."""
    case = held(Course("training", 1, 1))
    (violation,) = found(case, early("ada", 60), early("can", 60, 90), early("eve", 60))
    assert (violation.amount, violation.limit, violation.cents) == (3, 1, 10000)
    assert violation.end_min - violation.start_min == 90


def test_a_later_start_is_another_session() -> None:
    """A quarter of an hour apart, Ada and Can are two groups of one, and two rooms are wanted where one is."""
    case = held(PAIRS)
    violations = found(case, early("ada", 60), early("can", 75))
    assert figures(violations) == [(1, 2, "agents"), (1, 2, "agents"), (2, 1, "sessions")]
    assert cents(violations) == 15000


def test_sessions_one_after_the_other_share_a_room() -> None:
    """The second starts when the first ends; a minute earlier it has none."""
    case = held(Course("training", 1, 2))
    assert found(case, early("ada", 60), early("can", 120)) == ()
    (violation,) = found(case, early("ada", 60), early("can", 119))
    assert (violation.amount, violation.limit, violation.unit, violation.cents) == (2, 1, "sessions", 5000)
    assert violation.start_min == early("can").start_min + 119


def test_each_session_beyond_the_rooms_is_told_when_it_starts() -> None:
    """A long one and two short ones: two rooms hold the first two, the third is one too many; with one, three."""
    duties = early("ada", 60, 180), early("can", 90, 120), early("eve", 120)
    assert figures(found(held(Course("training", 1, 2, rooms=2)), *duties)) == [(3, 2, "sessions")]
    violations = found(held(Course("training", 1, 2, rooms=1)), *duties)
    assert [(v.amount, v.limit, v.cents) for v in violations] == [(2, 1, 5000), (3, 1, 10000)]
    later = early("ada", 60, 180), early("can", 90, 30), early("eve", 120)
    assert found(held(Course("training", 1, 2, rooms=2)), *later) == ()


def test_somebody_teaches_from_the_first_to_the_last_minute() -> None:
    """Tea is there; without her, on a late shift, on a break or in a training of her own nobody teaches."""
    case = held(Course("training", 1, 2, trainers=("tea",)))
    pupil, tea = early("ada", 60), early("tea")
    start_min = pupil.start_min + 60
    assert found(case, pupil, tea) == ()
    assert figures(found(case, pupil)) == [(0, 1, "trainers")]
    assert cents(found(case, pupil, work(CASE, MONDAY, LATE, "tea"))) == 5000
    for rest, expected in ((Break(start_min + 45, 30), 5000), (Break(start_min + 60, 30), 0)):
        assert cents(found(case, pupil, replace(tea, breaks=(rest,)))) == expected
    for rest, expected in ((Break(start_min - 29, 30), 5000), (Break(start_min - 30, 30), 0)):
        assert cents(found(case, pupil, replace(tea, breaks=(rest,)))) == expected
    assert figures(found(case, pupil, early("tea", 60))) == [(0, 1, "trainers")]


def test_a_shift_that_starts_or_ends_inside_the_session_does_not_teach() -> None:
    """Tea must be on duty at its first and at its last minute."""
    case = held(Course("training", 1, 2, trainers=("tea",)))
    pupil = early("ada", 0)
    later = replace(early("tea"), start_min=pupil.start_min + 15)
    sooner = replace(early("tea"), start_min=pupil.start_min - 60, end_min=pupil.start_min + 45)
    assert [cents(found(case, pupil, tea)) for tea in (early("tea"), later, sooner)] == [0, 5000, 5000]
    exact = replace(early("tea"), end_min=pupil.start_min + 60)
    assert found(case, pupil, exact) == ()


def test_one_trainer_may_look_after_two_rooms_and_any_of_two_trainers_will_do() -> None:
    """Tea or Eve; rooms bound how many sessions run at once."""
    case = held(Course("training", 1, 2, rooms=2, trainers=("eve", "tea")))
    assert found(case, early("ada", 60), early("can", 75), early("tea")) == ()
    assert found(case, early("ada", 60), early("can", 75), early("eve")) == ()


def test_a_night_shift_of_the_opening_state_can_teach_in_the_morning() -> None:
    """From 22:00 to 06:00: at 05:00, not at 05:30."""
    case = held(Course("training", 1, 2, trainers=("tea",)))
    case = replace(case, opening=opened(work(case, MONDAY.replace(day=8), NIGHT, "tea")))
    first = replace(early("ada"), start_min=early("ada").start_min - 120)
    assert found(case, with_activity(first, 60, 60, "a")) == ()
    assert figures(found(case, with_activity(first, 90, 60, "a"))) == [(0, 1, "trainers")]


def test_sessions_before_the_plan_and_other_kinds_are_free() -> None:
    """Meetings are no trainings; what was held was held."""
    case = held(PAIRS, Course("meeting", 2, 3))
    past = replace(case, opening=opened(with_activity(work(case, MONDAY.replace(day=8), EARLY), 60, 60, "a")))
    assert found(past) == ()
    (violation,) = found(held(Course("meeting", 2, 3)), replace_kind(early("ada", 60), "meeting"))
    assert violation.rule == "training_groups:meeting"
    assert found(held(Course("meeting", 2, 3)), early("ada", 60)) == ()


def replace_kind(duty: Duty, kind: str) -> Duty:
    """The duty with all its activities of another kind."""
    return replace(duty, activities=tuple(replace(activity, kind=kind) for activity in duty.activities))


def test_without_a_price_the_groups_are_hard() -> None:
    """And without courses there is nothing to say."""
    rule = TrainingGroups(cents=None)
    violations = found(held(Course("training", 2, 2, trainers=("tea",)), rule=rule), early("ada", 60))
    assert [(v.hard, v.cents) for v in violations] == [(True, 0)] * 2
    assert rule.forms(held()) == ()
    assert TrainingGroups().cents == 5000


def test_a_free_group_is_no_price() -> None:
    """One cent is."""
    with pytest.raises(ValidationError):
        TrainingGroups(cents=0)
    assert TrainingGroups(cents=1).cents == 1


def world(at: Setting) -> World:
    """Where the rule bites, for the agreement of its two readings."""
    case = a_case(TrainingGroups(cents=None if at.past else 90), first_day=at.first_day, days=1)
    case = replace(case, agents=(ADA, CAN, EVE, TEA))
    courses = Course("training", 2, 2, 1, ("tea", "zoe")), Course("talk", 1, 1, 2)
    case = replace(case, agreements=Agreements(courses=courses))
    day = case.grid.days[0]
    shifts = {agent.id: work(case, day, EARLY, agent.id) for agent in case.agents}
    parts = [[(), *((pupil,) for pupil in pupils(shifts[name]))] for name in ("ada", "can", "eve")]
    tea = shifts["tea"]
    break_inside = replace(tea, breaks=(Break(tea.start_min + 75, 15),))
    slots: Slots = [*parts, [(), (tea,), (break_inside,), (with_activity(tea, 240, 60, "own"),)]]
    if at.past:
        before = with_activity(work(case, MONDAY.replace(day=8), NIGHT, "tea"), 0, 60, "old")
        case = replace(case, opening=opened(before)) if at.first_day == MONDAY else case
    return case, slots


def pupils(duty: Duty) -> list[Duty]:
    """The duty with a training early, overlapping or late, or a talk."""
    trainings = [with_activity(duty, offset, 60, duty.agent) for offset in (60, 90, 120)]
    return [*trainings, replace_kind(trainings[1], "talk")]


def tempting() -> RosterCase:
    """A head wanted at all times draws Ada's and Can's trainings apart; the course is for two at once."""
    case = a_case(ActivitiesDue(), TrainingGroups(cents=90000), days=1, agents=(ADA, CAN))
    span = case.grid.minute(MONDAY, 360), case.grid.minute(MONDAY, 840)
    dues = tuple(ActivityDue(f"course:{name}", name, "training", 60, *span) for name in ("ada", "can"))
    case = replace(case, templates=(EARLY,), activities=dues, agreements=Agreements(courses=(PAIRS,)))
    return replace(case, requirement=wanted(case.grid, 1, (360, 840)))
