"""No leave begins after a night shift."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from pydantic import ValidationError

from solver.case import Absence, RosterCase
from solver.rules.rest_before_leave import RestBeforeLeave
from tests.solver.rules.agreement_worlds import Setting, World, a_past, free_or
from tests.solver.rules.worlds import (
    ADA,
    AUTUMN,
    CAN,
    EARLY,
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

RULE = RestBeforeLeave(least_days=3)
DAYS = days_from(MONDAY, *range(14))


def leaving(
    first: int = 4, days: int = 3, start: int = 0, rule: RestBeforeLeave = RULE, first_day: date = MONDAY
) -> RosterCase:
    """Ada is on leave for some days from the fifth on, from a clock minute of its first day."""
    case = a_case(rule, first_day=first_day, agents=(ADA, CAN))
    begins, ends = days_from(first_day, first, first + days)
    away = Absence("ada", case.grid.minute(begins, start), case.grid.minute(ends, 0))
    return replace(case, absences=(away,))


def test_no_night_ends_on_the_day_before_the_leave() -> None:
    """Leave from Friday on: Tuesday's night ends on Wednesday, Wednesday's on Thursday with six hours of it."""
    case = leaving()
    assert found(case, *row(case, NIGHT, 1)) == ()
    (violation,) = found(case, *row(case, NIGHT, 2))
    assert (violation.rule, violation.agent, violation.hard, violation.cents) == ("rest_before_leave", "ada", True, 0)
    assert (violation.amount, violation.limit, violation.unit) == (360, 0, "min")
    (night,) = row(case, NIGHT, 2)
    assert (violation.start_min, violation.end_min) == (night.start_min, night.end_min)
    assert figures(found(case, *row(case, NIGHT, 3))) == [(480, 0, "min")]


def test_a_night_may_end_when_the_day_before_begins() -> None:
    """18:00 to midnight, and a minute more."""
    case = leaving()
    assert found(case, shift(case, DAYS[2], 1080, 360)) == ()
    assert figures(found(case, shift(case, DAYS[2], 1081, 360))) == [(1, 0, "min")]


def test_days_before_are_agreed() -> None:
    """None: only the night that ends on the first day; three: Monday's night ends on Tuesday."""
    none = leaving(rule=RestBeforeLeave(least_days=3, days_before=0))
    assert found(none, *row(none, NIGHT, 2)) == ()
    assert figures(found(none, *row(none, NIGHT, 3))) == [(360, 0, "min")]
    three = leaving(rule=RestBeforeLeave(least_days=3, days_before=3))
    assert figures(found(three, *row(three, NIGHT, 0))) == [(360, 0, "min")]


def test_a_night_after_the_first_day_is_not_meant() -> None:
    """Working while away is rule absence's matter; the first day's evening belongs to the first day."""
    case = leaving()
    assert figures(found(case, *row(case, NIGHT, 4))) == [(120, 0, "min")]
    assert found(case, *row(case, NIGHT, 5)) == ()


def test_the_first_day_of_a_leave_is_the_day_on_which_it_begins() -> None:
    """From Friday 08:00 on: the window opens on Thursday at midnight all the same."""
    case = leaving(start=480)
    assert figures(found(case, *row(case, NIGHT, 2))) == [(360, 0, "min")]
    assert found(case, *row(case, NIGHT, 1)) == ()


def test_a_short_absence_is_no_leave() -> None:
    """Two days are none, three are; the first counts from 08:00 on, the last with its first minute."""
    (two,) = leaving(days=2).absences
    longer = replace(leaving(), absences=(replace(two, end_min=two.end_min + 1),))
    assert len(found(longer, *row(longer, NIGHT, 3))) == 1
    assert found(leaving(days=2), *row(leaving(), NIGHT, 3)) == ()
    assert len(found(leaving(days=3, start=480), *row(leaving(), NIGHT, 3))) == 1


def test_absences_without_a_gap_are_one_leave() -> None:
    """Two and one day; with a minute between them they are none, and another agent's join nothing."""
    case = leaving(days=2)
    (first,) = case.absences
    for gap, agent, count in ((0, "ada", 1), (-600, "ada", 1), (1, "ada", 0), (0, "can", 0)):
        second = Absence(agent, first.end_min + gap, first.end_min + 1440)
        joined = replace(case, absences=(second, first))
        assert len(found(joined, *row(case, NIGHT, 3), *row(case, NIGHT, 3, agent="can"))) == count
    earlier = Absence("ada", first.start_min - 2880, first.start_min - 1440)
    later = Absence("ada", first.end_min, first.end_min + 1440)
    assert len(found(replace(case, absences=(earlier, first, later)), *row(case, NIGHT, 3))) == 1
    inside = Absence("ada", first.start_min + 60, first.start_min + 120)
    after = Absence("ada", first.end_min, first.end_min + 1440)
    assert len(found(replace(case, absences=(first, inside, after)), *row(case, NIGHT, 3))) == 1


