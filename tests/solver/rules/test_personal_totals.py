"""Personal totals."""

from __future__ import annotations

from dataclasses import replace

import pytest
from pydantic import ValidationError

from solver.case import RosterCase
from solver.outcomes import Violation
from solver.rules.forms import EVERY, DutyClass, Forbid, Total
from solver.rules.personal_totals import PersonalTotal, PersonalTotals
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
    figures,
    found,
    opened,
    row,
    wanted,
)


def rule_of(**total: object) -> PersonalTotals:
    """A rule of one total."""
    return PersonalTotals(totals=(PersonalTotal.model_validate(total),))


def test_shifts_between_both_bounds_are_fine_and_others_forbidden() -> None:
    """Two or three are agreed: one is too few, four too many, each told over the whole plan."""
    case = a_case(rule_of(least=2, most=3))
    assert found(case, *row(case, EARLY, 0, 1)) == found(case, *row(case, EARLY, 0, 1, 2)) == ()
    when = (case.grid.start_min, case.grid.end_min)
    assert found(case, *row(case, EARLY, 0)) == (Violation("personal_totals", "ada", *when, 1, 2, "duties"),)
    assert found(case, *row(case, EARLY, 0, 1, 2, 3)) == (Violation("personal_totals", "ada", *when, 4, 3, "duties"),)


def test_with_a_price_each_one_beyond_costs_it() -> None:
    """Two missing, two too many, at 0.70."""
    case = a_case(rule_of(least=3, most=4, cents=70))
    assert cents(found(case, *row(case, EARLY, 0))) == 140
    assert cents(found(case, *row(case, EARLY, 0, 1, 2, 3, 4, 5))) == 140


def test_only_the_shifts_and_the_people_named_count() -> None:
    """Ada may have one night; her early shifts and Can's nights are as they are."""
    case = a_case(rule_of(agents=["ada", "zoe"], templates=["night"], most=1), agents=(ADA, CAN))
    assert found(case, *row(case, NIGHT, 0), *row(case, EARLY, 2, 3), *row(case, NIGHT, 0, 1, agent="can")) == ()
    assert figures(found(case, *row(case, NIGHT, 0, 1))) == [(2, 1, "duties")]


def test_paid_minutes_are_priced_by_the_quarter_hour() -> None:
    """960 of 1,000 minutes: 40 missing at 0.30 a quarter are 0.80; 1,440 are 440 too many, 8.80."""
    case = a_case(rule_of(measure="paid_min", least=1000, most=1000, cents=30))
    assert figures(found(case, *row(case, EARLY, 0, 1))) == [(960, 1000, "min")]
    assert cents(found(case, *row(case, EARLY, 0, 1))) == 80
    assert cents(found(case, *row(case, EARLY, 0, 1, 2))) == 880


def test_weekends_have_a_shift_on_saturday_or_sunday() -> None:
    """Both days of one weekend are one; two weekends are two."""
    case = a_case(rule_of(measure="weekends", most=1), days=14)
    assert found(case, *row(case, EARLY, 4, 5, 6)) == ()
    assert figures(found(case, *row(case, EARLY, 5, 13))) == [(2, 1, "weekends")]


def test_half_weekends_have_one_of_two_days_in_the_plan() -> None:
    """Saturday alone is half; both are whole; a Saturday whose Sunday is another plan's is not judged."""
    case = a_case(rule_of(measure="half_weekends", most=0, cents=30), days=13)
    assert found(case, *row(case, EARLY, 5, 6)) == found(case, *row(case, EARLY, 12)) == ()
    assert figures(found(case, *row(case, EARLY, 6))) == [(1, 0, "weekends")]
    sunday = a_case(rule_of(measure="half_weekends", most=0), first_day=days_from(MONDAY, 6)[0], days=8)
    assert found(sunday, *row(sunday, EARLY, 0)) == ()
    assert figures(found(sunday, *row(sunday, EARLY, 6))) == [(1, 0, "weekends")]


def test_the_opening_state_counts_nothing() -> None:
    """Last week's shifts belong to last week's plan."""
    case = a_case(rule_of(most=1))
    assert found(replace(case, opening=opened(*row(case, LATE, -3, -2, -1))), *row(case, LATE, 0)) == ()


@pytest.mark.parametrize("day", [SPRING, AUTUMN])
def test_paid_minutes_are_the_shifts_own_when_clocks_change(day: object) -> None:
    """The night of 8 h pays 8 h."""
    case = a_case(rule_of(measure="paid_min", most=480), first_day=SPRING if day == SPRING else AUTUMN)
    assert found(case, *row(case, NIGHT, 0)) == ()


def test_what_nobody_may_have_is_forbidden_one_by_one_and_the_rest_counted() -> None:
    """What an engine reads; a least of none binds nobody."""
    totals = (
        PersonalTotal(agents=("ada",), templates=("night",), most=0),
        PersonalTotal(measure="weekends", most=0),
        PersonalTotal(least=0, most=4, cents=20),
        PersonalTotal(least=0),
    )
    case = a_case(PersonalTotals(totals=totals), agents=(ADA, CAN))
    both, night = frozenset({"ada", "can"}), DutyClass(templates=frozenset({"night"}))
    assert case.rules[0].forms(case) == (
        Forbid("personal_totals", frozenset({"ada"}), night, case.grid.start_min, case.grid.end_min, by_start=True),
        Total("personal_totals", both, EVERY, "weekends", "horizon", None, 0),
        Total("personal_totals", both, EVERY, "duties", "horizon", None, 4, 20),
    )
    assert figures(found(case, *row(case, NIGHT, 0))) == [(1, 0, "duties")]


@pytest.mark.parametrize("bad", [{}, {"least": 2, "most": 1}, {"most": -1}, {"most": 1, "cents": 0}, {"measure": "h"}])
def test_bounds_that_cannot_be_are_refused(bad: dict[str, object]) -> None:
    """None at all, crossed, negative, free of charge, or of nothing known."""
    assert PersonalTotal(least=1, most=1, cents=1).measure == "duties"
    with pytest.raises(ValidationError):
        PersonalTotal.model_validate(bad)


def world(at: Setting) -> World:
    """Where the rule bites, for the agreement of its two readings."""
    totals = (
        PersonalTotal(least=1, most=3, cents=70),
        PersonalTotal(templates=("night",), most=1),
        PersonalTotal(measure="paid_min", least=500, most=1300, cents=31),
        PersonalTotal(measure="weekends", most=1, cents=9),
        PersonalTotal(measure="half_weekends", most=0, cents=17),
    )
    case = a_case(PersonalTotals(totals=totals), first_day=at.first_day, days=9)
    slots = [slot if n in (0, 4, 5, 6, 7) else [()] for n, slot in enumerate(free_or(case, (EARLY, NIGHT)))]
    return a_past(case, at), slots


def tempting() -> RosterCase:
    """A head is wanted every day, and two shifts are agreed."""
    case = a_case(rule_of(most=2))
    return replace(case, templates=(EARLY,), requirement=wanted(case.grid, 1, (360, 840)))
