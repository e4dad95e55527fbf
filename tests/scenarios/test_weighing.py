"""The worth of a roster under a scenario: every part of it in the operation's own prices."""

from __future__ import annotations

from dataclasses import replace

import pytest

from planner.inputs import Inputs
from planner.outlook import make_demand
from planner.plans import Plan
from scenarios.base_plan import BasePlan, base_plan
from scenarios.late_prices import late_prices
from scenarios.served import Served
from scenarios.weighing import worth
from solver.outcomes import Violation


@pytest.fixture(scope="module")
def base(small_inputs: Inputs, small_plan: Plan) -> BasePlan:
    """The small plan, played by one thread."""
    return base_plan(replace(small_inputs, workers=1), replications=2, plan=small_plan)


def test_a_late_contact_costs_what_its_queue_says(base: BasePlan) -> None:
    """Ten more of them in every replication are ten times the price."""
    served, forecast = base.served, base.plan.forecast
    assert forecast is not None
    within = served.within.copy()
    within[:, 0, 0] -= 10.0
    later = Served(served.queues, served.days, within, served.base, served.offered)
    (price, *_) = late_prices(base.inputs, make_demand(base.inputs, forecast, sampled=False))
    more = worth(base.plan, base.inputs, later).cents - worth(base.plan, base.inputs, served).cents
    assert more == pytest.approx(10.0 * price)
    assert more > 0


def test_a_hard_rule_outweighs_any_price(base: BasePlan) -> None:
    """A soft one counts with its cents."""
    soft = Violation("wish", "A1", 0, 1, 1, 0, "duties", hard=False, cents=700)
    hard = Violation("daily_rest", "A1", 0, 1, 1, 2, "min")
    plain, priced, broken = (
        worth(replace(base.plan, violations=found), base.inputs, base.served) for found in ((), (soft,), (hard,))
    )
    assert priced.cents - plain.cents == 700
    assert plain < priced < broken
