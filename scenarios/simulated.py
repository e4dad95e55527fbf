"""A plan's roster played: its attainment, and what every replication served."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from planner.inputs import Inputs
from planner.outlook import make_demand
from planner.plans import Plan
from planner.playing import Playing, staged, threads, whole_roster
from scenarios.served import Served
from solver.outcomes import Attainment

if TYPE_CHECKING:
    from solver.simulation import Simulation
    from solver.simulation.tallies import Tallies


@dataclass(frozen=True, slots=True, eq=False)
class Simulated:
    """The replications played so far, and the simulation to go on with."""

    simulation: Simulation
    tallies: Tallies
    served: Served

    @property
    def attained(self) -> Attainment:
        """The service of all of them together."""
        return self.simulation.attained(self.tallies)


def simulated(plan: Plan, inputs: Inputs, replications: int, *, workers: int = 1) -> Simulated:
    """Play a plan's roster against its forecast so many times; `workers` threads change nothing but the time."""
    assert plan.forecast is not None
    playing = Playing(replications, workers=workers)
    demand = make_demand(inputs, plan.forecast)
    simulation = staged(whole_roster(inputs, plan.roster), inputs, demand, playing)
    with threads(playing) as executor:
        tallies = simulation.play(executor=executor)
    counted = simulation.by_day(tallies)
    served = Served(demand.queues, demand.grid.days, counted.within, counted.base, counted.offered)
    return Simulated(simulation, tallies, served)
