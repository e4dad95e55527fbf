"""Who meets whom: agents and queues of all replications, and the links between them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import numpy as np

from solver.demand import Demand
from solver.groups import can_serve
from solver.people import Agent
from solver.queues import Queue
from solver.simulation.links import Links
from solver.simulation.loop.records import Floats
from solver.simulation.params import SimulationParams


@dataclass(frozen=True, slots=True)
class Floor:
    """Agents and queues of all replications, in the order of the records.

    `worked` is the demand with all its work: wrap-up, and contacts handed on. `owners`: per queue, the agents with
    customers of their own, as numbers in `agents`; -1 for one who is not there. `whole`: sample paths are counts.
    """

    agents: tuple[Agent, ...]
    queues: tuple[Queue, ...]
    links: Links
    demand: Demand
    worked: Demand
    params: SimulationParams
    owners: tuple[tuple[int, ...], ...]
    whole: bool = False


def owners_of(
    everybody: tuple[Agent, ...], present: tuple[Agent, ...], queues: tuple[Queue, ...], days: tuple[date, ...]
) -> tuple[tuple[int, ...], ...]:
    """Whose customers the contacts of each queue are: all with the role who can serve it, rostered or not."""
    number = {agent.id: n for n, agent in enumerate(present)}
    return tuple(
        tuple(
            number.get(agent.id, -1)
            for agent in everybody
            if queue.named and queue.named.role in agent.roles and can_serve(agent, queue, days[0], days[-1])
        )
        for queue in queues
    )


def are_counts(paths: Floats | None) -> bool:
    """Whether sample paths are contacts, not means of a Poisson draw."""
    return paths is not None and bool((paths == np.floor(paths)).all())
