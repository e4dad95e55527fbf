"""vardiya: the same system as demand, agents and a roster, through `solver.simulation.simulate`."""

from __future__ import annotations

from datetime import date

import numpy as np
import pandas as pd
from stopwatch import work_clock

from floors.system import AHT_S, SPOILT_H, Floats, Played, System, Tally
from solver.demand import LEVELS, Demand
from solver.duties import Duty, Roster
from solver.grid import Grid
from solver.people import Agent, Contract, Language
from solver.queues import Kind, Measure, Queue, ServiceGoal
from solver.simulation import SimulationParams, simulate

MONDAY = date(2025, 11, 3)
HOURS = 24
CONTRACT = Contract("full", 2700, 2700, 2700)


def play(system: System, replications: int, seed: int) -> Played:
    """Play a day so many times."""
    grid = Grid.of(MONDAY, 1, 60, "UTC")
    agents, queues = crew(system.skills), lines(system)
    demand = a_demand(grid, {queue.id: 3600.0 / system.gap_s for queue in queues})
    duties = tuple(Duty(a.id, grid.start_min, grid.end_min, MONDAY, "long", HOURS * 60) for a in agents)
    params = SimulationParams(
        replications=replications, seed=seed, routing="longest_idle", reserves=False, service_law="exponential"
    )
    began = work_clock()
    table = simulate(Roster(duties), agents, demand, queues, params).table
    seconds = work_clock() - began
    hourly = table[table["period"] == "interval"]
    return Played(_tally(hourly), round(float(hourly["offered"].sum()) * replications), seconds)


def _tally(hourly: pd.DataFrame) -> Tally:
    """Means over the replications count as one run of the same hours."""
    columns = {
        "offered": hourly["offered"],
        "served": hourly["served"],
        "within": hourly["service"] * hourly["offered"],
        "abandoned": hourly["abandoned"],
        "wait_s": hourly["asa_s"] * hourly["served"],
    }
    hours = hourly["start_min"].to_numpy() // 60 - int(hourly["start_min"].min()) // 60

    def per_hour(values: pd.Series[float]) -> Floats:
        return np.bincount(hours, values.fillna(0.0), HOURS)[SPOILT_H : HOURS - SPOILT_H]

    return Tally(**{name: per_hour(values) for name, values in columns.items()})


def crew(skills: tuple[frozenset[int], ...]) -> tuple[Agent, ...]:
    """Agents who have these skills, and speak and write what there is."""
    speaks = (Language("tr", "C2", "C2"),)
    channels = frozenset({"phone", "chat", "email", "whatsapp"})
    return tuple(
        Agent(f"agent {i:03}", "one", CONTRACT, speaks, tuple((f"skill {q:02}", 3) for q in sorted(known)), channels)
        for i, known in enumerate(skills)
    )


def lines(system: System) -> tuple[Queue, ...]:
    """Calls in equal lines."""
    goal = ServiceGoal(Measure.SERVICE_LEVEL, 0.8, system.threshold_s)
    return tuple(
        Queue(f"queue {q:02}", "phone", "tr", f"skill {q:02}", Kind.LIVE, goal, patience_s=system.patience_s)
        for q in range(system.queues)
    )


def a_demand(grid: Grid, contacts: dict[str, float]) -> Demand:
    """So many contacts of each queue in every interval, all of one handling time."""
    shape = (len(contacts), grid.intervals)
    mean = np.repeat(np.array(list(contacts.values()))[:, None], grid.intervals, axis=1)
    nothing = np.zeros(len(contacts))
    return Demand(
        grid, tuple(contacts), mean, np.zeros((len(LEVELS), *shape)), np.full(shape, AHT_S), nothing, None, nothing
    )
