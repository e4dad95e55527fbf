"""Rates in a scenario: of everybody, of some contracts, as a figure or as a raise."""

from __future__ import annotations

from dataclasses import replace

import pytest
from pydantic import ValidationError

from planner.inputs import Inputs, with_operation
from scenarios.clashes import claims_of
from tests.scenarios.kinds.people.asking import agent, case_of, change, changed, faults


def test_a_raise_is_on_each_ones_own_rate(small_inputs: Inputs) -> None:
    """10 % on 200.00 and on 250.05 an hour: 220.00 and 275.06 (half a cent up); those who join later get it too."""
    agents = tuple(replace(one, hour_cents=25005) if one.id == "A1" else one for one in small_inputs.operation.agents)
    paid = with_operation(small_inputs, replace(small_inputs.operation, agents=agents))
    operation = changed(paid, "cost_rates", raise_share=0.1)
    assert (agent(operation, "A1").hour_cents, agent(operation, "A2").hour_cents) == (27506, 22000)
    assert operation.config.costs.hour == 22000


def test_a_rate_of_one_contract_is_that_of_its_people(small_inputs: Inputs) -> None:
    """The operation's own stays."""
    operation = changed(small_inputs, "cost_rates", contracts=["part-time"], hour=18000)
    assert [one.hour_cents for one in operation.agents] == [20000] * 6 + [18000] * 2
    assert operation.config.costs.hour == 20000


def test_premiums_reach_the_case(small_inputs: Inputs) -> None:
    """What rules price with."""
    rates = {"hour": 30000, "overtime_share": 1, "night_share": 0.25, "on_call_hour": 4000}
    operation = changed(small_inputs, "cost_rates", **rates)
    costs = case_of(small_inputs, operation).costs
    assert (costs.hour_cents, costs.overtime_share, costs.night_share, costs.on_call_hour_cents) == (
        30000,
        1,
        0.25,
        4000,
    )
    assert {one.hour_cents for one in operation.agents} == {30000}


def test_what_does_not_fit_rates_is_named(small_inputs: Inputs) -> None:
    """Nothing said, two answers, premiums of one contract, unknown contracts."""
    assert faults(small_inputs, "cost_rates") == [("kind", "scenario_says_nothing")]
    assert faults(small_inputs, "cost_rates", hour=1, raise_share=0.1) == [("raise_share", "scenario_rate_twice")]
    assert faults(small_inputs, "cost_rates", contracts=["part-time"], night_share=0.2) == [
        ("night_share", "scenario_rate_of_all")
    ]
    assert faults(small_inputs, "cost_rates", contracts=["part"], hour=1) == [("contracts", "unknown_contract")]


def test_the_hour_of_a_contract_is_set_once(small_inputs: Inputs) -> None:
    """Of one contract and then of all the second would overwrite the first; a raise comes on top of either."""
    one, other, all_, more = (
        claims_of(change("cost_rates", **fields), small_inputs)
        for fields in (
            {"contracts": ["part-time"], "hour": 18000},
            {"contracts": ["full-time"], "hour": 21000},
            {"hour": 20000},
            {"raise_share": 0.1},
        )
    )
    assert one & all_
    assert other & all_
    assert not one & other
    assert not more


@pytest.mark.parametrize(
    ("kind", "fields"),
    [
        ("cost_rates", {"hour": 10**30}),
        ("cost_rates", {"on_call_hour": 10**17}),
        ("attrition", {"monthly_count": 1e308}),
        ("service_goal", {"threshold_s": 1e308}),
    ],
)
def test_figures_have_bounds(kind: str, fields: dict[str, object]) -> None:
    """Beyond them lie slips of the pen, and numbers that overflow."""
    with pytest.raises(ValidationError, match="less than or equal"):
        change(kind, **fields)
