"""Borrowing: a thin queue takes the shape of its channel and language, in proportion to what it does not know."""

import numpy as np

from forecasting.arrays import Floats, Ints
from forecasting.traits import QueueTraits

LEAST_SHAPE_VARIANCE = 1e-4  # shapes of two queues differ by at least 1 %
TINY = 1e-12


def family_members(queues: tuple[QueueTraits, ...]) -> tuple[Ints, ...]:
    """For each queue, itself and those it borrows from: same channel and language, else channel, else all."""
    return tuple(np.array(_family(q, queues), np.int64) for q in queues)


def _family(queue: QueueTraits, queues: tuple[QueueTraits, ...]) -> list[int]:
    near = [i for i, o in enumerate(queues) if (o.channel, o.language) == (queue.channel, queue.language)]
    if len(near) > 1:
        return near
    channel = [i for i, o in enumerate(queues) if o.channel == queue.channel]
    return channel if len(channel) > 1 else list(range(len(queues)))


def shrink_shape(observed: Floats, exposure: Floats, prior: Floats, noise: Floats) -> Floats:
    """Pull an observed shape towards a prior one, as far as its counts leave it uncertain.

    Gamma-Poisson shrinkage along the last axis: (observed + k) / (exposure + k / prior), with k contacts from
    the moments of observed against prior (the variance of the true ratio next to the noise per contact).

    Parameters
    ----------
    observed, exposure
        Contacts, and day levels they came from, so that observed / exposure estimates the shape.
    noise
        Variance of the counts over their mean, per row.
    """
    expected = exposure * prior
    spread = ((observed - expected) ** 2).sum(-1) - noise * expected.sum(-1)
    variance = np.clip(spread / np.maximum((expected**2).sum(-1), TINY), LEAST_SHAPE_VARIANCE, 1.0)
    k = (noise / variance)[..., None]
    shape: Floats = (observed + k) / (exposure + k / np.maximum(prior, TINY))
    return shape
