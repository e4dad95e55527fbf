"""Same menu all week."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import numpy as np
import pytest
from pydantic import ValidationError

from solver.case import RosterCase
from solver.outcomes import Violation
from solver.rules.same_menu_week import SameMenuWeek
from solver.shifts import ShiftTemplate
from tests.solver.rules.agreement_worlds import Setting, World, a_past, free_or
from tests.solver.rules.worlds import (
    AUTUMN,
    EARLY,
    MONDAY,
    a_case,
    cents,
    days_from,
    figures,
    found,
    opened,
    row,
    shift,
    wanted,
)

RULE = SameMenuWeek()
DAY = ShiftTemplate("day", "days", 480, 480)
LONG = ShiftTemplate("long", "days", 480, 600)
EVENING = ShiftTemplate("evening", "evenings", 840, 480)
DARK = ShiftTemplate("dark", "nights", 1320, 480)
ALL = (DAY, LONG, EVENING, DARK)


def menus(rule: SameMenuWeek = RULE, first_day: date = MONDAY, days: int = 14) -> RosterCase:
    return replace(a_case(rule, first_day=first_day, days=days), templates=ALL)


CASE = menus()


def test_a_week_of_one_menu_is_fine_and_a_change_costs() -> None:
    """Days of eight and ten hours are one menu; the evening after them is another."""
    assert found(CASE, *row(CASE, DAY, 0, 1), *row(CASE, LONG, 2, 3)) == ()
    day, evening = row(CASE, DAY, 1)[0], row(CASE, EVENING, 2)[0]
    when = (day.end_min, evening.start_min)
    assert found(CASE, day, evening) == (Violation("same_menu_week", "ada", *when, 1, 0, "duties", False, 1500),)


def test_every_change_of_a_week_counts() -> None:
    """Days, evenings, days again: two changes; days, evenings, nights too."""
    assert cents(found(CASE, *row(CASE, DAY, 0, 4), *row(CASE, EVENING, 2))) == 3000
    assert cents(found(CASE, *row(CASE, DAY, 0), *row(CASE, EVENING, 1, 2), *row(CASE, DARK, 3))) == 3000


def test_days_off_between_are_no_excuse_but_another_week_is() -> None:
    """Monday and Sunday are one week, Sunday and Monday are two."""
    assert cents(found(CASE, *row(CASE, DAY, 0), *row(CASE, DARK, 6))) == 1500
    assert found(CASE, *row(CASE, DAY, 6), *row(CASE, DARK, 7)) == ()
    assert found(CASE, *row(CASE, DAY, 0), *row(CASE, DARK, 7)) == ()
    assert cents(found(CASE, *row(CASE, DAY, 7), *row(CASE, DARK, 13))) == 1500


def test_the_last_shift_of_a_cut_week_counts() -> None:
    """From Thursday on: after days on Monday an evening is a change; after days on Sunday before it is none."""
    case = menus(first_day=days_from(MONDAY, 3)[0], days=4)
    cut = replace(case, opening=opened(*row(case, DAY, -3)))
    assert cents(found(cut, *row(cut, EVENING, 0))) == 1500
    before = replace(case, opening=opened(*row(case, DAY, -4)))
    assert found(before, *row(before, EVENING, 0)) == ()
    changed = replace(case, opening=opened(*row(case, DAY, -3), *row(case, EVENING, -1)))
    assert found(changed) == found(changed, *row(changed, EVENING, 0)) == ()


def test_the_week_of_the_clock_change_is_a_week() -> None:
    """Monday 08:00 to Sunday 22:00 in autumn is one week, however many hours."""
    case = menus(SameMenuWeek(cents=None), first_day=AUTUMN - timedelta(days=6), days=7)
    assert [(v.hard, v.cents) for v in found(case, *row(case, DAY, 0), *row(case, DARK, 6))] == [(True, 0)]


def test_overlapping_shifts_and_unknown_ones() -> None:
    """Two menus at once share minutes; a shift of no template changes nothing."""
    day, evening = row(CASE, DAY, 0)[0], row(CASE, EVENING, 0)[0]
    (violation,) = found(CASE, day, evening)
    assert (violation.start_min, violation.end_min) == (evening.start_min, day.end_min)
    assert found(CASE, day, shift(CASE, MONDAY, 1000, 60)) == ()
    assert found(CASE, shift(CASE, MONDAY, 0, 60), day) == ()


def test_one_menu_needs_no_form_and_several_have_one_each_week() -> None:
    """Three menus over two weeks are six forms; without templates of a second menu nothing can change."""
    assert len(RULE.forms(CASE)) == 6
    assert len(RULE.forms(replace(CASE, templates=(DAY, LONG, DARK)))) == 4
    assert RULE.forms(replace(CASE, templates=(DAY, LONG))) == ()
    assert found(replace(CASE, templates=(DAY, LONG)), *row(CASE, DAY, 0), *row(CASE, EARLY, 1)) == ()


@pytest.mark.parametrize("price", [0, -1])
def test_a_price_below_one_cent_is_refused(price: int) -> None:
    """Nothing to pay is no rule."""
    assert (RULE.cents, SameMenuWeek(cents=1).cents) == (1500, 1)
    with pytest.raises(ValidationError):
        SameMenuWeek(cents=price)
    assert figures(found(menus(SameMenuWeek(cents=1)), *row(CASE, DAY, 0), *row(CASE, DARK, 1))) == [(1, 0, "duties")]


def world(at: Setting) -> World:
    """Where the rule bites, for the agreement of its two readings."""
    case = menus(SameMenuWeek(cents=None if at.past else 90), first_day=at.first_day, days=5)
    case = a_past(case, at, EVENING, 2)
    return case, free_or(case, (DAY, EVENING, DARK))


def tempting() -> RosterCase:
    """Heads wanted one morning and the evening of the next day, of one person."""
    case = menus(SameMenuWeek(cents=500_000), days=2)
    case = replace(case, templates=(DAY, EVENING))
    morning, evening = wanted(case.grid, 1, (480, 720)), wanted(case.grid, 1, (1080, 1320))
    need = np.concatenate((morning.need[..., :96], evening.need[..., 96:]), axis=-1)
    return replace(case, requirement=replace(morning, need=need, load=need[0]))
