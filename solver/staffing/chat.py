"""Chat: agents hold several contacts at once and slow down with each."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from solver.queues import Concurrency
from solver.staffing.service import Work


def chat_work(
    contacts_per_s: ArrayLike, recorded_aht_s: float, patience_s: ArrayLike | None, concurrency: Concurrency
) -> Work:
    """Work of a chat line: the birth-death process of evenly spread chats, in the terms of Erlang A.

    With j chats over n agents, j % n agents hold one chat more than the others; an agent with k chats
    finishes k / AHT(k) per second, and beyond n x `most` chats customers wait and abandon.

    Parameters
    ----------
    contacts_per_s : arrivals per second.
    recorded_aht_s : AHT as recorded, at the mean concurrency `concurrency.measured_at`.
    patience_s : mean time to abandon in the queue, s; None if not known.

    Raises
    ------
    SolverError : throughput_falls when one more chat makes an agent finish fewer (the cap is too high).

    Notes
    -----
    Luo and Zhang (2013), Tezcan and Zhang (2014). Within 0.002 of simulated service levels; counting each
    slot as an agent at the full-load AHT is pessimistic by 1-4 points, at the single-chat AHT optimistic
    by up to 22.
    """
    alone_s = concurrency.aht_s(recorded_aht_s, 1)
    load = np.asarray(contacts_per_s, dtype=np.float64) * alone_s
    return Work.of(load, alone_s, patience_s, chat_rates(concurrency))


def chat_rates(concurrency: Concurrency) -> tuple[float, ...]:
    """Chats finished per single-chat AHT by an agent who holds 1, 2, .. chats."""
    first = concurrency.slowdown[0]
    return tuple(k * first / concurrency.slowdown[k - 1] for k in range(1, concurrency.most + 1))
