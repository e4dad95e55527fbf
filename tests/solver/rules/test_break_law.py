"""Break law: so much break for so long a shift."""

from __future__ import annotations

from dataclasses import replace

import pytest
from pydantic import ValidationError

from solver.case import RosterCase
from solver.duties import Break
from solver.outcomes import Violation
from solver.rules.break_law import BreakLaw, BreakStep
from solver.rules.forms import DutyClass, Forbid
from solver.shifts import BreakWindow, ShiftTemplate
from tests.solver.rules.agreement_worlds import Setting, World, a_past, free_or
from tests.solver.rules.worlds import (
    AUTUMN,
    MONDAY,
    SPRING,
    a_case,
    days_from,
    figures,
    found,
    opened,
    row,
    shift,
    wanted,
    work,
)

GERMANY = BreakLaw(
    steps=(BreakStep(beyond_min=360, least_min=30), BreakStep(beyond_min=540, least_min=45)), breaks_in_length=False
)
EU = BreakLaw(steps=(BreakStep(beyond_min=360, least_min=15),))


def held(length_min: int, *rests: int) -> ShiftTemplate:
    """A template from 06:00 with breaks of these lengths, the first unpaid, the others paid."""
    windows = (BreakWindow(60 + 60 * i, 60 + 60 * i, rest, i > 0) for i, rest in enumerate(rests))
    return ShiftTemplate("held", "standard", 360, length_min, tuple(windows))


def of(template: ShiftTemplate, rule: BreakLaw | None = None) -> RosterCase:
    """A case with this template alone."""
    return replace(a_case(rule or BreakLaw(), days=2), templates=(template,))


def judged(template: ShiftTemplate, rule: BreakLaw | None = None) -> list[tuple[float, float, str]]:
    """What is found in a shift of the template; forms and check agree on whether it may be worked at all."""
    case = of(template, rule)
    violations = found(case, *row(case, template, 0))
    assert bool(violations) == bool(case.rules[0].forms(case))
    return figures(violations)


@pytest.mark.parametrize(
    ("length_min", "owed"),
    [(1, 15), (240, 15), (241, 30), (450, 30), (451, 60), (660, 60), (661, 90), (720, 90)],
)
def test_turkey_by_its_steps(length_min: int, owed: int) -> None:
    """Law 4857 Art. 68: up to 4 h 15 minutes, up to 7.5 h 30, beyond 60; beyond 11 h 90 by the courts."""
    assert judged(held(length_min, owed)) == []
    assert judged(held(length_min, owed - 1)) == [(owed - 1, owed, "min")]


def test_breaks_are_added_up_paid_or_not() -> None:
    """Three times twenty minutes are an hour; two times are forty of sixty."""
    assert judged(held(540, 20, 20, 20)) == []
    assert judged(held(540, 20, 20)) == [(40, 60, "min")]
    assert judged(held(540)) == [(0, 60, "min")]


def test_germany_counts_the_time_worked() -> None:
    """ArbZG Section 4: 9.5 hours with 30 minutes are 9 hours of work; a minute more owes 45 minutes."""
    assert judged(held(570, 30), GERMANY) == []
    assert judged(held(571, 30), GERMANY) == [(30, 45, "min")]
    assert judged(held(360), GERMANY) == []
    assert judged(held(361), GERMANY) == [(0, 30, "min")]
    assert judged(held(376, 15), GERMANY) == [(15, 30, "min")]


def test_europe_asks_for_a_break_beyond_six_hours() -> None:
    """Directive Art. 4: none is owed for six."""
    assert judged(held(360), EU) == []
    assert judged(held(361), EU) == [(0, 15, "min")]


def test_a_breach_is_told_with_its_shift() -> None:
    """Who, when, how much of how much; forbidden."""
    case = of(held(540, 30))
    (duty,) = row(case, held(540, 30), 1)
    expected = Violation("break_law", "ada", duty.start_min, duty.end_min, 30, 60, "min", True, 0)
    assert found(case, duty) == (expected,)


