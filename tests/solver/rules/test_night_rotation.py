"""Night rotation: weeks with nights, and then one without."""

from __future__ import annotations

from dataclasses import replace

import pytest
from pydantic import ValidationError

from solver.case import RosterCase
from solver.rules.forms import Total
from solver.rules.night_rotation import NightRotation
from solver.shifts import ShiftTemplate
from tests.solver.rules.agreement_worlds import Setting, World, a_past, free_or
from tests.solver.rules.worlds import (
    ADA,
    AUTUMN,
    CAN,
    EARLY,
    MONDAY,
    NIGHT,
    SPRING,
    a_case,
    days_from,
    figures,
    found,
    opened,
    row,
    wanted,
)

CASE = a_case(NightRotation(), days=28)
DAWN = ShiftTemplate("dawn", "standard", 60, 540)
THURSDAY = days_from(MONDAY, 3)[0]


def test_a_week_of_nights_and_a_week_by_day_take_turns() -> None:
    """Nights in the first and third week, early shifts in the others."""
    assert found(CASE, *row(CASE, NIGHT, 0, 1, 6, 14, 20), *row(CASE, EARLY, 8, 9, 10, 22)) == ()


def test_one_night_makes_a_week_of_nights() -> None:
    """Sunday's night and the one of the Monday after lie in two weeks, and the violation spans both."""
    (violation,) = found(CASE, *row(CASE, NIGHT, 6, 7))
    assert (violation.agent, violation.hard, violation.cents) == ("ada", True, 0)
    assert (violation.amount, violation.limit, violation.unit) == (2, 1, "weeks")
    assert (violation.start_min, violation.end_min) == (CASE.grid.start_min, CASE.grid.start_min + 14 * 1440)


def test_two_weeks_in_a_row_where_that_is_agreed() -> None:
    """Two-week rotation: two are allowed, three are not, and a week between starts again."""
    case = a_case(NightRotation(most_weeks=2), days=28)
    assert found(case, *row(case, NIGHT, 0, 13, 21, 27)) == ()
    assert figures(found(case, *row(case, NIGHT, 0, 13, 14))) == [(3, 2, "weeks")]
    assert figures(found(case, *row(case, NIGHT, 0, 7, 14, 21))) == [(4, 2, "weeks")]


def test_each_row_of_weeks_is_judged_by_itself() -> None:
    """A week of nights, one by day, two of nights: the violation is that of the last two weeks."""
    (violation,) = found(CASE, *row(CASE, NIGHT, 0, 14, 21))
    assert (violation.amount, violation.limit) == (2, 1)
    assert (violation.start_min, violation.end_min) == (
        CASE.grid.minute(days_from(MONDAY, 14)[0], 0),
        CASE.grid.end_min,
    )


def test_weeks_of_the_opening_state_count() -> None:
    """A night in the week before the plan leaves none in its first week; one two weeks before it does."""
    near, far = (replace(CASE, opening=opened(*row(CASE, NIGHT, day))) for day in (-7, -8))
    assert figures(found(near, *row(near, NIGHT, 6))) == [(2, 1, "weeks")]
    assert found(near, *row(near, NIGHT, 7)) == ()
    assert found(far, *row(far, NIGHT, 0)) == ()


def test_what_was_worked_is_history() -> None:
    """Three weeks of nights before the plan, and early shifts in it."""
    case = replace(CASE, opening=opened(*row(CASE, NIGHT, -21, -14, -7)))
    assert found(case, *row(case, EARLY, 0, 7), *row(case, NIGHT, 8)) == ()


def test_a_cut_week_of_nights_stays_one() -> None:
    """The plan starts on Thursday. Nights until Wednesday made a week of it: Friday's changes nothing, the next
    Monday's makes two. Nights of the week before forbid Friday's only if the cut week had none."""
    case = a_case(NightRotation(), first_day=THURSDAY, days=11)
    cut = replace(case, opening=opened(*row(case, NIGHT, -2, -1)))
    assert found(cut, *row(cut, NIGHT, 1)) == ()
    assert figures(found(cut, *row(cut, NIGHT, 1, 4))) == [(2, 1, "weeks")]
    assert figures(found(cut, *row(cut, NIGHT, 4))) == [(2, 1, "weeks")]
    before = replace(case, opening=opened(*row(case, NIGHT, -4)))
    assert figures(found(before, *row(before, NIGHT, 1))) == [(2, 1, "weeks")]
    both = replace(case, opening=opened(*row(case, NIGHT, -4, -1)))
    assert found(both, *row(both, NIGHT, 1)) == ()


def test_the_clock_change_can_make_or_unmake_a_night() -> None:
    """From 01:00 for nine hours on Sunday: no night in spring, one in autumn, and the next week has one."""
    for day, faults in ((SPRING, 0), (AUTUMN, 1)):
        case = a_case(NightRotation(), first_day=days_from(day, -6)[0], days=14)
        assert len(found(case, *row(case, DAWN, 6), *row(case, NIGHT, 8))) == faults


def test_the_violation_spans_whole_local_weeks() -> None:
    """Two weeks with the night of 23 hours are an hour short of 14 days."""
    case = a_case(NightRotation(), first_day=days_from(SPRING, -6)[0], days=14)
    (violation,) = found(case, *row(case, NIGHT, 0, 7))
    assert violation.end_min - violation.start_min == 14 * 1440 - 60


def test_forms_are_few_and_speak_of_what_is_left() -> None:
    """Four weeks, nobody with a past: three pairs of weeks; with a past the first week has a form of its own."""
    forms = CASE.rules[0].forms(CASE)
    assert [(form.most, form.measure, form.period) for form in forms if isinstance(form, Total)] == [
        (1, "weeks", "span")
    ] * 3
    case = replace(CASE, agents=(ADA, CAN), opening=opened(*row(CASE, NIGHT, -1)))
    first, *others = case.rules[0].forms(case)
    assert isinstance(first, Total)
    assert (first.agents, first.most, first.start_min) == (frozenset({"ada"}), 0, CASE.grid.start_min)
    assert [form.agents for form in others] == [frozenset({"ada", "can"})] * 3


def test_parameters_have_bounds() -> None:
    """One week or two; one by the regulation, nights from 20:00 to 06:00."""
    assert NightRotation() == NightRotation(night_start=1200, night_end=360, most_weeks=1)
    assert NightRotation(night_start=0, night_end=0).most_weeks == 1
    assert NightRotation(night_start=1439, night_end=1439, most_weeks=2).most_weeks == 2
    for name, value in (
        ("most_weeks", 0),
        ("most_weeks", 3),
        ("night_start", -1),
        ("night_start", 1440),
        ("night_end", -1),
        ("night_end", 1440),
    ):
        with pytest.raises(ValidationError):
            NightRotation(**{name: value})


def world(at: Setting) -> World:
    """Where the rule bites, for the agreement of its two readings: cut weeks, with and without a past."""
    case = a_case(NightRotation(most_weeks=2 - at.past), first_day=at.first_day, days=15, agents=(ADA, CAN))
    case = replace(case, templates=(NIGHT, DAWN, EARLY))
    slots = [
        slot
        for name in ("ada", "can")
        for day, slot in enumerate(free_or(case, (NIGHT, DAWN, EARLY), name))
        if day % 4 == 0 or day == 3
    ]
    return a_past(case, at, NIGHT, 4), slots


def tempting() -> RosterCase:
    """Ada worked by night last week and is wanted by night again."""
    case = a_case(NightRotation(), days=3)
    case = replace(case, opening=opened(*row(case, NIGHT, -4, -3)))
    return replace(case, requirement=wanted(case.grid, 1, (1320, 1440)))
