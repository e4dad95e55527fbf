"""What contacts are drawn from: rates, handling times, patience and what may become of a contact, by queue."""

from __future__ import annotations

import math

import numpy as np

from solver.demand import Demand
from solver.queues import Kind, Queue
from solver.simulation.draws import STREAM, Streams
from solver.simulation.floor import Floor
from solver.simulation.links import is_deferred
from solver.simulation.loop.records import Floats, Records
from solver.simulation.params import SimulationParams
from solver.simulation.randomness import name_key

SLOW = 1e-9  # of a repeat: nobody comes back at once


def streams_of(floor: Floor, records: Records, replication: int, key: np.uint64) -> Streams:
    """The streams of one replication; with sample paths, replication r takes path r modulo their number."""
    demand, queues = floor.demand, floor.queues
    offered = demand.mean if demand.paths is None else demand.paths[replication % len(demand.paths)]
    rates = first_contacts(offered, queues, demand.grid.step_min)
    own = records.copy()
    own["rate"] = np.where(own["waits"], 0.0, rates[:, 0])
    return Streams(
        key=key,
        queues=own,
        rates=rates,
        work_s=demand.aht_s * own["alone_aht"][:, None],
        transfers=_transfers(queues),
        owners=np.array([a for theirs in floor.owners for a in theirs], dtype=np.int64),
        whole=floor.whole,
        step_s=60.0 * demand.grid.step_min,
        first=demand.grid.start_min // demand.grid.step_min,
        warm=math.ceil(floor.params.warm_up_min / demand.grid.step_min),
    )


def stream_records(floor: Floor) -> Records:
    """One record a queue: what its contacts are drawn from in every replication, but for the first rates."""
    records = np.zeros(len(floor.queues), dtype=STREAM)
    for record, queue in zip(records, floor.queues, strict=True):
        record["key"], record["due_s"] = name_key(queue.id), queue.goal.threshold_s
        record["waits"], record["alone_aht"] = is_deferred(queue), queue.concurrency.aht_s(1.0, 1)
        record["patience_s"], record["power"] = _patience_scale_s(queue), 1.0 / queue.patience_shape
        record["touches"] = queue.touches if queue.kind is Kind.MESSAGING else 1.0
        record["gap_s"], record["wrap_up_s"] = queue.gap_s, queue.wrap_up_s
        record["silent"] = queue.silent_share if queue.kind in (Kind.CONCURRENT, Kind.MESSAGING) else 0.0
        record["alone"] = queue.alone_share if queue.kind is Kind.CONCURRENT else 0.0
        record["repeat"], record["repeat_s"] = queue.repeat_share, queue.repeat_after_s
    records["owners"] = [len(own) for own in floor.owners]
    records["owners_from"] = np.cumsum(records["owners"]) - records["owners"]
    records["spread"], records["backlog"] = _spread(floor.demand, floor.params), _backlog(floor.demand)
    records["transferred"] = _transfers(floor.queues)[:, -1]
    records["most_repeats"] = max((agent.repeat_factor for agent in floor.agents), default=1.0)
    return records


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
