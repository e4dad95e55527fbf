"""Locks."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from solver.case import Lock, RosterCase
from solver.outcomes import Violation
from solver.rules.forms import EVERY, DutyClass, Forbid, Total
from solver.rules.lock import Locked
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
    shift,
    wanted,
)

CASE = a_case(Locked(), agents=(ADA, CAN))
OFF = replace(CASE, locks=(Lock("ada", MONDAY, None),))
AS_NIGHT = replace(CASE, locks=(Lock("ada", MONDAY, "night"),))


def test_a_day_locked_off_is_free() -> None:
    """No shift, or a violation per shift."""
    assert found(OFF, *row(CASE, EARLY, 1), *row(CASE, EARLY, 0, agent="can")) == ()
    (violation,) = found(OFF, *row(CASE, EARLY, 0))
    assert (violation.amount, violation.limit, violation.unit, violation.hard) == (1, 0, "duties", True)
    assert (violation.start_min, violation.end_min) == CASE.grid.day_bounds[:2]


def test_a_locked_template_is_worked() -> None:
    """The night shift and nothing else."""
    assert found(AS_NIGHT, *row(CASE, NIGHT, 0), *row(CASE, EARLY, 2)) == ()


def test_a_locked_template_that_is_missing_is_named() -> None:
    """None of one."""
    assert figures(found(AS_NIGHT)) == [(0, 1, "duties")]


def test_another_template_breaks_the_lock_twice() -> None:
    """A wrong shift is there, the right one is not."""
    assert figures(found(AS_NIGHT, *row(CASE, EARLY, 0))) == [(1, 0, "duties"), (0, 1, "duties")]


def test_the_end_of_a_night_shift_does_not_break_a_day_off() -> None:
    """It belongs to the day before, which lies in the opening state here."""
    case = replace(OFF, opening=opened(*row(CASE, NIGHT, -1)))
    assert found(case) == ()


def test_locks_of_other_days_and_unknown_agents_say_nothing() -> None:
    """Yesterday's locks may stay in the file."""
    case = replace(CASE, locks=(Lock("ada", days_from(MONDAY, -1)[0], "early"), Lock("eve", MONDAY, "early")))
    assert found(case) == ()
    assert case.rules[0].forms(case) == ()


def test_a_lock_holds_on_the_day_of_the_clock_change() -> None:
    """From 00:00 to 23:59 of a day with 23 or 25 hours."""
    for day in (SPRING, AUTUMN):
        case = replace(a_case(Locked(), first_day=day, days=2), locks=(Lock("ada", day, None),))
        assert figures(found(case, shift(case, day, 1439, 120))) == [(1, 0, "duties")]
        assert found(case, shift(case, days_from(day, 1)[0], 0, 120)) == ()


def test_a_lock_forbids_the_other_templates_of_its_day_and_asks_for_its_own() -> None:
    """By the start of the shift: two forms for a template, one for a day off."""
    grid, who = CASE.grid, frozenset({"ada"})
    span = (grid.minute(MONDAY, 0), grid.minute(MONDAY, 1440))
    night = DutyClass(templates=frozenset({"night"}))
    others = Forbid("lock", who, replace(night, outside=True), *span, by_start=True)
    own = Total("lock", who, night, "duties", "span", least=1, start_min=span[0], end_min=span[1])
    assert AS_NIGHT.rules[0].forms(AS_NIGHT) == (others, own)
    assert OFF.rules[0].forms(OFF) == (Forbid("lock", who, EVERY, *span, by_start=True),)


def test_locks_that_contradict_each_other_are_told_each_in_order() -> None:
    """Off and a night on one day: by agent, day and template, off first, each once."""
    locks = (Lock("ada", MONDAY, "night"), Lock("ada", MONDAY, None), Lock("ada", MONDAY, "early"))
    case = replace(CASE, locks=(*locks, *locks))
    when = ("lock", "ada", *CASE.grid.day_bounds[:2])
    (night,) = row(CASE, NIGHT, 0)
    assert found(case, night) == (
        Violation(*when, 1, 0, "duties"),
        Violation(*when, 1, 0, "duties"),
        Violation(*when, 0, 1, "duties"),
    )
    assert [form.of.templates for form in case.rules[0].forms(case)] == [
        None,
        *[frozenset({"early"})] * 2,
        *[frozenset({"night"})] * 2,
    ]


def world(at: Setting) -> World:
    """Where the rule bites, for the agreement of its two readings."""
    case = a_case(Locked(), first_day=at.first_day, days=5)
    days = case.grid.days
    locks = (Lock("ada", days[1], None), Lock("ada", days[3], "night"), Lock("ada", days[0] - timedelta(days=1), None))
    return a_past(replace(case, locks=locks), at), free_or(case, (EARLY, NIGHT))


def tempting() -> RosterCase:
    """A head is wanted on a day that is locked off, and on another at other hours than locked."""
    case = a_case(Locked(), days=2)
    locks = (Lock("ada", MONDAY, None), Lock("ada", days_from(MONDAY, 1)[0], "night"))
    return replace(case, templates=(EARLY, NIGHT), locks=locks, requirement=wanted(case.grid, 1, (360, 840)))
