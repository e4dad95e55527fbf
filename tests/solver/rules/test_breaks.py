"""Breaks."""

from __future__ import annotations

from dataclasses import replace

from solver.case import RosterCase
from solver.duties import Break, Duty
from solver.outcomes import Violation
from solver.rules.breaks import BreaksTaken
from solver.shifts import BreakWindow, ShiftTemplate
from tests.solver.rules.agreement_worlds import Setting, World, a_past
from tests.solver.rules.worlds import (
    AUTUMN,
    EARLY,
    MONDAY,
    SPRING,
    a_case,
    days_from,
    figures,
    found,
    opened,
    shift,
    wanted,
    work,
)

SPLIT = ShiftTemplate(
    "split", "standard", 1320, 510, (BreakWindow(60, 120, 15, True), BreakWindow(240, 300, 30, False))
)
CASE = replace(a_case(BreaksTaken()), templates=(SPLIT, EARLY))


def resting(*breaks: tuple[int, int, bool]) -> Duty:
    """Monday's shift with breaks by offset, length and pay."""
    duty = work(CASE, MONDAY, SPLIT)
    return replace(duty, breaks=tuple(Break(duty.start_min + offset, *kind) for offset, *kind in breaks))


def test_both_ends_of_a_window_are_allowed() -> None:
    """The first break at 23:00 or at midnight, the second at 02:00 or at 03:00."""
    assert found(CASE, resting((60, 15, True), (240, 30, False))) == ()
    assert found(CASE, resting((120, 15, True), (300, 30, False))) == ()


def test_five_minutes_outside_are_not() -> None:
    """Offset 55 where 60 is the earliest, 305 where 300 is the latest."""
    assert figures(found(CASE, resting((55, 15, True), (305, 30, False)))) == [(55, 60, "min"), (305, 300, "min")]


def test_a_missing_or_a_surplus_break_is_counted() -> None:
    """One of two, three of two, and one where the template has none."""
    assert figures(found(CASE, resting((60, 15, True)))) == [(1, 2, "breaks")]
    three = resting((60, 15, True), (100, 15, True), (240, 30, False))
    assert figures(found(CASE, three)) == [(3, 2, "breaks")]
    early = work(CASE, MONDAY, EARLY, breaks=(Break(CASE.grid.minute(MONDAY, 600), 15),))
    assert figures(found(CASE, early)) == [(1, 0, "breaks")]


def test_a_shorter_break_is_refused() -> None:
    """Twenty minutes where thirty are owed, told with the time of the break."""
    duty = resting((60, 15, True), (240, 20, False))
    (violation,) = found(CASE, duty)
    assert (violation.amount, violation.limit, violation.unit, violation.hard) == (20, 30, "min", True)
    assert (violation.start_min, violation.end_min) == (duty.start_min + 240, duty.start_min + 260)


def test_an_unpaid_break_for_a_paid_one_is_refused() -> None:
    """The length is right, the pay is not."""
    assert figures(found(CASE, resting((60, 15, False), (240, 30, False)))) == [(15, 15, "min")]


def test_the_order_in_which_breaks_are_written_does_not_matter() -> None:
    """A file may list them as it likes."""
    assert found(CASE, resting((240, 30, False), (60, 15, True))) == ()


def test_offsets_are_elapsed_minutes_when_the_clocks_change() -> None:
    """The night of the change: 240 minutes after 22:00 it is 03:00 in spring and 02:00 in autumn."""
    for day in (SPRING, AUTUMN):
        case = replace(a_case(BreaksTaken(), first_day=days_from(day, -1)[0], days=2), templates=(SPLIT,))
        duty = work(case, case.grid.days[0], SPLIT)
        first, second = Break(duty.start_min + 60, 15, True), Break(duty.start_min + 240, 30)
        assert found(case, replace(duty, breaks=(first, second))) == ()
        hour_early = replace(second, start_min=second.start_min - 60)
        assert figures(found(case, replace(duty, breaks=(first, hour_early)))) == [(180, 240, "min")]


def test_shifts_of_the_opening_state_and_of_no_template_are_left_alone() -> None:
    """History is not judged, and an unknown template is a matter of the menus."""
    case = replace(CASE, opening=opened(work(CASE, days_from(MONDAY, -1)[0], SPLIT)))
    assert found(case, shift(case, MONDAY, 360, 480)) == ()


FIRST_BREAKS = ((60, 15, True), (120, 15, True), (45, 15, True), (90, 30, True), (90, 15, False))
SECOND_BREAKS = ((240, 30), (300, 30), (315, 30), (270, 15))


def test_a_long_break_before_a_short_one_is_taken_in_order_of_time() -> None:
    """Half an hour after two hours and a quarter after five, however the roster lists them; all faults are told."""
    template = ShiftTemplate(
        "two", "standard", 360, 480, (BreakWindow(300, 330, 15, True), BreakWindow(120, 150, 30, False))
    )
    case = replace(CASE, templates=(template,))
    duty = work(case, MONDAY, template)
    at = duty.start_min
    long, short = Break(at + 120, 30), Break(at + 300, 15, True)
    assert found(case, replace(duty, breaks=(short, long))) == ()
    assert found(
        case, replace(duty, breaks=(replace(short, start_min=at + 335), replace(long, start_min=at + 100)))
    ) == (
        Violation("breaks", "ada", at + 100, at + 130, 100, 120, "min"),
        Violation("breaks", "ada", at + 335, at + 350, 335, 330, "min"),
    )
    assert found(case, replace(duty, breaks=(long,))) == (
        Violation("breaks", "ada", duty.start_min, duty.end_min, 1, 2, "breaks"),
    )


def world(at: Setting) -> World:
    """Where the rule bites, for the agreement of its two readings."""
    windows = (BreakWindow(60, 120, 15, True), BreakWindow(240, 300, 30, False))
    split = ShiftTemplate("split", "standard", 1200, 510, windows)
    case = replace(a_case(BreaksTaken(), first_day=at.first_day, days=2), templates=(split, EARLY))
    slots = []
    for day in case.grid.days:
        duty = work(case, day, split)
        firsts = [Break(duty.start_min + offset, *kind) for offset, *kind in FIRST_BREAKS]
        seconds = [Break(duty.start_min + offset, length) for offset, length in SECOND_BREAKS]
        taken = [(first, second) for first in firsts for second in seconds]
        parts = [(replace(duty, breaks=pair),) for pair in taken]
        parts += [(duty,), (replace(duty, breaks=taken[0][:1]),), (replace(duty, breaks=(*taken[0], seconds[1])),)]
        early = work(case, day, EARLY)
        slots.append([(), (early,), (replace(early, breaks=(Break(early.start_min + 60, 15),)),), *parts])
    return a_past(case, at, EARLY), slots


def tempting() -> RosterCase:
    """A head is wanted throughout both windows: a break left out, or taken outside its window, would cost nothing."""
    case = replace(a_case(BreaksTaken(), days=2), templates=(SPLIT,))
    return replace(case, requirement=wanted(case.grid, 1, (0, 240)))
