"""How optima answer to other days: weeks and years later, another zone of the same clock, a day more."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import numpy as np

from solver.case import Opening, RosterCase
from solver.duties import Break, Duty
from solver.grid import DAY_MIN, Grid
from solver.rules.consecutive_days import ConsecutiveDays
from solver.rules.daily_rest import DailyRest
from solver.rules.floor import Floors
from solver.rules.lock import Locked
from solver.rules.long_rest_after_nights import LongRestAfterNights
from solver.rules.night_run import NightRun
from solver.rules.one_shift_a_day import OneShiftADay
from solver.rules.wish import Wishes
from tests.solver.roster.relations import assert_same
from tests.solver.roster.tiny_cases import MONDAY

SIX_YEARS = 313 * 7  # from 3 November 2025, a Monday, to 3 November 2031, a Monday
BY_DAY = (OneShiftADay, DailyRest, ConsecutiveDays, NightRun, LongRestAfterNights, Locked, Wishes, Floors)
"""Rules that ask nothing of a day off more at the end."""


def steady(case: RosterCase) -> bool:
    """Whether the clocks do not change around the case."""
    return MONDAY <= case.grid.days[0] <= MONDAY + timedelta(days=6)


def later(case: RosterCase, days: int) -> RosterCase:
    """The same case so many days later, the clocks at the same hour."""
    grid = replace(case.grid, start_min=case.grid.start_min + days * DAY_MIN)
    span, change = timedelta(days=days), days * DAY_MIN

    def on_days(rows: tuple) -> tuple:
        return tuple(replace(row, day=row.day + span) for row in rows)

    def spans(rows: tuple) -> tuple:
        return tuple(replace(row, start_min=row.start_min + change, end_min=row.end_min + change) for row in rows)

    return replace(
        case,
        grid=grid,
        absences=spans(case.absences),
        wishes=on_days(case.wishes),
        locks=on_days(case.locks),
        protections=tuple(
            replace(p, first_day=p.first_day + span, last_day=p.last_day + span) for p in case.protections
        ),
        opening=Opening(tuple(moved(d, days) for d in case.opening.duties), balance_min=case.opening.balance_min),
    )


def moved(duty: Duty, days: int) -> Duty:
    """A duty so many days later."""
    change = days * DAY_MIN
    return replace(
        duty,
        start_min=duty.start_min + change,
        end_min=duty.end_min + change,
        day=duty.day + timedelta(days=days),
        breaks=tuple(Break(b.start_min + change, b.length_min, b.paid) for b in duty.breaks),
    )


def test_a_week_later_costs_the_same() -> None:
    """Weekdays count, dates do not."""
    assert_same(lambda case: later(case, 7), steady)


def test_six_years_later_costs_the_same() -> None:
    """The same date falls on the same weekday, without a change of the clocks; leap days lie between."""
    assert (MONDAY + timedelta(days=SIX_YEARS)) == date(2031, 11, 3)
    assert_same(lambda case: later(case, SIX_YEARS), steady)


def test_another_zone_with_the_same_clocks_costs_the_same() -> None:
    """Berlin and Warsaw change their clocks together: times are what counts, also on days of 23 and 25 hours."""
    assert_same(lambda case: replace(case, grid=replace(case.grid, zone="Europe/Warsaw")))


def test_a_zone_without_clock_changes_costs_the_same_in_winter() -> None:
    """Lagos has Berlin's winter time all the year."""
    assert_same(lambda case: replace(case, grid=replace(case.grid, zone="Africa/Lagos")), steady)


def test_a_day_more_without_need_costs_the_same() -> None:
    """Everybody may have it off; whoever works it gains nothing."""

    def by_day(case: RosterCase) -> RosterCase:
        return replace(case, rules=tuple(rule for rule in case.rules if isinstance(rule, BY_DAY)))

    def longer(case: RosterCase) -> RosterCase:
        grid, made = case.grid, case.requirement
        grid = Grid.of(grid.days[0], len(grid.days) + 1, grid.step_min, grid.zone)
        more = grid.intervals - case.grid.intervals
        need = np.pad(made.need, ((0, 0), (0, 0), (0, more)))
        floors = tuple(replace(floor, least=np.pad(floor.least, (0, more))) for floor in made.floors)
        return replace(case, grid=grid, requirement=replace(made, need=need, load=need[0], floors=floors))

    assert_same(longer, before=by_day)
