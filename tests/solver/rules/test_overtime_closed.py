"""Closed to overtime: part-timers, newcomers, and whoever has not signed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from pydantic import ValidationError

from solver.case import Absence, RosterCase
from solver.people import Agent
from solver.rules.overtime_closed import OvertimeClosed
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
    days_from,
    figures,
    found,
    opened,
    row,
    shift,
    wanted,
)

PART = an_agent("ada", replace(CONTRACT, week_min=1200, part_time=True))
FIVE, SIX = (0, 1, 2, 3, 4), (0, 1, 2, 3, 4, 5)


def of(agent: Agent, rule: OvertimeClosed | None = None, days: int = 7) -> RosterCase:
    """A plan from Monday for one agent."""
    return a_case(rule or OvertimeClosed(), days=days, agents=(agent,))


def test_a_part_timer_works_the_contracts_week_and_no_quarter_more() -> None:
    """Twenty hours are 1200 minutes; the violation spans the week."""
    case = of(PART, days=14)
    two, friday = row(case, EARLY, 0, 1), days_from(MONDAY, 4)[0]
    assert found(case, *two, shift(case, friday, 480, 240), *row(case, EARLY, 7, 8)) == ()
    (violation,) = found(case, *two, shift(case, friday, 480, 255), *row(case, EARLY, 7, 8))
    assert (violation.rule, violation.agent) == ("overtime_closed", "ada")
    assert (violation.amount, violation.limit, violation.unit, violation.hard) == (1215, 1200, "min", True)
    assert (violation.start_min, violation.end_min) == (case.grid.day_bounds[0], case.grid.day_bounds[7])


def test_full_timers_who_signed_are_open() -> None:
    """Six shifts of eight hours are 48 hours against 40, and this rule says nothing."""
    assert found(of(ADA), *row(of(ADA), EARLY, *SIX)) == ()
    assert ADA.overtime_consent
    assert of(ADA).rules[0].forms(of(ADA)) == ()


@pytest.mark.parametrize(
    "closed", [replace(ADA, overtime_consent=False), replace(ADA, contract=replace(CONTRACT, overtime=False))]
)
def test_no_consent_and_no_overtime_in_the_contract_close(closed: Agent) -> None:
    """Forty hours, and not 48."""
    assert found(of(closed), *row(of(closed), EARLY, *FIVE)) == ()
    assert figures(found(of(closed), *row(of(closed), EARLY, *SIX))) == [(2880, 2400, "min")]


def test_newcomers_are_closed_in_every_week_that_one_of_their_days_begins() -> None:
    """A newcomer until Monday of the second week is closed in two weeks of three; until Sunday, in one."""
    weeks = [row(of(ADA), EARLY, *(7 * week + day for day in SIX)) for week in range(3)]
    for last, closed in ((7, 2), (6, 1), (0, 1), (-1, 0)):
        case = of(replace(ADA, newcomer_until=days_from(MONDAY, last)[0]), days=21)
        violations = found(case, *weeks[0], *weeks[1], *weeks[2])
        assert figures(violations) == [(2880, 2400, "min")] * closed
        assert [v.start_min for v in violations] == [case.grid.day_bounds[7 * week] for week in range(closed)]


def test_a_cut_first_week_counts_the_opening_state() -> None:
    """The plan starts on Thursday and sixteen of twenty hours are worked: four are left, and new on Monday."""
    case = a_case(OvertimeClosed(), first_day=days_from(MONDAY, 3)[0], agents=(PART,))
    case = replace(case, opening=opened(*row(case, EARLY, -4, -3, -2)))
    thursday = case.grid.days[0]
    assert found(case, shift(case, thursday, 480, 240), *row(case, EARLY, 4, 5)) == ()
    assert figures(found(case, *row(case, EARLY, 0))) == [(1440, 1200, "min")]


def test_a_plan_from_sunday_cuts_the_week_before_its_second_day() -> None:
    """Sixteen hours were worked from Monday to Saturday: Sunday has four left."""
    case = a_case(OvertimeClosed(), first_day=days_from(MONDAY, 6)[0], agents=(PART,))
    case = replace(case, opening=opened(*row(case, EARLY, -6, -5)))
    sunday = case.grid.days[0]
    assert found(case, shift(case, sunday, 480, 240)) == ()
    assert figures(found(case, shift(case, sunday, 480, 255))) == [(1215, 1200, "min")]


def test_a_newcomer_whose_time_ended_before_a_cut_week_begins_is_open() -> None:
    """New until Wednesday, planned from Thursday: no day of the plan is a newcomer's."""
    case = a_case(OvertimeClosed(), first_day=days_from(MONDAY, 3)[0], agents=(ADA,))
    worked = opened(*row(case, EARLY, -3, -2, -1))
    for last, expected in ((2, []), (3, [(2880, 2400, "min")])):
        new = replace(ADA, newcomer_until=days_from(MONDAY, last)[0])
        assert figures(found(replace(case, agents=(new,), opening=worked), *row(case, EARLY, 0, 1, 2))) == expected


