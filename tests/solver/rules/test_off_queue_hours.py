"""Off-queue time owed each week or month."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from pydantic import ValidationError

from solver.agreements import Agreements, OffQueue
from solver.case import Absence, RosterCase
from solver.duties import Break, Duty
from solver.rules.off_queue_hours import OffQueueHours
from tests.solver.rules.agreement_worlds import Setting, World
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
    cents,
    days_from,
    found,
    opened,
    row,
    shift,
    with_activity,
)

HOUR = OffQueue("ada", "coaching", 60)
READING = OffQueue("ada", "reading", 120, "month")
WEEK = "coaching:2026-W11"


def owed(*rights: OffQueue, first_day: date = MONDAY, days: int = 7, hard: bool = False) -> RosterCase:
    """Some days of Ada and Can, to whom off-queue time is owed."""
    rule = OffQueueHours(missing_cents=None) if hard else OffQueueHours()
    case = a_case(rule, first_day=first_day, days=days, agents=(ADA, CAN))
    return replace(case, agreements=Agreements(off_queue=rights))


CASE = owed(HOUR)


def coached(case: RosterCase, number: int, offset_min: int = 60, session: str = WEEK, agent: str = "ada") -> Duty:
    """An early shift on a day by number with an hour of coaching so long after its start."""
    return with_activity(row(case, EARLY, number, agent=agent)[0], offset_min, 60, session)


def test_an_hour_taken_on_any_day_of_the_week_is_enough() -> None:
    """Monday's first hour, Sunday's last."""
    assert found(CASE, coached(CASE, 0, 0)) == ()
    assert found(CASE, *row(CASE, LATE, 0), coached(CASE, 6, 420)) == ()


def test_a_week_without_it_is_missed() -> None:
    """No shift, or shifts only: 0 of 60 minutes over the whole week, at 80.00."""
    for duties in ((), row(CASE, EARLY, 0, 1)):
        (violation,) = found(CASE, *duties)
        assert (violation.rule, violation.agent, violation.unit) == ("off_queue_hours", "ada", "min")
        assert (violation.amount, violation.limit, violation.hard, violation.cents) == (0, 60, False, 8000)
        assert (violation.start_min, violation.end_min) == (CASE.grid.start_min, CASE.grid.end_min)


def test_it_is_taken_in_one_piece_under_its_name_and_by_whom_it_is_owed() -> None:
    """Half an hour twice, another week's name and Can's hour do not count."""
    (shift,) = row(CASE, EARLY, 0)
    halves = with_activity(with_activity(shift, 60, 30, WEEK), 120, 30, WEEK)
    longer = with_activity(shift, 60, 75, WEEK)
    for duty in (halves, longer, coached(CASE, 0, session="coaching:2026-W12"), coached(CASE, 0, agent="can")):
        assert cents(found(CASE, duty)) == 8000


def test_it_lies_inside_the_shift() -> None:
    """From its first minute to its last, not a quarter of an hour before or after."""
    assert [cents(found(CASE, coached(CASE, 0, offset))) for offset in (-15, 0, 420, 435)] == [8000, 0, 0, 8000]


def test_it_lies_inside_the_week() -> None:
    """Sunday's night shift holds the last hour before midnight, and one that reaches into Monday."""
    (night,) = row(CASE, NIGHT, 6)
    taken = [cents(found(CASE, with_activity(night, offset, 60, WEEK))) for offset in (60, 75)]
    assert taken == [0, 8000]
    later = owed(HOUR, days=14)
    (before,) = row(later, NIGHT, 6)
    next_week = [with_activity(before, offset, 60, "coaching:2026-W12") for offset in (105, 120)]
    assert [cents(found(later, duty, coached(later, 0))) for duty in next_week] == [8000, 0]


def test_each_week_owes_its_own_and_cut_weeks_owe_nothing() -> None:
    """Sixteen days from a Sunday hold two whole weeks; the Sunday and the Monday after them owe nothing."""
    case = owed(HOUR, first_day=date(2026, 3, 8), days=16)
    violations = found(case)
    assert [v.start_min for v in violations] == [case.grid.minute(date(2026, 3, n), 0) for n in (9, 16)]
    assert [v.end_min for v in violations] == [case.grid.minute(date(2026, 3, n), 0) for n in (16, 23)]
    assert cents(found(case, coached(case, 3))) == 8000
    assert found(owed(HOUR, days=6)) == ()
    assert found(owed(HOUR, first_day=days_from(MONDAY, 1)[0], days=12)) == ()


