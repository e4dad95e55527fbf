"""Shift cover."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import numpy as np
import pytest
from pydantic import ValidationError

from solver.case import RosterCase
from solver.outcomes import Violation
from solver.rules.forms import DutyClass, OnDuty
from solver.rules.shift_cover import ShiftCover, ShiftNeed
from tests.solver.rules.agreement_worlds import Setting, Slots, World, a_past
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
    an_agent,
    cents,
    days_from,
    figures,
    found,
    opened,
    row,
)

EDA = an_agent("eda")
ONE_EARLY = ShiftCover(needs=(ShiftNeed(template="early", heads=1, over_cents=200),))
CASE = a_case(ONE_EARLY, days=1, agents=(ADA, CAN, EDA))


def test_as_many_as_needed_cost_nothing_and_each_missing_one_its_price() -> None:
    """One is needed: nobody costs 30.00, one is right."""
    assert found(CASE, *row(CASE, EARLY, 0)) == ()
    when = CASE.grid.day_bounds[:2]
    assert found(CASE) == (Violation("shift_cover:early", "", *when, 0, 1, "agents", False, 3000),)
    two = a_case(ShiftCover(needs=(ShiftNeed(template="early", heads=3, under_cents=70),)), days=1)
    assert (figures(found(two, *row(two, EARLY, 0))), cents(found(two))) == ([(1, 3, "agents")], 210)


def test_each_one_too_many_has_a_price_of_its_own() -> None:
    """Three where one is needed: two too many at 2.00; without that price they are free."""
    three = [duty for name in ("ada", "can", "eda") for duty in row(CASE, EARLY, 0, agent=name)]
    assert (figures(found(CASE, *three)), cents(found(CASE, *three))) == ([(3, 1, "agents")], 400)
    free = a_case(ShiftCover(needs=(ShiftNeed(template="early", heads=1),)), days=1, agents=(ADA, CAN, EDA))
    assert found(free, *three) == ()


def test_only_the_shift_itself_is_counted_and_only_people() -> None:
    """A late shift is no early one; one person's two early shifts are one head."""
    assert cents(found(CASE, *row(CASE, LATE, 0), *row(CASE, NIGHT, 0, agent="can"))) == 3000
    twice = row(CASE, EARLY, 0)[0]
    assert found(CASE, twice, replace(twice, start_min=twice.end_min, end_min=twice.end_min + 60)) == ()


def test_a_need_of_a_date_stands_in_place_of_its_weekdays() -> None:
    """Two on Mondays to Saturdays, none on the Tuesday named; Sunday has no need at all."""
    tuesday = days_from(MONDAY, 1)[0]
    needs = (
        ShiftNeed(template="early", heads=2, weekdays=(0, 1, 2, 3, 4, 5), under_cents=10),
        ShiftNeed(template="early", heads=0, day=tuesday, over_cents=5),
    )
    case = a_case(ShiftCover(needs=needs), agents=(ADA, CAN))
    assert [v.start_min for v in found(case)] == [case.grid.day_bounds[d] for d in (0, 2, 3, 4, 5)]
    assert cents(found(case, *row(case, EARLY, 1, 6))) == 5 * 20 + 5


def test_each_price_is_a_form_with_its_days() -> None:
    """What an engine reads: who is needed on Monday, who may come at most, anybody on the other day."""
    rule = ShiftCover(needs=(ShiftNeed(template="early", heads=1, day=MONDAY, under_cents=70, over_cents=20),))
    under, over = rule.forms(a_case(rule, days=2, agents=(ADA, CAN)))
    assert isinstance(under, OnDuty)
    assert isinstance(over, OnDuty)
    assert under.of == over.of == DutyClass(templates=frozenset({"early"}))
    assert (under.cents, over.cents, under.by_day, over.by_day) == (70, 20, True, True)
    assert under.id != over.id
    assert np.array_equal(under.least if under.least is not None else [], [1, 0])
    assert np.array_equal(over.most if over.most is not None else [], [1, 2])
    assert (under.most, over.least) == (None, None)


