"""Steady starts."""

from __future__ import annotations

from dataclasses import replace

import pytest
from pydantic import ValidationError

from solver.case import RosterCase
from solver.rules.forms import Succession
from solver.rules.steady_starts import SteadyStarts
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
    cents,
    days_from,
    figures,
    found,
    opened,
    row,
    shift,
    wanted,
)

CASE = a_case(SteadyStarts())
TUESDAY = days_from(MONDAY, 1)[0]


def test_two_hours_are_steady_and_a_minute_more_is_a_jump() -> None:
    """From 06:00 to 08:00 or 04:00, against 08:01 or 03:59; one price for any jump."""
    for start in (360, 480, 240):
        assert found(CASE, *row(CASE, EARLY, 0), shift(CASE, TUESDAY, start, 300)) == ()
    for start, jump in ((481, 121), (239, 121), (839, 479)):
        early, later = *row(CASE, EARLY, 0), shift(CASE, TUESDAY, start, 300)
        (violation,) = found(CASE, early, later)
        assert (violation.agent, violation.amount, violation.limit, violation.unit) == ("ada", jump, 120, "min")
        assert (violation.hard, violation.cents) == (False, 500)
        assert (violation.start_min, violation.end_min) == (early.start_min, later.start_min)


def test_the_shorter_way_round_midnight_counts() -> None:
    """23:30 and 00:15 are 45 minutes apart, either way; 12:00 and 00:00 half a day."""
    near = a_case(SteadyStarts(tolerance_min=45))
    tight = a_case(SteadyStarts(tolerance_min=44))
    wednesday = days_from(MONDAY, 2)[0]
    forth = shift(CASE, MONDAY, 1410, 300), shift(CASE, wednesday, 15, 300)
    back = shift(CASE, MONDAY, 15, 300), shift(CASE, MONDAY, 1410, 300)
    for duties in (forth, back):
        assert found(near, *duties) == ()
        assert figures(found(tight, *duties)) == [(45, 44, "min")]
    assert figures(found(near, shift(CASE, MONDAY, 720, 300), shift(CASE, TUESDAY, 0, 300))) == [(720, 45, "min")]


def test_a_long_rest_lets_the_start_move() -> None:
    """A whole day of rest is enough, a minute less is not."""
    tuesday_late, a_minute_before = shift(CASE, TUESDAY, 840, 300), shift(CASE, TUESDAY, 839, 300)
    assert found(CASE, *row(CASE, EARLY, 0), tuesday_late) == ()
    assert figures(found(CASE, *row(CASE, EARLY, 0), a_minute_before)) == [(479, 120, "min")]


def test_each_jump_is_priced() -> None:
    """Early, late, early, and a late shift after three days off; Can stays with early ones."""
    case = a_case(SteadyStarts(cents=700, within_min=1440 * 2), agents=(ADA, CAN))
    duties = (*row(case, EARLY, 0, 2), *row(case, LATE, 1, 6), *row(case, EARLY, 0, 1, 2, 3, agent="can"))
    assert figures(found(case, *duties)) == [(480, 120, "min")] * 2
    assert cents(found(case, *duties)) == 1400


def test_the_last_shift_of_the_opening_state_counts() -> None:
    """Late yesterday, early today; the jumps before the plan are history, also from a start of no template."""
    case = replace(CASE, opening=opened(*row(CASE, LATE, -1), *row(CASE, EARLY, -2), *row(CASE, LATE, -3)))
    assert cents(found(case, *row(case, EARLY, 0))) == 500
    assert found(case, *row(case, LATE, 0)) == ()
    case = replace(CASE, opening=opened(shift(CASE, days_from(MONDAY, -1)[0], 601, 300)))
    assert figures(found(case, *row(case, EARLY, 0))) == [(241, 120, "min")]


