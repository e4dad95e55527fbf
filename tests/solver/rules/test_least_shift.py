"""Least shift: nobody comes in for an hour, nobody stays all day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from pydantic import ValidationError

from solver.case import RosterCase
from solver.duties import Break
from solver.rules.forms import DutyClass, Forbid
from solver.rules.least_shift import LeastShift
from solver.shifts import ShiftTemplate
from tests.solver.rules.agreement_worlds import Setting, World, a_past, free_or
from tests.solver.rules.worlds import (
    ADA,
    AUTUMN,
    CONTRACT,
    EARLY,
    MONDAY,
    NIGHT,
    SPRING,
    a_case,
    an_agent,
    days_from,
    figures,
    found,
    opened,
    row,
    shift,
    wanted,
)

PART = an_agent("can", replace(CONTRACT, part_time=True))
CASE = a_case(LeastShift(), agents=(ADA, PART))


def test_four_hours_are_a_full_timers_shortest_shift() -> None:
    """240 minutes are a shift, 225 are not; the violation is the shift's own time."""
    assert found(CASE, shift(CASE, MONDAY, 480, 240)) == ()
    short = shift(CASE, MONDAY, 480, 225)
    (violation,) = found(CASE, short)
    assert (violation.rule, violation.agent) == ("least_shift", "ada")
    assert (violation.amount, violation.limit, violation.unit, violation.hard) == (225, 240, "min", True)
    assert (violation.start_min, violation.end_min) == (short.start_min, short.end_min)


def test_three_hours_are_a_part_timers() -> None:
    """180 minutes are worth the way, 165 are not."""
    assert found(CASE, shift(CASE, MONDAY, 480, 180, "can")) == ()
    assert figures(found(CASE, shift(CASE, MONDAY, 480, 165, "can"))) == [(165, 180, "min")]


@pytest.mark.parametrize("agent", ["ada", "can"])
def test_twelve_hours_are_the_longest_shift(agent: str) -> None:
    """720 minutes from coming to going, and no quarter more."""
    assert found(CASE, shift(CASE, MONDAY, 480, 720, agent)) == ()
    assert figures(found(CASE, shift(CASE, MONDAY, 480, 735, agent))) == [(735, 720, "min")]


def test_breaks_and_gaps_are_presence() -> None:
    """Four hours, a gap of five, four more: thirteen hours from coming to going, however little is paid."""
    long = shift(CASE, MONDAY, 480, 780)
    split = replace(long, paid_min=480, breaks=(Break(long.start_min + 240, 300),))
    assert figures(found(CASE, split)) == [(780, 720, "min")]


def test_the_parameters_move_each_limit() -> None:
    """Each type of contract has its own least and most, 0 and 1440 at the ends."""
    rule = LeastShift(full_least_min=300, full_most_min=400, part_least_min=60, part_most_min=200)
    case = replace(CASE, rules=(rule,))
    assert figures(found(case, shift(case, MONDAY, 480, 285), shift(case, MONDAY, 480, 45, "can"))) == [
        (285, 300, "min"),
        (45, 60, "min"),
    ]
    assert figures(found(case, shift(case, MONDAY, 480, 405), shift(case, MONDAY, 480, 210, "can"))) == [
        (405, 400, "min"),
        (210, 200, "min"),
    ]
    wide = LeastShift(full_least_min=0, full_most_min=1440, part_least_min=0, part_most_min=1440)
    assert found(replace(CASE, rules=(wide,)), shift(case, MONDAY, 480, 1440)) == ()
    exact = LeastShift(full_least_min=1440, full_most_min=1440, part_least_min=0, part_most_min=0)
    assert exact.full_least_min == 1440
    assert LeastShift(part_least_min=1440, part_most_min=1440).part_least_min == 1440
    assert LeastShift(full_least_min=0, full_most_min=0).full_most_min == 0


@pytest.mark.parametrize("day", [SPRING, AUTUMN])
def test_a_shift_over_the_clock_change_is_as_long_as_any(day: date) -> None:
    """Four elapsed hours from 23:00 end at 04:00 or at 02:00 by the clock."""
    case = a_case(LeastShift(), first_day=days_from(day, -1)[0], days=2)
    night = shift(case, case.grid.days[0], 1380, 240)
    assert found(case, night) == ()
    assert figures(found(case, replace(night, end_min=night.end_min - 15))) == [(225, 240, "min")]


def test_shifts_of_the_opening_state_are_history() -> None:
    """What was worked cannot be planned away."""
    case = replace(CASE, opening=opened(shift(CASE, days_from(MONDAY, -1)[0], 480, 60)))
    assert found(case, *row(case, EARLY, 0)) == ()


FIELDS = ["full_least_min", "full_most_min", "part_least_min", "part_most_min"]


@pytest.mark.parametrize("field", FIELDS)
@pytest.mark.parametrize("bad", [-1, 1441])
def test_parameters_out_of_range_are_refused(field: str, bad: int) -> None:
    """A shift has between no minutes and a day's."""
    with pytest.raises(ValidationError):
        LeastShift(**{field: bad})


@pytest.mark.parametrize("type_of", ["full", "part"])
def test_a_most_below_the_least_is_refused(type_of: str) -> None:
    """No shift could be worked; an equal one leaves exactly one length."""
    with pytest.raises(ValidationError):
        LeastShift(**{f"{type_of}_least_min": 480, f"{type_of}_most_min": 479})
    LeastShift(**{f"{type_of}_least_min": 480, f"{type_of}_most_min": 480})


def test_menus_within_the_limits_need_no_form() -> None:
    """What is on no menu need not be forbidden; what is too short for one type only, only for it."""
    assert CASE.rules[0].forms(CASE) == ()
    case = replace(CASE, templates=(EARLY, ShiftTemplate("brief", "standard", 480, 200)))
    (form,) = case.rules[0].forms(case)
    span = (case.grid.start_min, case.grid.end_min)
    brief = DutyClass(templates=frozenset({"brief"}))
    assert form == Forbid("least_shift", frozenset({"ada"}), brief, *span, by_start=True)


def world(at: Setting) -> World:
    """Where the rule bites, for the agreement of its two readings."""
    templates = tuple(ShiftTemplate(f"t{n}", "standard", 420, n) for n in (120, 180, 240, 720, 735))
    case = a_case(LeastShift(), first_day=at.first_day, days=3, agents=(ADA, PART))
    case = a_past(replace(case, templates=(*templates, NIGHT)), at, NIGHT, 1)
    return case, [*free_or(case, (*templates[1:], NIGHT)), *free_or(case, templates[:3], "can")]


def tempting() -> RosterCase:
    """Two hours are wanted a day, and only a shift of two hours is on the menu."""
    case = a_case(LeastShift(), days=3)
    brief = ShiftTemplate("brief", "standard", 480, 120)
    return replace(case, templates=(brief,), requirement=wanted(case.grid, 1, (480, 600)))
