"""Need per queue: pools staffed on their own, safety pooled over everybody who can help, then shared back."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from solver.groups import Groups
from solver.queues import REAL_TIME, Kind, Queue, ServiceGoal
from solver.staffing.pools import Crew, Members, PoolParams, crew
from solver.staffing.service import FloatArray
from solver.staffing.sharing import components, isolation, joined, split
from solver.staffing.workload import Workload

PoolKey = tuple[str, str, Kind]  # language, family, kind: voice and chat of one family do not mix


@dataclass(frozen=True, slots=True)
class Pool:
    """One language and channel family inside a component, with what it would need on its own."""

    language: str
    family: str
    members: Members
    goal: ServiceGoal
    alone: FloatArray
    spread: FloatArray


@dataclass(frozen=True, slots=True)
class QueueNeeds:
    """Real-time needs per queue (queues x intervals): goal met in expectation, and in comfort."""

    need: FloatArray
    comfort: FloatArray
    pools: tuple[Pool, ...]


@dataclass(frozen=True, slots=True)
class SharingParams:
    """How safety is shared.

    Parameters
    ----------
    own_share : of the safety a pool keeps as if alone, times the share of agents who cannot help it. At 0.5
        a chain of two-skilled agents gets 53 where 52 are measured enough, full flexibility 50, five closed
        crews 60.
    comfort_deviations : load at the comfort level, in standard deviations (1.28 = the 90 % quantile).
    """

    own_share: float = 0.5
    comfort_deviations: float = 1.2815515655446004


def needs_of(
    work: Workload, groups: Groups, families: dict[str, str], params: PoolParams, sharing: SharingParams
) -> QueueNeeds:
    """Need of every real-time queue; its sum over a component is the component's pooled requirement.

    Safety of a component = safety of its pools merged over languages, family by family, joined by squares;
    a pool gets its share by square roots of load, blended with its own safety as far as it is isolated.
    """
    need, comfort = np.zeros_like(work.load), np.zeros_like(work.load)
    pools: list[Pool] = []
    for component in components(groups):
        keys = _pools_of(work.queues, component, families)
        crews = {key: crew(work, members, params) for key, members in keys.items()}
        shared = _shared(work, keys, crews, params)
        for key, members in keys.items():
            own, rows = crews[key], list(members)
            kept = sharing.own_share * isolation(groups, members, component)
            safety = (1.0 - kept) * shared[key] + kept * (own.need - own.load)
            need[rows] = work.load[rows] + split(safety, work.load[rows])
            extra = sharing.comfort_deviations * own.spread * work.load[rows]
            comfort[rows] = np.maximum(need[rows], need[rows] + extra)
            pools.append(Pool(key[0], key[1], members, own.goal, own.need, own.spread))
    return QueueNeeds(np.maximum(need, 0.0), comfort, tuple(pools))


def _pools_of(queues: tuple[Queue, ...], component: Members, families: dict[str, str]) -> dict[PoolKey, Members]:
    """Real-time queues of a component by language, family and kind, in queue order."""
    found: dict[PoolKey, Members] = {}
    for q in component:
        queue = queues[q]
        if queue.kind in REAL_TIME:
            key = (queue.language, families[queue.id], queue.kind)
            found[key] = (*found.get(key, ()), q)
    return found


def _shared(
    work: Workload, keys: dict[PoolKey, Members], crews: dict[PoolKey, Crew], params: PoolParams
) -> dict[PoolKey, FloatArray]:
    """What each pool gets of its component's pooled safety."""
    merged: dict[tuple[str, Kind], list[PoolKey]] = {}
    for key in keys:
        merged.setdefault(key[1:], []).append(key)
    safeties = {}
    for name, parts in merged.items():
        members = tuple(sorted(q for key in parts for q in keys[key]))
        whole = crews[parts[0]] if len(parts) == 1 else crew(work, members, params)
        safeties[name] = whole.need - whole.load
    if not safeties:
        return {}
    factor = joined(np.array(list(safeties.values())), params.correlation)
    out: dict[PoolKey, FloatArray] = {}
    for name, parts in merged.items():
        safety = np.where(safeties[name] > 0, safeties[name] * factor, safeties[name])
        shares = split(safety, np.array([crews[key].load for key in parts]))
        out |= dict(zip(parts, shares, strict=True))
    return out