def test_a_change_of_the_clocks_is_no_jump() -> None:
    """06:00 on both sides is 06:00, though 23 or 25 hours lie between; the rest between is elapsed minutes."""
    for day, steady in ((SPRING, False), (AUTUMN, True)):
        case = a_case(SteadyStarts(tolerance_min=0, within_min=900), first_day=days_from(day, -1)[0], days=3)
        assert found(case, *row(case, EARLY, 0, 1, 2)) == ()
        moved = shift(case, day, 300, 300)
        assert (found(case, *row(case, EARLY, 0), moved) == ()) == steady


def test_forms_are_one_per_start() -> None:
    """Three templates, two of them at one time; a start before the plan; a start that spring moves by an hour."""
    twin, dawn = ShiftTemplate("twin", "standard", 360, 240), ShiftTemplate("dawn", "standard", 150, 240)
    case = replace(CASE, templates=(EARLY, twin, LATE))
    past = (*row(case, NIGHT, -2), shift(case, days_from(MONDAY, -1)[0], 601, 300))
    assert starts(case) == [360, 840]
    assert starts(replace(case, opening=opened(*past))) == [360, 601, 840]
    assert starts(replace(a_case(SteadyStarts(), first_day=SPRING, days=2), templates=(dawn,))) == [150, 210]


def starts(case: RosterCase) -> list[int]:
    forms = [form for form in case.rules[0].forms(case) if isinstance(form, Succession)]
    assert all(form.first.starts_inside and form.agents == {"ada"} for form in forms)
    return [form.first.starts_inside[0] for form in forms if form.first.starts_inside]


@pytest.mark.parametrize("tolerance", [0, 1, 360, 361, 719])
@pytest.mark.parametrize("start", [0, 1, 360, 719, 720, 1079, 1080, 1439])
def test_both_readings_know_the_same_jumps(start: int, tolerance: int) -> None:
    """The class of starts too far away against the check, round the clock."""
    first = ShiftTemplate("first", "standard", start, 60)
    case = replace(a_case(SteadyStarts(tolerance_min=tolerance, within_min=2880)), templates=(first,))
    (form,) = case.rules[0].forms(case)
    assert isinstance(form, Succession)
    around = {(start + sign * (tolerance + more)) % 1440 for sign in (1, -1) for more in (0, 1)}
    for clock in sorted({*range(0, 1440, 60), 1439, *around}):
        later = shift(case, TUESDAY, clock, 60)
        assert form.second.holds(later, case.grid) == bool(found(case, *row(case, first, 0), later)), clock


def test_parameters_have_bounds() -> None:
    """A minute to a week, less than half a day, a price."""
    assert SteadyStarts() == SteadyStarts(within_min=1440, tolerance_min=120, cents=500)
    for name, value in (
        ("within_min", 1),
        ("within_min", 10080),
        ("tolerance_min", 0),
        ("tolerance_min", 719),
        ("cents", 1),
    ):
        assert getattr(SteadyStarts(**{name: value}), name) == value
    for name, value in (
        ("within_min", 0),
        ("within_min", 10081),
        ("tolerance_min", -1),
        ("tolerance_min", 720),
        ("cents", 0),
    ):
        with pytest.raises(ValidationError):
            SteadyStarts(**{name: value})


def world(at: Setting) -> World:
    """Where the rule bites, for the agreement of its two readings; `dusk` and `deep` lie on both sides of midnight."""
    deep = ShiftTemplate("deep", "standard", 150, 300)
    dusk = ShiftTemplate("dusk", "standard", 1410, 300)
    rule = SteadyStarts(within_min=1500, tolerance_min=180, cents=70)
    case = replace(a_case(rule, first_day=at.first_day, days=5), templates=(EARLY, deep, dusk))
    return a_past(case, at, LATE, 1), free_or(case, (EARLY, deep, dusk))


def tempting() -> RosterCase:
    """Ada was late yesterday and is wanted every morning; a jump costs more than a morning without her."""
    case = a_case(SteadyStarts(cents=100_000), days=3)
    case = replace(case, opening=opened(*row(case, LATE, -1)))
    return replace(case, requirement=wanted(case.grid, 1, (360, 840)))
