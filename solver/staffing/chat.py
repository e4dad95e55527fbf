"""Chat: agents hold several contacts at once and slow down with each."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import ArrayLike

from solver.errors import Problem, SolverError
from solver.queues import Concurrency
from solver.staffing.service import Work

ASSUMED_SLOW_PER_CHAT = 0.25  # AHT 8, 10, 12 minutes at 1, 2, 3 chats: what is taken where nobody measured


@dataclass(frozen=True, slots=True)
class CurvePoint:
    """An agent who holds `chats` at once: how long each takes, and how many end per hour."""

    chats: int
    aht_s: float
    per_hour: float


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
    Luo and Zhang (2013), Tezcan and Zhang (2014). A real floor spreads chats less evenly, so this is optimistic: by
    at most 0.004 of service level where a chat slows the others by a quarter, 0.008 at 0.4, and 0.017 where a second
    chat adds almost nothing (0.7), measured against simulations of 2-40 agents. Counting each slot as an agent at
    the full-load AHT is pessimistic by 1-4 points, at the single-chat AHT optimistic by up to 22.
    """
    alone_s = concurrency.aht_s(recorded_aht_s, 1)
    load = np.asarray(contacts_per_s, dtype=np.float64) * alone_s
    return Work.of(load, alone_s, patience_s, chat_rates(concurrency))


def chat_rates(concurrency: Concurrency) -> tuple[float, ...]:
    """Chats finished per single-chat AHT by an agent who holds 1, 2, .. chats."""
    first = concurrency.slowdown[0]
    return tuple(k * first / concurrency.slowdown[k - 1] for k in range(1, concurrency.most + 1))


def from_levels(aht_s: Sequence[float], recorded_aht_s: float | None = None) -> Concurrency:
    """Concurrency from the AHT measured at 1, 2, .. chats at once.

    Parameters
    ----------
    aht_s : AHT at 1, 2, .. chats, s; as many as agents may hold.
    recorded_aht_s : the AHT that history records, over all levels; its mean number of chats is read off the
        curve. None: what is recorded is the AHT at one chat.

    Raises
    ------
    SolverError : aht_not_positive, throughput_falls, recorded_off_curve (no mean number of chats gives it).
    """
    levels = tuple(float(value) for value in aht_s)
    if not levels or not all(math.isfinite(value) and value > 0 for value in levels):
        raise SolverError((Problem("aht_not_positive", {"aht_s": min(levels, default=0.0)}),))
    curve = Concurrency(len(levels), tuple(value / levels[0] for value in levels))
    _refuse_falling(curve)
    if recorded_aht_s is None:
        return curve
    return Concurrency(curve.most, curve.slowdown, _mean_chats(levels, float(recorded_aht_s)))


def from_session(most: int, mean_chats: float, slow_per_chat: float = ASSUMED_SLOW_PER_CHAT) -> Concurrency:
    """Concurrency from how long a session takes at an observed mean number of chats.

    Each further chat lengthens a session by `slow_per_chat` of its length alone. Without a measured slow-down
    the default is an assumption: say so.

    Parameters
    ----------
    most : chats that an agent may hold at once.
    mean_chats : mean number at once while the session length was recorded, 1..`most`.
    slow_per_chat : >= 0; 0 = no slow-down.

    Raises
    ------
    SolverError : mean_chats_outside, slow_down_invalid, throughput_falls.
    """
    problems = []
    if not 1.0 <= mean_chats <= most:
        problems.append(Problem("mean_chats_outside", {"mean_chats": mean_chats, "most": most}))
    if not 0.0 <= slow_per_chat < math.inf:
        problems.append(Problem("slow_down_invalid", {"slow_per_chat": slow_per_chat}))
    if problems:
        raise SolverError(tuple(problems))
    made = Concurrency(most, tuple(1.0 + slow_per_chat * k for k in range(most)), mean_chats)
    _refuse_falling(made)
    return made


def implied_curve(concurrency: Concurrency, recorded_aht_s: float) -> tuple[CurvePoint, ...]:
    """What was said of chats at once, spelt out: AHT and chats ended per hour at 1, 2, .. chats.

    Raises
    ------
    SolverError : aht_not_positive, throughput_falls.
    """
    if not (math.isfinite(recorded_aht_s) and recorded_aht_s > 0):
        raise SolverError((Problem("aht_not_positive", {"aht_s": recorded_aht_s}),))
    _refuse_falling(concurrency)
    levels = [(k, concurrency.aht_s(recorded_aht_s, k)) for k in range(1, concurrency.most + 1)]
    return tuple(CurvePoint(k, aht_s, 3600.0 * k / aht_s) for k, aht_s in levels)


def _mean_chats(levels: tuple[float, ...], recorded_aht_s: float) -> float:
    """Where the curve (straight between whole numbers of chats) passes the recorded AHT first."""
    if recorded_aht_s == levels[0]:
        return 1.0
    for k, (low, high) in enumerate(pairwise(levels), start=1):
        if min(low, high) <= recorded_aht_s <= max(low, high) and low != high:
            return k + (recorded_aht_s - low) / (high - low)
    about: dict[str, object] = {"aht_s": recorded_aht_s, "least": min(levels), "most": max(levels)}
    raise SolverError((Problem("recorded_off_curve", about),))


def _refuse_falling(concurrency: Concurrency) -> None:
    rates = chat_rates(concurrency)
    if not all(math.isfinite(rate) for rate in rates) or not all(low < high for low, high in pairwise((0.0, *rates))):
        raise SolverError((Problem("throughput_falls", {"rates": rates}),))
