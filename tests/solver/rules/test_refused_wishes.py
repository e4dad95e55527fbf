"""Wishes of those who were refused before."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from pydantic import ValidationError

from solver.agreements import Agreements, Tally
from solver.case import Absence, RosterCase, Wish
from solver.rules.refused_wishes import RefusedWishes
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
    an_agent,
    cents,
    days_from,
    figures,
    found,
    opened,
    row,
    shift,
    wanted,
)

LEDGER = (Tally("ada", "refused", 8), Tally("can", "refused", 2))
OFF = (Wish("ada", MONDAY, "off"), Wish("can", MONDAY, "off"))


def told(*wishes: Wish, ledger: tuple[Tally, ...] = LEDGER, **parameters: int) -> RosterCase:
    """Ada was refused eight times, Can twice: the mean is five."""
    case = a_case(RefusedWishes(**{"cents": 100, **parameters}), agents=(ADA, CAN))
    return replace(case, wishes=wishes or OFF, agreements=Agreements(ledger=ledger))


def test_each_refusal_beyond_the_mean_makes_the_next_dearer() -> None:
    """Three beyond five: three times the price, and for Can, below the mean, nothing."""
    case = told()
    (violation,) = found(case, *row(case, EARLY, 0), *row(case, EARLY, 0, agent="can"))
    assert (violation.rule, violation.agent, violation.hard, violation.cents) == ("refused_wishes", "ada", False, 300)
    assert (violation.amount, violation.limit, violation.unit) == (1, 0, "duties")
    assert (violation.start_min, violation.end_min) == case.grid.day_bounds[:2]
    assert found(case, *row(case, EARLY, 1)) == ()


def test_no_more_refusals_count_than_agreed() -> None:
    """Two of three; six of ten by default."""
    case = told(most_counted=2)
    assert cents(found(case, *row(case, EARLY, 0))) == 200
    many = told(ledger=(Tally("ada", "refused", 20), Tally("can", "refused", 0)))
    assert cents(found(many, *row(case, EARLY, 0))) == 600


def test_the_mean_itself_is_no_grievance() -> None:
    """Both were refused four times."""
    case = told(ledger=(Tally("ada", "refused", 4), Tally("can", "refused", 4)))
    assert found(case, *row(case, EARLY, 0), *row(case, EARLY, 0, agent="can")) == ()
    assert case.rules[0].forms(case) == ()


def test_every_kind_of_wish_is_refused_as_rule_wish_says() -> None:
    """A day to work that is off, and each start outside the window; its ends and a day off are granted."""
    work = told(Wish("ada", MONDAY, "work"))
    assert figures(found(work)) == [(0, 1, "duties")]
    assert cents(found(work)) == 300
    assert found(work, *row(work, NIGHT, 0)) == ()
    window = told(Wish("ada", MONDAY, "start_between", 3, 360, 540))
    for start, price in ((345, 300), (360, 0), (540, 0), (555, 300)):
        assert cents(found(window, shift(window, MONDAY, start, 480))) == price
    assert found(window) == ()
    off = told(Wish("ada", MONDAY, "off"))
    twice = found(off, shift(off, MONDAY, 360, 240), shift(off, MONDAY, 840, 240))
    assert (figures(twice), cents(twice)) == ([(2, 0, "duties")], 600)


def test_who_cannot_be_asked_is_no_measure() -> None:
    """Eve is away throughout; with her none the mean would be three and Ada five beyond it."""
    case = told(ledger=(*LEDGER, Tally("eve", "refused", 0)))
    case = replace(case, agents=(ADA, CAN, an_agent("eve")))
    assert cents(found(case, *row(case, EARLY, 0))) == 500
    away = replace(case, absences=(Absence("eve", case.grid.start_min, case.grid.end_min),))
    assert cents(found(away, *row(case, EARLY, 0))) == 300
    hers = replace(away, wishes=(Wish("eve", MONDAY, "off"),))
    assert found(hers, *row(case, EARLY, 0, agent="eve")) == ()
    assert {form.rule for form in case.rules[0].forms(case)} == {"refused_wishes"}


def test_a_short_year_is_stretched() -> None:
    """Four refusals in six months are eight."""
    case = told(ledger=(Tally("ada", "refused", 4, 6.0), Tally("can", "refused", 2)))
    assert cents(found(case, *row(case, EARLY, 0))) == 300


def test_the_end_of_a_night_of_the_opening_state_refuses_nothing() -> None:
    """A day off is about shifts that start on it."""
    case = told()
    assert found(replace(case, opening=opened(*row(case, NIGHT, -1)))) == ()


@pytest.mark.parametrize("day", [SPRING, AUTUMN])
def test_a_day_with_a_clock_change_is_read_by_the_wall_clock(day: date) -> None:
    """Off from midnight to midnight."""
    case = replace(told(Wish("ada", day, "off")), grid=a_case(first_day=day, days=2).grid)
    assert cents(found(case, shift(case, day, 1425, 60))) == 300
    assert found(case, shift(case, days_from(day, 1)[0], 0, 60)) == ()


def test_without_a_ledger_of_refusals_nothing_is_said() -> None:
    """Rule wish still has its price."""
    case = told(ledger=(Tally("ada", "nights", 9), Tally("can", "nights", 0)))
    assert found(case, *row(case, EARLY, 0)) == ()
    assert case.rules[0].forms(case) == ()


@pytest.mark.parametrize("wrong", [{"cents": 0}, {"most_counted": 0}, {"most_counted": 101}])
def test_parameters_out_of_range_are_refused(wrong: dict[str, int]) -> None:
    """When they are written."""
    with pytest.raises(ValidationError):
        RefusedWishes(**wrong)


def test_what_is_not_stated_is_as_documented_and_both_ends_are_allowed() -> None:
    """Six refusals at 3.00; from one to a hundred."""
    assert (RefusedWishes().most_counted, RefusedWishes().cents) == (6, 300)
    assert [RefusedWishes(most_counted=n, cents=1).most_counted for n in (1, 100)] == [1, 100]


def world(at: Setting) -> World:
    """Where the rule bites, for the agreement of its two readings."""
    case = a_case(RefusedWishes(cents=7), first_day=at.first_day, days=5, agents=(ADA, CAN))
    days = case.grid.days
    wishes = (
        Wish("ada", days[1], "off"),
        Wish("can", days[1], "off"),
        Wish("ada", days[2], "start_between", 2, 360, 600),
        Wish("ada", days[3], "work", 5),
    )
    case = a_past(replace(case, wishes=wishes, agreements=Agreements(ledger=LEDGER)), at)
    return case, [*free_or(case, (EARLY, LATE)), *free_or(case, (EARLY,), "can")]


def tempting() -> RosterCase:
    """Two are needed, and both wish to be off: Ada's refusal is too dear."""
    case, grid = told(cents=20_000), a_case(days=1).grid
    return replace(case, grid=grid, templates=(EARLY,), requirement=wanted(grid, 2))
