"""Feast groups."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from pydantic import ValidationError

from solver.agreements import Agreements, TaggedDay
from solver.case import RosterCase
from solver.outcomes import Violation
from solver.rules.feast_groups import FeastGroups
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
    TEMPLATES,
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

HARD = FeastGroups()
PRICED = FeastGroups(cents=9000)


def feasts(rule: FeastGroups, *offsets: int, first_day: date = MONDAY, days: int = 7) -> RosterCase:
    """Ada chose group "a", Can group "b"; feasts of group "a" on these days."""
    agents = (replace(ADA, feast_group="a"), replace(CAN, feast_group="b"))
    case = a_case(rule, first_day=first_day, days=days, agents=agents)
    tagged = tuple(TaggedDay(day, "feast", "a") for day in days_from(first_day, *offsets))
    return replace(case, agreements=Agreements(days=tagged))


def test_a_shift_on_a_feast_of_the_chosen_group_is_forbidden() -> None:
    """Eight hours on Tuesday; the days around it are free to work."""
    case = feasts(HARD, 1)
    assert found(case, *row(case, EARLY, 0, 2)) == ()
    (duty,) = row(case, EARLY, 1)
    assert found(case, duty) == (Violation("feast_groups", "ada", duty.start_min, duty.end_min, 480, 0, "min"),)


def test_the_evening_before_ends_at_midnight_or_counts() -> None:
    """22:00 to midnight is fine, 22:00 to 06:00 has six hours and 16:01 to 00:01 one minute in the feast."""
    case = feasts(HARD, 1)
    assert found(case, shift(case, MONDAY, 1320, 120)) == ()
    (violation,) = found(case, *row(case, NIGHT, 0))
    day = case.grid.day_bounds
    assert (violation.start_min, violation.end_min, violation.amount) == (day[1], day[1] + 360, 360)
    assert figures(found(case, shift(case, MONDAY, 961, 480))) == [(1, 0, "min")]


def test_a_feast_after_the_plan_is_reached_by_its_last_shifts() -> None:
    """A night of the last day reaches the next; 24 hours from 23:30 end on the one after in spring."""
    saturday = days_from(SPRING, -1)[0]
    case = feasts(HARD, 2, first_day=saturday, days=1)
    assert figures(found(case, shift(case, saturday, 1410, 1440))) == [(30, 0, "min")]
    assert found(case, *row(case, NIGHT, 0)) == ()
    assert len(HARD.forms(case)) == 1
    assert HARD.forms(feasts(HARD, 3, first_day=saturday, days=1)) == ()


def test_the_day_after_begins_at_midnight() -> None:
    """From 22:00 on the feast two hours count; from midnight none."""
    case = feasts(HARD, 1)
    (violation,) = found(case, *row(case, NIGHT, 1))
    day = case.grid.day_bounds
    assert (violation.start_min, violation.end_min, violation.amount) == (day[2] - 120, day[2], 120)
    assert found(case, shift(case, days_from(MONDAY, 2)[0], 0, 480)) == ()


def test_only_feasts_of_the_own_group_are_meant() -> None:
    """Can chose another, a match is no feast, and a feast of all has no group; whoever chose none works."""
    case = feasts(HARD, 1)
    assert found(case, *row(case, EARLY, 1, agent="can")) == ()
    tuesday = days_from(MONDAY, 1)[0]
    for other in (TaggedDay(tuesday, "match", "a"), TaggedDay(tuesday, "feast"), TaggedDay(tuesday, "feast", "b")):
        changed = replace(case, agreements=Agreements(days=(other,)))
        assert found(changed, *row(case, EARLY, 1)) == ()
    nobody = replace(case, agents=(ADA, CAN), agreements=Agreements(days=(TaggedDay(tuesday, "feast"),)))
    assert found(nobody, *row(case, EARLY, 1)) == ()
    assert HARD.forms(nobody) == ()


def test_each_shift_has_its_price() -> None:
    """Two shifts on one feast at 90.00 each, however long."""
    case = feasts(PRICED, 1)
    tuesday = days_from(MONDAY, 1)[0]
    violations = found(case, shift(case, tuesday, 60, 60), shift(case, tuesday, 600, 480))
    assert [(v.amount, v.hard, v.cents) for v in violations] == [(60, False, 9000), (480, False, 9000)]


def test_a_night_between_two_days_of_one_feast_counts_once() -> None:
    """Tuesday and Wednesday are one feast, Friday is another; a night on Thursday touches Friday only."""
    case = feasts(PRICED, 1, 2, 4)
    assert cents(found(case, *row(case, NIGHT, 1))) == 9000
    assert figures(found(case, *row(case, NIGHT, 1))) == [(480, 0, "min")]
    assert figures(found(case, *row(case, NIGHT, 3))) == [(360, 0, "min")]
    assert found(case, *row(case, EARLY, 3)) == ()
    day = case.grid.day_bounds
    assert [(form.start_min, form.end_min) for form in PRICED.forms(case)] == [(day[1], day[3]), (day[4], day[5])]


def test_a_feast_is_as_long_as_the_clocks_make_it() -> None:
    """A day from midnight to midnight has 23 hours in spring and 25 in autumn."""
    for day, hours in ((SPRING, 23), (AUTUMN, 25)):
        case = feasts(HARD, 1, first_day=days_from(day, -1)[0], days=3)
        assert figures(found(case, shift(case, days_from(day, -1)[0], 1439, 1600))) == [(hours * 60, 0, "min")]


def test_the_opening_states_night_into_the_first_day_is_not_judged() -> None:
    """What was published before may end in the morning of the feast."""
    case = feasts(HARD, 0)
    held = replace(case, opening=opened(*row(case, NIGHT, -1)))
    assert found(held) == ()
    assert figures(found(held, *row(held, LATE, 0))) == [(480, 0, "min")]


def test_the_night_of_the_last_day_reaches_a_feast_after_the_horizon() -> None:
    """The plan ends on Sunday, the feast is on Monday; feasts of other weeks are no form."""
    case = feasts(HARD, -1, 7, 30)
    assert figures(found(case, *row(case, NIGHT, 6))) == [(360, 0, "min")]
    assert len(HARD.forms(case)) == 1


@pytest.mark.parametrize("price", [0, -1])
def test_a_price_below_one_cent_is_refused(price: int) -> None:
    """Nothing to pay is no rule."""
    assert FeastGroups(cents=1).cents == 1
    with pytest.raises(ValidationError):
        FeastGroups(cents=price)


def world(at: Setting) -> World:
    """Where the rule bites, for the agreement of its two readings."""
    case = feasts(HARD if at.past else PRICED, 1, 3, 4, first_day=at.first_day, days=5)
    case = a_past(case, at, NIGHT)
    return case, free_or(case, TEMPLATES)


def tempting() -> RosterCase:
    """Heads wanted on a feast, at far less than the feast is worth."""
    case = feasts(FeastGroups(cents=500_000), 1, days=2)
    case = replace(case, agents=case.agents[:1], templates=(EARLY, LATE))
    return replace(case, requirement=wanted(case.grid, 1))
