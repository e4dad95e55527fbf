"""Fair weekends: by the ledger, among those who could be asked."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from pydantic import ValidationError

from solver.agreements import Agreements, Tally
from solver.case import Absence, RosterCase
from solver.policies import Hours
from solver.rules.fair_weekends import FairWeekends
from tests.solver.rules.agreement_worlds import Setting, World, a_past, free_or
from tests.solver.rules.worlds import (
    ADA,
    AUTUMN,
    CAN,
    EARLY,
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

LEDGER = Agreements(ledger=(Tally("ada", "weekends", 10), Tally("can", "weekends", 11)))
WEEKENDS = (5, 6, 12, 13, 19, 20, 26, 27)


def told(rule: FairWeekends | None = None, days: int = 28, agreements: Agreements = LEDGER) -> RosterCase:
    """Ada worked ten weekends in a year, Can eleven."""
    return replace(a_case(rule or FairWeekends(cents=100), days=days, agents=(ADA, CAN)), agreements=agreements)


def test_both_days_of_a_weekend_are_one() -> None:
    """Ada's credit is one weekend; the second costs once, the fourth three times."""
    case = told()
    assert found(case, *row(case, EARLY, 5, 6)) == ()
    (violation,) = found(case, *row(case, EARLY, 5, 6, 13))
    assert (violation.rule, violation.agent, violation.hard, violation.cents) == ("fair_weekends", "ada", False, 100)
    assert (violation.amount, violation.limit, violation.unit) == (2, 1, "weekends")
    assert (violation.start_min, violation.end_min) == (case.grid.start_min, case.grid.end_min)
    assert cents(found(case, *row(case, EARLY, *WEEKENDS))) == 100 + 200 + 300


def test_the_most_burdened_pays_from_the_first_weekend_on() -> None:
    """Can's Saturday, or Sunday."""
    case = told()
    assert [cents(found(case, *row(case, EARLY, day, agent="can"))) for day in (4, 5, 6, 7)] == [0, 100, 100, 0]
    assert cents(found(case, *row(case, EARLY, 5, 13, agent="can"))) == 300


def test_the_start_of_a_shift_decides() -> None:
    """Friday's night shift that ends on Saturday is no weekend."""
    case = told()
    assert found(case, *row(case, NIGHT, 4, agent="can")) == ()


def test_a_plan_gives_no_more_than_the_most_credit() -> None:
    """Twelve fewer than Can: three are free by default, one if so agreed."""
    agreements = Agreements(ledger=(Tally("ada", "weekends", 0), Tally("can", "weekends", 12)))
    case = told(agreements=agreements)
    assert cents(found(case, *row(case, EARLY, *WEEKENDS))) == 100
    assert (
        cents(found(told(FairWeekends(most_credit=1, cents=100), agreements=agreements), *row(case, EARLY, 5, 12)))
        == 100
    )


def test_who_cannot_be_asked_is_no_measure_and_is_not_judged() -> None:
    """Away throughout, or available from Monday to Friday only: Can's eleven are no credit for Ada."""
    case = told()
    away = replace(case, absences=(Absence("can", case.grid.start_min, case.grid.end_min),))
    weekdays = replace(case, agents=(ADA, replace(CAN, available=(Hours((0, 1, 2)), Hours((3, 4)), Hours(())))))
    for spared in (away, weekdays):
        assert cents(found(spared, *row(case, EARLY, 5))) == 100
        assert found(spared, *row(case, EARLY, 5, 12, agent="can")) == ()


def test_one_day_of_the_weekend_is_enough_to_be_asked() -> None:
    """Available on weekdays and on Saturdays, Can is asked and his eleven count."""
    case = replace(told(), agents=(ADA, replace(CAN, available=(Hours((5,)), Hours((0, 1))))))
    assert found(case, *row(case, EARLY, 5)) == ()
    assert cents(found(case, *row(case, EARLY, 5, agent="can"))) == 100


def test_a_window_of_weekdays_and_saturday_has_weekends() -> None:
    """Monday to Saturday in one: the last of its days decides."""
    case = replace(told(), agents=(ADA, replace(CAN, available=(Hours((0, 1, 2, 3, 4, 5)),))))
    assert found(case, *row(case, EARLY, 5)) == ()
    assert cents(found(case, *row(case, EARLY, 5, agent="can"))) == 100


def test_a_weekend_begun_in_the_opening_state_is_counted_by_its_sunday_only() -> None:
    """Saturday is in the ledger; a plan that begins on Sunday has a weekend if Sunday is worked."""
    sunday = a_case(first_day=date(2026, 3, 15), days=3)
    case = replace(told(), grid=sunday.grid, opening=opened(*row(sunday, EARLY, -1, agent="can")))
    assert found(case, *row(case, EARLY, 1, agent="can")) == ()
    assert cents(found(case, *row(case, EARLY, 0, agent="can"))) == 100


@pytest.mark.parametrize("day", [SPRING, AUTUMN])
def test_the_sunday_the_clocks_change_is_a_sunday(day: date) -> None:
    """From 00:00 to 23:45; Monday's first minute is not."""
    case = replace(told(), grid=a_case(first_day=day, days=2).grid)
    assert cents(found(case, shift(case, day, 1425, 60, "can"))) == 100
    assert found(case, shift(case, days_from(day, 1)[0], 0, 60, "can")) == ()


def test_without_a_ledger_of_weekends_nothing_is_said() -> None:
    """Other measures are none."""
    case = told(agreements=Agreements(ledger=(Tally("ada", "nights", 3), Tally("can", "nights", 5))))
    assert found(case, *row(case, EARLY, *WEEKENDS)) == ()
    assert case.rules[0].forms(case) == ()


def test_the_form_names_credit_and_people() -> None:
    """One form per equal credit."""
    case = told()
    forms = case.rules[0].forms(case)
    assert [(sorted(form.agents), form.most, form.least, form.cents) for form in forms] == [
        (["ada"], 1, None, 100),
        (["can"], 0, None, 100),
    ]


@pytest.mark.parametrize("wrong", [{"cents": 0}, {"most_credit": -1}, {"most_credit": 10}])
def test_parameters_out_of_range_are_refused(wrong: dict[str, int]) -> None:
    """When they are written."""
    with pytest.raises(ValidationError):
        FairWeekends(**wrong)


def test_what_is_not_stated_is_as_documented_and_both_ends_are_allowed() -> None:
    """Three weekends, 8.00; from none to nine."""
    assert (FairWeekends().most_credit, FairWeekends().cents) == (3, 800)
    assert [FairWeekends(most_credit=n, cents=1).most_credit for n in (0, 9)] == [0, 9]


def world(at: Setting) -> World:
    """Where the rule bites, for the agreement of its two readings."""
    case = a_case(FairWeekends(cents=7), first_day=at.first_day, days=12, agents=(ADA, CAN))
    case = a_past(replace(case, agreements=LEDGER), at)
    return case, [*free_or(case, (EARLY, NIGHT)), *free_or(case, (NIGHT,), "can")]


def tempting() -> RosterCase:
    """Two are needed from Saturday on; only Ada has a credit."""
    case = a_case(FairWeekends(cents=150_000), first_day=date(2026, 3, 14), days=3, agents=(ADA, CAN))
    return replace(case, agreements=LEDGER, templates=(EARLY,), requirement=wanted(case.grid, 2))
