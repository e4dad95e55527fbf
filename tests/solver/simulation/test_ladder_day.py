"""Rung of the day: arrivals and crew change from hour to hour, and simulation follows the exact day."""

from __future__ import annotations

import numpy as np
import pytest

from solver.duties import Roster
from solver.simulation import simulate
from solver.staffing.service import Work
from solver.staffing.transient import service_over_time
from tests.solver.simulation.ladder import FEW, calls, promise
from tests.solver.simulation.worlds import a_crew, a_demand, a_duty, a_grid, params

STEP_MIN = 30
AHT_S = 300.0
COME_MIN = (*[0] * 4, *[480] * 4, 720, *[1200] * 7)  # minutes of the day at which agents come, to stay
REPLICATIONS = 400
HOURS = np.arange(0, 24, STEP_MIN / 60.0)
BURST = np.where((HOURS >= 20) & (HOURS < 22), 14.0, 0.0)
LOAD = 5.0 + 3.0 * np.sin(2 * np.pi * (HOURS - 9.0) / 24.0) + BURST


@pytest.mark.parametrize("patience_s", [120.0, 600.0])
def test_a_day_with_a_burst_follows_the_differential_equations(patience_s: float) -> None:
    """48 half-hours of M(t)/M/n(t)+M from an empty floor, each and all together.

    Agents only come: one who leaves ends the call at hand, which the equations give back to the queue.
    """
    grid = a_grid(1, step_min=STEP_MIN)
    duties = (a_duty(f"agent {k:03}", grid, start_min) for k, start_min in enumerate(COME_MIN))
    demand = a_demand(grid, {"phone": LOAD * STEP_MIN * 60.0 / AHT_S}, AHT_S)
    chosen = params(service_law="exponential", reserves=False, replications=REPLICATIONS)
    roster, people = Roster(tuple(duties)), a_crew(len(COME_MIN))
    table = simulate(roster, people, demand, (calls(patience_s),), chosen).table
    agents = [sum(start_min <= hour * 60.0 for start_min in COME_MIN) for hour in HOURS]
    exact = service_over_time(agents, Work.of(LOAD, AHT_S, patience_s), promise(20.0), STEP_MIN, empty=True)
    found = table[table.period == "interval"].iloc[:-1]
    off = found.service.to_numpy() - exact.service_level[:-1]
    in_errors = off / np.maximum(found.service_se.to_numpy(), 1e-3)
    assert float(np.abs(in_errors).max()) < 4.0
    assert float((in_errors**2).mean()) < 1.8
    weights = found.offered.to_numpy() / found.offered.sum()
    assert abs(float(off @ weights)) < FEW * float(table[table.period == "day"].service_se.iloc[0])
    assert exact.service_level.min() < 0.6
    left = found.abandoned.sum() / found.offered.sum()
    assert left == pytest.approx(float(exact.p_abandon[:-1] @ weights), rel=0.03)
