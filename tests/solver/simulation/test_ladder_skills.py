"""Routing rung: agents with a few skills in a chain do nearly what a full pool does."""

from __future__ import annotations

import pytest

from solver.people import Agent
from solver.queues import Queue
from tests.solver.simulation.ladder import calls, floor
from tests.solver.simulation.worlds import an_agent

TYPES = 5


def chain(size: int) -> tuple[Agent, ...]:
    """Agents of two neighbouring skills each, as evenly as can be."""
    pairs = [(k % TYPES, (k + 1) % TYPES) for k in range(size)]
    return tuple(
        an_agent(f"agent {k:02}", skills=tuple(sorted((f"skill {s}", 3) for s in pair))) for k, pair in enumerate(pairs)
    )


def lines() -> tuple[Queue, ...]:
    return tuple(calls(180.0, 30.0, id=f"line {k}", skill=f"skill {k}") for k in range(TYPES))


@pytest.mark.parametrize(("size", "expected"), [(50, 0.758), (52, 0.816), (55, 0.880)])
def test_a_chain_of_two_skills_serves_as_measured_before(size: int, expected: float) -> None:
    """Five types of 10 erlangs, AHT 300 s, patience 180 s, 80/30: section 2 of the research, to its last digit."""
    found = floor(chain(size), {line.id: 120.0 for line in lines()}, lines(), 300.0, 6, routing="longest_idle")
    service = [found[line.id]["service"] for line in lines()]
    mean = sum(one.value for one in service) / TYPES
    error = max(one.error for one in service)  # queues of one floor go up and down together
    assert abs(mean - expected) <= 3 * error + 0.0015
    assert error < 0.008
