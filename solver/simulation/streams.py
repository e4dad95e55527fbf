"""What contacts are drawn from: rates, handling times, patience and what may become of a contact, by queue."""

from __future__ import annotations

import math
from itertools import accumulate

import numpy as np

from solver.demand import Demand
from solver.queues import Kind, Queue
from solver.simulation.draws import Streams
from solver.simulation.floor import Floor
from solver.simulation.links import is_deferred
from solver.simulation.loop.records import Floats
from solver.simulation.params import SimulationParams
from solver.simulation.randomness import name_key

SLOW = 1e-9  # of a repeat: nobody comes back at once


def streams_of(floor: Floor, replication: int, key: np.uint64) -> Streams:
    """The streams of one replication; with sample paths, replication r takes path r modulo their number."""
    demand, queues = floor.demand, floor.queues
    offered, whole = demand.mean, False
    if demand.paths is not None:
        offered = demand.paths[replication % len(demand.paths)]
        whole = bool((demand.paths == np.floor(demand.paths)).all())
    rates = first_contacts(offered, queues, demand.grid.step_min)
    warm = math.ceil(floor.params.warm_up_min / demand.grid.step_min)
    owners = floor.owners or ((),) * len(queues)
    return Streams(
        key=key,
        keys=np.array([name_key(q.id) for q in queues], dtype=np.uint64),
        rates=rates,
        before=np.array([0.0 if is_deferred(q) else rates[n, 0] for n, q in enumerate(queues)]),
        whole=whole,
        work_s=demand.aht_s * np.array([q.concurrency.aht_s(1.0, 1) for q in queues])[:, None],
        wrap_up_s=np.array([q.wrap_up_s for q in queues]),
        spread=_spread(demand, floor.params),
        patience_s=np.array([_patience_scale_s(q) for q in queues]),
        patience_power=np.array([1.0 / q.patience_shape for q in queues]),
        touches=np.array([q.touches if q.kind is Kind.MESSAGING else 1.0 for q in queues]),
        gap_s=np.array([q.gap_s for q in queues]),
        silent=np.array([q.silent_share if q.kind in (Kind.CONCURRENT, Kind.MESSAGING) else 0.0 for q in queues]),
        alone=np.array([q.alone_share if q.kind is Kind.CONCURRENT else 0.0 for q in queues]),
        transfers=_transfers(queues),
        repeat=np.array([q.repeat_share for q in queues]),
        repeat_s=np.array([q.repeat_after_s for q in queues]),
        most_repeats=max((agent.repeat_factor for agent in floor.agents), default=1.0),
        owners=np.array([a for own in owners for a in own], dtype=np.int64),
        first_owner=np.array([0, *accumulate(len(own) for own in owners)], dtype=np.int64),
        backlog=_backlog(demand),
        due_s=np.array([q.goal.threshold_s for q in queues]),
        step_s=60.0 * demand.grid.step_min,
        first=demand.grid.start_min // demand.grid.step_min,
        warm=warm,
    )


def first_contacts(offered: Floats, queues: tuple[Queue, ...], step_min: float) -> Floats:
    """Contacts that are no repeats: what is offered less those who come back for an earlier contact of the plan.

    Repeats return after an exponential time, so those pending form one pool per queue; offered volume holds both.
    """
    share = np.array([q.repeat_share for q in queues])
    base = np.array(offered, dtype=np.float64)
    if not share.any():
        return base
    leave = -np.expm1(-60.0 * step_min / np.maximum([q.repeat_after_s for q in queues], SLOW))
    pending = np.zeros(len(queues))
    for t in range(base.shape[1]):
        back = pending * leave
        base[:, t] = np.maximum(base[:, t] - back, 0.0)
        pending += share * base[:, t] - back
    return base


def _spread(demand: Demand, params: SimulationParams) -> Floats:
    if params.service_law == "exponential":
        return np.zeros(len(demand.queues))
    cv = np.where(demand.aht_cv > 0, demand.aht_cv, params.service_cv)
    spread: Floats = np.sqrt(np.log1p(cv**2))
    return spread


def _patience_scale_s(queue: Queue) -> float:
    """Scale of the Weibull law whose mean is the queue's patience."""
    if queue.patience_s is None or is_deferred(queue):
        return math.inf
    return queue.patience_s / math.gamma(1.0 + 1.0 / queue.patience_shape)


def _transfers(queues: tuple[Queue, ...]) -> Floats:
    """Cumulative shares of contacts that go on to each queue; to queues of this demand only."""
    shares = np.zeros((len(queues), len(queues)))
    number = {queue.id: n for n, queue in enumerate(queues)}
    for n, queue in enumerate(queues):
        for transfer in queue.transfers:
            if transfer.queue in number:
                shares[n, number[transfer.queue]] += transfer.share
    return np.cumsum(shares, axis=1)


def _backlog(demand: Demand) -> Floats:
    """Items waiting at the start."""
    aht_s = demand.aht_s[:, 0]
    return np.divide(60.0 * demand.backlog_min, aht_s, out=np.zeros(len(aht_s)), where=aht_s > 0)
