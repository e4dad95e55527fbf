"""Fair nights: by the ledger, among those who could be asked."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from pydantic import ValidationError

from solver.agreements import Agreements, Tally
from solver.case import Absence, Protection, RosterCase
from solver.rules.fair_nights import FairNights
from tests.solver.rules.agreement_worlds import Setting, World, a_past, free_or
from tests.solver.rules.worlds import (
    ADA,
    AUTUMN,
    CAN,
    CONTRACT,
    EARLY,
    MONDAY,
    NIGHT,
    SPRING,
    a_case,
    an_agent,
    cents,
    days_from,
    found,
    opened,
    row,
    shift,
    wanted,
)

LEDGER = Agreements(ledger=(Tally("ada", "nights", 10), Tally("can", "nights", 6, 6.0)))


def told(rule: FairNights | None = None, agreements: Agreements = LEDGER) -> RosterCase:
    """Ada had ten nights in a year, Can six in half a year: twelve."""
    return replace(a_case(rule or FairNights(cents=100), agents=(ADA, CAN)), agreements=agreements)


def test_the_less_burdened_catches_up_for_nothing() -> None:
    """Two nights are Ada's credit; the third costs once, the fourth twice."""
    case = told()
    assert found(case, *row(case, NIGHT, 0, 1)) == ()
    (violation,) = found(case, *row(case, NIGHT, 0, 1, 2))
    assert (violation.rule, violation.agent, violation.hard, violation.cents) == ("fair_nights", "ada", False, 100)
    assert (violation.amount, violation.limit, violation.unit) == (3, 2, "duties")
    assert (violation.start_min, violation.end_min) == (case.grid.start_min, case.grid.end_min)
    assert cents(found(case, *row(case, NIGHT, 0, 1, 2, 3))) == 100 + 200


def test_the_most_burdened_pays_from_the_first_night_on() -> None:
    """Can's three nights: once, twice and three times the price."""
    case = told()
    assert cents(found(case, *row(case, NIGHT, 0, agent="can"))) == 100
    assert cents(found(case, *row(case, NIGHT, 0, 2, 4, agent="can"))) == 600


def test_only_nights_count() -> None:
    """More than half in 20:00 to 06:00: a shift from 16:00 to midnight is half in it, one from 16:15 more."""
    case = told()
    assert found(case, *row(case, EARLY, 0, 1, 2, agent="can"), shift(case, MONDAY, 960, 480, "can")) == ()
    assert cents(found(case, shift(case, MONDAY, 975, 480, "can"))) == 100
    window = told(FairNights(night_start=360, night_end=840, cents=100))
    assert cents(found(window, *row(case, EARLY, 0, agent="can"))) == 100


def test_a_plan_gives_no_more_than_the_most_credit() -> None:
    """Ada had twelve fewer than Can; eight are free by default, two if so agreed."""
    agreements = Agreements(ledger=(Tally("ada", "nights", 0), Tally("can", "nights", 12)))
    nights = range(7)
    case = told(FairNights(cents=100), agreements)
    assert found(case, *row(case, NIGHT, *nights)) == ()
    assert cents(found(told(FairNights(most_credit=2, cents=100), agreements), *row(case, NIGHT, 0, 1, 2))) == 100
    assert FairNights().most_credit == 8


def test_who_cannot_be_asked_is_no_measure_and_is_not_judged() -> None:
    """Without nights in the contract, away, or protected throughout: Can's twelve are no credit for Ada."""
    case = told()
    day_only = replace(case, agents=(ADA, an_agent("can", replace(CONTRACT, most_nights=0))))
    away = replace(case, absences=(Absence("can", case.grid.start_min, case.grid.end_min),))
    held = replace(case, protections=(Protection("can", "no_nights", MONDAY, days_from(MONDAY, 6)[0]),))
    for spared in (day_only, away, held):
        assert cents(found(spared, *row(case, NIGHT, 0))) == 100
        assert found(spared, *row(case, NIGHT, 0, 1, agent="can")) == ()


def test_nights_of_the_opening_state_are_in_the_ledger() -> None:
    """They are not counted twice, also when the last of them ends in the plan."""
    case = replace(told(), opening=opened(*row(told(), NIGHT, -3, -2, -1, agent="can")))
    assert found(case, *row(case, EARLY, 1, agent="can")) == ()


@pytest.mark.parametrize(("day", "night"), [(SPRING, False), (AUTUMN, True)])
def test_the_window_is_as_long_as_the_clocks_make_it(day: date, night: bool) -> None:
    """01:00 to 11:00 wall clock holds 4 of 9 hours by night in spring, 6 of 11 in autumn."""
    case = replace(told(), grid=a_case(first_day=day, days=2).grid)
    length_min = case.grid.minute(day, 660) - case.grid.minute(day, 60)
    assert len(found(case, shift(case, day, 60, length_min, "can"))) == int(night)


def test_without_a_ledger_of_nights_nothing_is_said() -> None:
    """Other measures are none; the rule may stand in every book."""
    for ledger in ((), (Tally("ada", "weekends", 3), Tally("can", "feasts", 5))):
        case = told(agreements=Agreements(ledger=ledger))
        assert found(case, *row(case, NIGHT, 0, 1, 2, 3)) == ()
        assert case.rules[0].forms(case) == ()


def test_people_of_equal_credit_share_a_form() -> None:
    """Two forms for four people, and none for the one who works no nights."""
    four = (ADA, CAN, an_agent("eve"), an_agent("gül"), an_agent("day", replace(CONTRACT, most_nights=0)))
    ledger = (*LEDGER.ledger, Tally("eve", "nights", 10), Tally("gül", "nights", 12), Tally("day", "nights", 40))
    case = replace(told(), agents=four, agreements=Agreements(ledger=ledger))
    forms = case.rules[0].forms(case)
    assert [(sorted(form.agents), form.most, form.rising) for form in forms] == [
        (["ada", "eve"], 2, True),
        (["can", "gül"], 0, True),
    ]


@pytest.mark.parametrize(
    "wrong",
    [
        {"cents": 0},
        {"most_credit": -1},
        {"most_credit": 63},
        {"night_start": 1440},
        {"night_start": -1},
        {"night_end": -1},
        {"night_end": 1440},
    ],
)
def test_parameters_out_of_range_are_refused(wrong: dict[str, int]) -> None:
    """When they are written."""
    with pytest.raises(ValidationError):
        FairNights(**wrong)


def test_what_is_not_stated_is_as_documented_and_both_ends_are_allowed() -> None:
    """20:00 to 06:00, eight nights, 4.00; from nothing to two months of nights."""
    rule = FairNights()
    assert (rule.night_start, rule.night_end, rule.most_credit, rule.cents) == (1200, 360, 8, 400)
    assert FairNights(night_start=0, night_end=1439, most_credit=0, cents=1).night_end == 1439
    assert FairNights(night_start=1439, night_end=0, most_credit=62).most_credit == 62


def world(at: Setting) -> World:
    """Where the rule bites, for the agreement of its two readings."""
    case = a_case(FairNights(most_credit=3, cents=7), first_day=at.first_day, days=5, agents=(ADA, CAN))
    case = a_past(replace(case, agreements=LEDGER), at, NIGHT, 1)
    return case, [*free_or(case, (EARLY, NIGHT)), *free_or(case, (NIGHT,), "can")]


def tempting() -> RosterCase:
    """Two are needed in three nights; Ada has a credit of one, Can of none."""
    case = a_case(FairNights(most_credit=1, cents=50_000), days=3, agents=(ADA, CAN))
    return replace(case, agreements=LEDGER, templates=(NIGHT,), requirement=wanted(case.grid, 2))
