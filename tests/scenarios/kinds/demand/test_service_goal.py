"""A new promise changes what is asked of the plan, never what customers ask."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from planner.casework import make_staffing
from planner.inputs import Inputs
from planner.outlook import before_edits, make_demand
from planner.plans import Plan
from planner.stage_inputs import stage_keys
from scenarios.clashes import Claim
from solver.queues import ServiceGoal
from tests.scenarios import demand_worlds as w


def test_what_is_not_stated_stays() -> None:
    """90 % of chats instead of 80, within the same minute of the same week."""
    changed, made = w.under(w.change(kind="service_goal", channels=["chat"], target_share=0.9))
    old, new = (one.operation.queues for one in (w.inputs(), changed))
    assert new[0] == old[0]
    goal = old[1].goal
    assert new[1].goal == ServiceGoal(goal.measure, 0.9, goal.threshold_s, goal.definition, goal.period, goal.level)
    assert made is w.forecast()


def test_it_needs_more_people(small_inputs: Inputs, small_plan: Plan) -> None:
    """95 % within 10 s is dearer than 80 % within 30 s, of the same forecast."""
    changed = w.change(kind="service_goal", target_share=0.95, threshold_s=10).apply(small_inputs)
    assert small_plan.forecast is not None
    assert stage_keys(before_edits(changed, small_inputs), "forecast") == stage_keys(small_inputs, "forecast")
    demand = make_demand(changed, small_plan.forecast)
    before, after = (make_staffing(one, demand).requirement.need for one in (small_inputs, changed))
    assert after.sum() > before.sum()


def test_it_settles_the_goal_of_its_queues() -> None:
    """Two steps that promise different things of one queue contradict each other."""
    goal = w.change(kind="service_goal", channels=["chat"], threshold_s=20)
    assert goal.claims(w.inputs()) == {Claim("goal", w.ENGLISH), Claim("goal", w.CHATS)}


def test_a_goal_of_nothing_is_refused() -> None:
    """It would change nothing."""
    with pytest.raises(ValidationError) as told:
        w.change(kind="service_goal", channels=["chat"])
    assert told.value.errors()[0]["type"] == "goal_of_nothing"
