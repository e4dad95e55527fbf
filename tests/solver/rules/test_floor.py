"""Floors."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import numpy as np

from solver.case import RosterCase
from solver.cover import Floor
from solver.duties import Break
from solver.outcomes import Violation
from solver.rules.floor import Floors
from tests.solver.rules.agreement_worlds import Setting, World, a_past
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
    found,
    nothing_needed,
    opened,
    row,
    shift,
    wanted,
    with_activity,
    work,
)

BOTH = frozenset({"ada", "can"})


def floored(least: int, start: int, end: int, first_day: date = MONDAY, days: int = 2) -> RosterCase:
    """So many of Ada and Can between two clock minutes of the first day, 5.00 per missing one and quarter hour."""
    case = a_case(Floors(), first_day=first_day, days=days, agents=(ADA, CAN))
    grid = case.grid
    wanted = [grid.minute(first_day, start) <= m < grid.minute(first_day, end) for m in grid.starts]
    floor = Floor("tr", BOTH, np.where(wanted, least, 0), 500)
    return replace(case, requirement=nothing_needed((floor,)))


def test_one_agent_meets_a_floor_of_one() -> None:
    """06:00 to 14:00 by one early shift."""
    case = floored(1, 360, 840)
    assert found(case, *row(case, EARLY, 0)) == ()


def test_each_missing_quarter_hour_costs() -> None:
    """Wanted until 15:00, there until 14:00: four quarter hours."""
    case = floored(1, 360, 900)
    (violation,) = found(case, *row(case, EARLY, 0))
    assert (violation.rule, violation.agent, violation.hard) == ("floor:tr", "", False)
    assert (violation.amount, violation.limit, violation.unit, violation.cents) == (0, 1, "agents", 4 * 500)
    assert (violation.start_min, violation.end_min) == tuple(case.grid.minute(MONDAY, m) for m in (840, 900))


def test_two_missing_agents_cost_twice() -> None:
    """An hour without both."""
    case = floored(2, 600, 660)
    assert cents(found(case)) == 2 * 4 * 500
    assert cents(found(case, *row(case, EARLY, 0))) == 4 * 500


def test_a_break_leaves_the_floor() -> None:
    """A break of 15 minutes from 10:05 touches two quarter hours; a second agent holds the floor."""
    case = floored(1, 360, 840)
    (duty,) = row(case, EARLY, 0)
    resting = replace(duty, breaks=(Break(duty.start_min + 245, 15),))
    assert cents(found(case, resting)) == 2 * 500
    assert found(case, resting, *row(case, EARLY, 0, agent="can")) == ()


def test_an_activity_leaves_the_floor() -> None:
    """An hour of training is an hour off the queues."""
    case = floored(1, 360, 840)
    (duty,) = row(case, EARLY, 0)
    assert cents(found(case, with_activity(duty, 60, 60, "course"))) == 4 * 500


def test_part_of_an_interval_is_not_present() -> None:
    """A shift from 06:05 misses the first quarter hour and one to 13:55 the last."""
    case = floored(1, 360, 840)
    assert cents(found(case, shift(case, MONDAY, 365, 470))) == 2 * 500


def test_the_opening_states_night_holds_the_first_morning() -> None:
    """From midnight to 06:00 by the shift that began the day before."""
    case = floored(1, 0, 360)
    assert cents(found(case)) == 24 * 500
    assert found(replace(case, opening=opened(*row(case, NIGHT, -1)))) == ()


def test_a_night_of_the_clock_change_has_the_quarters_it_has() -> None:
    """From midnight to 06:00 are twenty quarter hours in spring and twenty-eight in autumn."""
    for day, quarters in ((SPRING, 20), (AUTUMN, 28)):
        assert cents(found(floored(1, 0, 360, first_day=day, days=1))) == quarters * 500


def test_a_floor_is_one_form_with_its_own_name() -> None:
    """So that a report can say which promise is short."""
    case = floored(1, 360, 840)
    (form,), (floor,) = case.rules[0].forms(case), case.requirement.floors
    assert (form.rule, form.id, form.agents, form.cents) == ("floor", "tr", BOTH, 500)
    assert form.least is floor.least


def test_stretches_are_cut_where_floor_or_shortage_changes() -> None:
    """One present of two from 08:00 to 10:00, one of three to 11:00, none of two until noon, none missing after."""
    case = floored(2, 480, 720)
    (floor,) = case.requirement.floors
    ten, eleven = (case.grid.index(case.grid.minute(MONDAY, clock)) for clock in (600, 660))
    raised = floor.least.copy()
    raised[ten:eleven] = 3
    case = replace(case, requirement=nothing_needed((replace(floor, least=raised),)))
    spans = ((480, 600, 1, 2, 8), (600, 660, 1, 3, 8), (660, 720, 0, 2, 8))
    expected = [
        Violation("floor:tr", "", *(case.grid.minute(MONDAY, m) for m in span), there, due, "agents", False, n * 500)
        for *span, there, due, n in spans
    ]
    assert list(found(case, shift(case, MONDAY, 420, 240))) == expected


def test_equal_shortages_under_different_floors_are_told_apart() -> None:
    """One of one missing for an hour, then one of two."""
    case = floored(1, 480, 600)
    (floor,) = case.requirement.floors
    nine = case.grid.index(case.grid.minute(MONDAY, 540))
    raised = floor.least.copy()
    raised[nine : nine + 4] = 2
    case = replace(case, requirement=nothing_needed((replace(floor, least=raised),)))
    violations = found(case, shift(case, MONDAY, 540, 60))
    assert [(v.amount, v.limit, v.cents) for v in violations] == [(0, 1, 2000), (1, 2, 2000)]


def world(at: Setting) -> World:
    """Where the rule bites, for the agreement of its two readings."""
    case = a_case(Floors(), first_day=at.first_day, days=3, agents=(ADA, CAN))
    least = np.array([t % 96 // 40 for t in range(case.grid.intervals)], dtype=np.int64)
    floors = (
        Floor("two", frozenset({"ada", "can"}), least, 7),
        Floor("ada", frozenset({"ada"}), np.ones_like(least), 100),
    )
    case = a_past(replace(case, requirement=nothing_needed(floors)), at, NIGHT, 1)
    slots = []
    for name in ("ada", "can"):
        for day in case.grid.days:
            night, early = work(case, day, NIGHT, name), work(case, day, EARLY, name)
            rest = Break(early.start_min + 100, 20)
            slots.append([(), (night,), (with_activity(replace(early, breaks=(rest,)), 300, 60, "x"),)])
    return case, slots


def tempting() -> RosterCase:
    """A head is wanted early, and a floor of one late costs more; Ada works once a day."""
    case = a_case(Floors(), days=2)
    late = np.array([840 <= case.grid.clock(int(minute)) < 1320 for minute in case.grid.starts], dtype=np.int64)
    need = replace(wanted(case.grid, 1, (360, 840)), floors=(Floor("tr", frozenset({"ada"}), late, 5000),))
    return replace(case, templates=(EARLY, LATE), requirement=need)