def test_a_shift_is_judged_by_its_templates_breaks() -> None:
    """Whether they are taken is the rule `breaks`; a template with too little is not healed by a longer break."""
    case = of(held(540, 60))
    assert found(case, work(case, MONDAY, held(540, 60))) == ()
    poor = of(held(540, 30))
    duty = work(poor, MONDAY, held(540, 30))
    assert figures(found(poor, replace(duty, breaks=(Break(duty.start_min, 60),)))) == [(30, 60, "min")]


def test_a_shift_of_no_template_is_judged_by_its_own() -> None:
    """A row edited by hand: nine hours with 45 minutes, and with 60."""
    case = of(held(540, 60))
    duty = shift(case, MONDAY, 360, 540)
    rests = (Break(duty.start_min + 60, 45), Break(duty.start_min + 200, 15, True))
    assert figures(found(case, replace(duty, breaks=rests[:1]))) == [(45, 60, "min")]
    assert found(case, replace(duty, breaks=rests)) == ()


def test_minutes_are_elapsed_ones_when_the_clocks_change() -> None:
    """From 22:00 to 06:00 by the clock, 30 minutes: enough for seven hours in spring, not for nine in autumn."""
    for day, expected in ((SPRING, []), (AUTUMN, [(30, 60, "min")])):
        case = replace(a_case(BreakLaw(), first_day=days_from(day, -1)[0], days=2), templates=())
        first = case.grid.days[0]
        duty = shift(case, first, 1320, case.grid.minute(first, 1800) - case.grid.minute(first, 1320))
        assert figures(found(case, replace(duty, breaks=(Break(duty.start_min + 60, 30),)))) == expected


def test_the_opening_state_is_history() -> None:
    """What was worked cannot be planned away."""
    case = of(held(540, 30))
    assert found(replace(case, opening=opened(*row(case, held(540, 30), -1)))) == ()


def test_the_form_forbids_the_poor_templates_by_start() -> None:
    """One form for all of them, none where every template holds enough."""
    fair, poor = held(540, 60), replace(held(540, 30), id="poor")
    case = replace(of(fair), templates=(fair, poor))
    span = (case.grid.start_min, case.grid.end_min)
    templates = DutyClass(templates=frozenset({"poor"}))
    expected = Forbid("break_law", frozenset({"ada"}), templates, *span, by_start=True)
    assert case.rules[0].forms(case) == (expected,)
    assert case.rules[0].forms(of(fair)) == ()


@pytest.mark.parametrize("wrong", [(), ((360, 30), (360, 45)), ((360, 30), (540, 30)), ((540, 45), (360, 30))])
def test_steps_that_do_not_rise_are_refused(wrong: tuple[tuple[int, int], ...]) -> None:
    """A longer shift is owed more break."""
    with pytest.raises(ValidationError):
        BreakLaw(steps=tuple(BreakStep(beyond_min=beyond, least_min=least) for beyond, least in wrong))


@pytest.mark.parametrize("wrong", [(-1, 15), (1441, 15), (0, 0), (0, 481)])
def test_steps_out_of_range_are_refused(wrong: tuple[int, int]) -> None:
    """Minutes of a day, and of a break."""
    with pytest.raises(ValidationError):
        BreakStep(beyond_min=wrong[0], least_min=wrong[1])


def world(at: Setting) -> World:
    """Where the rule bites, for the agreement of its two readings."""
    rule = GERMANY if at.past else BreakLaw()
    lengths = ((450, 30), (480, 30), (570, 45), (570, 30), (640, 45))
    templates = tuple(replace(held(length, rest), id=f"{length}-{rest}") for length, rest in lengths)
    case = replace(a_case(rule, first_day=at.first_day, days=4), templates=templates)
    return a_past(case, at, templates[3], 2), free_or(case, templates)


def tempting() -> RosterCase:
    """A head is wanted for eight hours; the shift with too little break would be there for longer."""
    fair, poor = replace(held(480, 60), id="fair"), replace(held(480, 15), id="poor")
    case = a_case(BreakLaw(), days=2)
    return replace(case, templates=(fair, poor), requirement=wanted(case.grid, 1, (360, 840)))
