"""What a simulation of an operation assumes: routing, absence, breaks and standby, from operation.yaml."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.inputs import Inputs
from planner.shrinkage import inside_share

if TYPE_CHECKING:
    from solver.simulation import SimulationParams

AT_DESK_MIN = 30
WARM_UP_MIN = 60  # the plan's first interval finds a floor at work


def simulation_params(inputs: Inputs) -> SimulationParams:
    """The settings of a simulation; a standby whose policy is gone takes the longest time of the policies."""
    from solver.simulation import SimulationParams

    config = inputs.operation.config
    routing, shrinkage = config.routing, config.shrinkage
    stated = routing.on_call_at_desk_min
    longest = max((policy.at_desk_min for policy in config.on_call.values()), default=AT_DESK_MIN)
    return SimulationParams(
        replications=config.solver.replications,
        seed=inputs.seed,
        routing=routing.policy,
        absence_share=shrinkage.absent_share,
        absence_correlation=shrinkage.absent_correlation,
        inside_shrinkage_share=inside_share(inputs).share,
        break_postpone_s=60.0 * routing.break_postpone_min,
        idle_fill_share=routing.idle_fill_share,
        reserves=routing.reserves,
        on_call_short_by=routing.on_call_short_by,
        on_call_after_min=routing.on_call_after_min,
        on_call_at_desk_min=longest if stated is None else stated,
        at_desk_min_by_policy={name: policy.at_desk_min for name, policy in config.on_call.items() if stated is None},
        warm_up_min=WARM_UP_MIN,
    )
