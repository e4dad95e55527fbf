"""One shift a day."""

from __future__ import annotations

from dataclasses import replace

from solver.case import RosterCase
from solver.outcomes import Violation
from solver.rules.forms import EVERY, Total
from solver.rules.one_shift_a_day import OneShiftADay
from solver.shifts import ShiftTemplate
from tests.solver.rules.agreement_worlds import Setting, World, a_past
from tests.solver.rules.worlds import (
    ADA,
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
    work,
)

CASE = a_case(OneShiftADay())


def test_one_shift_on_each_day_is_allowed() -> None:
    """The common week passes."""
    assert found(CASE, *row(CASE, EARLY, 0, 1, 2, 3, 4)) == ()


def test_two_shifts_that_start_on_one_day_are_not() -> None:
    """06:00 and 22:00 of one Monday are two shifts of Monday, whatever the rest between them."""
    early, night = work(CASE, MONDAY, EARLY), work(CASE, MONDAY, NIGHT)
    (violation,) = found(CASE, early, night)
    assert (violation.amount, violation.limit, violation.unit, violation.hard) == (2, 1, "duties", True)
    assert (violation.start_min, violation.end_min) == (early.start_min, night.end_min)


def test_a_night_shift_belongs_to_the_day_it_starts() -> None:
    """Monday night and Tuesday late are shifts of two days although both have hours on Tuesday."""
    assert found(CASE, *row(CASE, NIGHT, 0), *row(CASE, LATE, 1)) == ()


def test_two_people_may_share_a_day() -> None:
    """The limit is each agent's own."""
    both = a_case(OneShiftADay(), agents=(ADA, CAN))
    assert found(both, *row(both, EARLY, 0), *row(both, LATE, 0, agent="can")) == ()


def test_a_shift_after_midnight_is_the_next_days() -> None:
    """23:59 and 00:00 lie on different days, also on the day the clocks change."""
    case = a_case(OneShiftADay(), first_day=SPRING)
    midnight = ShiftTemplate("midnight", "standard", 0, 120)
    assert found(case, *row(case, NIGHT, 0), *row(case, midnight, 1)) == ()
    assert figures(found(case, *row(case, midnight, 0), *row(case, NIGHT, 0))) == [(2, 1, "duties")]


def test_shifts_of_the_opening_state_are_other_days() -> None:
    """A night of Sunday and a late shift of Monday are one each."""
    case = replace(CASE, opening=opened(*row(CASE, NIGHT, -1)))
    assert found(case, *row(case, LATE, 0)) == ()


def test_each_day_is_told_apart_to_the_end_of_its_longest_shift() -> None:
    """Three shifts on Monday, two on Wednesday, of which the first ends last."""
    wednesday = days_from(MONDAY, 2)[0]
    monday = [*row(CASE, EARLY, 0), *row(CASE, LATE, 0), *row(CASE, NIGHT, 0)]
    long, short = shift(CASE, wednesday, 360, 600), shift(CASE, wednesday, 420, 60)
    assert found(CASE, *monday, *row(CASE, EARLY, 1), long, short) == (
        Violation("one_shift_a_day", "ada", monday[0].start_min, monday[2].end_min, 3, 1, "duties"),
        Violation("one_shift_a_day", "ada", long.start_min, long.end_min, 2, 1, "duties"),
    )


def test_the_form_is_a_count_of_one_a_day() -> None:
    """Of all shifts of everybody."""
    total = Total("one_shift_a_day", frozenset({"ada"}), EVERY, "duties", "day", most=1)
    assert CASE.rules[0].forms(CASE) == (total,)


def world(at: Setting) -> World:
    """Where the rule bites, for the agreement of its two readings."""
    case = a_past(a_case(OneShiftADay(), first_day=at.first_day, days=4), at)
    early, late = ((work(case, day, t) for day in case.grid.days) for t in (EARLY, LATE))
    return case, [((), (a,), (b,), (a, b)) for a, b in zip(early, late, strict=True)]


def tempting() -> RosterCase:
    """A head is wanted from 06:00 to 06:00: an early, a late and a night shift of the only agent would give it."""
    case = a_case(OneShiftADay(), days=2)
    return replace(case, requirement=wanted(case.grid, 1))
