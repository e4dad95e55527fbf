"""Play a roster against its demand, many times over, and report the service attained."""

from __future__ import annotations

import logging
from collections.abc import Callable
from concurrent.futures import Executor
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd

from solver.demand import Demand
from solver.duties import Roster
from solver.grid import Grid
from solver.judging import Promises
from solver.outcomes import Attainment
from solver.people import Agent
from solver.queues import Queue
from solver.simulation.by_day import ByDay, by_day
from solver.simulation.fan_out import fan_out
from solver.simulation.floor import Floor, are_counts, owners_of
from solver.simulation.floor_plan import plan_floor
from solver.simulation.links import link
from solver.simulation.loop.records import Floats
from solver.simulation.measures import periods, tabulate
from solver.simulation.params import SimulationParams
from solver.simulation.presence import plan_presence
from solver.simulation.problems import refuse
from solver.simulation.replications import Batch, play, split
from solver.simulation.risk_sources import draws_of
from solver.simulation.tallies import AGENTS, Tallies, collect
from solver.worked_demand import as_worked

logger = logging.getLogger(__name__)

BATCHES = 50  # at most; they depend on the replications alone, because sums are rounded batch by batch


def simulate(
    roster: Roster,
    agents: tuple[Agent, ...],
    demand: Demand,
    queues: tuple[Queue, ...],
    params: SimulationParams,
    *,
    progress: Callable[[int, int], None] | None = None,
    cancel: Callable[[], bool] | None = None,
    executor: Executor | None = None,
) -> Attainment:
    """Simulate the service a roster attains over the demand's grid.

    Duties that began before the grid count from its start on. `demand.paths`, when given, are sampled in turn:
    whole numbers are contacts, others means of a Poisson draw. Each touch of a conversation takes
    one handling time; waits and service are those of the first. Deferred items count when they are done.

    Parameters
    ----------
    progress : told (replications done, replications asked) after each batch of at most 2 % of them.
    cancel : asked after each batch whether to stop; what was done until then is reported, and
        `Attainment.replications` says how many that is.
    executor : plays the batches: threads (the event loop lets others run), processes, or a cluster's. The result is
        the same bit for bit for a seed, whoever plays and in whatever order.

    Raises
    ------
    SolverError
        with every problem of the input: unknown agents or queues, values that are not finite, zero AHT.
    """
    simulation = Simulation.of(roster, agents, demand, queues, params)
    tallies = simulation.play(executor=executor, progress=progress, cancel=cancel)
    return simulation.attained(tallies)


@dataclass(frozen=True, slots=True)
class Simulation:
    """A roster and its demand laid out for simulation, of which replications can be played in parts.

    A replication's fate follows from its number and the seed alone, so 50 replications and then 50 more are the 100.
    """

    whole: Batch

    @classmethod
    def of(
        cls,
        roster: Roster,
        agents: tuple[Agent, ...],
        demand: Demand,
        queues: tuple[Queue, ...],
        params: SimulationParams,
    ) -> Simulation:
        """Lay out `params.replications` of them; raises as `simulate`."""
        refuse(roster, agents, demand, queues)
        return cls(_prepare(roster, _floor(roster, agents, demand, queues, params)))

    def play(
        self,
        first: int = 0,
        end: int | None = None,
        *,
        executor: Executor | None = None,
        progress: Callable[[int, int], None] | None = None,
        cancel: Callable[[], bool] | None = None,
    ) -> Tallies:
        """Play replications from `first` until before `end`; `progress`, `cancel`, `executor` as for `simulate`."""
        whole = replace(self.whole, draws=self.whole.draws[first:end])
        asked, told = len(whole.draws), progress or _untold
        batches = split(whole, -(-asked // BATCHES))
        tallies = collect(fan_out(play, batches, executor, cancel), lambda done: told(done, asked))
        logger.info("simulated %d replications of %d intervals", tallies.replications, self._grid.intervals)
        return tallies

    def attained(self, tallies: Tallies) -> Attainment:
        """The service that was counted."""
        floor = self.whole.floor
        table = tabulate(tallies, floor, self.whole.promises)
        people = _agents(floor, tallies.sums.agents / tallies.replications)
        return Attainment(table, people, tallies.replications, floor.params.seed)

    def by_day(self, tallies: Tallies) -> ByDay:
        """What every replication served, by queue and local day."""
        return by_day(tallies, self._grid, self.whole.promises)

    @property
    def _grid(self) -> Grid:
        return self.whole.floor.demand.grid


def _untold(_done: int, _asked: int) -> None:
    """Nobody wants to know how far it is."""


def _prepare(roster: Roster, floor: Floor) -> Batch:
    """All replications of a roster as one batch."""
    params, grid = floor.params, floor.demand.grid
    presence = plan_presence(roster, floor.agents, grid, params)
    plan = plan_floor(floor, presence.segments)
    paths = 1 if floor.demand.paths is None else len(floor.demand.paths)
    draws = tuple(draws_of(replication, paths, params) for replication in range(params.replications))
    return Batch(floor, plan, presence, Promises.of(floor.queues), periods(grid)["block"], draws)


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
    owners = owners_of(agents, present, ordered, demand.grid.days)
    return Floor(present, ordered, links, demand, as_worked(demand, ordered), params, owners, are_counts(demand.paths))


def _agents(floor: Floor, mean: Floats) -> pd.DataFrame:
    """Per agent and replication: minutes at work and with contacts, their ratio, call-outs."""
    by_name = dict(zip(AGENTS, mean, strict=True))
    worked, busy = by_name["worked_s"], by_name["busy_s"]
    return pd.DataFrame(
        {
            "agent": [agent.id for agent in floor.agents],
            "worked_min": worked / 60.0,
            "busy_min": busy / 60.0,
            "occupancy": np.divide(busy, worked, out=np.full(len(worked), np.nan), where=worked > 0),
            "call_outs": by_name["call_outs"],
        }
    )
