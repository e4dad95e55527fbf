"""Wishes."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from pydantic import ValidationError

from solver.case import RosterCase, Wish
from solver.outcomes import Violation
from solver.rules.forms import EVERY, DutyClass, Price, Total
from solver.rules.wish import Wishes
from tests.solver.rules.agreement_worlds import Setting, World, a_past, free_or
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
    wanted,
)

CASE = a_case(Wishes(), agents=(ADA, CAN))


def wishing(kind: str, rank: int = 1, earliest: int = 0, latest: int = 1439) -> RosterCase:
    """Ada's wish for Monday."""
    return replace(CASE, wishes=(Wish("ada", MONDAY, kind, rank, earliest, latest),))


def test_a_day_off_that_is_worked_costs_by_rank() -> None:
    """30.00 for the dearest, 15.00 for the second, 7.00 from the third on."""
    for rank, price in ((1, 3000), (2, 1500), (3, 700), (9, 700)):
        case = wishing("off", rank)
        assert found(case, *row(CASE, EARLY, 1)) == ()
        assert cents(found(case, *row(CASE, EARLY, 0))) == price


def test_a_day_off_is_about_shifts_that_start_on_it() -> None:
    """The end of the night before is not refused, also when it comes from the opening state."""
    tuesday = replace(CASE, wishes=(Wish("ada", days_from(MONDAY, 1)[0], "off"),))
    assert found(tuesday, *row(CASE, NIGHT, 0)) == ()
    assert found(replace(wishing("off"), opening=opened(*row(CASE, NIGHT, -1)))) == ()


def test_a_wish_to_work_is_refused_by_a_day_off() -> None:
    """Any shift grants it."""
    (violation,) = found(wishing("work"))
    assert (violation.amount, violation.limit, violation.unit, violation.cents) == (0, 1, "duties", 3000)
    assert found(wishing("work"), *row(CASE, NIGHT, 0)) == ()


def test_both_ends_of_a_start_window_are_granted() -> None:
    """Between 06:00 and 09:00: 05:45 and 09:15 are refused, and a day off is not."""
    case = wishing("start_between", 1, 360, 540)
    for start, price in ((345, 3000), (360, 0), (540, 0), (555, 3000)):
        assert cents(found(case, shift(CASE, MONDAY, start, 480))) == price
    assert found(case) == ()


def test_only_the_one_who_wished_is_asked() -> None:
    """Can works on Ada's day off."""
    assert found(wishing("off"), *row(CASE, EARLY, 0, agent="can")) == ()


def test_wishes_of_other_days_and_unknown_agents_say_nothing() -> None:
    """A file of wishes may be longer than the plan."""
    case = replace(CASE, wishes=(Wish("ada", days_from(MONDAY, 7)[0], "work"), Wish("eve", MONDAY, "work")))
    assert found(case) == ()
    assert case.rules[0].forms(case) == ()


def test_a_day_with_a_clock_change_is_read_by_the_wall_clock() -> None:
    """A start at 09:00 is 09:00, on a day of 23 hours and on one of 25."""
    for day in (SPRING, AUTUMN):
        case = a_case(Wishes(), first_day=day, days=1)
        case = replace(case, wishes=(Wish("ada", day, "start_between", 1, 540, 540),))
        assert found(case, shift(case, day, 540, 480)) == ()
        assert cents(found(case, shift(case, day, 525, 480))) == 3000


def test_a_refused_wish_is_told_over_its_day() -> None:
    """With the number of shifts that refuse it, and its price for each."""
    case = wishing("off", 2)
    early, night = row(case, EARLY, 0), row(case, NIGHT, 0)
    bounds = CASE.grid.day_bounds[:2]
    assert found(case, *early, *night) == (Violation("wish", "ada", *bounds, 2, 0, "duties", False, 3000),)


def test_a_rank_below_the_first_is_the_first() -> None:
    """Nobody's wish costs less for being written as rank nought."""
    assert cents(found(wishing("work", 0))) == 3000


def test_prices_are_as_documented_and_at_least_one() -> None:
    """30.00, 15.00, 7.00; one price holds for all ranks, none is no price."""
    assert Wishes().cents == (3000, 1500, 700)
    case = replace(wishing("work", 3), rules=(Wishes(cents=(50,)),))
    assert cents(found(case)) == 50
    with pytest.raises(ValidationError):
        Wishes(cents=())


def test_forms_are_a_price_on_the_day_or_on_its_absence() -> None:
    """By start on the day; a wish to work is a least of one shift."""
    span, who = CASE.grid.day_bounds[:2], frozenset({"ada"})
    for kind, form in (
        ("off", Price("wish", who, EVERY, *span, 3000)),
        ("start_between", Price("wish", who, DutyClass(starts_outside=(360, 540)), *span, 3000)),
        ("work", Total("wish", who, EVERY, "duties", "span", 1, None, 3000, *span)),
    ):
        case = wishing(kind, 1, 360, 540)
        assert case.rules[0].forms(case) == (form,)


def world(at: Setting) -> World:
    """Where the rule bites, for the agreement of its two readings."""
    case = a_case(Wishes(), first_day=at.first_day, days=5, agents=(ADA, CAN))
    days = case.grid.days
    wishes = (
        Wish("ada", days[1], "off", 1),
        Wish("ada", days[2], "start_between", 2, 360, 600),
        Wish("ada", days[3], "work", 5),
        Wish("can", days[3], "start_between", 1, 840, 1439),
        Wish("can", days[0] - timedelta(days=1), "off", 1),
    )
    case = a_past(replace(case, wishes=wishes), at)
    return case, [*free_or(case, (EARLY, LATE)), *free_or(case, (EARLY, NIGHT), "can")]


def tempting() -> RosterCase:
    """A head is wanted on a day that Ada wishes off, and her wish is dearer."""
    case = a_case(Wishes(cents=(50_000,)), days=2)
    wishes = (Wish("ada", MONDAY, "off"),)
    return replace(case, templates=(EARLY,), wishes=wishes, requirement=wanted(case.grid, 1, (360, 840)))
