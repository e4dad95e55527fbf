"""A monthly share of the people leaves, each on a day of their own."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from planner.inputs import Inputs, with_operation
from tests.scenarios.kinds.people.asking import agent, broken, changed, faults, shift


def test_the_plans_days_take_their_part_of_a_month(small_inputs: Inputs) -> None:
    """Ten a month are 10 x 7 / 30.44 = 2.3 in a week: two; half of eight a month 0.92: one."""
    for stated, leave in (({"monthly_count": 10}, 2), ({"monthly_share": 0.5}, 1), ({"monthly_share": 0.2}, 0)):
        operation = changed(small_inputs, "attrition", **stated)
        assert sum(one.last_day is not None for one in operation.agents) == leave
        assert len(operation.agents) == 8


def test_everybody_leaves_on_a_day_of_the_plan(small_inputs: Inputs) -> None:
    """All eight within the week, not all on one day; who stays longer with more leavers stays as long."""
    many = changed(small_inputs, "attrition", monthly_count=34)
    days = {one.id: one.last_day for one in many.agents}
    assert set(days.values()) <= set(small_inputs.grid.days)
    assert len(set(days.values())) > 2
    few = {one.id: one.last_day for one in changed(small_inputs, "attrition", monthly_count=13).agents}
    assert sum(day is not None for day in few.values()) == 3
    assert all(day in (None, days[name]) for name, day in few.items())


def test_the_rules_see_the_last_day(small_inputs: Inputs) -> None:
    """A shift on the day after it is outside the contract."""
    operation = changed(small_inputs, "attrition", monthly_count=34)
    lasts = {one.id: (one.last_day - small_inputs.start).days for one in operation.agents if one.last_day is not None}
    on_it = [shift(small_inputs, name, day) for name, day in lasts.items()]
    assert "contract_dates" not in broken(small_inputs, operation, *on_it)
    after = [shift(small_inputs, name, day + 1) for name, day in lasts.items() if day < 6]
    found = broken(small_inputs, operation, *after)["contract_dates"]
    assert [v.agent for v in found] == sorted(duty.agent for duty in after)
    assert len(after) > 2


def test_only_people_without_a_last_day_are_drawn(small_inputs: Inputs) -> None:
    """Who leaves anyway keeps the day that is known."""
    last = small_inputs.start + timedelta(days=3)
    agents = tuple(replace(one, last_day=last) if one.id == "A1" else one for one in small_inputs.operation.agents)
    leaving = with_operation(small_inputs, replace(small_inputs.operation, agents=agents))
    operation = changed(leaving, "attrition", monthly_count=30)
    assert agent(operation, "A1").last_day == last
    assert faults(leaving, "attrition", monthly_count=34) == [("monthly_count", "scenario_too_few_agents")]


def test_what_does_not_fit_attrition_is_named(small_inputs: Inputs) -> None:
    """No number, two numbers, unknown contracts."""
    assert faults(small_inputs, "attrition") == [("monthly_share", "scenario_attrition_how_many")]
    assert faults(small_inputs, "attrition", monthly_share=0.1, monthly_count=3) == [
        ("monthly_share", "scenario_attrition_how_many")
    ]
    assert faults(small_inputs, "attrition", monthly_count=1, contracts=["fulltime"]) == [
        ("contracts", "unknown_contract")
    ]
