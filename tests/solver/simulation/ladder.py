"""Rungs of the ladder: what a simulation measures, with its standard error, beside what theory says."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from solver.outcomes import Attainment
from solver.people import Agent
from solver.queues import Queue, ServiceGoal
from solver.simulation import simulate
from solver.staffing.service import Service
from tests.solver.simulation.worlds import GOAL, PHONE, a_crew, a_demand, a_grid, all_day, params

SPOILT_H = 2  # at both ends: the floor fills up, the last contacts do not end
SEEDS = 6
FEW = 3.0  # standard errors
Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Measured:
    """A mean over hours of several runs, and its standard error."""

    value: float
    error: float

    def agrees(self, expected: float, beside: float = 0.0) -> bool:
        """Within three standard errors, and what the theory itself leaves open."""
        return abs(self.value - expected) <= FEW * self.error + beside

    def off(self, expected: float) -> str:
        """For the message of a failed test."""
        return f"{self.value:.5f} +- {self.error:.5f}, theory {expected:.5f}"


def calls(patience_s: float | None, within_s: float = 20.0, **changes: object) -> Queue:
    """A phone queue, served within so many seconds of all offered."""
    goal = replace(GOAL, threshold_s=within_s)
    return replace(PHONE, patience_s=patience_s, goal=goal, **changes)  # type: ignore[arg-type]


def steady(queue: Queue, agents: int, load: float, aht_s: float, contacts: int = 25_000) -> dict[str, Measured]:
    """One line with constant arrivals, about so many contacts for each seed: service, abandonment, ASA."""
    per_hour = 3600.0 * load / aht_s
    replications = max(1, round(contacts / (24.0 * per_hour)))
    return floor(a_crew(agents), {queue.id: per_hour}, (queue,), aht_s, replications)[queue.id]


def floor(
    crew: tuple[Agent, ...],
    per_hour: Mapping[str, float],
    queues: tuple[Queue, ...],
    aht_s: float,
    replications: int = 6,
    **changes: object,
) -> dict[str, dict[str, Measured]]:
    """Everybody present all day, exponential handling times; measures by queue, from hours of several seeds."""
    grid = a_grid(1, step_min=60)
    demand = a_demand(grid, per_hour, aht_s)
    chosen = {"service_law": "exponential", "reserves": False, "replications": replications} | changes
    runs = [simulate(all_day(crew, grid), crew, demand, queues, params(seed=seed, **chosen)) for seed in range(SEEDS)]
    return {queue.id: measures(hours(runs, queue.id)) for queue in queues}


def hours(runs: list[Attainment], queue: str) -> pd.DataFrame:
    """The hours of all runs that are neither the first nor the last."""
    tables = (run.table[(run.table.queue == queue) & (run.table.period == "interval")] for run in runs)
    return pd.concat([table.iloc[SPOILT_H:-SPOILT_H] for table in tables])


def measures(rows: pd.DataFrame) -> dict[str, Measured]:
    """Service and abandonment of the offered, ASA of the served."""
    offered, served = rows.offered.to_numpy(), rows.served.to_numpy()
    return {
        "service": _ratio(rows.service.fillna(0.0).to_numpy() * offered, offered),
        "abandonment": _ratio(rows.abandoned.to_numpy(), offered),
        "asa_s": _ratio(rows.asa_s.fillna(0.0).to_numpy() * served, served),
    }


def _ratio(part: Floats, whole: Floats) -> Measured:
    value = float(part.sum() / whole.sum())
    rest = part - value * whole
    return Measured(value, math.sqrt(float(rest @ rest) * len(rest) / (len(rest) - 1)) / float(whole.sum()))


def by_formula(found: Service) -> dict[str, float]:
    """The same measures of a formula."""
    return {
        "service": float(found.service_level),
        "abandonment": float(found.p_abandon),
        "asa_s": float(found.asa_s),
    }


def differences(found: Mapping[str, Measured], expected: Mapping[str, float]) -> list[str]:
    """Which measures do not agree, in words."""
    return [f"{name}: {found[name].off(value)}" for name, value in expected.items() if not found[name].agrees(value)]


def promise(within_s: float) -> ServiceGoal:
    """The goal of `calls`."""
    return replace(GOAL, threshold_s=within_s)