def test_weeks_are_named_by_year_and_two_digits() -> None:
    """The first week of 2027 begins in January, the last of 2026 has the number 53."""
    for first_day, name in ((date(2027, 1, 4), "2027-W01"), (date(2026, 12, 28), "2026-W53")):
        (form,) = OffQueueHours().forms(owed(HOUR, first_day=first_day))
        assert form.activity == f"coaching:{name}"


def test_a_month_is_owed_by_the_plan_that_holds_its_last_day() -> None:
    """April in a plan of April, and in one that begins in its middle; one that ends a day before owes nothing."""
    april = date(2026, 4, 1)
    case = owed(READING, first_day=april, days=30)
    (violation,) = found(case)
    assert (violation.limit, violation.start_min, violation.end_min) == (120, case.grid.start_min, case.grid.end_min)
    read = with_activity(row(case, EARLY, 29)[0], 60, 120, "reading:2026-04")
    assert found(case, read) == ()
    assert found(owed(READING, first_day=april, days=29)) == ()
    assert cents(found(owed(READING, first_day=april, days=61))) == 16000


def test_four_ordinary_weeks_owe_the_month_that_ends_in_them() -> None:
    """9 March to 5 April: March is owed from the plan's first minute on, to its own end, and April is not."""
    case = owed(READING, days=28)
    (violation,) = found(case)
    assert (violation.amount, violation.limit, violation.cents) == (0, 120, 8000)
    assert (violation.start_min, violation.end_min) == (case.grid.start_min, case.grid.minute(date(2026, 4, 1), 0))
    (form,) = case.rules[0].forms(case)
    assert (form.activity, form.earliest_min, form.latest_min) == (
        "reading:2026-03",
        violation.start_min,
        violation.end_min,
    )
    for number, price in ((0, 0), (22, 0), (23, 8000)):
        read = with_activity(row(case, EARLY, number)[0], 60, 120, "reading:2026-03")
        assert cents(found(case, read)) == price


def test_what_the_month_gave_before_the_plan_is_taken() -> None:
    """Eight days before the plan is the first of March; the day before, half of it and Can's reading are no help."""
    case = owed(READING, days=28)
    (first,), (earlier,) = row(case, EARLY, -8), row(case, EARLY, -9)
    read = with_activity(first, 60, 120, "reading:2026-03")
    assert found(replace(case, opening=opened(read))) == ()
    helpless = (
        with_activity(earlier, 60, 120, "reading:2026-03"),
        with_activity(first, 60, 60, "reading:2026-03"),
        with_activity(first, 60, 120, "reading:2026-02"),
        replace(read, agent="can"),
        with_activity(row(case, EARLY, 0)[0], 60, 120, "reading:2026-03"),
    )
    for duty in helpless:
        assert cents(found(replace(case, opening=opened(duty)))) == 8000


def test_leave_for_the_rest_of_the_month_leaves_nothing_owed() -> None:
    """Away from the plan's start to the end of March; back a minute before, it is owed."""
    case = owed(READING, days=28)
    last = case.grid.minute(date(2026, 4, 1), 0)
    for end_min, price in ((last, 0), (last - 1, 8000)):
        away = (Absence("ada", case.grid.start_min, end_min),)
        assert cents(found(replace(case, absences=away))) == price


def test_a_contract_from_the_second_of_the_month_owes_no_month() -> None:
    """From the first it does, though the plan begins later."""
    case = owed(READING, days=28)
    for first_day, price in ((date(2026, 3, 1), 8000), (date(2026, 3, 2), 0)):
        assert cents(found(replace(case, agents=(replace(ADA, first_day=first_day), CAN)))) == price


def test_an_hour_over_a_break_is_forbidden() -> None:
    """Five minutes shared; beside the break is fine, and another activity there is another rule's matter."""
    duty = coached(CASE, 0)
    start_min = duty.start_min + 60
    (violation,) = found(CASE, replace(duty, breaks=(Break(start_min + 55, 15),)))
    assert (violation.amount, violation.limit, violation.unit, violation.hard) == (5, 0, "min", True)
    assert (violation.start_min, violation.end_min) == (start_min + 55, start_min + 60)
    assert (violation.rule, violation.agent, violation.cents) == ("off_queue_hours", "ada", 0)
    beside = replace(duty, breaks=(Break(start_min - 15, 15), Break(start_min + 60, 15)))
    assert found(CASE, beside) == ()
    other = with_activity(replace(duty, breaks=(Break(start_min + 120, 15),)), 180, 30, "talk")
    assert found(CASE, other) == ()


