"""A third opinion on chat formulas: every chat with its own work left, on the least loaded agent, event by event."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from solver.compiled import jit
from solver.queues import Concurrency
from solver.staffing.service import FloatArray

IntArray = NDArray[np.int64]


def simulated_level(
    agents: int, gap_s: float, aht_s: float, patience_s: float, concurrency: Concurrency, within_s: float, cv: float
) -> float:
    """Share of 600,000 chats answered in time; work is exponential (cv 0) or lognormal with a cv, patience exponential.

    `aht_s` is the AHT at one chat.
    """
    rng, contacts = np.random.default_rng(7), 600_000
    arrivals = np.cumsum(rng.exponential(gap_s, contacts))
    sigma = np.sqrt(np.log(1.0 + cv * cv))
    work = rng.lognormal(-sigma * sigma / 2, sigma, contacts) if cv else rng.exponential(1.0, contacts)
    slow = np.asarray(concurrency.slowdown) / concurrency.slowdown[0]
    return float(_level(agents, arrivals, work * aht_s, rng.exponential(patience_s, contacts), slow, within_s))


@jit
def _level(
    agents: int, arrivals: FloatArray, work_s: FloatArray, patience_s: FloatArray, slow: FloatArray, within_s: float
) -> float:
    left = np.full((agents, len(slow)), np.inf)
    held = np.zeros(agents, np.int64)
    contacts = len(arrivals)
    now, come, head, in_time = 0.0, 0, 0, 0
    while come < contacts or head < come:
        soonest, who, which = _next_end(left, held, slow)
        until = min(soonest, arrivals[come] - now) if come < contacts else soonest
        _work(left, held, slow, until)
        now += until
        if until < soonest:
            now = arrivals[come]
            come += 1
        else:
            held[who] -= 1
            left[who, which] = left[who, held[who]]
        while head < come:  # chats that gave up meanwhile are passed over
            idle = np.argmin(held)
            waited = now - arrivals[head]
            if waited < patience_s[head]:
                if held[idle] == len(slow):
                    break
                left[idle, held[idle]] = work_s[head]
                held[idle] += 1
                in_time += waited <= within_s
            head += 1
    return in_time / contacts


@jit
def _next_end(left: FloatArray, held: IntArray, slow: FloatArray) -> tuple[float, int, int]:
    """Seconds to the next end of a chat, its agent and its slot."""
    soonest, who, which = np.inf, -1, -1
    for a in range(len(held)):
        for slot in range(held[a]):
            ends = left[a, slot] * slow[held[a] - 1]
            if ends < soonest:
                soonest, who, which = ends, a, slot
    return soonest, who, which


@jit
def _work(left: FloatArray, held: IntArray, slow: FloatArray, passed_s: float) -> None:
    """All chats go on, each slowed by those beside it."""
    for a in range(len(held)):
        for slot in range(held[a]):
            left[a, slot] -= passed_s / slow[held[a] - 1]
