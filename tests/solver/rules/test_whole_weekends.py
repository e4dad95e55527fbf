"""Whole weekends."""

from __future__ import annotations

from dataclasses import replace

import pytest
from pydantic import ValidationError

from solver.case import RosterCase
from solver.rules.forms import EVERY, Total
from solver.rules.whole_weekends import WholeWeekends
from tests.solver.rules.agreement_worlds import Setting, World, a_past, free_or
from tests.solver.rules.needs import needed
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
    figures,
    found,
    opened,
    row,
)

CASE = a_case(WholeWeekends(), days=14)


def test_both_days_or_none() -> None:
    """The first weekend is worked, the second is not."""
    assert found(CASE, *row(CASE, EARLY, 0, 4, 5), *row(CASE, NIGHT, 6)) == ()


@pytest.mark.parametrize("day", [5, 6])
def test_one_day_of_a_weekend_costs(day: int) -> None:
    """Saturday or Sunday alone: one day where two or none are meant."""
    (violation,) = found(CASE, *row(CASE, EARLY, day))
    assert (violation.agent, violation.amount, violation.limit, violation.unit) == ("ada", 1, 2, "days")
    assert (violation.hard, violation.cents) == (False, 3000)
    saturday = CASE.grid.start_min + 5 * 1440
    assert (violation.start_min, violation.end_min) == (saturday, saturday + 2 * 1440)


def test_each_half_weekend_of_each_agent_costs() -> None:
    """Ada has two, Can one."""
    case = a_case(WholeWeekends(cents=700), days=14, agents=(ADA, CAN))
    duties = (*row(case, EARLY, 5, 13), *row(case, LATE, 5, 6, 12, agent="can"))
    assert [violation.agent for violation in found(case, *duties)] == ["ada", "ada", "can"]
    assert cents(found(case, *duties)) == 2100


def test_a_friday_night_is_no_weekend() -> None:
    """It belongs to Friday, and Sunday's night to Sunday."""
    assert found(CASE, *row(CASE, NIGHT, 4)) == ()
    assert cents(found(CASE, *row(CASE, NIGHT, 6))) == 3000


def test_a_weekend_that_the_horizon_cuts_is_not_judged() -> None:
    """A plan from Sunday to the next Saturday has half of two weekends, whatever was worked before it."""
    sunday = a_case(WholeWeekends(), first_day=days_from(MONDAY, -1)[0])
    for case in (sunday, replace(sunday, opening=opened(*row(sunday, EARLY, -1)))):
        assert found(case, *row(case, EARLY, 0, 6)) == ()
        assert found(case, *row(case, EARLY, 1)) == ()


def test_hard_where_no_price_is_named() -> None:
    """Half a weekend is forbidden then."""
    case = a_case(WholeWeekends(cents=None), days=14)
    (violation,) = found(case, *row(case, EARLY, 12))
    assert (violation.hard, violation.cents) == (True, 0)


def test_a_weekend_of_the_clock_change_spans_its_hours() -> None:
    """47 hours in spring, 49 in autumn."""
    for day, hours in ((SPRING, 47), (AUTUMN, 49)):
        case = a_case(WholeWeekends(), first_day=days_from(day, -1)[0], days=2)
        (violation,) = found(case, *row(case, NIGHT, 1))
        assert violation.end_min - violation.start_min == hours * 60
        assert figures(found(case, *row(case, NIGHT, 0, 1))) == []


def test_the_form_allows_no_half_weekend_without_its_price() -> None:
    """None is free in the whole plan."""
    assert CASE.rules[0].forms(CASE) == (
        Total("whole_weekends", frozenset({"ada"}), EVERY, "half_weekends", "horizon", None, 0, 3000),
    )


def test_parameters_have_bounds() -> None:
    """A price, or none."""
    assert WholeWeekends().cents == 3000
    assert WholeWeekends(cents=1).cents == 1
    with pytest.raises(ValidationError):
        WholeWeekends(cents=0)


def world(at: Setting) -> World:
    """Where the rule bites, for the agreement of its two readings; hard where there is a past."""
    rule = WholeWeekends(cents=None if at.past else 1100)
    case = a_case(rule, first_day=at.first_day, days=14, agents=(ADA, CAN))
    slots = [
        slot
        for name in ("ada", "can")
        for day, slot in zip(case.grid.days, free_or(case, (EARLY, NIGHT), name), strict=True)
        if day.weekday() >= 4
    ]
    return a_past(case, at), slots


def tempting() -> RosterCase:
    """Ada is wanted on Saturday and not on Sunday."""
    return needed(a_case(WholeWeekends(cents=100_000)), (360, 840), 5)
