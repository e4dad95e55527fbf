"""What reaches agents beyond what history counts: work after contacts, and contacts that other queues hand on."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from solver.cover import FloatArray
from solver.demand import Demand
from solver.queues import Kind, Queue


def as_worked(demand: Demand, queues: tuple[Queue, ...]) -> Demand:
    """The demand with wrap-up in its AHT and transferred contacts in the queues that get them; else as it is.

    Transfers take one step and count every contact of their source, those who abandon included: slightly too many.
    The AHT stays the recorded one in its own terms: wrap-up of a chat is work alone, that of a conversation is spread
    over its touches.
    """
    found = _with_transfers(demand, queues) if any(queue.transfers for queue in queues) else demand
    wraps = {queue.id: _wrap_up(queue) for queue in queues if queue.wrap_up_s}
    if not wraps:
        return found
    extra = np.array([[wraps.get(name, 0.0)] for name in found.queues])
    known = np.isfinite(found.aht_s) & (found.aht_s > 0)
    return replace(found, aht_s=np.where(known, found.aht_s + extra, found.aht_s))


def _wrap_up(queue: Queue) -> float:
    """Wrap-up in seconds of recorded AHT."""
    if queue.kind is Kind.MESSAGING:
        return queue.wrap_up_s / queue.touches
    if queue.kind is Kind.CONCURRENT:
        return queue.wrap_up_s / queue.concurrency.aht_s(1.0, 1)
    return queue.wrap_up_s


def _with_transfers(demand: Demand, queues: tuple[Queue, ...]) -> Demand:
    handed = np.zeros((len(demand.queues), len(demand.queues)))  # to x from
    number = {name: i for i, name in enumerate(demand.queues)}
    for queue in queues:
        for transfer in queue.transfers:
            if queue.id in number and transfer.queue in number:
                handed[number[transfer.queue], number[queue.id]] += transfer.share
    return replace(demand, mean=_raised(demand.mean, handed), quantiles=_raised(demand.quantiles, handed))


def _raised(contacts: FloatArray, handed: FloatArray) -> FloatArray:
    """Contacts per queue and interval with those handed on; quantiles as if queues erred together."""
    return np.asarray(contacts + np.einsum("ij,...jt->...it", handed, contacts))
