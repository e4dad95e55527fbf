"""Who meets whom: agents and queues of all replications, and the links between them."""

from __future__ import annotations

from dataclasses import dataclass

from solver.demand import Demand
from solver.people import Agent
from solver.queues import Queue
from solver.simulation.links import Links
from solver.simulation.params import SimulationParams


@dataclass(frozen=True, slots=True)
class Floor:
    """Agents and queues of all replications, in the order of the records.

    `owners`: per queue, the agents with customers of their own, as numbers in `agents`; -1 for one who is not there.
    """

    agents: tuple[Agent, ...]
    queues: tuple[Queue, ...]
    links: Links
    demand: Demand
    params: SimulationParams
    owners: tuple[tuple[int, ...], ...] = ()


def owners_of(
    everybody: tuple[Agent, ...], present: tuple[Agent, ...], queues: tuple[Queue, ...]
) -> tuple[tuple[int, ...], ...]:
    """Whose customers the contacts of each queue are: all agents with the role, whether rostered or not."""
    number = {agent.id: n for n, agent in enumerate(present)}
    return tuple(
        tuple(number.get(agent.id, -1) for agent in everybody if queue.named and queue.named.role in agent.roles)
        for queue in queues
    )
