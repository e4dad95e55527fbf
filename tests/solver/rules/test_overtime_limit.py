"""Overtime limit: 270 hours in twelve months."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from pydantic import ValidationError

from solver.agreements import Agreements, Tally
from solver.case import Absence, RosterCase
from solver.rules.overtime_limit import OvertimeLimit
from tests.solver.rules.agreement_worlds import Setting, World, a_past, free_or
from tests.solver.rules.worlds import (
    ADA,
    AUTUMN,
    CAN,
    CONTRACT,
    EARLY,
    LATE,
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

FIVE, SIX = (0, 1, 2, 3, 4), (0, 1, 2, 3, 4, 5)


def after(*tallies: Tally, rule: OvertimeLimit | None = None, first_day: date = MONDAY) -> RosterCase:
    """A week after a year with this ledger."""
    case = a_case(rule or OvertimeLimit(), first_day=first_day, agents=(ADA, CAN))
    return replace(case, agreements=Agreements(ledger=tallies))


def overtime(amount: int, agent: str = "ada") -> Tally:
    """Overtime minutes of the last twelve months."""
    return Tally(agent, "overtime_min", amount)


def test_the_last_quarter_of_the_years_270_hours_may_be_worked_and_no_more() -> None:
    """262 hours are worked: eight are left beyond the week's forty."""
    case = after(overtime(15720))
    assert found(case, *row(case, EARLY, *SIX)) == ()
    (violation,) = found(case, *row(case, EARLY, *SIX), shift(case, days_from(MONDAY, 6)[0], 480, 15))
    assert (violation.rule, violation.agent) == ("overtime_limit", "ada")
    assert (violation.amount, violation.limit, violation.unit, violation.hard) == (16215, 16200, "min", True)
    assert (violation.start_min, violation.end_min) == (case.grid.start_min, case.grid.end_min)


def test_once_the_year_is_used_up_hours_owed_stay_open() -> None:
    """280 hours were worked already: forty hours a week are still owed, a quarter more is not allowed."""
    case = after(overtime(16800))
    assert found(case, *row(case, EARLY, *FIVE)) == ()
    quarter = shift(case, days_from(MONDAY, 5)[0], 480, 15)
    assert figures(found(case, *row(case, EARLY, *FIVE), quarter)) == [(16815, 16200, "min")]
    minute = shift(case, days_from(MONDAY, 5)[0], 480, 1)
    assert figures(found(case, *row(case, EARLY, *FIVE), minute)) == [(16801, 16200, "min")]
    assert [form.most for form in case.rules[0].forms(case)] == [2400, 18600]


def test_rows_of_an_agent_add_up_and_other_measures_do_not_count() -> None:
    """Two rows of overtime make 262 hours; paid minutes are something else."""
    case = after(overtime(15000), Tally("ada", "overtime_min", 720, 2.0), Tally("ada", "paid_min", 99999))
    assert found(case, *row(case, EARLY, *SIX)) == ()
    assert figures(found(case, *row(case, EARLY, *range(7)))) == [(16680, 16200, "min")]


def test_who_has_no_row_worked_none() -> None:
    """Can's whole year is open, Ada's is not."""
    case = after(overtime(16200), rule=OvertimeLimit(most_year_min=480))
    assert found(case, *row(case, EARLY, *SIX, agent="can")) == ()
    assert figures(found(case, *row(case, EARLY, *range(7), agent="can"))) == [(960, 480, "min")]


def test_without_overtime_in_the_ledger_nothing_is_said() -> None:
    """What nobody counts cannot be limited."""
    case = after(Tally("ada", "paid_min", 99999), rule=OvertimeLimit(most_year_min=0))
    assert found(case, *row(case, EARLY, *range(7))) == ()
    assert case.rules[0].forms(case) == ()


