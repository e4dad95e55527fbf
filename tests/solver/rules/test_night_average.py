"""Night average: whose nights are many works eight hours a working day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from pydantic import ValidationError

from solver.case import Absence, RosterCase
from solver.rules.night_average import NightAverage
from solver.shifts import ShiftTemplate
from tests.solver.rules.agreement_worlds import Setting, World, free_or
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
    TEMPLATES,
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

WEEK = NightAverage(weeks=1)
SIX = (0, 1, 2, 3, 4, 5)


def after(*nights: int, rule: NightAverage = WEEK, first_day: date = MONDAY) -> RosterCase:
    """A week before which Ada worked these nights, counted from its first day."""
    case = a_case(rule, first_day=first_day, agents=(ADA, CAN))
    return replace(case, opening=opened(*row(case, NIGHT, *nights)))


def test_forty_eight_hours_are_allowed_to_a_night_worker_and_a_quarter_more_is_not() -> None:
    """Four nights in four weeks make one; her days count like her nights, and Can's do not."""
    case = after(-20, -15, -10, -8)
    assert found(case, *row(case, NIGHT, 0, 1), *row(case, EARLY, 3, 4, 5, 6)) == ()
    quarter = shift(case, days_from(MONDAY, 6)[0], 1000, 15)
    (violation,) = found(case, *row(case, EARLY, *SIX), quarter, *row(case, NIGHT, *range(7), agent="can"))
    assert (violation.rule, violation.agent) == ("night_average", "ada")
    assert (violation.amount, violation.limit, violation.unit, violation.hard) == (2895, 2880, "min", True)
    assert (violation.start_min, violation.end_min) == (case.grid.start_min, case.grid.end_min)


def test_three_nights_make_no_night_worker() -> None:
    """Nor does a fifth week back, nor what the plan itself brings; the 28th day back still counts."""
    week = row(after(), NIGHT, *range(7))
    assert found(after(-20, -10, -8), *week) == ()
    assert found(after(-29, -20, -10, -8), *week) == ()
    assert figures(found(after(-28, -20, -10, -8), *week)) == [(3360, 2880, "min")]


def test_shifts_by_day_make_no_night_worker() -> None:
    """A late shift to 22:00 lies outside the night; half a shift in it is not more than half."""
    case = after()
    late = replace(case, opening=opened(*row(case, LATE, -20, -15, -10, -8)))
    assert found(late, *row(case, NIGHT, *range(7))) == ()
    halves = [shift(case, day, 1200, 360) for day in days_from(MONDAY, -20, -15, -10, -8)]
    assert found(replace(case, opening=opened(*halves)), *row(case, NIGHT, *range(7))) == ()
    nearly = [shift(case, day, 1201, 360) for day in days_from(MONDAY, -20, -15, -10, -8)]
    assert len(found(replace(case, opening=opened(*nearly)), *row(case, NIGHT, *range(7)))) == 1


def test_a_contract_for_nights_only_makes_a_night_worker() -> None:
    """Without a past: her menu holds nights, and one early shift or half a night more would free her."""
    nights = replace(NIGHT, menu="nights")
    owl = an_agent("ada", replace(CONTRACT, menus=("nights",)))
    case = replace(after(), agents=(owl,), templates=(EARLY, nights))
    seven = row(case, NIGHT, *range(7))
    assert figures(found(case, *seven)) == [(3360, 2880, "min")]
    assert found(replace(case, templates=(*case.templates, replace(EARLY, menu="nights"))), *seven) == ()
    for start, worker in ((1199, False), (1200, False), (1201, True), (180, False), (179, True)):
        half = ShiftTemplate("half", "nights", start, 360)
        assert bool(found(replace(case, templates=(EARLY, nights, half)), *seven)) == worker
    assert found(replace(case, templates=(EARLY,)), *seven) == ()


@pytest.mark.parametrize(
    ("start", "length", "worker"),
    [(1380, 840, False), (1380, 839, True), (0, 720, False), (0, 719, True), (1320, 480, True)],
)
def test_more_than_half_of_a_menus_shift_makes_it_a_night(start: int, length: int, worker: bool) -> None:
    """Seven hours of 14 from 23:00 are half, six of twelve from midnight too; a minute less of day is more."""
    owl = an_agent("ada", replace(CONTRACT, menus=("nights",)))
    case = replace(after(), agents=(owl,), templates=(ShiftTemplate("long", "nights", start, length),))
    assert bool(found(case, *row(case, NIGHT, *range(7)))) == worker


