"""Days off in a row are granted whole."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from pydantic import ValidationError

from solver.case import RosterCase, Wish
from solver.rules.days_off_wishes import DaysOffWishes
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

RULE = DaysOffWishes(cents=(300, 200, 100))


def off(*offsets: int, rank: int = 1, agent: str = "ada", kind: str = "off") -> tuple[Wish, ...]:
    """Wishes for days so many after Monday."""
    return tuple(Wish(agent, day, kind, rank) for day in days_from(MONDAY, *offsets))


def wishing(*wishes: Wish, rule: DaysOffWishes = RULE, days: int = 14) -> RosterCase:
    """Two weeks of Ada and Can with these wishes."""
    return replace(a_case(rule, days=days, agents=(ADA, CAN)), wishes=wishes)


def test_a_row_is_granted_whole_or_costs_once() -> None:
    """Wednesday to Friday: one day of it costs what all of them cost."""
    case = wishing(*off(2, 3, 4))
    assert found(case, *row(case, EARLY, 1, 5)) == ()
    (violation,) = found(case, *row(case, EARLY, 3))
    assert (violation.rule, violation.agent, violation.hard, violation.cents) == ("days_off_wishes", "ada", False, 300)
    assert (violation.amount, violation.limit, violation.unit) == (1, 0, "duties")
    assert (violation.start_min, violation.end_min) == (case.grid.day_bounds[2], case.grid.day_bounds[5])
    whole = found(case, *row(case, EARLY, 2, 3, 4))
    assert (figures(whole), cents(whole)) == ([(3, 0, "duties")], 300)


def test_both_ends_belong_to_the_row() -> None:
    """The first day and the last."""
    case = wishing(*off(2, 3, 4))
    for day, price in ((1, 0), (2, 300), (4, 300), (5, 0)):
        assert cents(found(case, *row(case, EARLY, day))) == price


def test_a_single_day_is_no_row() -> None:
    """Nor are days with one between them; three in a row are none if four are asked for."""
    for wishes in (off(2), off(1, 3)):
        case = wishing(*wishes)
        assert found(case, *row(case, EARLY, *range(7))) == ()
        assert case.rules[0].forms(case) == ()
    four = wishing(*off(2, 3, 4), rule=DaysOffWishes(least_days=4))
    assert found(four, *row(four, EARLY, *range(7))) == ()


def test_rank_prices_and_divides() -> None:
    """Ranks beyond the last cost the last; two ranks are two wishes and no row."""
    for rank, price in ((1, 300), (2, 200), (3, 100), (7, 100), (0, 300)):
        case = wishing(*off(2, 3, rank=rank))
        assert cents(found(case, *row(case, EARLY, 2))) == price
    mixed = wishing(*off(2), *off(3, rank=2))
    assert found(mixed, *row(mixed, EARLY, 2, 3)) == ()


def test_sunday_ends_a_row() -> None:
    """Saturday to Tuesday are two rows; Sunday and Monday are none, and Friday to Monday is one of three days."""
    case = wishing(*off(5, 6, 7, 8))
    assert cents(found(case, *row(case, EARLY, 5, 6))) == 300
    assert cents(found(case, *row(case, EARLY, 6, 7))) == 600
    two = wishing(*off(6, 7))
    assert found(two, *row(two, EARLY, 6, 7)) == ()
    three = wishing(*off(4, 5, 6, 7))
    assert found(three, *row(three, EARLY, 7)) == ()
    assert cents(found(three, *row(three, EARLY, 4))) == 300


def test_the_end_of_a_night_shift_breaks_no_row() -> None:
    """Tuesday's night ends on Wednesday; so does one of the opening state on Monday."""
    case = wishing(*off(0, 1), *off(3, 4))
    assert found(replace(case, opening=opened(*row(case, NIGHT, -1))), *row(case, NIGHT, 2)) == ()
    assert cents(found(case, *row(case, NIGHT, 1))) == 300


def test_only_wishes_for_days_off_of_those_who_are_there_count() -> None:
    """Wishes to work, of others, and of days outside the plan."""
    case = wishing(*off(2, 3, kind="work"), *off(2, 3, agent="eve"), *off(-1, 0), *off(13, 14))
    assert found(case, *row(case, EARLY, *range(14))) == ()
    other = wishing(*off(2, 3))
    assert found(other, *row(other, EARLY, 2, 3, agent="can")) == ()


@pytest.mark.parametrize("day", [SPRING, AUTUMN])
def test_a_row_with_a_clock_change_ends_at_midnight(day: date) -> None:
    """Saturday and the Sunday of 23 or 25 hours."""
    case = replace(a_case(RULE, first_day=days_from(day, -1)[0], days=3), wishes=())
    case = replace(case, wishes=tuple(Wish("ada", each, "off") for each in case.grid.days[:2]))
    (violation,) = found(case, shift(case, day, 1425, 60))
    assert (violation.start_min, violation.end_min) == (case.grid.day_bounds[0], case.grid.day_bounds[2])
    assert found(case, shift(case, days_from(day, 1)[0], 0, 60)) == ()


def test_those_who_wish_the_same_row_share_a_form() -> None:
    """One for both, with the price once a week."""
    case = wishing(*off(2, 3), *off(2, 3, agent="can"))
    (form,) = case.rules[0].forms(case)
    assert (sorted(form.agents), form.measure, form.most, form.cents) == (["ada", "can"], "weeks", 0, 300)
    assert (form.start_min, form.end_min) == (case.grid.day_bounds[2], case.grid.day_bounds[4])


def test_what_is_not_stated_is_as_documented_and_both_ends_are_allowed() -> None:
    """Two days, 30.00, 15.00 and 7.00; rows of up to a week, from a cent on."""
    assert (DaysOffWishes().least_days, DaysOffWishes().cents) == (2, (3000, 1500, 700))
    assert DaysOffWishes(least_days=7, cents=(1,)).cents == (1,)
    assert DaysOffWishes(least_days=2).least_days == 2


@pytest.mark.parametrize("wrong", [{"least_days": 1}, {"least_days": 8}, {"cents": ()}, {"cents": (100, 0)}])
def test_parameters_out_of_range_are_refused(wrong: dict[str, object]) -> None:
    """When they are written."""
    with pytest.raises(ValidationError):
        DaysOffWishes.model_validate(wrong)


def world(at: Setting) -> World:
    """Where the rule bites, for the agreement of its two readings."""
    case = a_case(RULE, first_day=at.first_day, days=6, agents=(ADA, CAN))
    days = case.grid.days
    wishes = [Wish("ada", day, "off") for day in days[1:5]] + [Wish("can", day, "off", 2) for day in days[:2]]
    case = a_past(replace(case, wishes=tuple(wishes)), at, NIGHT, 1)
    return case, [*free_or(case, (EARLY, NIGHT)), *free_or(case, (LATE,), "can")[:3]]


def tempting() -> RosterCase:
    """One is needed on three days; the two wished off are worth more together than the need of both."""
    case = wishing(*off(1, 2), rule=DaysOffWishes(cents=(70_000,)), days=4)
    return replace(case, agents=(ADA,), templates=(EARLY,), requirement=wanted(case.grid, 1))
