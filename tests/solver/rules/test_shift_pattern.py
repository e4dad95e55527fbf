"""Shift pattern."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from pydantic import ValidationError

from solver.agreements import Agreements, Pattern
from solver.case import RosterCase
from solver.outcomes import Violation
from solver.people import Agent
from solver.rules.shift_pattern import ShiftPattern
from solver.shifts import ShiftTemplate
from tests.solver.rules.agreement_worlds import Setting, World, a_past, free_or
from tests.solver.rules.worlds import (
    ADA,
    CAN,
    MONDAY,
    SPRING,
    a_case,
    days_from,
    figures,
    found,
    opened,
    row,
    shift,
    wanted,
)

HARD = ShiftPattern()
DAY = ShiftTemplate("day", "days", 480, 480)
EVENING = ShiftTemplate("evening", "evenings", 840, 480)
DARK = ShiftTemplate("dark", "nights", 1320, 480)
ALL = (DAY, EVENING, DARK)
WEEKS = (("days",) * 5 + ("", ""), ("evenings", "evenings", "", "nights", "nights", "*", ""))
ROTA = Pattern("rota", MONDAY, WEEKS)


def entering(week: int, name: str = "ada") -> Agent:
    return replace(ADA, id=name, pattern="rota", pattern_week=week)


def bound(
    *agents: Agent,
    rule: ShiftPattern = HARD,
    pattern: Pattern = ROTA,
    first_day: date = MONDAY,
    days: int = 14,
) -> RosterCase:
    case = a_case(rule, first_day=first_day, days=days, agents=agents or (entering(0), CAN))
    return replace(case, templates=ALL, agreements=Agreements(patterns=(pattern,)))


def test_the_menu_of_the_day_is_allowed_and_others_are_not() -> None:
    """Days in the first week, evenings and nights in the second."""
    case = bound()
    assert found(case, *row(case, DAY, 0, 4), *row(case, EVENING, 7, 8), *row(case, DARK, 10, 11)) == ()
    (wrong,) = row(case, EVENING, 0)
    when = (wrong.start_min, wrong.end_min)
    assert found(case, wrong) == (Violation("shift_pattern:rota", "ada", *when, 1, 0, "duties"),)
    assert figures(found(case, *row(case, DAY, 7), *row(case, DARK, 8))) == [(1, 0, "duties")] * 2


def test_a_day_off_takes_no_shift_and_a_star_takes_any() -> None:
    """Saturday of the first week is off; on Saturday of the second anything goes, a shift of no template too."""
    case = bound()
    assert len(found(case, *row(case, DAY, 5), *row(case, DARK, 6))) == 2
    assert found(case, *row(case, DARK, 12), shift(case, days_from(MONDAY, 12)[0], 0, 60)) == ()
    assert len(found(case, shift(case, MONDAY, 480, 480))) == 1


def test_an_agent_enters_the_pattern_as_many_weeks_later() -> None:
    """One week later the first week of the plan is the pattern's last; two weeks later all is as at first."""
    later, again = bound(entering(1)), bound(entering(2))
    assert found(later, *row(later, EVENING, 0), *row(later, DAY, 7)) == ()
    assert len(found(later, *row(later, DAY, 0), *row(later, EVENING, 7))) == 2
    assert found(again, *row(again, DAY, 0), *row(again, EVENING, 7)) == ()


def test_three_weeks_turn_in_their_order() -> None:
    """An agent who enters a week later is in the last of three weeks when the first begins."""
    three = Pattern("rota", MONDAY, tuple((menu,) * 7 for menu in ("days", "evenings", "nights")))
    case = bound(entering(1), pattern=three, days=21)
    assert found(case, *row(case, DARK, 0), *row(case, DAY, 7), *row(case, EVENING, 14)) == ()
    assert len(found(case, *row(case, EVENING, 0), *row(case, DARK, 7), *row(case, DAY, 14))) == 3
    assert [sorted(form.of.templates or ()) for form in HARD.forms(case)] == [["dark"], ["day"], ["evening"]]


