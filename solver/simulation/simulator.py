"""Play a roster against its demand, many times over, and report the service attained."""

from __future__ import annotations

import logging

import numpy as np
import pandas as pd

from solver.demand import Demand
from solver.duties import Roster
from solver.outcomes import Attainment
from solver.people import Agent
from solver.queues import Queue
from solver.simulation.draws import branch
from solver.simulation.loop.playing import run
from solver.simulation.floor_plan import plan_floor
from solver.simulation.links import link
from solver.simulation.measures import Counts, tabulate
from solver.simulation.params import SimulationParams
from solver.simulation.presence import attend, plan_presence
from solver.simulation.problems import refuse
from solver.simulation.worlds import BINS, Floor, draw_replication, set_up

logger = logging.getLogger(__name__)


def simulate(
    roster: Roster,
    agents: tuple[Agent, ...],
    demand: Demand,
    queues: tuple[Queue, ...],
    params: SimulationParams,
) -> Attainment:
    """Simulate the service a roster attains over the demand's grid.

    Duties that began before the grid count from its start on. `demand.paths`, when given, are sampled in turn:
    whole numbers are contacts, others means of a Poisson draw. Each touch of a conversation takes
    one handling time; waits and service are those of the first. Deferred items count when they are done.

    Raises
    ------
    SolverError
        with every problem of the input: unknown agents or queues, values that are not finite, zero AHT.
    """
    refuse(roster, agents, demand, queues)
    floor = _floor(roster, agents, demand, queues, params)
    presence = plan_presence(roster, tuple(agent.id for agent in floor.agents), demand.grid, params)
    plan = plan_floor(floor.queues, demand, floor.links, presence.segments, params)
    counts = Counts.empty(params.replications, np.zeros((*demand.mean.shape, BINS), dtype=np.int32))
    totals = np.zeros((3, len(floor.agents)))
    for replication in range(params.replications):
        key = branch(branch(np.uint64(params.seed), 0), replication)
        drawn = draw_replication(floor, replication, key)
        world = set_up(floor, plan, drawn, attend(presence, key, params), counts.waits)
        run(world.record)
        counts.keep(replication, world.arrays["tally"])
        totals += [world.arrays["agents"][name] for name in ("worked_s", "busy_s", "call_outs")]
    logger.info("simulated %d replications of %d intervals", params.replications, demand.grid.intervals)
    table = tabulate(counts, floor.queues, demand.grid)
    return Attainment(table, _agents(floor, totals / params.replications), params.replications, params.seed)


def _floor(
    roster: Roster,
    agents: tuple[Agent, ...],
    demand: Demand,
    queues: tuple[Queue, ...],
    params: SimulationParams,
) -> Floor:
    """Only agents who appear in the roster, and queues in the order of the demand."""
    named = {duty.agent for duty in roster.duties} | {call.agent for call in roster.on_call}
    present = tuple(agent for agent in agents if agent.id in named)
    by_id = {queue.id: queue for queue in queues}
    ordered = tuple(by_id[name] for name in demand.queues)
    links = link(present, ordered, demand.grid.days, by_best_skill=params.routing == "primary_first")
    return Floor(present, ordered, links, demand, params)


def _agents(floor: Floor, totals: np.ndarray[tuple[int, int], np.dtype[np.float64]]) -> pd.DataFrame:
    columns: dict[str, object] = {"agent": [agent.id for agent in floor.agents]}
    columns |= {"worked_min": totals[0] / 60.0, "busy_min": totals[1] / 60.0, "call_outs": totals[2]}
    return pd.DataFrame(columns)