def test_a_need_without_a_price_or_beyond_everybody_has_no_form() -> None:
    """Nobody can be too many where all are meant; free needs bind nobody."""
    free = ShiftNeed(template="early", heads=1, under_cents=0)
    rule = ShiftCover(needs=(free, ShiftNeed(template="late", heads=2, under_cents=0, over_cents=9)))
    assert rule.forms(a_case(rule, agents=(ADA, CAN))) == ()
    assert ShiftCover().forms(CASE) == ()


@pytest.mark.parametrize("day", [SPRING, AUTUMN])
def test_days_on_which_the_clocks_change_are_days(day: date) -> None:
    """The night belongs to its evening; the day is as long as it is."""
    rule = ShiftCover(needs=(ShiftNeed(template="night", heads=1),))
    case = a_case(rule, first_day=day, days=1)
    assert found(case, *row(case, NIGHT, 0)) == ()
    (missing,) = found(case)
    assert missing.end_min - missing.start_min == (1380 if day == SPRING else 1500)


def test_the_opening_state_covers_no_day_of_the_plan() -> None:
    """Last night's shift reaches into the first morning and is not its early or night shift."""
    rule = ShiftCover(needs=(ShiftNeed(template="night", heads=1),))
    case = replace(a_case(rule, days=1), opening=opened(*row(a_case(rule), NIGHT, -1)))
    assert cents(found(case)) == 3000


def test_two_needs_of_one_shift_and_day_are_refused() -> None:
    """Which would hold? A date and its weekday are two things."""
    first, again = ShiftNeed(template="early", heads=1), ShiftNeed(template="early", heads=2, weekdays=(3,))
    with pytest.raises(ValidationError, match="shift early has two needs for 3"):
        ShiftCover(needs=(first, again))
    dated = ShiftNeed(template="early", heads=2, day=MONDAY)
    with pytest.raises(ValidationError, match="shift early has two needs for 2026-03-09"):
        ShiftCover(needs=(dated, dated))
    assert len(ShiftCover(needs=(first, dated)).needs) == 2


@pytest.mark.parametrize("bad", [{"heads": -1}, {"weekdays": [7]}, {"weekdays": []}, {"under_cents": -1}, {"day": "x"}])
def test_numbers_out_of_range_are_refused(bad: dict[str, object]) -> None:
    """Each with its field."""
    assert ShiftNeed(template="early", heads=0).under_cents == 3000
    with pytest.raises(ValidationError):
        ShiftNeed.model_validate({"template": "early", "heads": 1} | bad)


def test_what_is_not_stated_is_as_documented_and_both_ends_are_allowed() -> None:
    """Every day, 30.00 below and nothing above; nobody may be needed, and neither price need be."""
    need = ShiftNeed(template="early", heads=1)
    assert (need.day, need.weekdays, need.under_cents, need.over_cents) == (None, (0, 1, 2, 3, 4, 5, 6), 3000, 0)
    free = ShiftNeed(template="e", heads=0, weekdays=(0, 6), under_cents=0, over_cents=0)
    assert free.places == (("e", 0), ("e", 6))
    with pytest.raises(ValidationError):
        free.heads = 2
    for bad in ({"template": ""}, {"over_cents": -1}, {"weekdays": (-1,)}):
        with pytest.raises(ValidationError):
            ShiftNeed.model_validate({"template": "early", "heads": 1} | bad)


def world(at: Setting) -> World:
    """Where the rule bites, for the agreement of its two readings."""
    needs = (
        ShiftNeed(template="early", heads=1, under_cents=70, over_cents=11),
        ShiftNeed(template="late", heads=1, day=at.first_day, under_cents=13, over_cents=90),
        ShiftNeed(template="night", heads=0, over_cents=7),
    )
    case = a_past(a_case(ShiftCover(needs=needs), first_day=at.first_day, days=2, agents=(ADA, CAN)), at, NIGHT, 1)
    slots: Slots = []
    for name, templates in (("ada", (EARLY, LATE, NIGHT)), ("can", (EARLY, LATE))):
        for number in range(2):
            slots.append([(), *(row(case, template, number, agent=name) for template in templates)])
    return case, slots


def tempting() -> RosterCase:
    """Nothing else is needed: without the rule nobody would work."""
    return replace(a_case(ShiftCover(needs=(ShiftNeed(template="late", heads=1),)), days=2), templates=(EARLY, LATE))
