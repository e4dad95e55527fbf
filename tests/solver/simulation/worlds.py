"""A tiny floor for simulations: agents who share a few queues, constant demand, one long duty each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from solver.demand import LEVELS, Demand
from solver.duties import Duty, Roster
from solver.grid import Grid
from solver.outcomes import Attainment
from solver.people import Agent, Contract, Language
from solver.queues import Concurrency, Kind, Measure, Queue, ServiceGoal
from solver.simulation import SimulationParams, simulate

MONDAY = date(2025, 11, 3)
ZONE = "Europe/Istanbul"
CONTRACT = Contract("full", 2700, 2700, 2700)
GOAL = ServiceGoal(Measure.SERVICE_LEVEL, 0.8, 20.0)
PHONE = Queue("phone", "phone", "tr", "general", Kind.LIVE, GOAL, patience_s=120.0)
CHAT = Queue(
    "chat",
    "chat",
    "tr",
    "general",
    Kind.CONCURRENT,
    ServiceGoal(Measure.SERVICE_LEVEL, 0.8, 45.0),
    patience_s=240.0,
    concurrency=Concurrency(3, (1.0, 1.25, 1.5), 1.0),
)
MAIL = Queue("mail", "email", "tr", "general", Kind.DEFERRED, ServiceGoal(Measure.DONE_WITHIN, 0.9, 4 * 3600.0))
WHATSAPP = Queue("whatsapp", "whatsapp", "tr", "general", Kind.MESSAGING, GOAL, touches=3.0, gap_s=120.0)
EXACT = 1e-6  # a handling time cv that makes times all but constant


def a_grid(days: int = 1, *, first_day: date = MONDAY, step_min: int = 15, zone: str = ZONE) -> Grid:
    return Grid.of(first_day, days, step_min, zone)


def an_agent(name: str, **changes: object) -> Agent:
    """Speaks Turkish, answers everything in it."""
    channels = frozenset({"phone", "chat", "email", "whatsapp"})
    agent = Agent(name, "one", CONTRACT, (Language("tr", "C2", "C2"),), (("general", 3),), channels)
    return replace(agent, **changes)  # type: ignore[arg-type]


def a_crew(size: int, **changes: object) -> tuple[Agent, ...]:
    return tuple(an_agent(f"agent {number:03}", **changes) for number in range(size))


def a_duty(agent: str, grid: Grid, start_min: int = 0, end_min: int | None = None, **changes: object) -> Duty:
    """A duty in minutes from the start of the grid; to its end if no other is given."""
    end = grid.end_min if end_min is None else grid.start_min + end_min
    start = grid.start_min + start_min
    return replace(Duty(agent, start, end, grid.day_of(start), "long", end - start), **changes)  # type: ignore[arg-type]


def all_day(agents: tuple[Agent, ...], grid: Grid) -> Roster:
    return Roster(tuple(a_duty(agent.id, grid) for agent in agents))


def a_demand(grid: Grid, contacts: Mapping[str, object], aht_s: float = 300.0, **changes: object) -> Demand:
    """Contacts per interval: a number for all of them, or one each."""
    shape = (len(contacts), grid.intervals)
    mean = np.array([np.broadcast_to(np.asarray(c, dtype=float), grid.intervals) for c in contacts.values()])
    demand = Demand(
        grid,
        tuple(contacts),
        mean,
        np.zeros((len(LEVELS), *shape)),
        np.full(shape, aht_s),
        np.zeros(len(contacts)),
        None,
        np.zeros(len(contacts)),
    )
    return replace(demand, **changes)  # type: ignore[arg-type]


def counted(demand: Demand) -> Demand:
    """The same demand with its means taken as counts: exactly so many contacts."""
    return replace(demand, paths=np.round(demand.mean)[None])


def first_interval(grid: Grid, contacts: int, at: int = 0) -> NDArray[np.float64]:
    """All contacts in one interval."""
    profile = np.zeros(grid.intervals)
    profile[at] = contacts
    return profile


def params(**changes: object) -> SimulationParams:
    return SimulationParams(**({"replications": 1} | changes))


def played(
    agents: tuple[Agent, ...],
    demand: Demand,
    queues: tuple[Queue, ...],
    roster: Roster | None = None,
    **changes: object,
) -> Attainment:
    """Everybody present all the time, unless a roster is given."""
    roster = all_day(agents, demand.grid) if roster is None else roster
    return simulate(roster, agents, demand, queues, params(**changes))


def total(attainment: Attainment, queue: str = "phone") -> pd.Series:
    """The row of the whole horizon."""
    table = attainment.table
    return table[(table.queue == queue) & (table.period == "total")].iloc[0]


def rows(attainment: Attainment, period: str, queue: str = "phone") -> pd.DataFrame:
    table = attainment.table
    return table[(table.queue == queue) & (table.period == period)].reset_index(drop=True)


def of_agent(attainment: Attainment, agent: str) -> pd.Series:
    return attainment.agents.set_index("agent").loc[agent]
