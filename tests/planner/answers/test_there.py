"""Who is there: counted from the rows, and the worth of one more by the definition of the price."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from planner.answers.standing import Standing, standing
from planner.answers.there import STATES, who_is_there
from planner.operation import load
from planner.store import Store
from solver.duties import OnCallDuty
from solver.roster.evaluate import coverage_cents


@pytest.fixture(scope="module")
def asked(small_planned: Path) -> Standing:
    """The small plan, asked."""
    return standing(load(small_planned), Store(small_planned))


def test_everybody_is_in_one_state(asked: Standing) -> None:
    """At every second hour of two days the states add up to the people."""
    roster, grid = asked.plan.roster, asked.plan.grid
    people = {agent.id for agent in asked.case.agents}
    for start_min in range(grid.start_min, grid.start_min + 2 * 1440, 120):
        there = who_is_there(asked, roster, start_min)
        told = [name for state in STATES for name in getattr(there, state)]
        assert sorted(told) == sorted(people)
        assert there.able == len(people)


def test_a_break_takes_somebody_away_for_each_interval_it_touches(asked: Standing) -> None:
    """Present before it, on break in it."""
    duty = next(duty for duty in asked.plan.roster.duties if duty.breaks and not duty.activities)
    pause = min(duty.breaks)
    step, grid = asked.plan.grid.step_min, asked.plan.grid
    during = grid.start_min + grid.index(pause.start_min) * step
    assert duty.agent in who_is_there(asked, asked.plan.roster, during).on_break
    assert duty.agent in who_is_there(asked, asked.plan.roster, during - step).present


def test_who_stands_by_is_told_apart_from_who_works(asked: Standing) -> None:
    """A shift comes first."""
    duty = asked.plan.roster.duties[0]
    idle = next(
        a.id for a in asked.case.agents if a.id not in {d.agent for d in asked.plan.roster.duties if d.day == duty.day}
    )
    calls = tuple(OnCallDuty(name, duty.start_min, duty.end_min, "w") for name in sorted({duty.agent, idle}))
    there = who_is_there(asked, replace(asked.plan.roster, on_call=calls), duty.start_min)
    assert there.on_call == (idle,)


def test_one_fewer_costs_what_the_whole_roster_then_misses(asked: Standing) -> None:
    """The price by its definition equals the difference of two rosters' coverage, at one interval."""
    roster, case, grid = asked.plan.roster, asked.case, asked.plan.grid
    queue = next(names[0] for names in case.requirement.rows)
    checked = 0
    for start_min in range(grid.start_min, grid.end_min, 300):
        there = who_is_there(asked, roster, start_min, queue)
        groups = case.groups.group_of()
        row = next(r for r, names in enumerate(case.requirement.rows) if queue in names)
        able = [g for g in range(len(case.groups.members)) if case.requirement.serves[g, row]]
        least = min(able, key=lambda g: (int(case.groups.serves[g].sum()), -len(case.groups.members[g]), g))
        gone = next((name for name in there.present if groups[name] == least), None)
        if gone is not None:
            duty = next(d for d in roster.duties if d.agent == gone and d.start_min <= start_min < d.end_min)
            short = replace(duty, breaks=(*duty.breaks, type(duty.breaks[0])(start_min, grid.step_min, True)))
            others = tuple(d for d in roster.duties if d != duty)
            after = coverage_cents(case, replace(roster, duties=(*others, short)))
            assert there.one_fewer_cents == pytest.approx(after - coverage_cents(case, roster), abs=0.01)
            checked += 1
    assert checked
    assert there.one_more_cents <= 0.0
