"""Minimal change against the published roster."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import pairwise

import pytest
from pydantic import ValidationError

from solver.case import Absence, RosterCase
from solver.duties import Duty, Roster
from solver.rules.minimal_change import MinimalChange
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
    roster_of,
    row,
    shift,
    wanted,
)

RULE = MinimalChange(dropped_cents=100, changed_cents=10, added_cents=1000)


def changed(rule: MinimalChange = RULE, first_day: date = MONDAY, days: int = 7) -> RosterCase:
    """Published: Ada early on the first, third and last day."""
    case = a_case(rule, first_day=first_day, days=days, agents=(ADA, CAN))
    return replace(case, base=roster_of(*row(case, EARLY, 0, 2, days - 1)))


def as_published(case: RosterCase) -> list[Duty]:
    """The published duties."""
    assert case.base is not None
    return list(case.base.duties)


def test_what_was_published_costs_nothing() -> None:
    """Whatever the template's breaks become."""
    assert found(changed(), *as_published(changed())) == ()


def test_a_dropped_shift_costs() -> None:
    """Ada's last day becomes a day off."""
    case = changed()
    (violation,) = found(case, *as_published(case)[:2])
    assert (violation.rule, violation.agent, violation.hard, violation.cents) == ("minimal_change", "ada", False, 100)
    assert (violation.amount, violation.limit, violation.unit) == (0, 1, "duties")
    assert (violation.start_min, violation.end_min) == case.grid.day_bounds[6:]


def test_another_template_costs_once() -> None:
    """Late instead of early is changed, not dropped and added."""
    case = changed()
    (violation,) = found(case, *row(case, LATE, 0), *as_published(case)[1:])
    assert (violation.amount, violation.limit, violation.unit, violation.cents) == (1, 0, "duties", 10)


def test_a_shift_on_a_day_off_costs() -> None:
    """For Ada and for Can, who had no shift at all; a shift beside the published one is of another template."""
    case = changed()
    assert cents(found(case, *as_published(case), *row(case, EARLY, 1))) == 1000
    assert cents(found(case, *as_published(case), *row(case, EARLY, 0, 6, agent="can"))) == 2000
    assert cents(found(case, *as_published(case), *row(case, NIGHT, 0))) == 10


def test_a_day_of_two_shifts_is_two_shifts() -> None:
    """Early and night were published: one left is one dropped, another in its place one changed, none two dropped."""
    case = replace(changed(), base=roster_of(*row(changed(), EARLY, 0), *row(changed(), NIGHT, 0)))
    assert cents(found(case, *row(case, NIGHT, 0))) == 100
    assert cents(found(case, *row(case, NIGHT, 0), *row(case, LATE, 0))) == 10
    assert cents(found(case)) == 200


def test_what_cannot_be_kept_costs_nothing() -> None:
    """Away during the shift, out of the contract, or a template that is no more; only that day is free."""
    case = changed()
    first = as_published(case)[0]
    away = replace(case, absences=(Absence("ada", first.start_min - 60, first.start_min + 1),))
    near = replace(case, absences=(Absence("ada", first.start_min - 60, first.start_min),))
    gone = replace(case, agents=(replace(ADA, first_day=days_from(MONDAY, 1)[0]), CAN))
    lost = replace(case, base=Roster((shift(case, MONDAY, 300, 480), *case.base.duties[1:])))
    assert [cents(found(c)) for c in (case, away, near, gone, lost)] == [300, 200, 300, 200, 200]


def test_days_before_and_after_what_was_published_are_free() -> None:
    """Published are the days from the first shift to the last, whoever works it."""
    case = replace(changed(), base=roster_of(*row(changed(), EARLY, 2, agent="can"), *row(changed(), EARLY, 4)))
    kept = *row(case, EARLY, 2, agent="can"), *row(case, EARLY, 4)
    assert found(case, *kept, *row(case, LATE, 0, 1, 5, 6)) == ()
    assert cents(found(case, *kept, *row(case, LATE, 2, 3))) == 2000


def test_nothing_published_is_nothing_changed() -> None:
    """No roster, an empty one, or one of the weeks before."""
    case = changed()
    earlier = roster_of(*row(case, EARLY, -3, -2, -1))
    for base in (None, Roster(), earlier):
        free = replace(case, base=base, opening=opened(*earlier.duties))
        assert found(free, *row(case, LATE, 0, 1)) == ()
        assert free.rules[0].forms(free) == ()


@pytest.mark.parametrize("day", [SPRING, AUTUMN])
def test_the_day_the_clocks_change_is_whole(day: date) -> None:
    """A shift at 23:45 of the published day off is added on it, one at 00:00 on the next."""
    case = changed(first_day=days_from(day, -1)[0], days=4)
    late = found(case, *as_published(case), shift(case, day, 1425, 60))
    assert [(v.start_min, v.end_min, v.cents) for v in late] == [(*case.grid.day_bounds[1:3], 1000)]
    early = found(case, *as_published(case), shift(case, days_from(day, 1)[0], 0, 60))
    assert [(v.start_min, v.end_min, v.cents) for v in early] == [(*case.grid.day_bounds[2:4], 10)]


def test_the_number_of_forms_does_not_grow_with_people() -> None:
    """One for all who are off on a day, two for each published template of a day."""
    case = changed()
    assert len(case.rules[0].forms(case)) == 7 + 2 * 3
    off = [sorted(form.agents) for form in case.rules[0].forms(case)][3]
    assert off == ["ada", "can"]
    spans = {(form.start_min, form.end_min) for form in case.rules[0].forms(case)}
    assert spans == set(pairwise(case.grid.day_bounds))


@pytest.mark.parametrize("name", ["dropped_cents", "changed_cents", "added_cents"])
def test_parameters_out_of_range_are_refused(name: str) -> None:
    """When they are written."""
    with pytest.raises(ValidationError):
        MinimalChange(**{name: 0})


def test_what_is_not_stated_is_as_documented_and_a_cent_is_a_price() -> None:
    """15.00, 10.00 and 25.00."""
    assert MinimalChange() == MinimalChange(dropped_cents=1500, changed_cents=1000, added_cents=2500)
    assert MinimalChange(dropped_cents=1, changed_cents=1, added_cents=1).added_cents == 1


def world(at: Setting) -> World:
    """Where the rule bites, for the agreement of its two readings."""
    case = changed(first_day=at.first_day, days=4)
    duty = as_published(case)[1]
    away = (Absence("ada", duty.start_min, duty.end_min),) if at.past else ()
    case = a_past(replace(case, absences=away), at)
    return case, [*free_or(case, (EARLY, NIGHT)), *free_or(case, (LATE,), "can")[:2]]


def tempting() -> RosterCase:
    """Two are needed all the time; what is added or changed costs more."""
    prices = MinimalChange(dropped_cents=50_000, changed_cents=50_000, added_cents=50_000)
    case = changed(prices, days=4)
    return replace(case, requirement=wanted(case.grid, 2))
