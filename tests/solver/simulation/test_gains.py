"""One more agent, measured: help where people wait, none where nobody does, the same for a seed."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta

import numpy as np
import pytest

from solver.duties import Roster
from solver.people import Agent
from solver.simulation.gains import APART, Gains, Played, Square, late_contacts, measure_gains, typical
from tests.solver.simulation.worlds import (
    CHAT,
    MONDAY,
    PHONE,
    a_crew,
    a_demand,
    a_grid,
    all_day,
    an_agent,
    params,
    played,
)

GRID = a_grid(4)
CREW = a_crew(3)
BUSY = np.where((np.arange(GRID.intervals) % 96 >= 48) & (np.arange(GRID.intervals) % 96 < 64), 14.0, 2.0)  # 12-16
SPECIALIST = an_agent("specialist", channels=frozenset({"chat"}))


def a_world(seed: int = 1) -> Played:
    """Three people, calls all day and four hours of far too many, and a chat now and then."""
    demand = a_demand(GRID, {"phone": BUSY, "chat": 0.2})
    return Played(all_day(CREW, GRID), CREW, demand, (PHONE, CHAT), params(replications=4, seed=seed))


@pytest.fixture(scope="module")
def gains() -> Gains:
    return measure_gains(a_world(), (an_agent("helper"), SPECIALIST), runs=2)


def test_one_more_agent_helps_where_people_wait(gains: Gains) -> None:
    """Noon is short by far, the night is not: the agent belongs to noon."""
    by_time = gains.avoided[0, :, 0].reshape(4, 6)
    assert (by_time[:, 3] > 10.0).all()
    assert (by_time[:, 0] < 0.1 * by_time[:, 3]).all()


def test_who_cannot_answer_helps_nobody(gains: Gains) -> None:
    """One who only writes changes next to nothing for callers."""
    assert gains.avoided[1, :, 0].sum() < 0.1 * gains.avoided[0, :, 0].sum()


def test_the_gain_is_what_a_simulation_with_the_agent_tells(gains: Gains) -> None:
    """Pooled shares must not invent contacts: the helper in every noon block avoids about what is foretold."""
    world = a_world()
    added = an_agent("helper+1")
    noon = [start for b, start in enumerate(gains.starts) if b % 6 == 3]
    duties = [replace(all_day((added,), GRID).duties[0], start_min=s, end_min=s + 240) for s in noon_min(noon)]
    roster = Roster(tuple(sorted((*world.roster.duties, *duties))))
    before = late_contacts(played(CREW, world.demand, world.queues, replications=4), world.demand)
    after = late_contacts(played((*CREW, added), world.demand, world.queues, roster, replications=4), world.demand)
    foretold = gains.avoided[0, 3::6].sum()
    assert (before - after).sum() == pytest.approx(foretold, rel=0.25)


def noon_min(starts: list[int]) -> list[int]:
    return [GRID.start_min + GRID.step_min * start for start in starts]


def test_gains_are_the_same_for_a_seed_whoever_plays() -> None:
    """Threads only change who waits for whom."""
    with ThreadPoolExecutor(2) as executor:
        spread = measure_gains(a_world(), (SPECIALIST,), 1, executor=executor)
    alone = measure_gains(a_world(), (SPECIALIST,), 1)
    assert np.array_equal(spread.avoided, alone.avoided)


def test_progress_ends_at_one() -> None:
    """Whoever waits sees how far it is."""
    told: list[float] = []
    measure_gains(a_world(), (SPECIALIST,), 1, progress=told.append)
    assert told == pytest.approx([1 / 3, 2 / 3, 1.0])


@pytest.mark.parametrize(("days", "helpers"), [(28, 1), (28, 7), (7, 18), (1, 5), (4, 4)])
def test_every_helper_has_a_turn_at_every_time_of_day(days: int, helpers: int) -> None:
    """A helper without a turn would be told as no help."""
    square = Square.of(6 * days, helpers, 1)
    seen = {
        (block % 6, helper)
        for phase in range(APART)
        for run in range(square.runs)
        for block, helper in enumerate(square.helper_at(phase, run))
        if helper is not None
    }
    assert seen == {(time, helper) for time in range(6) for helper in range(helpers)}


def test_with_a_run_for_each_helper_everybody_is_added_everywhere() -> None:
    """Then nothing is pooled from too few days."""
    square = Square.of(42, 5, 5)
    added = [
        (block, helper)
        for phase in range(APART)
        for run in range(5)
        for block, helper in enumerate(square.helper_at(phase, run))
        if helper is not None
    ]
    assert len(set(added)) == len(added) == 42 * 5


def test_a_typical_agent_is_as_fast_as_the_group_newcomers_included() -> None:
    """The roster counts heads; the gain of a slow group's head is smaller, so more of them are asked for."""
    slow = an_agent("a", speed=1.0, ramp=((MONDAY, 0.5), (MONDAY + timedelta(days=2), 1.0)))
    found = typical((slow, an_agent("b", speed=1.2)), GRID)
    assert [round(found.speed_on(day), 3) for day in GRID.days] == [0.85, 0.85, 1.1, 1.1]


def test_a_slow_helper_avoids_less() -> None:
    """Proficiency and newcomer weeks reach the requirement through the measured gain."""
    total = [_avoided(an_agent("helper", speed=speed)) for speed in (0.5, 1.0)]
    assert total[0] < 0.8 * total[1]


def _avoided(helper: Agent) -> float:
    return float(measure_gains(a_world(), (helper,), 1).avoided.sum())
