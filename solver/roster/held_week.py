"""What the week that an agent holds costs at present prices: a limit for the search for a better one (compiled)."""

from __future__ import annotations

import numpy as np

from solver.compiled import jit
from solver.cover import IntArray
from solver.roster.person_week import end_cost, within_caps
from solver.roster.week_frame import walk
from solver.roster.week_plan import Rules, WeekPlan


@jit
def held_price(rules: Rules, plan: WeekPlan, row: IntArray) -> float:
    """Price of the week's days as they stand in `row`, by the programme's own reckoning; infinite if not allowed."""
    cost, packed = 0.0, 0
    for d in range(plan.low, plan.high):
        t = row[d]
        if t < 0:
            cost += plan.off[d]
            continue
        if not within_caps(rules.counters, packed, d, t, plan.caps):
            return np.inf
        cost += plan.cost[d, t]
        packed += rules.counters.delta[d, t]
    footprint, run = walk(rules.seq, row, plan.low, plan.high, plan.footprint, plan.run)
    if footprint < 0 or cost == np.inf:
        return np.inf
    return float(cost + end_cost(rules.counters, plan, packed) + plan.tail[run, footprint])
