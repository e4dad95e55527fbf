"""The work of every queue on the grid: agents kept busy, how surely, and with what handling time."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from solver.demand import LEVELS, Demand
from solver.errors import Problem, SolverError
from solver.grid import Grid
from solver.queues import REAL_TIME, Kind, Queue
from solver.staffing.chat import chat_rates
from solver.staffing.messaging import TouchLoad, touch_load
from solver.staffing.opening import open_intervals
from solver.staffing.service import FloatArray
from solver.staffing.uncertainty import node_weights, rate_deviation


@dataclass(frozen=True, slots=True)
class Workload:
    """Real-time work; arrays are queues x intervals, zero for deferred queues and closed hours.

    Attributes
    ----------
    load : agents kept busy, mean over the interval (modified offered load, at full concurrency).
    most : the same at its highest within the interval.
    arriving : work that arrives in the interval, in agents, whenever it is done.
    pieces : pieces of work per interval (contacts; agent touches for messaging).
    aht_s : handling time of a piece that has an agent to itself.
    deviation : standard deviation of the load, from the uncertainty of the rate alone.
    shape : nodes x queues x intervals, deviations of equally likely loads from the mean (chance included).
    """

    grid: Grid
    queues: tuple[Queue, ...]
    load: FloatArray
    most: FloatArray
    arriving: FloatArray
    pieces: FloatArray
    aht_s: FloatArray
    deviation: FloatArray
    shape: FloatArray


def work_on_grid(demand: Demand, queues: tuple[Queue, ...], nodes: int) -> Workload:
    """Turn a demand into work, in the order of `queues`.

    Raises
    ------
    SolverError : with every problem of the demand (see `demand_problems`).
    """
    problems = demand_problems(demand, queues)
    if problems:
        raise SolverError(problems)
    order = [demand.queues.index(queue.id) for queue in queues]
    opened = np.array([open_intervals(demand.grid, q) & (q.kind in REAL_TIME) for q in queues])
    mean = np.where(opened, demand.mean[order], 0.0)
    recorded = np.where(demand.aht_s[order] > 0, demand.aht_s[order], 1.0)
    # flow counts contacts held at their recorded AHT; agents held are fewer where chats run side by side
    flow = _flow(mean, recorded, queues, demand.grid.step_min)
    agents = np.array([_agents_held(queue) for queue in queues])[:, None]
    alone = recorded * np.array([_alone(queue) for queue in queues])[:, None]
    deviations = _deviations(demand, order, nodes)
    per_contact = agents * recorded * np.array([_touches(q) for q in queues])[:, None] / (60.0 * demand.grid.step_min)
    chance_free = rate_deviation(deviations, mean)
    return Workload(
        demand.grid,
        queues,
        np.where(opened, flow.mean * agents, 0.0),
        np.where(opened, flow.most * agents, 0.0),
        mean * per_contact,
        np.where(opened, flow.touches, 0.0),
        alone,
        np.where(opened, chance_free * per_contact, 0.0),
        np.where(opened, deviations * per_contact, 0.0),
    )


def _flow(contacts: FloatArray, aht_s: FloatArray, queues: tuple[Queue, ...], step_min: int) -> TouchLoad:
    """Contacts held at once, and pieces of work that come; a conversation's later touches come after its pauses."""
    touches, gaps = np.array([_touches(q) for q in queues]), np.array([q.gap_s for q in queues])
    return touch_load(contacts, aht_s, touches, gaps, step_min)


def demand_problems(demand: Demand, queues: tuple[Queue, ...]) -> tuple[Problem, ...]:
    """What makes a demand useless: queue_without_demand, volume_invalid, aht_not_positive, patience_not_positive."""
    found: list[Problem] = []
    for queue in queues:
        if queue.id not in demand.queues:
            found.append(Problem("queue_without_demand", {"queue": queue.id}))
            continue
        at = demand.queues.index(queue.id)
        mean, aht_s = demand.mean[at], demand.aht_s[at]
        quantiles = demand.quantiles[:, at]
        if not (bool(np.isfinite(quantiles).all()) and bool((np.isfinite(mean) & (mean >= 0)).all())):
            found.append(Problem("volume_invalid", {"queue": queue.id}))
        if bool(((mean > 0) & ~(np.isfinite(aht_s) & (aht_s > 0))).any()):
            found.append(Problem("aht_not_positive", {"queue": queue.id}))
        if queue.patience_s is not None and not queue.patience_s > 0:
            found.append(Problem("patience_not_positive", {"queue": queue.id, "patience_s": queue.patience_s}))
    return tuple(found)


def _touches(queue: Queue) -> float:
    return queue.touches if queue.kind is Kind.MESSAGING else 1.0


def _alone(queue: Queue) -> float:
    """AHT with an agent to itself per recorded AHT."""
    return queue.concurrency.aht_s(1.0, 1) if queue.kind is Kind.CONCURRENT else 1.0


def _agents_held(queue: Queue) -> float:
    """Agents held by a contact in progress: chats share an agent, but for those that need one alone."""
    if queue.kind is not Kind.CONCURRENT:
        return 1.0
    shared = 1.0 / chat_rates(queue.concurrency)[-1]
    return _alone(queue) * (queue.alone_share + (1.0 - queue.alone_share) * shared)


def _deviations(demand: Demand, order: list[int], nodes: int) -> FloatArray:
    """Equally likely counts less their mean: nodes x queues x intervals."""
    quantiles = np.maximum.accumulate(demand.quantiles[:, order], axis=0)
    values = np.tensordot(node_weights(LEVELS, nodes), quantiles, axes=1)
    return np.asarray(values - values.mean(axis=0))
