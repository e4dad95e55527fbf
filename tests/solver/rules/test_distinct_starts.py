"""Distinct starts."""

from __future__ import annotations

from dataclasses import replace

import pytest
from pydantic import ValidationError

from solver.case import RosterCase
from solver.outcomes import Violation
from solver.rules.distinct_starts import DistinctStarts
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
    figures,
    found,
    opened,
    row,
    shift,
    wanted,
)

TWO = DistinctStarts(most=2)
EDA = an_agent("eda")
CASE = a_case(TWO, agents=(ADA, CAN, EDA))


def test_as_many_start_times_as_meant_cost_nothing_and_each_more_its_price() -> None:
    """06:00 and 14:00 on one day are two; 22:00 is the third, 23:00 the fourth."""
    two = (*row(CASE, EARLY, 0), *row(CASE, LATE, 0, agent="can"))
    assert found(CASE, *two) == ()
    three = (*two, *row(CASE, NIGHT, 0, agent="eda"))
    when = CASE.grid.day_bounds[:2]
    assert found(CASE, *three) == (Violation("distinct_starts:main", "", *when, 3, 2, "starts", False, 2000),)
    four = found(CASE, *three, shift(CASE, MONDAY, 1380, 60))
    assert (figures(four), cents(four)) == ([(4, 2, "starts")], 4000)


def test_people_who_start_together_share_a_time() -> None:
    """Three people at 06:00 and one at 06:01 are two times."""
    together = [duty for name in ("ada", "can", "eda") for duty in row(CASE, EARLY, 0, agent=name)]
    assert found(CASE, *together, shift(CASE, MONDAY, 361, 60)) == ()


def test_each_day_counts_alone() -> None:
    """Times of Monday and Tuesday do not add up; the nights belong to the evening on which they start."""
    case = a_case(DistinctStarts(most=1, cents=None), agents=(ADA, CAN))
    assert found(case, *row(case, NIGHT, 0), *row(case, EARLY, 1, agent="can")) == ()
    days = found(case, *row(case, EARLY, 0, 1), *row(case, LATE, 0, 1, agent="can"))
    assert [(v.start_min, v.end_min) for v in days] == [case.grid.day_bounds[:2], case.grid.day_bounds[1:3]]
    assert [(v.hard, v.cents) for v in days] == [(True, 0)] * 2


def test_each_site_counts_alone() -> None:
    """Eda starts elsewhere; two forms, each for its people."""
    case = replace(CASE, agents=(ADA, CAN, replace(EDA, site="far")))
    assert found(case, *row(case, EARLY, 0), *row(case, LATE, 0, agent="can"), *row(case, NIGHT, 0, agent="eda")) == ()
    assert [(f.id, sorted(f.agents)) for f in TWO.forms(case)] == [("main", ["ada", "can"]), ("far", ["eda"])]


def test_times_are_those_that_really_begin() -> None:
    """In spring 02:30 is 03:30 and shares its start; in autumn 02:00 comes twice and is two times."""
    rule = DistinctStarts(most=1, cents=100)
    spring = a_case(rule, first_day=SPRING, days=1, agents=(ADA, CAN))
    assert found(spring, shift(spring, SPRING, 150, 60), shift(spring, SPRING, 210, 60, "can")) == ()
    autumn = a_case(rule, first_day=AUTUMN, days=1, agents=(ADA, CAN))
    first = shift(autumn, AUTUMN, 120, 60)
    again = replace(first, agent="can", start_min=first.start_min + 60, end_min=first.end_min + 60)
    assert autumn.grid.clock(again.start_min) == 120
    assert cents(found(autumn, first, again)) == 100


def test_the_opening_state_starts_on_no_day_of_the_plan() -> None:
    """The night that reaches into the first morning is not a start of it."""
    case = replace(a_case(DistinctStarts(most=1)), opening=opened(*row(CASE, NIGHT, -1)))
    assert found(case, *row(case, EARLY, 0)) == ()


@pytest.mark.parametrize("bad", [{"most": 0}, {"most": 97}, {"cents": 0}])
def test_no_start_time_at_all_and_no_price_are_refused(bad: dict[str, int]) -> None:
    """One person's shift is always possible."""
    rule = DistinctStarts(most=96, cents=1)
    assert (rule.most, rule.cents) == (96, 1)
    assert (DistinctStarts().most, DistinctStarts(most=1).cents) == (8, 2000)
    with pytest.raises(ValidationError):
        DistinctStarts.model_validate(bad)


def world(at: Setting) -> World:
    """Where the rule bites, for the agreement of its two readings."""
    rule = DistinctStarts(most=1, cents=None if at.past else 70)
    agents = (ADA, CAN, replace(EDA, site="far"))
    case = a_past(a_case(rule, first_day=at.first_day, days=2, agents=agents), at, NIGHT, 1)
    slots: Slots = []
    for name in ("ada", "can", "eda"):
        for number in range(2):
            slots.append([(), (), *(row(case, template, number, agent=name) for template in (EARLY, LATE, NIGHT))])
    return case, slots


def tempting() -> RosterCase:
    """Heads wanted from 06:00 to 22:00, where all must start at one time."""
    case = a_case(DistinctStarts(most=1, cents=None), days=2, agents=(ADA, CAN))
    return replace(case, templates=(EARLY, LATE), requirement=wanted(case.grid, 1, (360, 1320)))
