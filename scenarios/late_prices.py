"""What a contact that is served late costs, at what the operation pays for the time of who would have answered it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from planner.casework import staffing_params
from solver.queues import REAL_TIME
from solver.staffing.levels import VIP

if TYPE_CHECKING:
    from planner.inputs import Inputs
    from solver.cover import FloatArray
    from solver.demand import Demand

HOUR_S = 3600.0


def late_prices(inputs: Inputs, demand: Demand) -> FloatArray:
    """Cents for one late contact of each queue.

    Its handling time, at the price of an agent who is missing to the load of its queue (for VIP queues, whose load
    stands a level further up, at the dearest price; for work that can wait, at the price of an hour done late). The
    operation states those prices, `solver` in operation.yaml; nobody states what a contact is worth to the customer.
    """
    params = staffing_params(inputs)
    step_s = 60.0 * demand.grid.step_min
    kinds = {queue.id: queue for queue in inputs.operation.queues}
    prices = []
    for number, name in enumerate(demand.queues):
        queue, weights = kinds[name], demand.mean[number]
        aht_s = float(np.average(demand.aht_s[number], weights=weights if weights.sum() > 0 else None))
        level = 0 if queue.value_class == VIP else 1
        live = params.cents[level] * aht_s / step_s
        prices.append(live if queue.kind in REAL_TIME else params.late_cents_per_hour * aht_s / HOUR_S)
    return np.array(prices)