def test_leave_and_the_balance_change_what_is_owed() -> None:
    """A day of leave is eight hours less owed; a balance of eight owes them again, unless it is left out."""
    case = after(overtime(16200))
    away = Absence("ada", case.grid.minute(MONDAY, 0), case.grid.minute(days_from(MONDAY, 1)[0], 0), 480)
    case = replace(case, absences=(away,))
    assert found(case, *row(case, EARLY, 1, 2, 3, 4)) == ()
    assert figures(found(case, *row(case, EARLY, 1, 2, 3, 4, 5))) == [(16680, 16200, "min")]
    owing = replace(case, opening=replace(case.opening, balance_min=(("ada", 470),)))
    assert found(owing, *row(case, EARLY, 1, 2, 3, 4, 5)) == ()
    fresh = replace(owing, rules=(OvertimeLimit(carry_balance=False),))
    assert figures(found(fresh, *row(case, EARLY, 1, 2, 3, 4, 5))) == [(16680, 16200, "min")]


def test_what_is_owed_is_rounded_up_to_quarters() -> None:
    """A credit of 479 minutes leaves 1921 owed, so 1935 are no overtime."""
    case = after(overtime(16200))
    away = Absence("ada", case.grid.minute(MONDAY, 0), case.grid.minute(days_from(MONDAY, 1)[0], 0), 479)
    case = replace(case, absences=(away,))
    assert [form.most for form in case.rules[0].forms(case)] == [1935, 18600]
    quarter, minute = (shift(case, days_from(MONDAY, 5)[0], 480, length_min) for length_min in (15, 16))
    assert found(case, *row(case, EARLY, 1, 2, 3, 4), quarter) == ()
    assert figures(found(case, *row(case, EARLY, 1, 2, 3, 4), minute)) == [(16201, 16200, "min")]


def test_the_opening_state_is_in_the_ledger() -> None:
    """Shifts before the plan are not counted twice."""
    case = after(overtime(15720))
    case = replace(case, opening=opened(*row(case, EARLY, -3, -2, -1)))
    assert found(case, *row(case, EARLY, *SIX)) == ()


@pytest.mark.parametrize("day", [SPRING, AUTUMN])
def test_a_week_with_a_clock_change_owes_the_same(day: date) -> None:
    """Five nights of eight paid hours are no overtime, the sixth is."""
    case = after(overtime(16200), first_day=days_from(day, -6)[0])
    assert found(case, *row(case, NIGHT, 2, 3, 4, 5, 6)) == ()
    assert figures(found(case, *row(case, NIGHT, 1, 2, 3, 4, 5, 6))) == [(16680, 16200, "min")]


@pytest.mark.parametrize("bad", [-1, 60001])
def test_a_limit_out_of_range_is_refused(bad: int) -> None:
    """None at all and a thousand hours are the ends of the range."""
    with pytest.raises(ValidationError):
        OvertimeLimit(most_year_min=bad)
    assert OvertimeLimit(most_year_min=0).most_year_min == 0
    assert OvertimeLimit(most_year_min=60000).most_year_min == 60000


def test_agents_of_equal_limit_share_a_form() -> None:
    """Ada has eight hours left beyond forty, Can 270."""
    case = after(overtime(15720))
    assert [(form.agents, form.most) for form in case.rules[0].forms(case)] == [({"ada"}, 2880), ({"can"}, 18600)]
    equal = after(overtime(600), overtime(600, "can"))
    assert [form.agents for form in equal.rules[0].forms(equal)] == [{"ada", "can"}]


def world(at: Setting) -> World:
    """Where the rule bites, for the agreement of its two readings."""
    agents = tuple(an_agent(name, replace(CONTRACT, week_min=1400)) for name in ("ada", "can"))
    case = a_case(OvertimeLimit(most_year_min=600), first_day=at.first_day, days=6, agents=agents)
    case = replace(a_past(case, at), agreements=Agreements(ledger=(overtime(120), overtime(700, "can"))))
    if at.past:
        case = replace(case, opening=replace(case.opening, balance_min=(("ada", 120), ("can", -60))))
    return case, [*free_or(case, (EARLY, NIGHT)), *free_or(case, (LATE,), "can")]


def tempting() -> RosterCase:
    """Wanted on seven days, with the year's overtime used up."""
    case = after(overtime(16200), overtime(16200, "can"))
    return replace(case, templates=(EARLY,), requirement=wanted(case.grid, 2, (360, 840)))
