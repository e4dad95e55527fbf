"""Night after the plan."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import numpy as np
import pytest

from solver.case import RosterCase
from solver.cover import Floor, Focus, Requirement
from solver.groups import Groups
from solver.outcomes import Violation
from solver.rules.forms import DutyClass, OnDuty
from solver.rules.night_after import NightAfter
from solver.shifts import ShiftTemplate
from tests.solver.rules.agreement_worlds import Setting, Slots, World, a_past
from tests.solver.rules.worlds import (
    ADA,
    AUTUMN,
    CAN,
    EARLY,
    LATE,
    MONDAY,
    NIGHT,
    SPRING,
    TEMPLATES,
    a_case,
    cents,
    figures,
    found,
    nothing_needed,
    opened,
    row,
    wanted,
)

FIVE = ShiftTemplate("five", "standard", 1200, 540)


def asked(days: int = 7, first_day: date = MONDAY, hours: tuple[int, int] = (0, 120), heads: int = 1) -> RosterCase:
    """So many heads wanted in some hours of every day, at 1000 cents an interval of 15 minutes."""
    case = a_case(NightAfter(), first_day=first_day, days=days, agents=(ADA, CAN))
    return replace(case, requirement=wanted(case.grid, heads, hours), templates=(*TEMPLATES, FIVE))


def test_each_head_missing_in_the_small_hours_costs_as_much_as_in_the_plan() -> None:
    """Two hours with one head each: 4 intervals of 10.00 an hour; a night shift of Sunday covers both."""
    case = asked()
    end = case.grid.end_min
    assert found(case) == (
        Violation("night_after", "", end, end + 60, 0, 1, "agents", False, 4000),
        Violation("night_after", "", end + 60, end + 120, 0, 1, "agents", False, 4000),
    )
    assert found(case, *row(case, NIGHT, 6)) == ()
    assert figures(found(asked(heads=2), *row(case, NIGHT, 6))) == [(1, 2, "agents"), (1, 2, "agents")]
    assert cents(found(asked(heads=2))) == 4 * 4000


def test_only_shifts_of_the_last_day_that_last_to_the_end_of_the_hour_count() -> None:
    """From 20:00 nine hours reach 05:00: the hour from 4 is served, that from 5 is not. Late ends at 22:00."""
    case = asked(hours=(240, 360))
    (five,) = found(case, *row(case, FIVE, 6))
    assert five.start_min == case.grid.end_min + 300
    assert len(found(case, *row(case, LATE, 6))) == 2
    assert len(found(case, *row(case, NIGHT, 5))) == 2
    assert len(found(replace(case, opening=opened(*row(case, NIGHT, -1))))) == 2


def test_hours_that_the_next_day_can_serve_itself_are_not_asked_for() -> None:
    """Early begins at six: the sixth hour is the last. With a shift from 05:30 the hour from five is not asked for."""
    case = asked(hours=(0, 1440))
    assert len(found(case)) == 6
    sooner = replace(EARLY, id="sooner", start=330)
    assert len(found(replace(case, templates=(*TEMPLATES, sooner)))) == 5
    assert found(replace(case, templates=(*TEMPLATES, replace(EARLY, id="midnight", start=59)))) == ()
    assert len(found(replace(case, templates=(*TEMPLATES, replace(EARLY, id="one", start=60))))) == 1
    assert found(replace(case, templates=())) == ()


def test_the_work_is_that_of_the_same_hours_a_week_before() -> None:
    """Behind ten days from a Monday lies a Thursday, so the first Thursday is asked; behind three days, the first."""
    for days, at in ((10, 3), (3, 0), (7, 0), (14, 7)):
        case = asked(days=days)
        need = np.zeros_like(case.requirement.need)
        first = case.grid.index(case.grid.minute(MONDAY + timedelta(days=at), 0))
        need[:, :, first : first + 4] = 3
        assert figures(found(replace(case, requirement=replace(case.requirement, need=need)))) == [(0, 3, "agents")]


def levelled(needs: tuple[float, ...], prices: tuple[int, ...]) -> RosterCase:
    """The first hour needs so much at each level."""
    case = asked()
    need = np.zeros((len(needs), 1, case.grid.intervals))
    for level, heads in enumerate(needs):
        need[level, 0, :4] = heads
    return replace(case, requirement=replace(case.requirement, need=need, cents=prices))


def test_heads_are_the_workload_averaged_over_the_hour_and_rounded() -> None:
    """The second of several levels, at its price; halves count as heads, less does not."""
    assert cents(found(levelled((0.2, 1.5, 6.0), (800, 300, 100)))) == 2 * 4 * 300
    assert found(levelled((0.2, 0.49, 6.0), (800, 300, 100))) == ()
    assert cents(found(levelled((0.5,), (800,)))) == 4 * 800
    uneven = asked(hours=(15, 60))  # three of four quarters: 0.75
    assert figures(found(uneven)) == [(0, 1, "agents")]
    assert found(asked(hours=(30, 45))) == ()
    assert found(levelled((2.0,), (0,))) == ()


def test_each_row_of_queues_asks_for_those_who_serve_it() -> None:
    """Ada serves both queues, Can one: two heads in all, and one who can do the other one."""
    case = asked()
    groups = Groups(("chat", "mail"), (("ada",), ("can",)), np.array([[True, True], [True, False]]))
    need = np.zeros((1, 2, case.grid.intervals))
    need[:, :, :4] = 1
    rows = Requirement((("chat", "social"), ("mail",)), groups.serves, need, (10,), need[0])
    two = replace(case, groups=groups, requirement=rows)
    assert [v.rule for v in found(two)] == ["night_after", "night_after:chat+social", "night_after:mail"]
    assert [(v.amount, v.limit) for v in found(two)] == [(0, 2), (0, 1), (0, 1)]
    assert [v.rule for v in found(two, *row(two, NIGHT, 6, agent="can"))] == ["night_after", "night_after:mail"]
    assert [v.rule for v in found(two, *row(two, NIGHT, 6))] == ["night_after"]


def test_floors_hold_behind_the_plan_as_well() -> None:
    """The largest number of the hour, its own agents, its own price."""
    case = asked(hours=(0, 0))
    least = np.zeros(case.grid.intervals, dtype=np.int64)
    least[3] = 2
    floor = Floor("german", frozenset({"ada"}), least, 7)
    floored = replace(case, requirement=replace(case.requirement, floors=(floor,)))
    assert [(v.rule, v.cents) for v in found(floored)] == [("night_after:german", 2 * 4 * 7)]
    assert cents(found(floored, *row(floored, NIGHT, 6, agent="can"))) == 56
    assert cents(found(floored, *row(floored, NIGHT, 6))) == 28


def test_where_nothing_is_asked_nothing_is_restricted() -> None:
    """No work in these hours, no requirement, queues in focus blocks, a row that nobody serves."""
    closed = asked(hours=(480, 1200))
    assert (closed.rules[0].forms(closed), found(closed)) == ((), ())
    nothing = a_case(NightAfter())
    assert (nothing.rules[0].forms(nothing), found(nothing)) == ((), ())
    case = asked()
    band = np.zeros((1, case.grid.intervals), np.int64)
    focused = replace(case, requirement=replace(case.requirement, focus=Focus(band, band, 0, 60)))
    assert (focused.rules[0].forms(focused), found(focused)) == ((), ())
    unserved = replace(case, requirement=replace(case.requirement, serves=np.zeros((1, 1), dtype=bool)))
    assert (unserved.rules[0].forms(unserved), found(unserved)) == ((), ())


def test_each_hour_is_a_form_of_the_last_day() -> None:
    """What an engine reads: who, how many on the last day alone, and the shifts that last long enough."""
    case = asked(days=3, hours=(240, 360))
    fourth, fifth = case.rules[0].forms(case)
    assert isinstance(fourth, OnDuty)
    assert isinstance(fifth, OnDuty)
    assert (fourth.agents, fourth.cents, fourth.by_day) == (frozenset({"ada", "can"}), 4000, True)
    assert np.array_equal(fourth.least if fourth.least is not None else [], [0, 0, 1])
    assert fourth.of == DutyClass(templates=frozenset({"night", "five"}))
    assert fifth.of == DutyClass(templates=frozenset({"night"}))
    assert fourth.id != fifth.id


@pytest.mark.parametrize(("changes", "hours"), [(SPRING, [0, 1, 3, 4, 5]), (AUTUMN, [0, 1, 2, 3, 4, 5])])
def test_a_clock_change_behind_the_plan_takes_an_hour_or_leaves_it(changes: date, hours: list[int]) -> None:
    """In spring there is no hour from two to three; in autumn it is asked for once, two hours long or one."""
    case = asked(first_day=changes - timedelta(days=7), hours=(0, 1440))
    assert [case.grid.clock(v.start_min) // 60 for v in found(case)] == hours


def test_a_shift_reaches_as_far_as_its_minutes_in_a_night_of_clock_change() -> None:
    """Eight hours from 22:00 end at seven in spring and at five in autumn."""
    for changes, missed in ((SPRING, 0), (AUTUMN, 1)):
        case = asked(first_day=changes - timedelta(days=7), hours=(0, 360))
        assert len(found(case, *row(case, NIGHT, 6))) == missed


def world(at: Setting) -> World:
    """Where the rule bites, for the agreement of its two readings: floors, whose own rule is not in the case."""
    case = replace(
        a_case(NightAfter(), first_day=at.first_day, days=2, agents=(ADA, CAN)), templates=(EARLY, FIVE, NIGHT)
    )
    least = np.zeros(case.grid.intervals, np.int64)
    least[4:24] = 2
    both = Floor("both", frozenset({"ada", "can"}), least, 7)
    one = Floor("one", frozenset({"ada"}), least // 2, 7)
    case = a_past(replace(case, requirement=nothing_needed((both, one))), at, NIGHT, 1)
    slots: Slots = []
    for name, templates in (("ada", (FIVE, NIGHT)), ("can", (EARLY, NIGHT))):
        for number in range(2):
            slots.append([(), *(row(case, template, number, agent=name) for template in templates)])
    return case, slots


def tempting() -> RosterCase:
    """Work in the small hours of the first day only, when nobody can be there: without the rule nobody would work."""
    case = asked(days=2, hours=(0, 60), heads=1)
    need = case.requirement.need.copy()
    need[:, :, 96:] = 0
    return replace(case, templates=(EARLY, NIGHT), requirement=replace(case.requirement, need=need))
