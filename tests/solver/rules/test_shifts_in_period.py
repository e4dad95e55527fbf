"""Shifts in the period: a number per four weeks, owed and allowed."""

from __future__ import annotations

from dataclasses import replace

import pytest
from pydantic import ValidationError

from solver.case import Absence, RosterCase
from solver.people import Agent
from solver.rules.shifts_in_period import ShiftsInPeriod
from tests.solver.rules.agreement_worlds import Setting, World, a_past, free_or
from tests.solver.rules.worlds import (
    ADA,
    AUTUMN,
    CONTRACT,
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
    wanted,
)


def counted(least: int, most: int | None, name: str = "ada") -> Agent:
    """An agent whose contract owes and allows so many shifts in four weeks."""
    return an_agent(name, replace(CONTRACT, least_shifts=least, most_shifts=most))


def over(days: int, agent: Agent) -> RosterCase:
    """A plan of some days for one agent."""
    return a_case(ShiftsInPeriod(), days=days, agents=(agent,))


def test_twenty_in_four_weeks_are_allowed_and_one_more_is_not() -> None:
    """The most is hard and spans the plan."""
    case = over(28, counted(0, 20))
    assert found(case, *row(case, EARLY, *range(20))) == ()
    (violation,) = found(case, *row(case, EARLY, *range(21)))
    assert (violation.rule, violation.agent) == ("shifts_in_period", "ada")
    assert (violation.amount, violation.limit, violation.unit) == (21, 20, "duties")
    assert (violation.hard, violation.cents) == (True, 0)
    assert (violation.start_min, violation.end_min) == (case.grid.start_min, case.grid.end_min)


def test_each_shift_missing_to_the_least_costs() -> None:
    """Sixteen owed, fourteen planned: two at 80.00."""
    case = over(28, counted(16, None))
    assert found(case, *row(case, EARLY, *range(16))) == ()
    (violation,) = found(case, *row(case, EARLY, *range(14)))
    assert (violation.amount, violation.limit, violation.unit) == (14, 16, "duties")
    assert (violation.hard, violation.cents) == (False, 16000)
    assert (violation.start_min, violation.end_min) == (case.grid.start_min, case.grid.end_min)


def test_a_shorter_plan_owes_less_and_allows_less() -> None:
    """Ten days are 10/28: of 18 are owed 6.4, rounded down to 6, and allowed 7, rounded up."""
    case = over(10, counted(18, 18))
    assert figures(found(case, *row(case, EARLY, *range(5)))) == [(5, 6, "duties")]
    assert found(case, *row(case, EARLY, *range(6))) == ()
    assert found(case, *row(case, EARLY, *range(7))) == ()
    assert figures(found(case, *row(case, EARLY, *range(8)))) == [(8, 7, "duties")]


def test_a_whole_number_is_not_rounded() -> None:
    """Sixteen in four weeks are four in one: not three, not five."""
    case = over(7, counted(16, 16))
    assert found(case, *row(case, EARLY, *range(4))) == ()
    assert figures(found(case, *row(case, EARLY, *range(5)))) == [(5, 4, "duties")]
    assert cents(found(case, *row(case, EARLY, *range(3)))) == 8000


def test_leave_takes_shifts_off_the_least_and_none_off_the_most() -> None:
    """A week of leave in two: 16 owed in four weeks are four; eight stay allowed."""
    agent = counted(16, 16)
    case = over(14, agent)
    away = Absence("ada", case.grid.minute(MONDAY, 0), case.grid.minute(days_from(MONDAY, 7)[0], 0), 2400)
    case = replace(case, absences=(away,))
    assert found(case, *row(case, EARLY, 7, 8, 9, 10)) == ()
    assert figures(found(case, *row(case, EARLY, 7, 8, 9))) == [(3, 4, "duties")]
    assert found(case, *row(case, EARLY, 7, 8, 9, 10, 11, 12, 13), *row(case, LATE, 7)) == ()
    assert figures(found(case, *row(case, EARLY, *range(5, 14)))) == [(9, 8, "duties")]


def test_days_outside_the_contract_owe_and_allow_nothing() -> None:
    """Hired for the second of two weeks: four of eight."""
    case = over(14, replace(counted(16, 16), first_day=days_from(MONDAY, 7)[0]))
    assert figures(found(case, *row(case, EARLY, 7, 8, 9))) == [(3, 4, "duties")]
    assert figures(found(case, *row(case, EARLY, *range(7, 12)))) == [(5, 4, "duties")]


def test_the_opening_state_is_another_period() -> None:
    """Shifts worked before the plan neither fill the least nor use up the most."""
    case = over(7, counted(16, 16))
    case = replace(case, opening=opened(*row(case, EARLY, -3, -2, -1)))
    assert found(case, *row(case, EARLY, 0, 1, 2, 3)) == ()
    assert figures(found(case, *row(case, EARLY, 0))) == [(1, 4, "duties")]


def test_a_contract_without_numbers_owes_and_forbids_nothing() -> None:
    """Silence of the contract is no limit."""
    case = over(7, ADA)
    assert found(case, *row(case, EARLY, *range(7))) == found(case) == ()
    assert case.rules[0].forms(case) == ()


def test_a_week_with_a_clock_change_is_a_week() -> None:
    """167 or 169 hours hold the same four shifts."""
    for day in (SPRING, AUTUMN):
        case = a_case(ShiftsInPeriod(), first_day=days_from(day, -6)[0], agents=(counted(16, 16),))
        assert found(case, *row(case, NIGHT, 3, 4, 5, 6)) == ()
        assert figures(found(case, *row(case, NIGHT, 2, 3, 4, 5, 6))) == [(5, 4, "duties")]


def test_a_free_least_is_refused() -> None:
    """A price is at least a cent; no price is no rule."""
    with pytest.raises(ValidationError):
        ShiftsInPeriod(least_cents=0)
    assert ShiftsInPeriod(least_cents=1).least_cents == 1


def world(at: Setting) -> World:
    """Where the rule bites, for the agreement of its two readings."""
    agents = (counted(6, 18), replace(counted(20, 24, "can"), first_day=days_from(at.first_day, 2)[0]))
    case = a_case(ShiftsInPeriod(least_cents=700), first_day=at.first_day, days=6, agents=agents)
    case = a_past(case, at)
    return case, [*free_or(case, (EARLY, NIGHT)), *free_or(case, (LATE,), "can")]


def tempting() -> RosterCase:
    """Nobody is needed, and the contract owes four shifts a week."""
    case = over(7, counted(16, None))
    return replace(case, templates=(EARLY,), requirement=wanted(case.grid, 0))
