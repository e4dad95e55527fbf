"""What is needed: cover rows with a convex loss, floors, deferred work and on-call windows."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

FloatArray = NDArray[np.float64]
IntArray = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Floor:
    """At least `least[t]` of these agents on duty and not on break in interval t.

    Hard up to what arithmetic allows; what is missing costs `cents` per agent and interval.
    """

    id: str
    agents: frozenset[str]
    least: IntArray
    cents: int


@dataclass(frozen=True, slots=True)
class DeferredCurve:
    """Work of a deferred or back-office queue in agent-minutes per interval.

    `arrivals_min[t]` arrives in interval t; by the end of t at least `due_min[t]` (cumulative) must be done;
    `fill_min[t]` is the even fill that this version's cover rows contain.
    """

    queue: str
    arrivals_min: FloatArray
    due_min: FloatArray
    fill_min: FloatArray
    late_cents_per_hour: int


@dataclass(frozen=True, slots=True)
class OnCallWindow:
    """`depth` of these agents stand by from start to end (UTC minutes).

    `answer_min` until they answer, `at_desk_min` until they work; `fee_cents` per duty, `cents` per missing one.
    """

    id: str
    agents: frozenset[str]
    start_min: int
    end_min: int
    depth: int
    answer_min: int
    at_desk_min: int
    fee_cents: int
    cents: int


@dataclass(frozen=True, slots=True)
class Focus:
    """Queue focus: agents answer one cover row at a time, in blocks, and each row has a band of heads per interval.

    A requirement with a focus is rostered block by block: only who is focused on a row counts for it, and `need`,
    `cents` and `load` of the requirement play no part in the roster.

    Attributes
    ----------
    least : rows x intervals, heads below which the roster is not lawful.
    most : rows x intervals, heads above which each further one costs (at least `least`).
    over_cents : price of the squared excess: h heads in an interval cost over_cents x max(0, h - most) squared.
    block_min : least minutes of a block, a whole number of intervals; shifts are blocks end to end.
    """

    least: IntArray
    most: IntArray
    over_cents: int
    block_min: int


@dataclass(frozen=True, slots=True)
class Requirement:
    """Need of present agents per cover row and interval, in levels of falling worth.

    Attributes
    ----------
    rows : queue ids of each cover row (queues of equal eligibility merged).
    serves : groups x rows, which group of agents can work for which row.
    need : levels x rows x intervals, present agents needed at each level (non-decreasing over levels).
    cents : per level, the price of one missing agent in one interval, falling. The loss of interval t is
        sum over levels l of (cents[l] - cents[l+1]) x max over closed sets S of (need[l, S, t] - heads(S, t))+
        with cents[last+1] = 0, where need[l, S] is the sum over rows of S, heads(S) counts present agents whose
        group serves any row of S, and closed sets are complements of unions of groups' row sets. So one agent
        missing below need[0] costs cents[0]. Value classes: a VIP row has its need one level further up.
    load : rows x intervals, offered work in agents (no safety).
    focus : bands of heads per row and least blocks, where agents answer one row at a time; None = they answer all
        rows that they can serve, as contacts come.
    """

    rows: tuple[tuple[str, ...], ...]
    serves: NDArray[np.bool_]
    need: FloatArray
    cents: tuple[int, ...]
    load: FloatArray
    floors: tuple[Floor, ...] = ()
    deferred: tuple[DeferredCurve, ...] = ()
    on_call: tuple[OnCallWindow, ...] = ()
    focus: Focus | None = None

    def closed_sets(self) -> NDArray[np.bool_]:
        """Closed sets of rows (sets x rows), complements of unions of groups' row sets, the empty set left out."""
        everything = np.ones(self.serves.shape[1], dtype=bool)
        unions: set[bytes] = {np.zeros_like(everything).tobytes()}
        for row in np.unique(self.serves, axis=0):
            unions |= {(np.frombuffer(u, dtype=bool) | row).tobytes() for u in unions}
        sets = sorted(np.logical_not(np.frombuffer(u, dtype=bool)).tobytes() for u in unions)
        return np.array([np.frombuffer(s, dtype=bool) for s in sets if any(s)])