def test_what_was_worked_before_the_plan_is_history() -> None:
    """Too many hours before Thursday break nothing by themselves; any shift more does."""
    case = a_case(OvertimeClosed(), first_day=days_from(MONDAY, 3)[0], agents=(PART,))
    case = replace(case, opening=opened(*row(case, EARLY, -3, -2, -1)))
    assert found(case) == ()
    assert figures(found(case, shift(case, case.grid.days[1], 480, 15))) == [(1455, 1200, "min")]


def test_leave_of_the_week_does_not_lower_the_limit() -> None:
    """Hours of leave are not worked."""
    case = of(PART)
    away = Absence("ada", case.grid.minute(MONDAY, 0), case.grid.minute(days_from(MONDAY, 1)[0], 0), 480)
    assert found(replace(case, absences=(away,)), *row(case, EARLY, 1, 2)) == ()


@pytest.mark.parametrize("day", [SPRING, AUTUMN])
def test_a_week_with_a_clock_change_allows_the_same(day: date) -> None:
    """Five nights of eight paid hours, whether the Sunday has 23 or 25."""
    case = a_case(OvertimeClosed(), first_day=days_from(day, -6)[0], agents=(replace(ADA, overtime_consent=False),))
    assert found(case, *row(case, NIGHT, 2, 3, 4, 5, 6)) == ()
    assert figures(found(case, *row(case, NIGHT, 1, 2, 3, 4, 5, 6))) == [(2880, 2400, "min")]


def test_an_operation_says_whom_it_closes() -> None:
    """Each group is closed by its own parameter; a contract without overtime always is."""
    new = replace(ADA, newcomer_until=MONDAY)
    unsigned = replace(ADA, overtime_consent=False)
    part = replace(ADA, contract=replace(CONTRACT, part_time=True))
    never = replace(ADA, contract=replace(CONTRACT, overtime=False))
    groups = (("newcomers", new), ("without_consent", unsigned), ("part_timers", part))
    six = row(of(ADA), EARLY, *SIX)
    for name, agent in groups:
        others = OvertimeClosed(**{other: other == name for other, _ in groups})
        assert len(found(of(agent, others), *six)) == 1
        only = OvertimeClosed(**{other: other != name for other, _ in groups})
        assert found(of(agent, only), *six) == ()
        assert len(found(of(never, only), *six)) == 1


def test_anything_but_yes_or_no_is_refused() -> None:
    """Parameters out of range are refused when they are written."""
    with pytest.raises(ValidationError):
        OvertimeClosed(newcomers="sometimes")


def test_those_closed_all_along_share_one_form_and_newcomers_have_theirs() -> None:
    """One weekly total for Ada and Can; Eve's weeks one by one, as many as close her."""
    eve = replace(an_agent("eve"), newcomer_until=days_from(MONDAY, 7)[0])
    unsigned = tuple(replace(an_agent(name), overtime_consent=False) for name in ("ada", "can"))
    case = a_case(OvertimeClosed(), days=21, agents=(*unsigned, eve))
    always, first, second = case.rules[0].forms(case)
    assert (always.agents, always.period, always.most) == ({"ada", "can"}, "week", 2400)
    assert (first.agents, second.agents) == ({"eve"}, {"eve"})
    assert (first.start_min, first.end_min) == (case.grid.day_bounds[0], case.grid.day_bounds[7])
    assert (second.start_min, second.end_min) == (case.grid.day_bounds[7], case.grid.day_bounds[14])
    ending = replace(case, agents=(replace(eve, newcomer_until=days_from(MONDAY, 14)[0]),))
    assert [form.period for form in ending.rules[0].forms(ending)] == ["week"]


def world(at: Setting) -> World:
    """Where the rule bites, for the agreement of its two readings."""
    part = replace(PART, contract=replace(PART.contract, week_min=960))
    new = an_agent("can", replace(CONTRACT, week_min=960))
    case = a_case(OvertimeClosed(), first_day=at.first_day, days=9, agents=(part, new))
    case = replace(case, agents=(part, replace(new, newcomer_until=at.first_day + timedelta(days=1))))
    return a_past(case, at, EARLY, 2), [*free_or(case, (EARLY, NIGHT)), *free_or(case, (LATE,), "can")]


def tempting() -> RosterCase:
    """Wanted on seven days, paid for two and a half."""
    case = of(PART)
    return replace(case, templates=(EARLY,), requirement=wanted(case.grid, 1, (360, 840)))
