"""A plan's roster played: its attainment, and what every replication served."""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import TYPE_CHECKING

from planner.inputs import Inputs
from planner.outlook import make_demand
from planner.plans import Plan
from planner.playing import MOST_REPLICATIONS, Playing, staged, threads, whole_roster
from scenarios.served import Served
from solver.outcomes import Attainment

if TYPE_CHECKING:
    from solver.simulation import Simulation
    from solver.simulation.tallies import Tallies


MOST_THREADS = 2


@dataclass(frozen=True, slots=True, eq=False)
class Simulated:
    """The replications played so far, and the simulation to go on with."""

    simulation: Simulation
    tallies: Tallies
    served: Served
    threads: int = 1

    @property
    def attained(self) -> Attainment:
        """The service of all of them together."""
        return self.simulation.attained(self.tallies)

    def upto(self, replications: int) -> Simulated:
        """Go on to so many; those played stay as they are."""
        from solver.simulation.tallies import joined

        played = self.served.replications
        if played >= replications:
            return self
        more = _played(self.simulation, played, replications, self.threads)
        served = self.served.followed_by(_served(self.simulation, more))
        return Simulated(self.simulation, joined(self.tallies, more), served, self.threads)


def simulated(
    plan: Plan,
    inputs: Inputs,
    replications: int,
    *,
    workers: int | None = None,
    like: Plan | None = None,
) -> Simulated:
    """Play a plan's roster against its forecast so many times; it may go on to `planner.playing.MOST_REPLICATIONS`.

    Parameters
    ----------
    workers : threads that play, None = as the inputs say; their number changes nothing but the time.
    like : a plan that it is compared with: a queue of both is off by the same chance, new queues or not.
    """
    queues = () if like is None or like.forecast is None else like.forecast.queues
    simulation = _laid_out(plan, inputs, queues)
    playing = workers or _threads_of(inputs)
    tallies = _played(simulation, 0, replications, playing)
    return Simulated(simulation, tallies, _served(simulation, tallies), playing)


def _laid_out(plan: Plan, inputs: Inputs, like: tuple[str, ...]) -> Simulation:
    """Laid out for as many replications as may be played: that costs nothing before they are."""
    assert plan.forecast is not None
    demand = make_demand(inputs, plan.forecast, like=like)
    return staged(whole_roster(inputs, plan.roster), inputs, demand, Playing(MOST_REPLICATIONS))


def _threads_of(inputs: Inputs) -> int:
    """As many as search for a roster: one inside an executor, whose other workers play other scenarios."""
    return inputs.workers or min(MOST_THREADS, os.cpu_count() or 1)


def _played(simulation: Simulation, first: int, end: int, workers: int) -> Tallies:
    """Replications from `first` until before `end`."""
    with threads(Playing(workers=workers)) as executor:
        return simulation.play(first, end, executor=executor)


def _served(simulation: Simulation, tallies: Tallies) -> Served:
    demand, counted = simulation.whole.floor.demand, simulation.by_day(tallies)
    return Served(demand.queues, demand.grid.days, counted.within, counted.base, counted.offered)
