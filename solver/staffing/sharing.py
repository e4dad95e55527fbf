"""Sharing the safety of a crew: pooled over all that can help each other, handed back by square roots of load."""

from __future__ import annotations

import numpy as np

from solver.groups import Groups
from solver.staffing.service import FloatArray


def components(groups: Groups) -> tuple[tuple[int, ...], ...]:
    """Queues joined by groups that serve several of them, directly or through others; unserved ones left out."""
    left = [q for q in range(len(groups.queues)) if groups.serves[:, q].any()]
    found: list[tuple[int, ...]] = []
    while left:
        reached = np.zeros(len(groups.queues), dtype=bool)
        grown = reached.copy()
        grown[left[0]] = True
        while bool((grown != reached).any()):
            reached = grown
            grown = reached | groups.serves[groups.serves[:, reached].any(axis=1)].any(axis=0)
        found.append(tuple(int(q) for q in np.flatnonzero(reached)))
        left = [q for q in left if not reached[q]]
    return tuple(found)


def isolation(groups: Groups, pool: tuple[int, ...], component: tuple[int, ...]) -> float:
    """Share of a component's agents that cannot serve a pool: 0 when everybody can."""
    heads = np.array([len(ids) for ids in groups.members])
    able = groups.serves[:, list(pool)].any(axis=1)
    everybody = groups.serves[:, list(component)].any(axis=1)
    return 1.0 - float(heads[able].sum()) / float(heads[everybody].sum())


def split(safety: FloatArray, loads: FloatArray, scarcity: FloatArray | None = None) -> FloatArray:
    """Divide a safety (intervals) over pools or queues (rows of `loads`) by square roots of load.

    A row with a `scarcity` above 1 gets so many times the share, as fewer can come to its help. Where patience makes
    the safety negative (large crews), it is divided by load, so that nobody's need falls below zero.
    """
    claim = np.ones((len(loads), 1)) if scarcity is None else scarcity[:, None]
    weights = np.where(safety >= 0, np.sqrt(loads) * claim, loads / claim)
    total = weights.sum(axis=0)
    return np.asarray(safety * np.divide(weights, total, out=np.zeros_like(loads), where=total > 0))


def joined(safeties: FloatArray, correlation: float) -> FloatArray:
    """Safety of several crews that help each other, as a multiple of the sum of their own.

    Chance adds by squares (the square-root law), common forecast errors add plainly.
    """
    own = np.maximum(safeties, 0.0)
    plain = own.sum(axis=0)
    together = np.sqrt(correlation * plain**2 + (1.0 - correlation) * (own**2).sum(axis=0))
    return np.asarray(np.divide(together, plain, out=np.ones_like(plain), where=plain > 0))
