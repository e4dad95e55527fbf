"""Average hours: 48 a week over the reference period, leave neutral, the unknown past left out."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from pydantic import ValidationError

from solver.case import Absence, RosterCase
from solver.rules.average_hours import AverageHours
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
    days_from,
    figures,
    found,
    opened,
    row,
    shift,
    wanted,
)

CASE = a_case(AverageHours(), agents=(ADA, CAN))
SIX = (0, 1, 2, 3, 4, 5)


def leave(case: RosterCase, first: int, days: int) -> Absence:
    """Ada's leave of whole days, counted from the plan's first."""
    start, end = days_from(case.grid.days[0], first, first + days)
    return Absence("ada", case.grid.minute(start, 0), case.grid.minute(end, 0), 0)


def test_forty_eight_hours_on_average_are_allowed_and_a_quarter_more_is_not() -> None:
    """One known week: 2880 minutes; the violation spans the reference period."""
    assert found(CASE, *row(CASE, EARLY, *SIX)) == ()
    (violation,) = found(CASE, *row(CASE, EARLY, 0, 1, 2, 3, 4), shift(CASE, days_from(MONDAY, 5)[0], 360, 495))
    assert (violation.rule, violation.agent) == ("average_hours", "ada")
    assert (violation.amount, violation.limit, violation.unit, violation.hard) == (2895, 2880, "min", True)
    assert (violation.start_min, violation.end_min) == (CASE.grid.start_min, CASE.grid.end_min)


def test_a_heavy_week_is_evened_out_by_a_light_one() -> None:
    """56 and 40 hours are 48 on average; 56 and 41 are not."""
    case = a_case(AverageHours(), days=14)
    heavy = row(case, EARLY, *range(7), 7, 8, 9, 10, 11)
    assert found(case, *heavy) == ()
    assert figures(found(case, *heavy, shift(case, case.grid.days[12], 480, 15))) == [(5775, 5760, "min")]


def test_the_opening_state_belongs_to_the_reference_period() -> None:
    """56 hours the week before leave 40 for this one, and the period begins with the first of them."""
    case = replace(CASE, opening=opened(*row(CASE, EARLY, *range(-7, 0))))
    assert found(case, *row(case, EARLY, 0, 1, 2, 3, 4)) == ()
    (violation,) = found(case, *row(case, EARLY, *SIX))
    assert (violation.amount, violation.limit) == (6240, 5760)
    assert violation.start_min == case.grid.minute(days_from(MONDAY, -7)[0], 0)


def test_weeks_nobody_knows_are_neither_worked_nor_free() -> None:
    """Three days are known before the plan: ten days allow ten sevenths of 48 hours, whoever worked them."""
    case = replace(CASE, opening=opened(*row(CASE, EARLY, -3, agent="can")))
    assert figures(found(case, *row(case, EARLY, *range(7)), *row(case, LATE, 0, 1))) == [(4320, 4114, "min")]
    assert figures(found(case, *row(case, EARLY, *range(7), agent="can"))) == []


def test_the_period_reaches_no_further_back_than_its_weeks() -> None:
    """Over two weeks, what was worked eight days before the plan no longer counts."""
    case = replace(CASE, rules=(AverageHours(weeks=2),), opening=opened(*row(CASE, EARLY, *range(-14, 0))))
    assert found(case, *row(case, EARLY, 0, 1, 2, 3, 4)) == ()
    assert figures(found(case, *row(case, EARLY, *SIX))) == [(6240, 5760, "min")]


def test_a_plan_longer_than_the_period_is_judged_in_parts() -> None:
    """Ten days in weeks: the last seven, and the three before them with the four opening days."""
    case = a_case(AverageHours(weeks=1), days=10)
    case = replace(case, opening=opened(*row(case, EARLY, -5, -4, -3, -2, -1)))
    violations = found(case, *row(case, EARLY, 0, 1, 2, *range(3, 10)))
    assert figures(violations) == [(3360, 2880, "min"), (3360, 2880, "min")]
    assert violations[0].end_min == violations[1].start_min == case.grid.day_bounds[3]
    assert violations[1].end_min == case.grid.end_min
    assert found(case, *row(case, EARLY, 0, 1, *range(3, 9))) == ()


def test_a_shift_at_midnight_belongs_to_the_day_that_begins() -> None:
    """The last period opens with it and the one before has ended: 48 hours in each, and a minute more in the last."""
    case = a_case(AverageHours(weeks=1), days=14)
    midnight = shift(case, case.grid.days[7], 0, 480)
    assert found(case, *row(case, EARLY, *SIX), midnight, *row(case, EARLY, 8, 9, 10, 11, 12)) == ()
    more = replace(midnight, paid_min=481)
    assert figures(found(case, *row(case, EARLY, *SIX), more, *row(case, EARLY, 8, 9, 10, 11, 12))) == [
        (2881, 2880, "min")
    ]
    assert len(case.rules[0].forms(case)) == 2


def test_what_is_past_cannot_be_planned_away() -> None:
    """Sixty hours a week were worked: nothing more is allowed, and an empty plan breaks nothing."""
    long = [shift(CASE, day, 360, 1200) for day in days_from(MONDAY, -3, -2, -1)]
    case = replace(CASE, rules=(AverageHours(average_week_min=2500),), opening=opened(*long))
    assert found(case) == ()
    assert figures(found(case, shift(case, MONDAY, 480, 15))) == [(3615, 3571, "min")]


def test_days_of_leave_and_days_outside_the_contract_are_neutral() -> None:
    """Two whole days away leave five sevenths; half a day away counts; hired on Friday leaves three."""
    away = replace(CASE, absences=(leave(CASE, 0, 2),))
    assert figures(found(away, *row(CASE, EARLY, 2, 3, 4, 5, 6))) == [(2400, 2057, "min")]
    half = Absence("ada", CASE.grid.minute(MONDAY, 1), CASE.grid.minute(days_from(MONDAY, 2)[0], 0) - 1, 0)
    assert found(replace(CASE, absences=(half,)), *row(CASE, EARLY, *SIX)) == ()
    hired = replace(CASE, agents=(replace(ADA, first_day=days_from(MONDAY, 4)[0]), CAN))
    assert figures(found(hired, *row(CASE, EARLY, 4, 5, 6))) == [(1440, 1234, "min")]
    leaving = replace(CASE, agents=(replace(ADA, last_day=days_from(MONDAY, 1)[0]), CAN))
    assert figures(found(leaving, *row(CASE, EARLY, 0, 1))) == [(960, 822, "min")]


def test_two_absences_on_one_day_take_it_off_once() -> None:
    """Leave entered twice is one leave; leave outside the contract takes nothing off."""
    case = replace(CASE, absences=(leave(CASE, 0, 2), leave(CASE, 1, 1), leave(CASE, 7, 3)))
    assert figures(found(case, *row(CASE, EARLY, 2, 3, 4, 5, 6))) == [(2400, 2057, "min")]
    hired = replace(case, agents=(replace(ADA, first_day=days_from(MONDAY, 1)[0], last_day=MONDAY), CAN))
    assert figures(found(hired, *row(CASE, EARLY, 0))) == [(480, 0, "min")]


def test_a_clock_change_alters_no_average() -> None:
    """Days of 23 and 25 hours are days: six nights of eight paid hours are 48."""
    for day in (SPRING, AUTUMN):
        case = a_case(AverageHours(), first_day=days_from(day, -6)[0])
        assert found(case, *row(case, NIGHT, 1, 2, 3, 4, 5, 6)) == ()
        assert figures(found(case, *row(case, NIGHT, *range(7)))) == [(3360, 2880, "min")]
        away = replace(case, absences=(leave(case, 6, 1),))
        assert figures(found(away, *row(case, NIGHT, *SIX))) == [(2880, 2468, "min")]


@pytest.mark.parametrize("bad", [{"weeks": 0}, {"weeks": 53}, {"average_week_min": 59}, {"average_week_min": 5041}])
def test_parameters_out_of_range_are_refused(bad: dict[str, int]) -> None:
    """A reference period is a year at most (Directive Art. 19)."""
    with pytest.raises(ValidationError):
        AverageHours(**bad)


def test_the_ends_of_the_ranges_are_allowed() -> None:
    """One week and a year, one hour and half the week."""
    assert AverageHours(weeks=1, average_week_min=60).weeks == 1
    assert AverageHours(weeks=52, average_week_min=5040).weeks == 52
    assert (AverageHours().weeks, AverageHours().average_week_min) == (17, 2880)


def test_agents_of_equal_limit_share_a_form() -> None:
    """One total for both, two once one of them is away."""
    assert [form.agents for form in CASE.rules[0].forms(CASE)] == [{"ada", "can"}]
    away = replace(CASE, absences=(leave(CASE, 0, 2),))
    assert [(form.agents, form.most) for form in away.rules[0].forms(away)] == [({"ada"}, 2057), ({"can"}, 2880)]


def world(at: Setting) -> World:
    """Where the rule bites, for the agreement of its two readings."""
    new = replace(CAN, first_day=at.first_day + timedelta(days=2))
    case = a_case(AverageHours(average_week_min=1920, weeks=1), first_day=at.first_day, days=9, agents=(ADA, new))
    case = a_past(replace(case, absences=(leave(case, 3, 2),)), at, EARLY, 4)
    return case, [*free_or(case, (EARLY, NIGHT)), *free_or(case, (LATE,), "can")]


def tempting() -> RosterCase:
    """Wanted on all seven days, allowed on six."""
    case = a_case(AverageHours())
    return replace(case, templates=(EARLY,), requirement=wanted(case.grid, 1, (360, 840)))
