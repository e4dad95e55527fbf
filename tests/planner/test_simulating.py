"""What operation.yaml says of routing, breaks and standby is what the simulation assumes."""

from __future__ import annotations

from dataclasses import replace

from planner.inputs import Inputs
from planner.operation.floor_specs import HoursSpec, OnCallSpec
from planner.operation.routing_specs import RoutingSpec
from planner.simulating import WARM_UP_MIN, simulation_params
from solver.simulation import SimulationParams


def with_config(inputs: Inputs, **sections: object) -> Inputs:
    config = inputs.operation.config.model_copy(update=sections)
    return replace(inputs, operation=replace(inputs.operation, config=config))


def test_an_empty_routing_section_equals_the_simulators_defaults(small_inputs: Inputs) -> None:
    """Two sets of defaults would drift apart."""
    found = simulation_params(with_config(small_inputs, routing=RoutingSpec(), on_call={}))
    config = small_inputs.operation.config
    assert found == SimulationParams(
        replications=config.solver.replications,
        seed=small_inputs.seed,
        absence_share=config.shrinkage.absent_share,
        warm_up_min=WARM_UP_MIN,
    )


def test_routing_is_passed_on_in_the_simulators_units(small_inputs: Inputs) -> None:
    """Minutes become seconds where the simulator counts seconds."""
    routing = RoutingSpec(
        policy="longest_idle", break_postpone_min=15, idle_fill_share=0.2, reserves=False, on_call_short_by=5,
        on_call_after_min=8, on_call_at_desk_min=45,
    )  # fmt: skip
    found = simulation_params(with_config(small_inputs, routing=routing))
    assert (found.routing, found.break_postpone_s, found.idle_fill_share) == ("longest_idle", 900.0, 0.2)
    assert (found.reserves, found.on_call_short_by, found.on_call_after_min) == (False, 5, 8)
    assert found.on_call_at_desk_min == 45


def test_each_standby_is_at_the_desk_when_its_policy_says_unless_routing_says_otherwise(small_inputs: Inputs) -> None:
    """Nobody is credited before they can be there; one whose policy is gone takes the longest."""
    policies = {name: OnCallSpec(hours=HoursSpec(), at_desk_min=minutes) for name, minutes in (("a", 20), ("b", 50))}
    found = simulation_params(with_config(small_inputs, on_call=policies))
    assert (found.at_desk_min_by_policy, found.on_call_at_desk_min) == ({"a": 20, "b": 50}, 50)
    stated = RoutingSpec(on_call_at_desk_min=15)
    found = simulation_params(with_config(small_inputs, on_call=policies, routing=stated))
    assert (found.at_desk_min_by_policy, found.on_call_at_desk_min) == ({}, 15)
