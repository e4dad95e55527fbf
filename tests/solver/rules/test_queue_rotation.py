"""Queue rotation against fatigue."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from pydantic import ValidationError

from solver.case import ActivityDue, RosterCase
from solver.duties import Activity, Duty
from solver.rules.activity import ActivitiesDue
from solver.rules.forms import EVERY
from solver.rules.queue_rotation import QueueRotation
from tests.solver.rules.agreement_worlds import Setting, World
from tests.solver.rules.worlds import (
    ADA,
    CAN,
    EARLY,
    MONDAY,
    NIGHT,
    SPRING,
    a_case,
    cents,
    days_from,
    figures,
    found,
    opened,
    row,
)

DAILY = QueueRotation(queues=("harm",), most_day_min=120, most_week_min=1000)
WEEKLY = QueueRotation(queues=("harm",), most_day_min=1000, most_week_min=120)


def focused(duty: Duty, *minutes: int, queue: str = "harm") -> Duty:
    """The duty with spells of so many minutes held to a queue, one hour apart."""
    start_min, activities = duty.start_min, []
    for length_min in minutes:
        activities.append(Activity(start_min, length_min, f"focus:{queue}"))
        start_min += length_min + 60
    return replace(duty, activities=(*duty.activities, *activities))


def on(case: RosterCase, number: int, *minutes: int, queue: str = "harm", agent: str = "ada") -> Duty:
    """An early shift on a day by number with focus on a queue."""
    return focused(row(case, EARLY, number, agent=agent)[0], *minutes, queue=queue)


def test_two_hours_of_two_in_a_day_are_fine() -> None:
    """In one piece or two, on every day of the week."""
    case = a_case(DAILY)
    assert found(case, on(case, 0, 120), on(case, 1, 60, 60), on(case, 2, 120)) == ()


def test_a_quarter_more_in_a_day_is_dear() -> None:
    """135 of 120 minutes in two spells: 4.00, and the day is the time of it."""
    case = a_case(DAILY)
    (violation,) = found(case, on(case, 1, 60, 75))
    assert (violation.rule, violation.agent, violation.unit) == ("queue_rotation:harm", "ada", "min")
    assert (violation.amount, violation.limit, violation.hard, violation.cents) == (135, 120, False, 400)
    tuesday = days_from(MONDAY, 1)[0]
    assert (violation.start_min, violation.end_min) == (case.grid.minute(tuesday, 0), case.grid.minute(tuesday, 1440))


def test_a_quarter_more_in_a_week_is_dear() -> None:
    """Two hours over two days are fine; 135 minutes are not, and the week is the time of it."""
    case = a_case(WEEKLY)
    assert found(case, on(case, 0, 60), on(case, 6, 60)) == ()
    (violation,) = found(case, on(case, 0, 60), on(case, 6, 75))
    assert (violation.amount, violation.limit, violation.cents) == (135, 120, 400)
    assert (violation.start_min, violation.end_min) == (case.grid.start_min, case.grid.end_min)


def test_each_week_and_each_person_counts_apart() -> None:
    """Sunday and Monday are two weeks, Ada and Can two people."""
    case = a_case(WEEKLY, days=14, agents=(ADA, CAN))
    assert found(case, on(case, 6, 120), on(case, 7, 120), on(case, 6, 120, agent="can")) == ()


def test_each_queue_counts_for_itself() -> None:
    """Two hours of harm and two of risk are both bearable; chat tires nobody, and other activities hold to nothing."""
    rule = QueueRotation(queues=("harm", "risk"), most_day_min=120)
    case = a_case(rule)
    both = focused(on(case, 0, 120), 120, queue="risk")
    assert found(case, both) == ()
    assert figures(found(case, focused(both, 30, queue="risk"))) == [(150, 120, "min")]
    assert found(case, on(case, 0, 400, queue="chat")) == ()
    training = replace(on(case, 0), activities=(Activity(0, 400, "harm"),))
    assert found(case, training) == ()


def test_a_day_and_a_week_too_long_cost_both() -> None:
    """Three hours where two are meant, in a day and in a week: 16.00 twice; 7 minutes cost 1.86."""
    rule = QueueRotation(queues=("harm",), most_day_min=120, most_week_min=120)
    case = a_case(rule)
    assert [v.cents for v in found(case, on(case, 0, 180))] == [1600, 1600]
    assert [v.cents for v in found(case, on(case, 0, 127))] == [186, 186]


def test_the_opening_state_completes_a_cut_week() -> None:
    """From Wednesday on: an hour on Tuesday and 75 minutes on Wednesday; Sunday's belongs to the week before."""
    case = a_case(WEEKLY, first_day=date(2026, 3, 11), days=3)
    past = replace(case, opening=opened(on(case, -1, 60), on(case, -3, 120)))
    assert figures(found(past, on(past, 0, 75))) == [(135, 120, "min")]
    assert found(past, on(past, 0, 60)) == ()