def test_five_weeks_turn_one_a_week() -> None:
    """Evenings in the second of five weeks only, in both readings."""
    five = Pattern("rota", MONDAY, tuple((menu,) * 7 for menu in ("days", "evenings", "days", "days", "days")))
    case = bound(pattern=five, days=35)
    assert found(case, *row(case, EVENING, 7, 13), *row(case, DAY, 0, 14, 21, 28)) == ()
    evenings = [form.of.days for form in HARD.forms(case) if form.of.templates == {"evening"}]
    assert evenings == [frozenset(days_from(MONDAY, *range(7, 14)))]


def test_the_week_of_the_anchor_is_the_first_and_weeks_before_it_count_too() -> None:
    """Anchored on a Wednesday, the week is the same; anchored a week ahead, the plan begins in the second week."""
    for offset, first in ((2, DAY), (6, DAY), (7, EVENING), (13, EVENING), (-1, EVENING), (-8, DAY)):
        case = bound(pattern=replace(ROTA, anchor=days_from(MONDAY, offset)[0]))
        assert found(case, *row(case, first, 0)) == ()
        assert len(found(case, *row(case, DARK, 0))) == 1


def test_whoever_has_no_pattern_or_one_not_stated_is_free() -> None:
    """Can has none, Eda's is unknown, and a pattern without weeks says nothing."""
    lost = replace(ADA, pattern="gone")
    case = bound(CAN, lost)
    assert found(case, *row(case, DARK, 5), *row(case, DARK, 5, agent="can")) == HARD.forms(case) == ()
    empty = bound(pattern=Pattern("rota", MONDAY, ()))
    assert found(empty, *row(empty, DARK, 5)) == HARD.forms(empty) == ()


def test_a_price_makes_each_shift_off_the_pattern_dear() -> None:
    """Two shifts at 12.00 each; the forms carry the price."""
    case = bound(rule=ShiftPattern(cents=1200))
    found_ = found(case, *row(case, DARK, 0, 5))
    assert [(v.hard, v.cents) for v in found_] == [(False, 1200)] * 2
    with pytest.raises(ValidationError):
        ShiftPattern(cents=0)
    assert ShiftPattern(cents=1).cents == 1


def test_people_who_enter_alike_share_forms() -> None:
    """Of four weeks' days those of one menu are one form; a star needs none."""
    case = bound(entering(0), entering(0, "eda"), entering(1, "fay"), CAN, days=28)
    forms = HARD.forms(case)
    assert [(sorted(f.agents), sorted(f.of.templates or ()), len(f.of.days or ())) for f in forms] == [
        (["ada", "eda"], ["day"], 10),
        (["ada", "eda"], [], 8),
        (["ada", "eda"], ["evening"], 4),
        (["ada", "eda"], ["dark"], 4),
        (["fay"], ["evening"], 4),
        (["fay"], [], 8),
        (["fay"], ["dark"], 4),
        (["fay"], ["day"], 10),
    ]


def test_a_night_belongs_to_the_day_on_which_it_starts() -> None:
    """The night of the clock change, Saturday to Sunday, is Saturday's; the opening state's is not judged."""
    pattern = Pattern("rota", SPRING, (("", "", "", "", "", "nights", ""),))
    case = bound(pattern=pattern, first_day=days_from(SPRING, -6)[0], days=7)
    assert found(case, *row(case, DARK, 5)) == ()
    assert len(found(case, *row(case, DARK, 6))) == 1
    assert found(replace(case, opening=opened(*row(case, DAY, -1)))) == ()


def world(at: Setting) -> World:
    """Where the rule bites, for the agreement of its two readings."""
    rule = ShiftPattern(cents=None if at.past else 90)
    case = bound(entering(1), rule=rule, first_day=at.first_day, days=5)
    case = a_past(case, at, DARK, 2)
    return case, free_or(case, ALL)


def tempting() -> RosterCase:
    """Heads wanted in the evening by one whose week is a week of days."""
    case = bound(entering(0), days=7)
    return replace(case, requirement=wanted(case.grid, 1, (960, 1320)))
