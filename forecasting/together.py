"""Queues that are struck together: what one thin queue cannot prove, its channel or the whole site may."""

import numpy as np

from forecasting.arrays import Bools, Floats, Ints
from forecasting.stretches import Stretch
from forecasting.traits import QueueTraits

LEAST_QUEUES = 2


def circles(queues: tuple[QueueTraits, ...]) -> Bools:
    """Circle x queue: each channel of several queues, and the whole site where it is more than that."""
    names = np.array([q.channel for q in queues])
    channels = [names == name for name in sorted(set(names.tolist()))]
    found = [members for members in channels if members.sum() >= LEAST_QUEUES]
    if len(channels) > 1:
        found.append(np.ones(len(queues), bool))
    return np.array(found, bool).reshape(len(found), len(queues))


def added(own: list[Stretch], more: list[Stretch]) -> list[Stretch]:
    """Stretches of both lists; a later one that touches one of the same row is left out."""
    kept = list(own)
    for row, first, after in more:
        if not any(r == row and f < after and first < a for r, f, a in kept):
            kept.append((row, first, after))
    return sorted(kept)


def at_once(stretches: list[Stretch]) -> list[Ints]:
    """For each stretch the rows that have one at the same time, its own with them."""
    if not stretches:
        return []
    rows, first, after = (np.array(column, np.int64) for column in zip(*stretches, strict=True))
    return [np.unique(rows[(first < a) & (after > f)]) for _, f, a in stretches]


def taken_part(observed: Floats, usual: Floats, within: tuple[float, float], least_z: float) -> Bools:
    """Which queues were clearly off during a stretch of their circle, and in its direction."""
    ratio = observed / np.maximum(usual, 1e-9)
    off = (usual > 0) & (np.abs(observed - usual) >= least_z * np.sqrt(np.maximum(usual, 1.0)))
    joined = off & (ratio >= within[0]) & (ratio <= within[1])
    return np.asarray(joined & (joined.sum() >= LEAST_QUEUES))
