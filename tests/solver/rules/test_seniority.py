"""Seniority."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from pydantic import ValidationError

from solver.case import RosterCase, Wish
from solver.rules.seniority import Seniority
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
    shift,
    wanted,
)

RULE = Seniority(cents_per_year=100)


def hired(day: date | None, *wishes: Wish, rule: Seniority = RULE) -> RosterCase:
    """Ada, hired on a day, wishes Monday, 9 March 2026, off; Can's day is not known."""
    case = a_case(rule, agents=(replace(ADA, hired=day), CAN))
    return replace(case, wishes=wishes or (Wish("ada", MONDAY, "off"), Wish("can", MONDAY, "off")))


def test_each_year_of_service_makes_a_refusal_dearer() -> None:
    """Four years: four times the price; Can pays nothing here."""
    case = hired(date(2022, 3, 1))
    (violation,) = found(case, *row(case, EARLY, 0), *row(case, EARLY, 0, agent="can"))
    assert (violation.rule, violation.agent, violation.hard, violation.cents) == ("seniority", "ada", False, 400)
    assert (violation.amount, violation.limit, violation.unit) == (1, 0, "duties")
    assert (violation.start_min, violation.end_min) == case.grid.day_bounds[:2]
    assert found(case, *row(case, EARLY, 1)) == ()


@pytest.mark.parametrize(
    ("day", "years"),
    [
        (date(2025, 3, 9), 1),
        (date(2025, 3, 10), 0),
        (date(2025, 4, 1), 0),
        (date(2024, 12, 31), 1),
        (date(2020, 2, 29), 6),
        (date(2026, 3, 9), 0),
        (date(2027, 1, 1), 0),
    ],
)
def test_years_are_anniversaries_passed_by_the_first_day(day: date, years: int) -> None:
    """The anniversary itself counts, the day after does not; before one is hired there are none."""
    case = hired(day)
    assert cents(found(case, *row(case, EARLY, 0))) == 100 * years


def test_no_more_years_count_than_agreed() -> None:
    """Ten by default, three if so agreed."""
    case = hired(date(2000, 1, 1))
    assert cents(found(case, *row(case, EARLY, 0))) == 1000
    case = hired(date(2000, 1, 1), rule=Seniority(cents_per_year=100, most_years=3))
    assert cents(found(case, *row(case, EARLY, 0))) == 300


def test_every_kind_of_wish_is_refused_as_rule_wish_says() -> None:
    """A day to work that is off, and a start outside the window."""
    work = hired(date(2024, 1, 1), Wish("ada", MONDAY, "work", 4))
    assert (figures(found(work)), cents(found(work))) == ([(0, 1, "duties")], 200)
    assert found(work, *row(work, NIGHT, 0)) == ()
    window = hired(date(2024, 1, 1), Wish("ada", MONDAY, "start_between", 1, 360, 540))
    assert [cents(found(window, shift(window, MONDAY, s, 480))) for s in (345, 360, 540, 555)] == [200, 0, 0, 200]


def test_an_unknown_day_of_hiring_is_no_service() -> None:
    """Nothing is said, and no form is made."""
    case = hired(None)
    assert found(case, *row(case, EARLY, 0)) == ()
    assert case.rules[0].forms(case) == ()


def test_the_end_of_a_night_of_the_opening_state_refuses_nothing() -> None:
    """A day off is about shifts that start on it."""
    case = hired(date(2020, 1, 1))
    assert found(replace(case, opening=opened(*row(case, NIGHT, -1)))) == ()


@pytest.mark.parametrize("day", [SPRING, AUTUMN])
def test_a_day_with_a_clock_change_is_whole(day: date) -> None:
    """Off from midnight to midnight."""
    case = replace(hired(date(2024, 1, 1), Wish("ada", day, "off")), grid=a_case(first_day=day, days=2).grid)
    assert cents(found(case, shift(case, day, 1425, 60))) == 200
    assert found(case, shift(case, days_from(day, 1)[0], 0, 60)) == ()


def test_those_who_wish_the_same_at_one_price_share_a_form() -> None:
    """Equal service, equal wish."""
    case = hired(date(2024, 1, 1))
    case = replace(case, agents=(case.agents[0], replace(CAN, hired=date(2023, 6, 1))))
    (form,) = case.rules[0].forms(case)
    assert (form.rule, sorted(form.agents), form.cents) == ("seniority", ["ada", "can"], 200)
    assert (form.start_min, form.end_min) == case.grid.day_bounds[:2]


@pytest.mark.parametrize("wrong", [{"cents_per_year": 0}, {"most_years": 0}, {"most_years": 51}])
def test_parameters_out_of_range_are_refused(wrong: dict[str, int]) -> None:
    """When they are written."""
    with pytest.raises(ValidationError):
        Seniority(**wrong)


def test_what_is_not_stated_is_as_documented_and_both_ends_are_allowed() -> None:
    """1.00 a year for ten years; from one year to fifty."""
    assert (Seniority().cents_per_year, Seniority().most_years) == (100, 10)
    assert [Seniority(most_years=n, cents_per_year=1).most_years for n in (1, 50)] == [1, 50]


def world(at: Setting) -> World:
    """Where the rule bites, for the agreement of its two readings."""
    agents = (replace(ADA, hired=date(2019, 5, 1)), replace(CAN, hired=date(2024, 1, 31)))
    case = a_case(Seniority(cents_per_year=7), first_day=at.first_day, days=5, agents=agents)
    days = case.grid.days
    wishes = (
        Wish("ada", days[1], "off"),
        Wish("can", days[1], "off"),
        Wish("ada", days[2], "start_between", 2, 360, 600),
        Wish("can", days[3], "work", 5),
    )
    case = a_past(replace(case, wishes=wishes), at)
    return case, [*free_or(case, (EARLY, LATE)), *free_or(case, (EARLY,), "can")]


def tempting() -> RosterCase:
    """Two are needed, and both wish to be off: ten years of service are worth more than the need."""
    case, grid = hired(date(2016, 1, 1), rule=Seniority(cents_per_year=5_000)), a_case(days=1).grid
    return replace(case, grid=grid, templates=(EARLY,), requirement=wanted(grid, 2))
