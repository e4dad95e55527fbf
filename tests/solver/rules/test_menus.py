"""Menus."""

from __future__ import annotations

from dataclasses import replace

from solver.case import RosterCase
from solver.outcomes import Violation
from solver.rules.forms import DutyClass, Forbid
from solver.rules.menus import Menus
from solver.shifts import BreakWindow, ShiftTemplate
from tests.solver.rules.agreement_worlds import Setting, Slots, World, a_past
from tests.solver.rules.worlds import (
    ADA,
    AUTUMN,
    CAN,
    CONTRACT,
    EARLY,
    LATE,
    MONDAY,
    NIGHT,
    SPRING,
    TEMPLATES,
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

CASE = a_case(Menus())


def test_a_shift_of_the_contracts_menu_is_allowed() -> None:
    """All three templates are on the standard menu."""
    assert found(CASE, *row(CASE, EARLY, 0), *row(CASE, LATE, 1), *row(CASE, NIGHT, 2)) == ()


def test_a_template_of_another_menu_is_not() -> None:
    """Ada signed for the standard menu only."""
    vip = ShiftTemplate("vip", "vip", 600, 480)
    case = replace(CASE, templates=(*TEMPLATES, vip))
    assert figures(found(case, *row(case, vip, 0))) == [(1, 0, "duties")]
    signed = replace(ADA, contract=replace(CONTRACT, menus=("standard", "vip")))
    assert found(replace(case, agents=(signed,)), *row(case, vip, 0)) == ()


def test_an_unknown_template_is_not() -> None:
    """A hand-edited roster may name what does not exist."""
    assert figures(found(CASE, shift(CASE, MONDAY, 360, 480))) == [(1, 0, "duties")]


def test_another_start_length_or_pay_is_named_with_its_minutes() -> None:
    """Each fact that differs is a violation of its own: a quarter later, a quarter longer, a quarter less paid."""
    duty = work(CASE, MONDAY, EARLY)
    changed = replace(duty, start_min=duty.start_min + 15, end_min=duty.end_min + 30, paid_min=465)
    assert figures(found(CASE, changed)) == [(15, 0, "min late"), (495, 480, "min long"), (465, 480, "min paid")]


def test_unpaid_breaks_are_not_paid() -> None:
    """Nine hours with an unpaid hour pay eight."""
    long = ShiftTemplate("long", "standard", 480, 540, (BreakWindow(240, 300, 60, False),))
    case = replace(CASE, templates=(long,))
    duty = work(case, MONDAY, long)
    assert duty.paid_min == 480
    assert found(case, duty) == ()
    assert figures(found(case, replace(duty, paid_min=540))) == [(540, 480, "min paid")]


def test_the_length_stays_on_the_night_the_clocks_change() -> None:
    """Eight hours from 22:00 end at 07:00 summer time in spring and at 05:00 winter time in autumn."""
    for day, clock in ((SPRING, 420), (AUTUMN, 300)):
        case = a_case(Menus(), first_day=days_from(day, -1)[0], days=2)
        (duty,) = row(case, NIGHT, 0)
        assert case.grid.clock(duty.end_min) == clock
        assert found(case, duty) == ()


def test_the_wrong_day_is_the_wrong_start() -> None:
    """A shift filed under the day before starts 24 hours late."""
    duty = replace(work(CASE, days_from(MONDAY, 1)[0], EARLY), day=MONDAY)
    assert figures(found(CASE, duty)) == [(1440, 0, "min late")]


def test_a_start_before_the_menus_is_early() -> None:
    """A quarter of an hour: the length is the menu's, only the start is not."""
    duty = work(CASE, days_from(MONDAY, 1)[0], EARLY)
    before = replace(duty, start_min=duty.start_min - 15, end_min=duty.end_min - 15)
    assert figures(found(CASE, before)) == [(-15, 0, "min early")]


def test_one_form_forbids_what_stands_on_no_menu_of_equal_contracts() -> None:
    """By the start of the shift, throughout the plan."""
    case = a_case(Menus(), agents=(ADA, CAN))
    others = DutyClass(templates=frozenset({"early", "late", "night"}), outside=True)
    span = (case.grid.start_min, case.grid.end_min)
    assert case.rules[0].forms(case) == (Forbid("menus", frozenset({"ada", "can"}), others, *span, by_start=True),)


def test_a_shift_off_the_menu_is_told_with_its_hours() -> None:
    """Hard, from its start to its end."""
    duty = shift(CASE, MONDAY, 360, 480)
    assert found(CASE, duty) == (Violation("menus", "ada", duty.start_min, duty.end_min, 1, 0, "duties"),)


def test_shifts_of_the_opening_state_are_not_judged() -> None:
    """A night of a template that was given up, into the first morning of the plan."""
    night = replace(row(CASE, NIGHT, -1)[0], template="gone", paid_min=465)
    assert found(replace(CASE, opening=opened(night))) == ()


def world(at: Setting) -> World:
    """Where the rule bites, for the agreement of its two readings."""
    rare = ShiftTemplate("rare", "vip", 600, 480)
    case = a_case(Menus(), first_day=at.first_day, days=5, agents=(ADA, CAN))
    case = a_past(replace(case, templates=(EARLY, NIGHT, rare)), at)
    slots: Slots = []
    for day in case.grid.days:
        right = work(case, day, NIGHT)
        moved = replace(right, start_min=right.start_min + 15, end_min=right.end_min + 15)
        wrong = (moved, replace(right, paid_min=465), replace(right, template="gone"), work(case, day, rare))
        slots.append([(), (), (right,), (right,), (work(case, day, EARLY),), *((duty,) for duty in wrong)])
    return case, slots


def tempting() -> RosterCase:
    """A head is wanted at hours of the vip menu, of one who signed for the standard menu."""
    case = a_case(Menus(), days=2)
    vip = ShiftTemplate("vip", "vip", 600, 480)
    return replace(case, templates=(EARLY, vip), requirement=wanted(case.grid, 1, (600, 1080)))
