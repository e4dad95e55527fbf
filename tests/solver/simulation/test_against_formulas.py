"""The event loop agrees with queueing theory wherever theory is exact."""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np
import pytest

from solver.queues import Queue
from solver.simulation import simulate
from tests.solver.simulation.worlds import CHAT, GOAL, PHONE, a_crew, a_demand, a_grid, all_day, params, rows

SEEDS = range(10)


def attained(
    queue: Queue, agents: int, per_min: float, aht_s: float, column: str, days: int = 2
) -> tuple[float, float]:
    """Mean of a measure and its standard error over seeds; the first day only fills the floor."""
    crew, grid = a_crew(agents), a_grid(days, step_min=60)
    demand = a_demand(grid, {queue.id: 60.0 * per_min}, aht_s)
    values = []
    for seed in SEEDS:
        chosen = params(seed=seed, service_law="exponential")
        result = simulate(all_day(crew, grid), crew, demand, (queue,), chosen)
        values.append(rows(result, "day", queue.id)[column][1:].mean())
    return float(np.mean(values)), float(np.std(values, ddof=1) / math.sqrt(len(values)))


@pytest.mark.parametrize(
    ("column", "agents", "per_min", "patience_s", "within_s", "expected"),
    [
        ("service", 5, 4.0, 120.0, 20.0, 0.769852592506),
        ("abandonment", 5, 4.0, 120.0, 20.0, 0.0779686752871),
        ("asa_s", 5, 4.0, 120.0, 20.0, 60 * 0.14074072594),
        ("service", 10, 12.0, 30.0, 6.0, 0.484280810914),
        ("abandonment", 10, 12.0, 30.0, 6.0, 0.232906086817),
        ("service", 50, 48.0, 120.0, 20.0, 0.943018954747),
    ],
)
def test_a_phone_queue_follows_erlang_a(
    column: str, agents: int, per_min: float, patience_s: float, within_s: float, expected: float
) -> None:
    """M/M/n+M, AHT one minute; exact values computed with 50 digits."""
    queue = replace(PHONE, patience_s=patience_s, goal=replace(GOAL, threshold_s=within_s))
    mean, error = attained(queue, agents, per_min, 60.0, column)
    assert mean == pytest.approx(expected, abs=3 * error)
    assert error < 0.05 * expected


@pytest.mark.parametrize(("column", "expected"), [("service", 0.88835), ("asa_s", 7.83593701177724)])
def test_without_patience_a_phone_queue_follows_erlang_c(column: str, expected: float) -> None:
    """100 calls per half-hour of 180 s, 14 agents (value of the R package ErlangC)."""
    queue = replace(PHONE, patience_s=None)
    mean, error = attained(queue, 14, 100 / 30, 180.0, column, days=4)
    assert mean == pytest.approx(expected, abs=3 * error)
    assert error < 0.08 * expected


def test_patience_equal_to_handling_time_leaves_a_poisson_number_present() -> None:
    """With theta = mu customers leave as from infinitely many agents: P(no wait) = P(Poisson(load) < n)."""
    queue = replace(PHONE, patience_s=60.0, goal=replace(GOAL, threshold_s=0.0))
    mean, error = attained(queue, 8, 8.0, 60.0, "service")
    expected = sum(math.exp(-8.0) * 8.0**k / math.factorial(k) for k in range(8))
    assert mean == pytest.approx(expected, abs=3 * error)
    assert error < 0.01


@pytest.mark.parametrize(("agents", "expected"), [(8, 0.771), (9, 0.903)])
def test_chat_follows_the_birth_death_of_balanced_load(agents: int, expected: float) -> None:
    """2 chats a minute, AHT 8, 10, 12 min at 1, 2, 3 at once, patience 4 min, 80/45; theory is within 0.005."""
    mean, error = attained(CHAT, agents, 2.0, 480.0, "service", days=3)
    assert mean == pytest.approx(expected, abs=0.005 + 3 * error)
    assert error < 0.01