def test_only_nights_and_only_those_who_leave_are_meant() -> None:
    """Early shifts, Can's nights; absences of people who are not there say nothing."""
    case = leaving()
    assert found(case, *row(case, EARLY, 2, 3), *row(case, NIGHT, 2, 3, agent="can")) == ()
    unknown = replace(case, absences=(replace(case.absences[0], agent="eve"),))
    assert unknown.rules[0].forms(unknown) == ()
    window = leaving(rule=RestBeforeLeave(least_days=3, night_start=360, night_end=840))
    assert figures(found(window, *row(window, EARLY, 3), *row(window, NIGHT, 2))) == [(480, 0, "min")]


def test_a_leave_after_the_plan_counts() -> None:
    """It begins on the Monday after: Saturday's night ends on Sunday. The opening state is not judged."""
    after = leaving(first=7)
    assert figures(found(after, *row(after, NIGHT, 5))) == [(360, 0, "min")]
    begun = leaving(first=0)
    assert found(replace(begun, opening=opened(*row(begun, NIGHT, -2, -1)))) == ()


def test_it_may_have_a_price() -> None:
    """90 for each night."""
    case = leaving(rule=RestBeforeLeave(least_days=3, cents=90))
    assert cents(found(case, *row(case, NIGHT, 2, 3))) == 180


@pytest.mark.parametrize("day", [SPRING, AUTUMN])
def test_the_first_day_is_as_long_as_the_clocks_make_it(day: date) -> None:
    """It is the Sunday of the change: a night from 23:00 lies in it for an hour, one from Monday 00:00 not at all."""
    case = leaving(first=1, first_day=days_from(day, -1)[0])
    assert figures(found(case, shift(case, day, 1380, 480))) == [(60, 0, "min")]
    assert found(case, shift(case, days_from(day, 1)[0], 0, 360)) == ()
    assert figures(found(case, *row(case, NIGHT, 0))) == [(480, 0, "min")]


def test_those_who_leave_together_share_a_form() -> None:
    """Ada and Can from the same day on, also if one stays away longer."""
    case = leaving()
    (first,) = case.absences
    both = replace(case, absences=(first, Absence("can", first.start_min, first.end_min + 1440)))
    assert [sorted(form.agents) for form in both.rules[0].forms(both)] == [["ada", "can"]]


def test_five_days_are_a_leave_unless_agreed_otherwise() -> None:
    """And one day before it is free of nights."""
    rule = RestBeforeLeave()
    assert (rule.least_days, rule.days_before, rule.cents, rule.night_start, rule.night_end) == (5, 1, None, 1200, 360)
    assert RestBeforeLeave(least_days=1, days_before=0, cents=1, night_start=0, night_end=1439).cents == 1
    assert RestBeforeLeave(least_days=366, days_before=7, night_start=1439, night_end=0).days_before == 7


@pytest.mark.parametrize(
    "wrong",
    [
        {"least_days": 0},
        {"least_days": 367},
        {"days_before": -1},
        {"days_before": 8},
        {"cents": 0},
        {"night_start": -1},
        {"night_start": 1440},
        {"night_end": -1},
        {"night_end": 1440},
    ],
)
def test_parameters_out_of_range_are_refused(wrong: dict[str, int]) -> None:
    """When they are written."""
    with pytest.raises(ValidationError):
        RestBeforeLeave(**wrong)


def world(at: Setting) -> World:
    """Where the rule bites, for the agreement of its two readings; hard, or priced after a past."""
    rule = RestBeforeLeave(least_days=2, cents=9 if at.past else None)
    case = replace(leaving(2, 2, 480, rule, at.first_day), grid=a_case(first_day=at.first_day, days=5).grid)
    return a_past(case, at, NIGHT, 1), [*free_or(case, (EARLY, NIGHT)), *free_or(case, (NIGHT,), "can")[1:3]]


def tempting() -> RosterCase:
    """Two are needed by night; Ada is soon on leave."""
    case, grid = leaving(first=3), a_case(days=3).grid
    return replace(case, grid=grid, templates=(NIGHT,), requirement=wanted(grid, 2))
