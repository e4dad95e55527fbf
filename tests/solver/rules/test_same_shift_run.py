"""Same shift in a row."""

from __future__ import annotations

from dataclasses import replace

import pytest
from pydantic import ValidationError

from solver.case import RosterCase
from solver.rules.facts.day_parts import DayPart
from solver.rules.same_shift_run import SameShiftRun
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
    work,
)

CASE = a_case(SameShiftRun(), days=14)
MORNINGS = (DayPart(name="morning", earliest=360, latest=480),)


def test_five_early_shifts_in_a_row_are_allowed() -> None:
    """Five early, a day off, five early."""
    assert found(CASE, *row(CASE, EARLY, 0, 1, 2, 3, 4, 6, 7, 8, 9, 10)) == ()


def test_six_are_not() -> None:
    """The whole row is one violation."""
    duties = row(CASE, LATE, 2, 3, 4, 5, 6, 7)
    (violation,) = found(CASE, *duties)
    assert (violation.agent, violation.hard, violation.cents) == ("ada", True, 0)
    assert (violation.amount, violation.limit, violation.unit) == (6, 5, "days")
    assert (violation.start_min, violation.end_min) == (duties[0].start_min, duties[-1].end_min)


def test_a_shift_of_another_part_ends_the_row() -> None:
    """Three early, three late, three by night without a day off between."""
    duties = (*row(CASE, EARLY, 0, 1, 2), *row(CASE, LATE, 3, 4, 5), *row(CASE, NIGHT, 6, 7, 8))
    assert found(a_case(SameShiftRun(most_days=3), days=14), *duties) == ()
    assert figures(found(a_case(SameShiftRun(most_days=2), days=14), *duties)) == [(3, 2, "days")] * 3


def test_a_shift_of_no_part_ends_the_row_and_makes_none() -> None:
    """Only mornings are named: late shifts may follow each other, and one between mornings parts them."""
    case = a_case(SameShiftRun(parts=MORNINGS, most_days=1))
    assert found(case, *row(case, LATE, 0, 1, 2, 3)) == ()
    both = (*row(case, EARLY, 0, 1), *row(case, LATE, 0))
    assert found(case, *both) == ()
    assert figures(found(case, *row(case, EARLY, 0, 1))) == [(2, 1, "days")]


def test_both_ends_of_a_part_belong_to_it() -> None:
    """06:00 and 08:00 are mornings, 05:59 and 08:01 are not; a night part passes midnight."""
    tuesday = days_from(MONDAY, 1)[0]
    night = (DayPart(name="night", earliest=1320, latest=120),)
    for parts, inside, outside in ((MORNINGS, (360, 480), (359, 481)), (night, (1320, 0, 120, 1439), (1319, 121))):
        case = a_case(SameShiftRun(parts=parts, most_days=1))
        for start in inside:
            assert len(found(case, shift(case, MONDAY, start, 60), shift(case, tuesday, start, 60))) == 1
        for start in outside:
            assert found(case, shift(case, MONDAY, start, 60), shift(case, tuesday, start, 60)) == ()


def test_shifts_of_the_opening_state_count() -> None:
    """Four late shifts before the plan leave one; five that an early one ended are history."""
    case = replace(CASE, opening=opened(*row(CASE, LATE, -4, -3, -2, -1)))
    assert found(case, *row(case, LATE, 0, 2)) == ()
    assert figures(found(case, *row(case, LATE, 0, 1))) == [(6, 5, "days")]
    case = replace(CASE, opening=opened(*row(CASE, LATE, *range(-7, 0))))
    assert found(case, *row(case, EARLY, 0), *row(case, LATE, 1)) == ()
    assert figures(found(case, *row(case, LATE, 0))) == [(8, 5, "days")]


def test_a_shift_that_starts_with_the_plan_is_the_plans() -> None:
    """A night before it, and the next from its first midnight."""
    case = replace(a_case(SameShiftRun(most_days=1)), opening=opened(*row(CASE, NIGHT, -1)))
    assert figures(found(case, shift(case, MONDAY, 0, 360))) == [(2, 1, "days")]


def test_the_wall_clock_says_which_part_it_is() -> None:
    """06:00 is a morning on both sides of a clock change, and 02:30 in spring is 03:30."""
    for day in (SPRING, AUTUMN):
        case = a_case(SameShiftRun(parts=MORNINGS, most_days=2), first_day=days_from(day, -1)[0], days=3)
        assert figures(found(case, *row(case, EARLY, 0, 1, 2))) == [(3, 2, "days")]
    case = a_case(SameShiftRun(parts=(DayPart(name="dawn", earliest=120, latest=179),), most_days=1), first_day=SPRING)
    assert found(case, shift(case, SPRING, 150, 60), shift(case, case.grid.days[1], 150, 60)) == ()


def test_parameters_have_bounds() -> None:
    """One to fourteen days; parts with names of their own that share no minute."""
    early, late, night = SameShiftRun().parts
    assert (early.name, early.earliest, early.latest) == ("early", 240, 659)
    assert (late.name, late.earliest, late.latest) == ("late", 660, 1199)
    assert (night.name, night.earliest, night.latest) == ("night", 1200, 239)
    assert SameShiftRun().most_days == 5
    assert SameShiftRun(most_days=1).most_days == 1
    assert SameShiftRun(most_days=14).most_days == 14
    wide, again = DayPart(name="wide", earliest=480, latest=600), DayPart(name="morning", earliest=700, latest=800)
    for values in (
        {"most_days": 0},
        {"most_days": 15},
        {"parts": ()},
        {"parts": (*MORNINGS, wide)},
        {"parts": (*MORNINGS, again)},
    ):
        with pytest.raises(ValidationError):
            SameShiftRun(**values)


def world(at: Setting) -> World:
    """Where the rule bites, for the agreement of its two readings; `odd` starts in no part, and a day may hold two."""
    parts = (DayPart(name="day", earliest=360, latest=840), DayPart(name="night", earliest=1320, latest=149))
    odd = ShiftTemplate("odd", "standard", 150, 300)
    case = a_case(SameShiftRun(parts=parts, most_days=2), first_day=at.first_day, days=5)
    case = replace(case, templates=(EARLY, LATE, NIGHT, odd))
    both = [(work(case, day, EARLY), work(case, day, NIGHT)) for day in case.grid.days]
    slots = [(*slot, two) for slot, two in zip(free_or(case, (EARLY, LATE, NIGHT, odd)), both, strict=True)]
    return a_past(case, at, LATE, 1), slots


def tempting() -> RosterCase:
    """Ada alone is wanted every morning."""
    case = a_case(SameShiftRun(most_days=2), days=4)
    return replace(case, requirement=wanted(case.grid, 1, (360, 840)))
