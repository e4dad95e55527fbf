"""Personal stretches."""

from __future__ import annotations

from dataclasses import replace

import pytest
from pydantic import ValidationError

from solver.case import RosterCase
from solver.outcomes import Violation
from solver.rules.forms import EVERY, DutyClass, Run, Stretch
from solver.rules.personal_stretches import PersonalStretch, PersonalStretches
from tests.solver.rules.agreement_worlds import Setting, World, a_past, free_or
from tests.solver.rules.worlds import (
    ADA,
    AUTUMN,
    CAN,
    EARLY,
    LATE,
    NIGHT,
    SPRING,
    a_case,
    cents,
    days_from,
    figures,
    found,
    opened,
    row,
    wanted,
)


def rule_of(**stretch: object) -> PersonalStretches:
    """A rule of one stretch."""
    return PersonalStretches(stretches=(PersonalStretch.model_validate(stretch),))


def test_rows_of_shifts_are_neither_short_nor_long() -> None:
    """Two or three days: one is too short, four are too long; the rule tells the days."""
    case = a_case(rule_of(least_days=2, most_days=3))
    assert found(case, *row(case, EARLY, 1, 2)) == found(case, *row(case, EARLY, 1, 2, 3)) == ()
    when = case.grid.day_bounds[1:3]
    assert found(case, *row(case, EARLY, 1)) == (Violation("personal_stretches", "ada", *when, 1, 2, "days"),)
    assert figures(found(case, *row(case, EARLY, 1, 2, 3, 4))) == [(4, 3, "days")]


def test_with_a_price_each_day_missing_or_beyond_costs_it() -> None:
    """One of three days misses two; five of three are two beyond."""
    case = a_case(rule_of(least_days=3, most_days=3, cents=15))
    assert cents(found(case, *row(case, EARLY, 2))) == 30
    assert cents(found(case, *row(case, EARLY, 1, 2, 3, 4, 5))) == 30


def test_free_days_have_rows_of_their_own() -> None:
    """One day off between two worked ones is one short of two; three are one beyond two."""
    case = a_case(rule_of(free=True, least_days=2, most_days=2, cents=30))
    assert cents(found(case, *row(case, EARLY, 0, 1, 3, 4, 5, 6))) == 30
    assert figures(found(case, *row(case, EARLY, 0, 1, 5, 6))) == [(3, 2, "days")]
    assert cents(found(case)) == 30 * 5


def test_rows_at_the_ends_may_go_on_beyond_them() -> None:
    """Neither the first day nor the last is too short; too long they can be."""
    case = a_case(rule_of(least_days=3, most_days=4))
    assert found(case, *row(case, EARLY, 0, 5, 6)) == ()
    assert figures(found(case, *row(case, EARLY, 0, 1, 2, 3, 4))) == [(5, 4, "days")]


def test_only_the_shifts_and_the_people_named_count() -> None:
    """Ada's nights come two in a row at least; Can's and her other shifts as they come."""
    case = a_case(rule_of(agents=["ada"], templates=["night"], least_days=2), agents=(ADA, CAN))
    assert found(case, *row(case, EARLY, 1), *row(case, NIGHT, 1, agent="can"), *row(case, NIGHT, 3, 4)) == ()
    assert figures(found(case, *row(case, EARLY, 1, 3), *row(case, NIGHT, 2))) == [(1, 2, "days")]


def test_the_opening_state_lengthens_the_first_row_and_is_not_judged_itself() -> None:
    """Two days before it and one of the plan are three; of too many only the plan's days count."""
    past = opened(*row(a_case(), EARLY, -4, -2, -1))
    short = replace(a_case(rule_of(least_days=4, cents=10)), opening=past)
    assert figures(found(short, *row(short, EARLY, 0))) == [(3, 4, "days")]
    assert found(short) == ()
    long = replace(a_case(rule_of(most_days=1, cents=10)), opening=past)
    assert cents(found(long, *row(long, EARLY, 0))) == 10


@pytest.mark.parametrize("first_day", [SPRING, AUTUMN])
def test_days_on_which_the_clocks_change_are_days(first_day: object) -> None:
    """Nights of three days around the change are three in a row."""
    start = days_from(SPRING if first_day == SPRING else AUTUMN, -1)[0]
    case = a_case(rule_of(most_days=2), first_day=start, days=4)
    assert figures(found(case, *row(case, NIGHT, 0, 1, 2))) == [(3, 2, "days")]


def test_hard_rows_are_a_run_and_a_stretch_and_priced_ones_a_stretch() -> None:
    """What an engine reads; rows of any length have no form."""
    both, night = frozenset({"ada", "can"}), DutyClass(templates=frozenset({"night"}))
    stretches = (
        PersonalStretch(least_days=2, most_days=5),
        PersonalStretch(free=True, least_days=2, most_days=6),
        PersonalStretch(agents=("ada",), templates=("night",), least_days=4, most_days=5, cents=15),
        PersonalStretch(),
        PersonalStretch(cents=9),
        PersonalStretch(most_days=3),
    )
    case = a_case(PersonalStretches(stretches=stretches), agents=(ADA, CAN))
    name = "personal_stretches"
    assert case.rules[0].forms(case) == (
        Run(name, both, EVERY, 5),
        Stretch(name, both, EVERY, False, 2),
        Stretch(name, both, EVERY, True, 2, 6),
        Stretch(name, frozenset({"ada"}), night, False, 4, 5, 15),
        Run(name, both, EVERY, 3),
    )


@pytest.mark.parametrize("bad", [{"least_days": 3, "most_days": 2}, {"least_days": 0}, {"most_days": 0}, {"cents": 0}])
def test_rows_that_cannot_be_are_refused(bad: dict[str, object]) -> None:
    """Crossed, empty, or free of charge."""
    assert PersonalStretch(least_days=2, most_days=2, cents=1).free is False
    with pytest.raises(ValidationError):
        PersonalStretch.model_validate(bad)


def world(at: Setting) -> World:
    """Where the rule bites, for the agreement of its two readings."""
    stretches = (
        PersonalStretch(least_days=2, most_days=3),
        PersonalStretch(free=True, least_days=2, most_days=3, cents=31),
        PersonalStretch(templates=("night",), least_days=2, most_days=2, cents=7),
        PersonalStretch(templates=("late",), free=True, most_days=4, cents=3),
    )
    case = a_case(PersonalStretches(stretches=stretches), first_day=at.first_day, days=5)
    slots = [slot if n != 2 else [slot[0], slot[1]] for n, slot in enumerate(free_or(case, (LATE, NIGHT)))]
    return a_past(case, at), slots


def tempting() -> RosterCase:
    """A head is wanted on every other day, where shifts come two in a row."""
    case = a_case(rule_of(least_days=2, most_days=2))
    return replace(case, templates=(EARLY,), requirement=wanted(case.grid, 1, (360, 840)))
