"""Seats."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from pydantic import ValidationError

from solver.agreements import Agreements, Site
from solver.case import RosterCase
from solver.duties import Break
from solver.outcomes import Violation
from solver.rules.seats import Seats
from tests.solver.rules.agreement_worlds import Setting, Slots, World, a_past
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
    with_activity,
)

HARD = Seats()
PRICED = Seats(cents=70)
EDA = an_agent("eda")
ALL = ("ada", "can", "eda")


def seated(rule: Seats, *sites: Site, first_day: date = MONDAY, days: int = 7) -> RosterCase:
    """Ada, Can and Eda at the site "main"."""
    case = a_case(rule, first_day=first_day, days=days, agents=(ADA, CAN, EDA))
    return replace(case, agreements=Agreements(sites=sites))


def test_as_many_people_as_seats_are_allowed_and_one_more_is_not() -> None:
    """Two seats: Ada and Can fit, Eda does not."""
    case = seated(HARD, Site("main", 2))
    two = (*row(case, EARLY, 0), *row(case, EARLY, 0, agent="can"))
    assert found(case, *two) == ()
    (third,) = row(case, EARLY, 0, agent="eda")
    when = (third.start_min, third.end_min)
    assert found(case, *two, third) == (Violation("seats:main", "", *when, 3, 2, "agents"),)


def test_each_interval_touched_has_its_price() -> None:
    """A shift from 13:50 shares one quarter hour with one to 14:00, and one from 14:00 none."""
    case = seated(PRICED, Site("main", 1))
    early = row(case, EARLY, 0)
    assert found(case, *early, *row(case, LATE, 0, agent="can")) == ()
    (violation,) = found(case, *early, shift(case, MONDAY, 830, 480, "can"))
    assert (violation.hard, violation.cents, violation.end_min - violation.start_min) == (False, 70, 15)
    assert cents(found(case, *early, shift(case, MONDAY, 824, 480, "can"))) == 2 * 70
    assert cents(found(case, *(d for name in ALL for d in row(case, EARLY, 0, agent=name)))) == 2 * 32 * 70


def test_a_seat_is_kept_over_breaks_and_activities() -> None:
    """An hour of training and a break do not empty a desk."""
    case = seated(HARD, Site("main", 1))
    (duty,) = row(case, EARLY, 0)
    away = with_activity(replace(duty, breaks=(Break(duty.start_min + 240, 60),)), 60, 60, "course")
    assert figures(found(case, away, shift(case, MONDAY, 420, 60, "can"))) == [(2, 1, "agents")]
    assert figures(found(case, away, shift(case, MONDAY, 600, 60, "can"))) == [(2, 1, "agents")]


def test_two_shifts_of_one_person_need_one_seat() -> None:
    """From 06:00 to 14:05 and from 14:10 in the same quarter hour."""
    case = seated(HARD, Site("main", 1))
    assert found(case, shift(case, MONDAY, 360, 485), shift(case, MONDAY, 850, 300)) == ()


def test_each_site_counts_its_own_people() -> None:
    """Can and Eda are elsewhere, where there is no number, one seat, or no desk at all."""
    case = seated(HARD, Site("main", 1), Site("far"), Site("home", 0))
    case = replace(case, agents=(ADA, replace(CAN, site="far"), replace(EDA, site="far")))
    everyone = [duty for name in ALL for duty in row(case, EARLY, 0, agent=name)]
    assert found(case, *everyone) == HARD.forms(case) == ()
    case = replace(case, agents=(ADA, replace(CAN, site="far"), replace(EDA, site="home")))
    (violation,) = found(case, *everyone)
    assert (violation.rule, violation.amount, violation.limit) == ("seats:home", 1, 0)
    assert [form.id for form in HARD.forms(case)] == ["home"]


def test_the_opening_states_night_keeps_its_seat_in_the_first_morning() -> None:
    """Until 06:00 nobody may come; where it takes more seats than there are, only what comes on top is said."""
    case = seated(HARD, Site("main", 1))
    night = row(case, NIGHT, -1)
    held = replace(case, opening=opened(*night))
    assert found(held, *row(held, EARLY, 0, agent="can")) == ()
    (violation,) = found(held, shift(held, MONDAY, 300, 480, "can"))
    assert (violation.amount, violation.limit) == (2, 1)
    assert (violation.start_min, violation.end_min) == (night[0].end_min - 60, night[0].end_min)
    crowded = replace(case, opening=opened(*night, *row(case, NIGHT, -1, agent="can")))
    assert found(crowded) == ()
    assert figures(found(crowded, shift(crowded, MONDAY, 300, 60, "eda"))) == [(3, 2, "agents")]


def test_a_night_of_the_clock_change_has_the_quarters_it_has() -> None:
    """Two people from midnight to 06:00 on the clock: twenty quarter hours in spring, twenty-eight in autumn."""
    for day, quarters in ((SPRING, 20), (AUTUMN, 28)):
        case = seated(PRICED, Site("main", 1), first_day=days_from(day, -1)[0], days=2)
        pair = [shift(case, day, 0, quarters * 15, name) for name in ("ada", "can")]
        assert cents(found(case, *pair)) == quarters * 70


@pytest.mark.parametrize("price", [0, -5])
def test_a_price_below_one_cent_is_refused(price: int) -> None:
    """Nothing to pay is no rule."""
    assert Seats(cents=1).cents == 1
    with pytest.raises(ValidationError):
        Seats(cents=price)


def world(at: Setting) -> World:
    """Where the rule bites, for the agreement of its two readings."""
    clock_change = days_from(at.first_day, 3)[0]
    case = seated(HARD if at.past else PRICED, Site("main", 1), first_day=clock_change, days=1)
    case = a_past(case, at, NIGHT, 1)
    slots: Slots = []
    for name in ALL:
        (early,) = row(case, EARLY, 0, agent=name)
        resting = with_activity(replace(early, breaks=(Break(early.start_min + 60, 60),)), 120, 120, "course")
        slots.append([(), (resting,), *(row(case, template, 0, agent=name) for template in (LATE, NIGHT))])
    return case, slots


def tempting() -> RosterCase:
    """Two heads wanted where there is one seat."""
    case = seated(HARD, Site("main", 1), days=2)
    case = replace(case, agents=(ADA, CAN))
    return replace(case, requirement=wanted(case.grid, 2, (360, 840)))