def test_a_window_within_one_day_is_a_window() -> None:
    """Midnight to five, as the Directive's core of the night, or an afternoon."""
    core = NightAverage(weeks=1, night_start=0, night_end=300, least_nights=1)
    assert len(found(after(-5, rule=core), *row(after(), NIGHT, *range(7)))) == 1
    noon = NightAverage(weeks=1, night_start=720, night_end=900, least_nights=1)
    owl = an_agent("ada", replace(CONTRACT, menus=("nights",)))
    nights = replace(after(rule=core), agents=(owl,), templates=(replace(NIGHT, menu="nights"),))
    assert len(found(nights, *row(after(), NIGHT, *range(7)))) == 1
    for start, worker in ((630, False), (631, True), (809, True), (810, False)):
        case = replace(after(rule=noon), agents=(owl,), templates=(ShiftTemplate("n", "nights", start, 180),))
        assert bool(found(case, *row(case, NIGHT, *range(7)))) == worker


def test_the_opening_state_counts_in_the_reference_period() -> None:
    """Seven nights in the week before, 56 hours: 40 are left, and the period begins with the first of them."""
    case = after(*range(-7, 0), rule=NightAverage(weeks=2))
    assert found(case, *row(case, EARLY, 0, 1, 2, 3, 4)) == ()
    (violation,) = found(case, *row(case, EARLY, *SIX))
    assert (violation.amount, violation.limit) == (6240, 5760)
    assert violation.start_min == case.grid.minute(days_from(MONDAY, -7)[0], 0)
    exhausted = replace(case, rules=(NightAverage(weeks=2, most_day_min=240),))
    assert found(exhausted) == ()


def test_leave_is_neutral_and_the_limit_whole_minutes() -> None:
    """Two whole days away: five sevenths of 48 hours are 2057 minutes."""
    case = after(-20, -15, -10, -8)
    away = Absence("ada", case.grid.minute(MONDAY, 0), case.grid.minute(days_from(MONDAY, 2)[0], 0), 960)
    case = replace(case, absences=(away,))
    assert figures(found(case, *row(case, NIGHT, 2, 3, 4, 5, 6))) == [(2400, 2057, "min")]
    assert found(case, *row(case, NIGHT, 2, 3, 4, 5)) == ()


@pytest.mark.parametrize("day", [SPRING, AUTUMN])
def test_a_week_with_a_clock_change_allows_the_same(day: date) -> None:
    """Nights pay what they pay; a shift is a night by its elapsed minutes in the window."""
    case = after(-20, -15, -10, -8, first_day=days_from(day, -6)[0])
    assert found(case, *row(case, NIGHT, 1, 2, 3, 4, 5, 6)) == ()
    assert figures(found(case, *row(case, NIGHT, *range(7)))) == [(3360, 2880, "min")]


BAD = [
    *({"most_day_min": value} for value in (59, 1441)),
    *({"weeks": value} for value in (0, 53)),
    *({"night_start": value} for value in (-1, 1440)),
    *({"night_end": value} for value in (-1, 1440)),
    *({"least_nights": value} for value in (0, 29)),
]


@pytest.mark.parametrize("bad", BAD)
def test_parameters_out_of_range_are_refused(bad: dict[str, int]) -> None:
    """When they are written."""
    with pytest.raises(ValidationError):
        NightAverage(**bad)


def test_the_ends_of_the_ranges_are_allowed() -> None:
    """And the defaults are those of the text."""
    lowest = NightAverage(most_day_min=60, weeks=1, night_start=0, night_end=0, least_nights=1)
    highest = NightAverage(most_day_min=1440, weeks=52, night_start=1439, night_end=1439, least_nights=28)
    assert (lowest.weeks, highest.weeks) == (1, 52)
    usual = NightAverage()
    assert (usual.weeks, usual.night_start, usual.night_end) == (17, 1380, 360)


def test_only_night_workers_have_a_form() -> None:
    """Ada's, and none where nobody works by night."""
    case = after(-20, -15, -10, -8)
    assert [(form.agents, form.most) for form in case.rules[0].forms(case)] == [({"ada"}, 2880)]
    assert after(-20).rules[0].forms(after(-20)) == ()


def world(at: Setting) -> World:
    """Where the rule bites, for the agreement of its two readings."""
    owl = replace(CAN, contract=replace(CONTRACT, menus=("nights",)), first_day=at.first_day + timedelta(days=1))
    rule = NightAverage(weeks=1, most_day_min=240, least_nights=2)
    case = a_case(rule, first_day=at.first_day, days=9, agents=(ADA, owl))
    case = replace(case, templates=(*TEMPLATES, ShiftTemplate("owl", "nights", 1320, 360)))
    if at.past:
        case = replace(case, opening=opened(*row(case, NIGHT, -9, -1)))
    return case, [*free_or(case, (EARLY, NIGHT)), *free_or(case, (case.templates[-1],), "can")]


def tempting() -> RosterCase:
    """Wanted on seven days, allowed on six to whoever worked four nights before."""
    case = replace(after(-20, -15, -10, -8), agents=(ADA,), templates=(EARLY,))
    return replace(case, requirement=wanted(case.grid, 1, (360, 840)))
