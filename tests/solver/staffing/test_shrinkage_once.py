"""The three parts of shrinkage, planned, absent and inside, add to one rostered hour; none is counted twice."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import numpy as np
import pytest

from solver.duties import Activity, Break, Duty, Roster
from solver.grid import Grid
from solver.people import Agent, Contract, Language
from solver.queues import Kind, Measure, Queue, ServiceGoal
from solver.simulation import SimulationParams
from solver.simulation.presence import attend, plan_presence
from solver.staffing.levels import GOAL_LEVEL, price_levels, waiting_factors
from solver.staffing.params import RequireParams
from solver.staffing.queue_needs import QueueNeeds

MONDAY = date(2025, 11, 3)
GRID = Grid.of(MONDAY, 7, 15, "Europe/Istanbul")
CONTRACT = Contract("full", 2700, 2700, 2700)
TURKISH = (Language("tr", "C2", "C2"),)
AGENTS = tuple(
    Agent(f"a{i:02d}", "team", CONTRACT, TURKISH, (("general", 3),), frozenset({"phone"})) for i in range(60)
)
PLANNED, ABSENT, INSIDE = 75 / 540, 0.08, 0.06  # of rostered time; of duties; of the time logged in
EVERYBODY = SimulationParams(break_postpone_s=0.0)
REPLICATIONS = 30


def week() -> Roster:
    """Nine hours a day with three quarters of an hour of breaks and half an hour of coaching."""
    duties = []
    for day in (MONDAY + timedelta(days=d) for d in range(7)):
        start = GRID.minute(day, 9 * 60)
        breaks = (Break(start + 120, 15), Break(start + 300, 30))
        coaching = (Activity(start + 400, 30, "coaching"),)
        duties += [Duty(a.id, start, start + 540, day, "day", 540, breaks, coaching) for a in AGENTS]
    return Roster(tuple(sorted(duties)))


def present_share(absent: float, inside: float) -> float:
    """Time on the queues per rostered time, over many draws of who comes."""
    params = EVERYBODY.model_copy(update={"absence_share": absent, "inside_shrinkage_share": inside})
    presence = plan_presence(week(), AGENTS, GRID, params)
    draws = (attend(presence, np.uint64(key + 1), params) for key in range(REPLICATIONS))
    seconds = np.mean([float((drawn["end"] - drawn["start"]).sum()) for drawn in draws])
    return float(seconds) / (7 * len(AGENTS) * 540 * 60)


def test_planned_absent_inside_and_available_add_to_one() -> None:
    """Each part measured on its own, of what the parts before it leave; the rest is what the drawn floor has."""
    planned = 1.0 - present_share(0.0, 0.0)
    absent = (1.0 - planned) - present_share(ABSENT, 0.0)
    inside = (1.0 - planned) * INSIDE * (1.0 - ABSENT)
    available = present_share(ABSENT, INSIDE)
    assert planned == pytest.approx(PLANNED, abs=1e-12)
    assert absent == pytest.approx((1.0 - PLANNED) * ABSENT, abs=0.004)
    assert planned + absent + inside + available == pytest.approx(1.0, abs=0.006)


def test_the_parts_do_not_overlap() -> None:
    """Both together leave the product of what each leaves: who is absent is not also away inside."""
    left = [present_share(a, i) / (1.0 - PLANNED) for a, i in ((ABSENT, 0.0), (0.0, INSIDE), (ABSENT, INSIDE))]
    assert left[2] == pytest.approx(left[0] * left[1], abs=0.002)


def test_the_requirement_asks_for_what_the_simulation_takes_away() -> None:
    """A need of ten present, grossed up for absence and inside once, is ten present again when people are drawn.

    Breaks and activities are in the roster: a cover row counts agents on the queues, so they are no part of it.
    """
    goal = ServiceGoal(Measure.SERVICE_LEVEL, 0.8, 20.0)
    queue = Queue("phone", "phone", "tr", "general", Kind.LIVE, goal, patience_s=120.0)
    need = QueueNeeds(np.full((1, 1), 10.0), np.full((1, 1), 12.0), ())
    params = RequireParams(absent_share=ABSENT, inside_share=INSIDE)
    on_queues = price_levels(np.full((1, 1), 8.0), need, (queue,), params)[GOAL_LEVEL, 0, 0]
    plain = price_levels(np.full((1, 1), 8.0), need, (queue,), replace(params, absent_share=0.0, inside_share=0.0))
    shown_up = on_queues * present_share(ABSENT, INSIDE) / (1.0 - PLANNED)
    assert plain[GOAL_LEVEL, 0, 0] == 10.0
    assert shown_up == pytest.approx(10.0, abs=0.06)


@pytest.mark.parametrize("value_class", [1, 2])
def test_work_that_moves_takes_its_whole_need_along(value_class: int) -> None:
    """The factors of an agent of waiting work are what pricing its levels makes of it, whatever its worth."""
    goal = ServiceGoal(Measure.DONE_WITHIN, 0.9, 14400.0)
    queue = Queue("email", "email", "tr", "general", Kind.DEFERRED, goal, value_class=value_class)
    params = RequireParams(absent_share=ABSENT, inside_share=INSIDE)
    nothing = QueueNeeds(np.zeros((1, 1)), np.zeros((1, 1)), ())
    levels = price_levels(np.full((1, 1), 3.0), nothing, (queue,), params)
    assert levels[:, 0, 0] == pytest.approx(3.0 * waiting_factors(queue, params))
