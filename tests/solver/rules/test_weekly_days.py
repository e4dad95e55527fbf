"""Weekly days of a contract."""

from __future__ import annotations

from dataclasses import replace

from solver.case import RosterCase
from solver.outcomes import Violation
from solver.rules.forms import EVERY, Total
from solver.rules.weekly_days import WeeklyDays
from tests.solver.rules.agreement_worlds import Setting, World, a_past, free_or
from tests.solver.rules.worlds import (
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

FIVE = an_agent("ada", replace(CONTRACT, most_days_week=5))
CASE = a_case(WeeklyDays(), days=14, agents=(FIVE,))


def test_five_days_of_five_are_allowed() -> None:
    """Two weeks of five days each."""
    assert found(CASE, *row(CASE, EARLY, 0, 1, 2, 3, 4, 9, 10, 11, 12, 13)) == ()


def test_the_sixth_day_is_one_too_many() -> None:
    """Monday to Saturday under a five-day contract; the violation spans the week."""
    (violation,) = found(CASE, *row(CASE, EARLY, 0, 1, 2, 3, 4, 5))
    assert (violation.amount, violation.limit, violation.unit) == (6, 5, "duties")
    assert (violation.start_min, violation.end_min) == (CASE.grid.start_min, CASE.grid.start_min + 7 * 1440)


def test_weeks_run_from_monday_to_sunday() -> None:
    """Ten days in a row over a Sunday are five and five."""
    assert found(CASE, *row(CASE, EARLY, *range(2, 12))) == ()


def test_a_cut_first_week_counts_the_opening_state() -> None:
    """The plan starts on Thursday; Monday to Wednesday were worked, so two days are left."""
    case = a_case(WeeklyDays(), first_day=days_from(MONDAY, 3)[0], agents=(FIVE,))
    case = replace(case, opening=opened(*row(case, EARLY, -3, -2, -1)))
    assert found(case, *row(case, EARLY, 0, 1, 4)) == ()
    assert figures(found(case, *row(case, EARLY, 0, 1, 2))) == [(6, 5, "duties")]


def test_the_sunday_night_of_the_clock_change_is_the_old_weeks() -> None:
    """A shift at 23:00 on Sunday 29 March belongs to the week that ends there."""
    case = a_case(WeeklyDays(), first_day=days_from(SPRING, -6)[0], days=14, agents=(FIVE,))
    late = shift(case, SPRING, 1380, 360)
    assert figures(found(case, *row(case, EARLY, 0, 1, 2, 3, 4), late)) == [(6, 5, "duties")]
    assert found(case, *row(case, EARLY, 0, 1, 2, 3), late) == ()


def test_contracts_of_equal_limits_share_a_form() -> None:
    """Ada and Eda signed for five days, Can for six."""
    case = replace(CASE, agents=(FIVE, an_agent("can"), replace(FIVE, id="eda")))
    total = Total("weekly_days", frozenset({"ada", "eda"}), EVERY, "duties", "week", most=5)
    assert case.rules[0].forms(case) == (total, replace(total, agents=frozenset({"can"}), most=6))


def test_a_week_wholly_before_the_plan_is_history_and_each_later_one_is_told() -> None:
    """Seven days worked before the plan are not judged; its two weeks are, each with its bounds."""
    case = replace(CASE, opening=opened(*row(CASE, EARLY, *range(-7, 0))))
    assert found(case, *row(case, EARLY, 0)) == ()
    bounds = CASE.grid.day_bounds
    assert found(case, *row(case, EARLY, *range(6), *range(7, 14))) == (
        Violation("weekly_days", "ada", bounds[0], bounds[7], 6, 5, "duties"),
        Violation("weekly_days", "ada", bounds[7], bounds[14], 7, 5, "duties"),
    )


def world(at: Setting) -> World:
    """Where the rule bites, for the agreement of its two readings."""
    agent = an_agent("ada", replace(CONTRACT, most_days_week=3))
    case = a_case(WeeklyDays(), first_day=at.first_day, days=8, agents=(agent,))
    return a_past(case, at, EARLY, 2), free_or(case, (EARLY, NIGHT))


def tempting() -> RosterCase:
    """A head is wanted on four days of a week, and two were signed for."""
    case = a_case(WeeklyDays(), days=4, agents=(an_agent("ada", replace(CONTRACT, most_days_week=2)),))
    return replace(case, templates=(EARLY,), requirement=wanted(case.grid, 1, (360, 840)))
