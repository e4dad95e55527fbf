"""Need per queue: pools staffed on their own, safety pooled over everybody who can help, then shared back."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from solver.groups import Groups
from solver.queues import REAL_TIME, Kind, Measure, Queue
from solver.staffing.pools import Crew, Members, PoolParams, crews, pooled_goal
from solver.staffing.scores import kind_of
from solver.staffing.service import FloatArray
from solver.staffing.sharing import components, isolation, joined, split
from solver.staffing.workload import Workload


class PoolKey(NamedTuple):
    """Who answers together: voice and chat of one family do not mix, nor do queues that share no agent.

    Nor do goals that look at different things (`scores.kind_of`): a target of 97 % not abandoned says nothing of a
    service level, and a mean wait is no share.
    """

    language: str
    family: str
    kind: Kind
    looks_at: int
    component: int


@dataclass(frozen=True, slots=True)
class Pool:
    """One language and channel family inside a component: what it would need on its own, and what it gets.

    `present` is its need of present agents with its share of the safety that all share.
    """

    key: PoolKey
    members: Members
    crew: Crew
    present: FloatArray


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
    scarce_weight : within a pool a queue gets 1 + this x (share of the pool's agents who cannot serve it) times its
        part of the safety. At 1, ten hours of the sportsbook with equal heads missed 24 goals instead of 31.
    """

    own_share: float = 0.5
    comfort_deviations: float = 1.2815515655446004
    scarce_weight: float = 1.0


def pool_of(
    work: Workload, groups: Groups, families: dict[str, str], params: tuple[PoolParams, SharingParams], queue: int
) -> Pool | None:
    """The pool of one real-time queue as `needs_of` makes it, with no more work than that; None if nobody serves it.

    Staffed on their own are those that keep one promise with it, and channel families of one language.
    """
    pooling, sharing = params
    parts = components(groups)
    keys = [_pools_of(work.queues, parts[c], families, c) for c in range(len(parts))]
    everything = {key: members for part in keys for key, members in part.items()}
    mine = next((key for key, members in everything.items() if queue in members), None)
    if mine is None:
        return None
    near, members = keys[mine.component], everything[mine]
    judged = {key: _judged_with(work, key, everything[key]) for key in everything}
    sizes = Counter(_merged(key) for key in near)
    alone = {key for key in near if sizes[_merged(key)] == 1}
    wanted = {key: everything[key] for key in everything if judged[key] == judged[mine] or key in alone}
    own = crews(work, wanted, judged, pooling)
    kept = sharing.own_share * isolation(groups, members, parts[mine.component])
    safety = _safety(own[mine], _shared(work, near, own, pooling)[mine], kept)
    need = _member_needs(work.load[list(members)], groups, members, safety, sharing.scarce_weight)
    return Pool(mine, members, own[mine], need.sum(axis=0))


def needs_of(
    work: Workload, groups: Groups, families: dict[str, str], params: PoolParams, sharing: SharingParams
) -> QueueNeeds:
    """Need of every real-time queue; its sum over a component is the component's pooled requirement.

    Safety of a component = safety of its pools merged over languages, family by family, joined by squares;
    a pool gets its share by square roots of load, blended with its own safety as far as it is isolated.
    """
    need, comfort = np.zeros_like(work.load), np.zeros_like(work.load)
    parts = components(groups)
    keys = [_pools_of(work.queues, parts[c], families, c) for c in range(len(parts))]
    everything = {key: members for part in keys for key, members in part.items()}
    own_crews = crews(work, everything, {key: _judged_with(work, key, everything[key]) for key in everything}, params)
    pools: list[Pool] = []
    for component, its_keys in zip(parts, keys, strict=True):
        shared = _shared(work, its_keys, own_crews, params)
        for key, members in its_keys.items():
            own, rows = own_crews[key], list(members)
            kept = sharing.own_share * isolation(groups, members, component)
            safety = _safety(own, shared[key], kept)
            need[rows] = _member_needs(work.load[rows], groups, members, safety, sharing.scarce_weight)
            extra = sharing.comfort_deviations * own.spread * work.load[rows]
            comfort[rows] = np.maximum(need[rows], need[rows] + extra)
            pools.append(Pool(key, members, own, need[rows].sum(axis=0)))
    return QueueNeeds(need, comfort, tuple(pools))


def _safety(own: Crew, shared: FloatArray, kept: float) -> FloatArray:
    """Agents of a pool above its load: its share of what all share, blended with what it would need alone."""
    return np.asarray((1.0 - kept) * shared + kept * (own.need - own.load))


def _member_needs(
    load: FloatArray, groups: Groups, members: Members, safety: FloatArray, scarce_weight: float
) -> FloatArray:
    """Need of each queue of a pool: its load and its part of the safety, more where few of the pool can serve it."""
    scarce = 1.0 + scarce_weight * np.array([isolation(groups, (q,), members) for q in members])
    return np.asarray(np.maximum(load + split(safety, load, scarce), 0.0))


def _merged(key: PoolKey) -> tuple[str, Kind, int]:
    """What pools of several languages have in common whose safety is reckoned as one crew's."""
    return key.family, key.kind, key.looks_at


def _judged_with(work: Workload, key: PoolKey, members: Members) -> Hashable:
    """Pools of equal value keep one promise together: those of a language, of a channel, or each its own.

    Never a mean wait, in seconds, with a share; nor promises over different periods.
    """
    goal = pooled_goal(work, members)
    of = goal.period, goal.measure is Measure.ASA
    return {"language": (key.language, *of), "channel": (key.family, key.kind, *of)}.get(goal.level, key)


def _pools_of(
    queues: tuple[Queue, ...], component: Members, families: dict[str, str], number: int
) -> dict[PoolKey, Members]:
    """Real-time queues of a component by language, family, kind and what their goals look at, in queue order."""
    found: dict[PoolKey, Members] = {}
    for q in component:
        queue = queues[q]
        if queue.kind in REAL_TIME:
            key = PoolKey(queue.language, families[queue.id], queue.kind, kind_of(queue.goal), number)
            found[key] = (*found.get(key, ()), q)
    return found


def _shared(
    work: Workload, keys: dict[PoolKey, Members], own: dict[PoolKey, Crew], params: PoolParams
) -> dict[PoolKey, FloatArray]:
    """What each pool gets of its component's pooled safety."""
    merged: dict[tuple[str, Kind, int], list[PoolKey]] = {}
    for key in keys:
        merged.setdefault(_merged(key), []).append(key)
    several = {
        name: tuple(sorted(q for key in parts for q in keys[key])) for name, parts in merged.items() if len(parts) > 1
    }
    whole = crews(work, several, {name: name for name in several}, params)
    safeties = {}
    for name, parts in merged.items():
        crew = whole[name] if name in whole else own[parts[0]]
        safeties[name] = crew.need - crew.load
    if not safeties:
        return {}
    factor = joined(np.array(list(safeties.values())), params.correlation)
    out: dict[PoolKey, FloatArray] = {}
    for name, parts in merged.items():
        safety = np.where(safeties[name] > 0, safeties[name] * factor, safeties[name])
        shares = split(safety, np.array([work.load[list(keys[key])].sum(axis=0) for key in parts]))
        out |= dict(zip(parts, shares, strict=True))
    return out
