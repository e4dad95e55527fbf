"""Days on together."""

from __future__ import annotations

from dataclasses import replace

import pytest
from pydantic import ValidationError

from solver.case import RosterCase
from solver.rules.days_on_together import DaysOnTogether
from tests.solver.rules.agreement_worlds import Setting, World, free_or
from tests.solver.rules.needs import needed
from tests.solver.rules.worlds import (
    ADA,
    AUTUMN,
    CAN,
    EARLY,
    LATE,
    NIGHT,
    SPRING,
    a_case,
    days_from,
    figures,
    found,
    opened,
    row,
)

CASE = a_case(DaysOnTogether(), days=14)


def test_two_worked_days_in_a_row_are_meant() -> None:
    """Two, three, and two of different shifts."""
    assert found(CASE, *row(CASE, EARLY, 1, 2, 4, 5, 6, 8), *row(CASE, LATE, 9)) == ()


def test_a_single_worked_day_costs() -> None:
    """Work on Wednesday only: the violation is its shift."""
    duties = row(CASE, NIGHT, 2)
    (violation,) = found(CASE, *duties)
    assert (violation.agent, violation.amount, violation.limit, violation.unit) == ("ada", 1, 2, "days")
    assert (violation.hard, violation.cents) == (False, 1500)
    assert (violation.start_min, violation.end_min) == (duties[0].start_min, duties[0].end_min)


def test_each_missing_day_costs() -> None:
    """Three are meant: one is two short, two are one short, from the start of the first to the end of the last."""
    case = a_case(DaysOnTogether(least_days=3, cents=500), days=14, agents=(ADA, CAN))
    duties = (*row(case, EARLY, 1, 3, 4, 6, 7, 8), *row(case, LATE, 5, 6, agent="can"))
    violations = found(case, *duties)
    assert figures(violations) == [(1, 3, "days"), (2, 3, "days"), (2, 3, "days")]
    assert [(violation.agent, violation.cents) for violation in violations] == [
        *(("ada", 1000), ("ada", 500), ("can", 500))
    ]
    assert (violations[1].start_min, violations[1].end_min) == (duties[1].start_min, duties[2].end_min)


def test_rows_at_both_ends_of_the_plan_may_be_longer_than_they_look() -> None:
    """The first day and the last one; a day further in is judged."""
    assert found(CASE, *row(CASE, EARLY, 0, 13)) == ()
    assert figures(found(CASE, *row(CASE, EARLY, 1))) == [(1, 2, "days")]
    assert figures(found(CASE, *row(CASE, EARLY, 12))) == [(1, 2, "days")]


def test_days_before_the_plan_lengthen_those_at_its_start() -> None:
    """Work on Sunday and Monday is two days; a past that ended on Saturday makes Monday a single one."""
    case = replace(CASE, opening=opened(*row(CASE, EARLY, -5, -1)))
    assert found(case, *row(case, EARLY, 0)) == ()
    assert found(case) == found(case, *row(case, EARLY, 2, 3)) == ()
    case = replace(CASE, opening=opened(*row(CASE, EARLY, -5, -2)))
    assert figures(found(case, *row(case, EARLY, 0))) == [(1, 2, "days")]


def test_the_first_known_day_may_not_be_the_first() -> None:
    """The only known shift is Sunday's: with Monday's it is a row of two, at least."""
    case = replace(a_case(DaysOnTogether(least_days=3), days=14), opening=opened(*row(CASE, EARLY, -1)))
    assert found(case, *row(case, EARLY, 0)) == ()
    longer = replace(case, opening=opened(*row(CASE, EARLY, -3, -1)))
    assert figures(found(longer, *row(case, EARLY, 0))) == [(2, 3, "days")]


def test_the_day_of_the_clock_change_is_one_day() -> None:
    """Saturday and Sunday are two days, Sunday alone is one."""
    for day in (SPRING, AUTUMN):
        case = a_case(DaysOnTogether(), first_day=days_from(day, -2)[0], days=5)
        assert found(case, *row(case, NIGHT, 1, 2)) == ()
        assert figures(found(case, *row(case, NIGHT, 2))) == [(1, 2, "days")]


def test_parameters_have_bounds() -> None:
    """Two to seven days at a price."""
    assert DaysOnTogether() == DaysOnTogether(least_days=2, cents=1500)
    assert DaysOnTogether(least_days=7, cents=1).least_days == 7
    for name, value in (("least_days", 1), ("least_days", 8), ("cents", 0)):
        with pytest.raises(ValidationError):
            DaysOnTogether(**{name: value})


def world(at: Setting) -> World:
    """Where the rule bites, for the agreement of its two readings; Can's only known shift is yesterday's."""
    case = a_case(DaysOnTogether(least_days=3, cents=70), first_day=at.first_day, days=6, agents=(ADA, CAN))
    if at.past:
        case = replace(case, opening=opened(*row(case, NIGHT, -3, -1), *row(case, LATE, -1, agent="can")))
    return case, [*free_or(case, (EARLY, NIGHT)), *free_or(case, (LATE,), "can")]


def tempting() -> RosterCase:
    """Ada is wanted in the middle of five days; alone, that day costs more than another one that nobody asks for."""
    return needed(a_case(DaysOnTogether(cents=100_000), days=5), (360, 840), 2)
