"""Newcomer hours: no nights and no odd starts in the first weeks."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from pydantic import ValidationError

from solver.case import RosterCase
from solver.outcomes import Violation
from solver.rules.forms import DutyClass, Forbid
from solver.rules.newcomer_hours import NewcomerHours
from solver.shifts import ShiftTemplate
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
    an_agent,
    days_from,
    figures,
    found,
    opened,
    row,
    shift,
    wanted,
)


def new_until(until: date | None, first_day: date = MONDAY, days: int = 4) -> RosterCase:
    """Ada, new until a day, and Can, who is not."""
    agents = (replace(ADA, newcomer_until=until), CAN)
    return a_case(NewcomerHours(), first_day=first_day, days=days, agents=agents)


CASE = new_until(MONDAY + timedelta(days=1))


def test_both_ends_of_the_hours_are_allowed() -> None:
    """Starts at 07:00 and at 15:00."""
    assert found(CASE, shift(CASE, MONDAY, 420, 480)) == found(CASE, shift(CASE, MONDAY, 900, 480)) == ()


def test_a_minute_outside_is_not() -> None:
    """06:59 and 15:01, told with the clock and the shift's time."""
    early, late = shift(CASE, MONDAY, 419, 480), shift(CASE, MONDAY, 901, 480)
    when = (early.start_min, early.end_min)
    assert found(CASE, early) == (Violation("newcomer_hours", "ada", *when, 419, 420, "min", True, 0),)
    assert figures(found(CASE, late)) == [(901, 900, "min")]


def test_a_night_shift_is_more_than_half_in_the_night() -> None:
    """From 15:00 with eleven hours: six of them after 20:00; with ten: half of them."""
    duty = shift(CASE, MONDAY, 900, 660)
    when = (duty.start_min, duty.end_min)
    assert found(CASE, duty) == (Violation("newcomer_hours", "ada", *when, 1, 0, "duties", True, 0),)
    assert found(CASE, shift(CASE, MONDAY, 900, 600)) == ()


def test_a_night_shift_at_an_odd_hour_breaks_both() -> None:
    """22:00 to 06:00."""
    assert figures(found(CASE, *row(CASE, NIGHT, 0))) == [(1, 0, "duties"), (1320, 900, "min")]


def test_the_day_on_which_a_shift_starts_decides() -> None:
    """Tuesday, the last day of being new, is bound to its last minute; Wednesday is free."""
    tuesday, wednesday = days_from(MONDAY, 1, 2)
    assert figures(found(CASE, shift(CASE, tuesday, 1439, 60))) == [(1, 0, "duties"), (1439, 900, "min")]
    assert found(CASE, shift(CASE, wednesday, 0, 480)) == ()


def test_others_are_free() -> None:
    """Can was never new, Eve was until yesterday."""
    people = (*CASE.agents, replace(an_agent("eve"), newcomer_until=MONDAY - timedelta(days=1)))
    case = replace(CASE, agents=people)
    assert found(case, *row(case, NIGHT, 0, agent="can"), *row(case, NIGHT, 0, agent="eve")) == ()


def test_shifts_of_the_opening_state_are_history() -> None:
    """Sunday's night was worked."""
    assert found(replace(CASE, opening=opened(*row(CASE, NIGHT, -1)))) == ()


def test_nights_are_elapsed_minutes_and_starts_are_wall_clock_when_the_clocks_change() -> None:
    """15:00 with 630 minutes: 330 after 20:00; on the day of the change a start at 07:00 is a start at 07:00."""
    for day in (SPRING, AUTUMN):
        case = new_until(day, first_day=days_from(day, -1)[0], days=2)
        assert found(case, shift(case, day, 420, 480)) == ()
        assert figures(found(case, shift(case, day, 419, 480))) == [(419, 420, "min")]
    for day, night in ((SPRING, []), (AUTUMN, [(1, 0, "duties")])):
        case = replace(new_until(day, days_from(day, -1)[0], 2), rules=(NewcomerHours(night_start=60, earliest=0),))
        assert figures(found(case, shift(case, day, 0, 540))) == night


def test_hours_and_nights_are_parameters() -> None:
    """From 06:00, and nights from 23:00 to 05:00: the early shift is allowed, as is an evening until 02:00."""
    rule = NewcomerHours(night_start=1380, night_end=300, earliest=360, latest=1200)
    case = replace(CASE, rules=(rule,))
    assert found(case, *row(case, EARLY, 0), shift(case, days_from(MONDAY, 1)[0], 1200, 360)) == ()
    assert figures(found(case, shift(case, MONDAY, 1200, 361))) == [(1, 0, "duties")]


def test_two_forms_for_each_last_day() -> None:
    """Agents of one day share them; those who are not new, or no longer, have none."""
    yesterday, monday, friday = days_from(MONDAY, -1, 0, 4)
    untils = {"ada": monday, "can": friday, "eve": monday, "zoe": yesterday, "ben": None}
    people = tuple(replace(an_agent(name), newcomer_until=until) for name, until in untils.items())
    case = replace(CASE, agents=people)
    night, odd = DutyClass(night_window=(1200, 360)), DutyClass(starts_outside=(420, 900))
    start_min = case.grid.start_min
    expected = [
        Forbid("newcomer_hours", who, of, start_min, start_min + days * 1440, by_start=True)
        for who, days in ((frozenset({"ada", "eve"}), 1), (frozenset({"can"}), 5))
        for of in (night, odd)
    ]
    assert list(case.rules[0].forms(case)) == expected


@pytest.mark.parametrize(
    "wrong", [{"earliest": 901}, {"latest": 419}, {"latest": 1440}, {"night_start": -1}, {"night_end": 1440}]
)
def test_parameters_that_make_no_sense_are_refused(wrong: dict[str, int]) -> None:
    """No start lies between 15:01 and 15:00."""
    with pytest.raises(ValidationError):
        NewcomerHours.model_validate(wrong)
    assert NewcomerHours(earliest=900).latest == 900


@pytest.mark.parametrize("field", ["night_start", "night_end", "earliest", "latest"])
def test_clock_minutes_run_from_midnight_to_the_last_of_the_day(field: str) -> None:
    """0 and 1439 are times of day, -1 and 1440 are not."""
    wide = {"earliest": 0, "latest": 1439}
    for bad in (-1, 1440):
        with pytest.raises(ValidationError):
            NewcomerHours.model_validate({**wide, field: bad})
    only = {"earliest": {"latest": 1439}, "latest": {"earliest": 0}}.get(field, {})
    for end in (0, 1439):
        assert getattr(NewcomerHours.model_validate({**only, field: end}), field) == end


def world(at: Setting) -> World:
    """Where the rule bites, for the agreement of its two readings."""
    agents = (replace(ADA, newcomer_until=at.first_day + timedelta(days=2)), CAN)
    case = a_case(NewcomerHours(), first_day=at.first_day, days=5, agents=agents)
    small = ShiftTemplate("small", "standard", 0, 720)
    day = ShiftTemplate("day", "standard", 420, 480)
    case = replace(case, templates=(small, day, LATE, NIGHT))
    return a_past(case, at, NIGHT, 1), [*free_or(case, case.templates), *free_or(case, (NIGHT,), "can")]


def tempting() -> RosterCase:
    """A head is wanted in the evening, Ada is new, and there is a late and a night shift."""
    case = replace(new_until(MONDAY, days=2), agents=(replace(ADA, newcomer_until=MONDAY),))
    return replace(case, templates=(LATE, NIGHT), requirement=wanted(case.grid, 1, (1320, 1440)))