def test_nothing_is_owed_for_a_week_of_leave() -> None:
    """Two absences that meet cover it; a gap of a minute leaves it owed, and Can's leave is Can's."""
    first, last = CASE.grid.start_min, CASE.grid.end_min
    whole = Absence("ada", first - 60, first + 4000), Absence("ada", first + 4000, last)
    assert found(replace(CASE, absences=whole)) == ()
    nested = Absence("ada", first, last), Absence("ada", first + 60, first + 120)
    assert found(replace(CASE, absences=nested)) == ()
    gaps = (whole[0], Absence("ada", first + 4001, last)), (Absence("ada", first + 1, last),)
    for away in (*gaps, (Absence("ada", first, last - 1),), (Absence("can", first, last),)):
        assert cents(found(replace(CASE, absences=away))) == 8000


def test_nothing_is_owed_for_a_week_that_the_contract_cuts() -> None:
    """From Tuesday, or until Saturday; from Monday to Sunday it is."""
    tuesday, saturday, sunday = days_from(MONDAY, 1, 5, 6)
    for first_day, last_day, price in (
        (tuesday, None, 0),
        (None, saturday, 0),
        (MONDAY, sunday, 8000),
    ):
        ada = replace(ADA, first_day=first_day, last_day=last_day)
        assert cents(found(replace(CASE, agents=(ada, CAN)))) == price


@pytest.mark.parametrize("day", [SPRING, AUTUMN])
def test_the_week_of_the_clock_change_ends_at_its_own_midnight(day: date) -> None:
    """An hour before midnight of the Sunday on which the clocks change is still that week's."""
    monday = days_from(day, -6)[0]
    case = owed(HOUR, first_day=monday)
    session = f"coaching:2026-W{monday.isocalendar().week}"
    late = [with_activity(shift(case, day, 1200, 480), offset, 60, session) for offset in (180, 195)]
    assert [cents(found(case, duty)) for duty in late] == [0, 8000]


def test_what_was_taken_before_the_plan_is_no_help() -> None:
    """Of a week: a cut one owes nothing, a whole one owes its own."""
    case = replace(CASE, opening=opened(coached(CASE, -1)))
    assert cents(found(case)) == 8000


def test_a_hard_right_has_no_price() -> None:
    """None instead of cents; nobody is owed anything where nothing is agreed or the agent is unknown."""
    (violation,) = found(owed(HOUR, hard=True))
    assert (violation.hard, violation.cents) == (True, 0)
    assert OffQueueHours().forms(owed()) == ()
    assert found(owed(replace(HOUR, agent="gone"))) == ()
    with pytest.raises(ValidationError):
        OffQueueHours(missing_cents=0)
    assert OffQueueHours(missing_cents=1).missing_cents == 1


def test_people_who_are_owed_the_same_share_a_form() -> None:
    """Two weeks, one form each for both; Can's longer reading apart."""
    case = owed(HOUR, replace(HOUR, agent="can"), OffQueue("can", "reading", 90), days=14)
    forms = case.rules[0].forms(case)
    assert [(form.activity, form.length_min, len(form.agents)) for form in forms] == [
        (f"{name}:2026-W{week}", length, people)
        for name, length, people, weeks in (("coaching", 60, 2, (11, 12)), ("reading", 90, 1, (11, 12)))
        for week in weeks
    ]


def world(at: Setting) -> World:
    """Where the rule bites, for the agreement of its two readings: a cut and a whole week, or a month."""
    rights = (HOUR, replace(HOUR, agent="can")) if at.past else (READING,)
    case = owed(*rights, first_day=at.first_day, days=11 if at.past else 40, hard=at.past and at.first_day == MONDAY)
    sessions = {form.activity for form in case.rules[0].forms(case)} | {"coaching:2026-W01"}
    length = 60 if at.past else 120
    slots = []
    for agent in ("ada", "can"):
        for number in (0, 4, 10):
            (duty,) = row(case, LATE, number, agent=agent)
            taken = [with_activity(duty, 60, length, session) for session in sorted(sessions)]
            broken = [replace(one, breaks=(Break(one.start_min + 90, 15),)) for one in taken]
            slots.append([(), *((one,) for one in (*taken, *taken, *broken, with_activity(duty, 450, 60, WEEK)))])
    return case, slots


def tempting() -> RosterCase:
    """Nothing is needed, so nobody would work; an hour of coaching is owed."""
    return replace(owed(HOUR), agents=(ADA,), templates=(EARLY,))
