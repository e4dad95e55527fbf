"""Unbroken work: no long spell without a break."""

from __future__ import annotations

from dataclasses import replace

import pytest
from pydantic import ValidationError

from solver.case import RosterCase
from solver.duties import Break, Duty
from solver.outcomes import Violation
from solver.rules.forms import Unbroken
from solver.rules.unbroken_work import UnbrokenWork
from solver.shifts import ShiftTemplate
from tests.solver.rules.agreement_worlds import Setting, World, a_past
from tests.solver.rules.worlds import (
    AUTUMN,
    EARLY,
    MONDAY,
    NIGHT,
    SPRING,
    a_case,
    cents,
    figures,
    found,
    opened,
    row,
    shift,
    wanted,
    with_activity,
    work,
)

CASE = a_case(UnbrokenWork(), days=3)


def resting(*rests: tuple[int, int], length_min: int = 600, paid: bool = False) -> Duty:
    """Monday's shift from 06:00 with breaks by offset and length."""
    duty = shift(CASE, MONDAY, 360, length_min)
    return replace(duty, breaks=tuple(Break(duty.start_min + offset, length, paid) for offset, length in rests))


def test_six_hours_without_a_break_are_allowed_and_a_minute_more_is_not() -> None:
    """From 06:00 to 12:00, and to 12:01."""
    assert found(CASE, resting(length_min=360)) == ()
    duty = resting(length_min=361)
    when = (duty.start_min, duty.end_min)
    assert found(CASE, duty) == (Violation("unbroken_work", "ada", *when, 361, 360, "min", True, 0),)


def test_work_before_between_and_after_breaks_is_measured() -> None:
    """Six hours each way around a break are right; the spell too long is told with its own time."""
    assert found(CASE, resting((360, 30), length_min=750)) == ()
    duty = resting((30, 15), (410, 10), length_min=781)
    spells = [(v.start_min - duty.start_min, v.end_min - duty.start_min, v.amount) for v in found(CASE, duty)]
    assert spells == [(45, 410, 365), (420, 781, 361)]
    assert figures(found(CASE, resting((361, 30), length_min=480))) == [(361, 360, "min")]


def test_any_break_counts_and_an_activity_does_not() -> None:
    """Five paid minutes divide a shift of ten hours; a training of an hour does not."""
    assert found(CASE, resting((300, 5), paid=True)) == ()
    assert figures(found(CASE, with_activity(resting(), 300, 60, "x"))) == [(600, 360, "min")]


def test_the_order_in_which_breaks_are_written_does_not_matter() -> None:
    """A file may list them as it likes."""
    assert found(CASE, resting((500, 10), (200, 10), length_min=720)) == ()


def test_priced_each_spell_costs() -> None:
    """Two spells of more than two hours, at 5.00 each, whatever their length."""
    case = replace(CASE, rules=(UnbrokenWork(most_min=120, cents=500),))
    violations = found(case, resting((300, 30)))
    assert [(v.amount, v.hard, v.cents) for v in violations] == [(300, False, 500), (270, False, 500)]
    assert cents(violations) == 1000


def test_minutes_are_elapsed_ones_when_the_clocks_change() -> None:
    """Midnight to 06:30 is five and a half hours in spring, seven and a half in autumn, by the same clock."""
    for day, expected in ((SPRING, []), (AUTUMN, [(450, 360, "min")])):
        case = a_case(UnbrokenWork(), first_day=day, days=1)
        length = case.grid.minute(day, 390) - case.grid.minute(day, 0)
        assert figures(found(case, shift(case, day, 0, length))) == expected


def test_the_opening_state_is_history() -> None:
    """Sunday's night shift of eight hours without a break was worked; Monday's would be one."""
    case = replace(CASE, opening=opened(*row(CASE, NIGHT, -1)))
    assert found(case) == ()
    assert figures(found(case, *row(case, NIGHT, 0))) == [(480, 360, "min")]


def test_the_form_speaks_of_everyone() -> None:
    """One form."""
    case = replace(CASE, rules=(UnbrokenWork(most_min=240, cents=7),))
    assert case.rules[0].forms(case) == (Unbroken("unbroken_work", frozenset({"ada"}), 240, 7),)


@pytest.mark.parametrize("wrong", [{"most_min": 29}, {"most_min": 1441}, {"cents": 0}])
def test_parameters_out_of_range_are_refused(wrong: dict[str, int]) -> None:
    """Half an hour to a day."""
    with pytest.raises(ValidationError):
        UnbrokenWork.model_validate(wrong)
    assert UnbrokenWork(most_min=30).most_min + UnbrokenWork(most_min=1440, cents=1).most_min == 1470


def world(at: Setting) -> World:
    """Where the rule bites, for the agreement of its two readings."""
    case = a_case(UnbrokenWork(most_min=240, cents=9 if at.past else None), first_day=at.first_day, days=4)
    slots = []
    for day in case.grid.days:
        duty = work(case, day, NIGHT)
        rests = [
            Break(duty.start_min + offset, length) for offset, length in ((180, 30), (240, 15), (255, 60), (400, 5))
        ]
        one = [(replace(duty, breaks=(rest,)),) for rest in rests]
        two = [(replace(duty, breaks=(rests[3], rests[i])),) for i in range(3)]
        slots.append([(), (duty,), *one, *two])
    return a_past(case, at, EARLY, 1), slots


def tempting() -> RosterCase:
    """A head is wanted for eight hours: one long shift without a break, or half of it by a short one."""
    short = ShiftTemplate("short", "standard", 360, 240)
    case = a_case(UnbrokenWork(), days=2)
    return replace(case, templates=(EARLY, short), requirement=wanted(case.grid, 1, (360, 840)))
