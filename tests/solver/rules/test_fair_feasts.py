"""Fair feasts: by the ledger, among those who could be asked."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from pydantic import ValidationError

from solver.agreements import Agreements, TaggedDay, Tally
from solver.case import Absence, RosterCase
from solver.rules.fair_feasts import FairFeasts
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
    found,
    opened,
    row,
    shift,
    wanted,
)

LEDGER = (Tally("ada", "feasts", 2), Tally("can", "feasts", 3))
DAYS = days_from(MONDAY, *range(7))


def feasting(*days: TaggedDay, rule: FairFeasts | None = None) -> RosterCase:
    """Ada had two feast shifts in a year, Can three."""
    case = a_case(rule or FairFeasts(cents=100), agents=(ADA, CAN))
    return replace(case, agreements=Agreements(days=days, ledger=LEDGER))


THREE = feasting(*(TaggedDay(day, "feast") for day in DAYS[1:4]), TaggedDay(DAYS[0], "match"))


def test_the_less_burdened_catches_up_for_nothing() -> None:
    """One feast is Ada's credit; the second costs once, the third twice. Match nights are no feasts."""
    assert found(THREE, *row(THREE, EARLY, 0, 1, 4, 5)) == ()
    (violation,) = found(THREE, *row(THREE, EARLY, 0, 1, 2))
    assert (violation.rule, violation.agent, violation.hard, violation.cents) == ("fair_feasts", "ada", False, 100)
    assert (violation.amount, violation.limit, violation.unit) == (2, 1, "duties")
    assert (violation.start_min, violation.end_min) == (THREE.grid.start_min, THREE.grid.end_min)
    assert cents(found(THREE, *row(THREE, EARLY, 1, 2, 3))) == 300


def test_the_most_burdened_pays_from_the_first_feast_on() -> None:
    """Can's feast."""
    assert cents(found(THREE, *row(THREE, EARLY, 1, agent="can"))) == 100


def test_the_eve_is_no_feast() -> None:
    """A night shift belongs to the day on which it starts."""
    assert found(THREE, *row(THREE, NIGHT, 0, agent="can")) == ()
    assert cents(found(THREE, *row(THREE, NIGHT, 3, agent="can"))) == 100


def test_a_feast_of_a_group_is_one_to_those_who_chose_it() -> None:
    """Can chose the group a, Ada none."""
    case = feasting(TaggedDay(DAYS[1], "feast", "a"), TaggedDay(DAYS[2], "feast", "b"))
    case = replace(case, agents=(ADA, replace(CAN, feast_group="a")))
    assert found(case, *row(case, EARLY, 1, 2), *row(case, EARLY, 2, agent="can")) == ()
    assert cents(found(case, *row(case, EARLY, 1, agent="can"))) == 100
    assert [sorted(form.agents) for form in case.rules[0].forms(case)] == [["can"]]


def test_a_plan_gives_no_more_than_the_most_credit() -> None:
    """None, if so agreed."""
    case = feasting(TaggedDay(DAYS[1], "feast"), rule=FairFeasts(most_credit=0, cents=100))
    assert cents(found(case, *row(case, EARLY, 1))) == 100


def test_who_cannot_be_asked_is_no_measure() -> None:
    """With Can away, Ada is the most burdened."""
    case = replace(THREE, absences=(Absence("can", THREE.grid.start_min, THREE.grid.end_min),))
    assert cents(found(case, *row(case, EARLY, 1))) == 100


def test_without_ledger_or_feast_nothing_is_said() -> None:
    """Feasts before and after the plan are of no concern, nor what was worked on them."""
    outside = feasting(TaggedDay(days_from(MONDAY, -1)[0], "feast"), TaggedDay(days_from(MONDAY, 7)[0], "feast"))
    outside = replace(outside, opening=opened(*row(outside, NIGHT, -1, agent="can")))
    untold = replace(THREE, agreements=replace(THREE.agreements, ledger=(Tally("ada", "nights", 3),)))
    for case in (outside, untold):
        assert found(case, *row(case, EARLY, 1, 2, 3, agent="can")) == ()
        assert case.rules[0].forms(case) == ()


@pytest.mark.parametrize("day", [SPRING, AUTUMN])
def test_a_feast_on_the_day_the_clocks_change_is_whole(day: date) -> None:
    """Its last quarter hour is a feast, the next day's first is not."""
    case = replace(feasting(TaggedDay(day, "feast")), grid=a_case(first_day=day, days=2).grid)
    assert cents(found(case, shift(case, day, 1425, 60, "can"))) == 100
    assert found(case, shift(case, days_from(day, 1)[0], 0, 60, "can")) == ()


@pytest.mark.parametrize("wrong", [{"cents": 0}, {"most_credit": -1}, {"most_credit": 32}])
def test_parameters_out_of_range_are_refused(wrong: dict[str, int]) -> None:
    """When they are written."""
    with pytest.raises(ValidationError):
        FairFeasts(**wrong)


def test_what_is_not_stated_is_as_documented_and_both_ends_are_allowed() -> None:
    """Two feasts, 15.00; from none to a month."""
    assert (FairFeasts().most_credit, FairFeasts().cents) == (2, 1500)
    assert [FairFeasts(most_credit=n, cents=1).most_credit for n in (0, 31)] == [0, 31]


def world(at: Setting) -> World:
    """Where the rule bites, for the agreement of its two readings."""
    case = a_case(FairFeasts(cents=7), first_day=at.first_day, days=5, agents=(ADA, replace(CAN, feast_group="a")))
    days = [TaggedDay(day, "feast", "a" if n == 3 else "") for n, day in enumerate(case.grid.days) if n != 1]
    case = a_past(replace(case, agreements=Agreements(days=tuple(days), ledger=LEDGER)), at)
    return case, [*free_or(case, (EARLY, NIGHT)), *free_or(case, (LATE,), "can")]


def tempting() -> RosterCase:
    """Two are needed on each of two feasts and a day; only Ada has a credit, of one."""
    case = feasting(TaggedDay(DAYS[0], "feast"), TaggedDay(DAYS[1], "feast"), rule=FairFeasts(cents=50_000))
    grid = a_case(days=3).grid
    return replace(case, grid=grid, templates=(EARLY,), requirement=wanted(grid, 2))
