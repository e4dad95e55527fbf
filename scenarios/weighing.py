"""Which of two rosters is the better under a scenario: by the rules they break, then by the prices of the operation."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from planner.casework import make_case
from planner.figures import summarise
from planner.outlook import make_demand
from scenarios.late_prices import late_prices

if TYPE_CHECKING:
    from planner.inputs import Inputs
    from planner.plans import Plan
    from scenarios.served import Served


class Worth(NamedTuple):
    """What to have little of: broken hard rules, then cents."""

    hard: int
    cents: float


def worth(plan: Plan, inputs: Inputs, served: Served) -> Worth:
    """What a roster that was played leaves to be desired, at the operation's prices.

    Cents = priced rules (overtime is one), on-call given and missing, people missing from floors, and late contacts,
    each at what its queue's people are paid (`late_prices`). Hours of contracts are paid anyway, as for the search.
    """
    from solver.roster.evaluate import on_call_cents

    assert plan.roster_stage is not None
    need = plan.roster_stage.requirement
    rules = sum(violation.cents for violation in plan.violations)
    on_call = sum(on_call_cents(make_case(inputs, need), plan.roster))
    return Worth(len(plan.hard_violations), rules + on_call + _floor_cents(plan, inputs) + _late(plan, inputs, served))


def _floor_cents(plan: Plan, inputs: Inputs) -> float:
    """Price of people missing from floors, interval by interval."""
    assert plan.roster_stage is not None
    kept = summarise(plan, inputs).floors
    intervals_h = 60.0 / inputs.grid.step_min
    floors = zip(kept, plan.roster_stage.requirement.floors, strict=True)
    return sum(one.missing_agent_h * intervals_h * floor.cents for one, floor in floors)


def _late(plan: Plan, inputs: Inputs, served: Served) -> float:
    """Price of late contacts, mean of the replications."""
    assert plan.forecast is not None
    demand = make_demand(inputs, plan.forecast, sampled=False)
    prices = dict(zip(demand.queues, late_prices(inputs, demand), strict=True))
    late = (served.base - served.within).sum(axis=2).mean(axis=0)
    return float(late @ np.array([prices[queue] for queue in served.queues]))