def test_only_what_the_plan_adds_costs() -> None:
    """Five hours on Tuesday are history: without focus nothing, with half an hour 8.00."""
    case = a_case(WEEKLY, first_day=date(2026, 3, 11), days=3)
    past = replace(case, opening=opened(on(case, -1, 300)))
    assert found(past, on(past, 0)) == ()
    assert figures(found(past, on(past, 0, 30))) == [(330, 120, "min")]
    assert cents(found(past, on(past, 0, 30))) == 800


def test_a_night_shift_counts_for_its_evening_whatever_the_clocks_do() -> None:
    """Saturday's night shift holds all its minutes, over the spring change too; Sunday's own day is free."""
    case = a_case(DAILY, first_day=days_from(SPRING, -1)[0], days=2)
    (night,) = row(case, NIGHT, 0)
    (violation,) = found(case, focused(night, 200), on(case, 1, 120))
    assert (violation.amount, violation.limit) == (200, 120)
    assert (violation.start_min, violation.end_min) == (case.grid.start_min, case.grid.start_min + 1440)


def test_without_a_price_both_limits_are_hard() -> None:
    """And without queues there is nothing to say."""
    case = a_case(QueueRotation(queues=("harm",), most_day_min=0, most_week_min=0, cents=None))
    assert [(v.hard, v.cents) for v in found(case, on(case, 0, 15))] == [(True, 0)] * 2
    assert found(case, on(case, 0)) == ()
    nothing = a_case(QueueRotation())
    assert QueueRotation().forms(nothing) == ()
    assert found(nothing, on(nothing, 0, 480)) == ()


def test_the_usual_limits_are_four_hours_a_day_and_twenty_a_week() -> None:
    """A form for each of them and each queue, named twice or not."""
    rule = QueueRotation(queues=("risk", "harm", "risk"))
    forms = rule.forms(a_case(rule))
    assert {(form.measure, form.of, form.least) for form in forms} == {("activity_min", EVERY, None)}
    assert [(form.activity, form.period, form.most, form.cents) for form in forms] == [
        *(("focus:harm", "day", 240, 400), ("focus:harm", "week", 1200, 400)),
        *(("focus:risk", "day", 240, 400), ("focus:risk", "week", 1200, 400)),
    ]


@pytest.mark.parametrize(
    "wrong",
    [
        *({"most_day_min": -1}, {"most_day_min": 1441}, {"most_week_min": -1}),
        *({"most_week_min": 5041}, {"cents": 0}),
    ],
)
def test_parameters_out_of_range_are_refused(wrong: dict[str, int]) -> None:
    """A day has 1440 minutes."""
    with pytest.raises(ValidationError):
        QueueRotation.model_validate(wrong)


def test_the_ends_of_the_ranges_are_allowed() -> None:
    """All day, half the week, a cent."""
    assert QueueRotation(most_day_min=1440, most_week_min=5040, cents=1).cents == 1


def world(at: Setting) -> World:
    """Where the rule bites, for the agreement of its two readings."""
    rule = QueueRotation(queues=("harm", "risk"), most_day_min=90, most_week_min=150, cents=None if at.past else 35)
    case = a_case(rule, first_day=at.first_day, days=6, agents=(ADA, CAN))
    if at.past:
        case = replace(case, opening=opened(*(on(case, n, 60) for n in (-4, -2, -1))))
    slots = []
    for agent, number in (("ada", 0), ("ada", 1), ("ada", 4), ("can", 2)):
        (night,) = row(case, NIGHT, number, agent=agent)
        duties = night, focused(night, 60), focused(night, 45, 52), focused(focused(night, 90), 60, queue="risk")
        slots.append([(), *((duty,) for duty in duties)])
    return case, slots


def tempting() -> RosterCase:
    """Two hours held to one queue are due on Monday and two on Tuesday; two hours a week are meant."""
    rule = QueueRotation(queues=("harm",), most_week_min=120, cents=5000)
    case = a_case(ActivitiesDue(), rule, days=2)
    days = [(case.grid.minute(day, 360), case.grid.minute(day, 840)) for day in case.grid.days]
    dues = tuple(ActivityDue(f"harm:{n}", "ada", "focus:harm", 120, *span) for n, span in enumerate(days))
    return replace(case, templates=(EARLY,), activities=dues)
