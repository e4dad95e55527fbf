"""Bands of a forecast under changes of its mean: quantiles at fixed levels, level x queue x interval."""

from __future__ import annotations

from statistics import NormalDist
from typing import TYPE_CHECKING

import numpy as np

from solver.demand import LEVELS

if TYPE_CHECKING:
    from solver.cover import FloatArray

QUANTILES = tuple(f"q{round(100 * level):02d}" for level in LEVELS)
Z_LEVELS = np.array([NormalDist().inv_cdf(float(level)) for level in LEVELS])


def chance_around(mean: FloatArray) -> FloatArray:
    """How far counts lie off a mean that is sure: Poisson, normal on the square-root scale with variance 1/4."""
    z = Z_LEVELS.reshape(-1, *[1] * mean.ndim)
    off = np.maximum(np.sqrt(mean) + z / 2, 0.0) ** 2 - mean
    return np.where(mean > 0, off, 0.0)


def moved(bands: FloatArray, before: FloatArray, after: FloatArray) -> FloatArray:
    """Bands of a mean that an amount was added to.

    What comes on top is as sure as Poisson counts are. What is taken away narrows the band in proportion.
    """
    raised = joined(bands, before, chance_around(np.maximum(after - before, 0.0)), after)
    lowered = bands * np.where(before > 0, after / np.where(before > 0, before, 1.0), 0.0)
    return np.where(after < before, lowered, raised)


def joined(bands: FloatArray, before: FloatArray, off_more: FloatArray, after: FloatArray) -> FloatArray:
    """Bands after contacts of another source came on top, which lie `off_more` off their own mean.

    The two are independent, so deviations from the mean add as squares.
    """
    off = bands - before
    total = off + off_more
    both = np.where(off * off_more >= 0, np.copysign(np.hypot(off, off_more), total), total)
    return np.asarray(np.maximum.accumulate(np.maximum(after + both, 0.0), axis=0))
