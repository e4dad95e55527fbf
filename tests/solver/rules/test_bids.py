"""Bids."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from pydantic import ValidationError

from solver.agreements import Agreements, Bid
from solver.case import RosterCase
from solver.rules.bids import Bids
from solver.shifts import ShiftTemplate
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
    found,
    opened,
    row,
    shift,
    wanted,
)

FLEX = ShiftTemplate("flex", "flexible", 600, 480)
TEMPLATES = (EARLY, LATE, NIGHT, FLEX)


def bidding(*bids: Bid, rule: Bids | None = None) -> RosterCase:
    """Ada and Can, with three shifts of the standard menu and a flexible one."""
    case = a_case(rule or Bids(cents_per_point=10), agents=(ADA, CAN))
    return replace(case, templates=TEMPLATES, agreements=Agreements(bids=bids))


def test_the_best_bid_is_free_and_others_cost_what_they_fall_short() -> None:
    """70 for the late shift, 30 for the early one, none for the night."""
    case = bidding(Bid("ada", "late", 70), Bid("ada", "early", 30))
    assert found(case, *row(case, LATE, 0, 1, 2)) == ()
    (early,) = found(case, *row(case, EARLY, 0))
    assert (early.rule, early.agent, early.hard, early.cents) == ("bids", "ada", False, 400)
    assert (early.amount, early.limit, early.unit) == (30, 70, "points")
    assert (early.start_min, early.end_min) == (row(case, EARLY, 0)[0].start_min, row(case, EARLY, 0)[0].end_min)
    (night,) = found(case, *row(case, NIGHT, 1))
    assert (night.amount, night.limit, night.cents) == (0, 70, 700)


def test_every_shift_costs() -> None:
    """Two early ones and a night."""
    case = bidding(Bid("ada", "late", 70), Bid("ada", "early", 30))
    assert cents(found(case, *row(case, EARLY, 0, 1), *row(case, NIGHT, 3))) == 400 + 400 + 700


def test_a_bid_for_a_menu_is_one_for_all_its_templates() -> None:
    """But the bid for a template comes first, also when it is lower."""
    case = bidding(Bid("ada", "standard", 60), Bid("ada", "night", 5))
    assert found(case, *row(case, EARLY, 0), *row(case, LATE, 1)) == ()
    assert cents(found(case, *row(case, NIGHT, 0))) == 550
    assert cents(found(case, *row(case, FLEX, 0))) == 600


def test_the_highest_of_several_bids_for_one_choice_holds() -> None:
    """40 and 50 for the late shift are 50, in whichever order."""
    for points in ((40, 50), (50, 40)):
        case = bidding(*(Bid("ada", "late", n) for n in points))
        assert cents(found(case, *row(case, EARLY, 0))) == 500


def test_a_bid_for_what_is_not_offered_is_no_best_bid() -> None:
    """100 for a menu that nobody works does not make the others dear; alone it says nothing at all."""
    case = bidding(Bid("ada", "holiday", 100), Bid("ada", "late", 20))
    assert cents(found(case, *row(case, EARLY, 0))) == 200
    alone = bidding(Bid("ada", "holiday", 100))
    assert found(alone, *row(alone, EARLY, 0)) == ()
    assert alone.rules[0].forms(alone) == ()


def test_who_bids_nothing_pays_nothing() -> None:
    """Can works what comes; bids of people who are not there are nobody's, and nothing is bid where nothing is."""
    case = bidding(Bid("ada", "late", 70), Bid("eve", "early", 70))
    assert found(case, *row(case, EARLY, 0, agent="can")) == ()
    assert {agent for form in case.rules[0].forms(case) for agent in form.agents} == {"ada"}
    assert bidding().rules[0].forms(bidding()) == ()
    none = replace(case, templates=())
    assert none.rules[0].forms(none) == ()


def test_those_who_bid_alike_share_forms() -> None:
    """Two prices, two forms."""
    case = bidding(*(Bid(name, choice, n) for name in ("ada", "can") for choice, n in (("late", 70), ("early", 30))))
    forms = case.rules[0].forms(case)
    assert [(sorted(form.agents), sorted(form.of.templates), form.cents) for form in forms] == [
        (["ada", "can"], ["early"], 400),
        (["ada", "can"], ["flex", "night"], 700),
    ]


def test_shifts_of_the_opening_state_are_history() -> None:
    """What was worked cannot be bid for."""
    case = bidding(Bid("ada", "late", 70))
    assert found(replace(case, opening=opened(*row(case, NIGHT, -1)))) == ()


@pytest.mark.parametrize("day", [SPRING, AUTUMN])
def test_the_day_the_clocks_change_costs_as_others(day: date) -> None:
    """Points are counted by the shift, not by the hour."""
    case = replace(bidding(Bid("ada", "late", 70)), grid=a_case(first_day=day, days=1).grid)
    assert cents(found(case, *row(case, NIGHT, 0))) == 700


def test_a_shift_of_no_template_is_bid_for_by_nobody() -> None:
    """A hand-written row costs the best bid."""
    case = bidding(Bid("ada", "late", 70))
    assert cents(found(case, shift(case, MONDAY, 600, 300))) == 700


def test_a_price_of_nothing_is_refused() -> None:
    """When it is written; a cent is one, and 20 are usual."""
    assert (Bids().cents_per_point, Bids(cents_per_point=1).cents_per_point) == (20, 1)
    with pytest.raises(ValidationError):
        Bids(cents_per_point=0)


def world(at: Setting) -> World:
    """Where the rule bites, for the agreement of its two readings."""
    case = replace(a_case(Bids(cents_per_point=3), first_day=at.first_day, days=4, agents=(ADA, CAN)))
    bids = (Bid("ada", "standard", 50), Bid("ada", "night", 80), Bid("can", "late", 30))
    case = a_past(replace(case, templates=TEMPLATES, agreements=Agreements(bids=bids)), at)
    return case, [*free_or(case, (EARLY, NIGHT, FLEX)), *free_or(case, (LATE, EARLY), "can")]


def tempting() -> RosterCase:
    """One is needed all day; Ada bids for the late shift alone."""
    case, grid = bidding(Bid("ada", "late", 100), rule=Bids(cents_per_point=1_000)), a_case(days=2).grid
    return replace(case, grid=grid, agents=(ADA,), templates=(EARLY, LATE), requirement=wanted(grid, 1))
