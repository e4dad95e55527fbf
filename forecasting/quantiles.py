"""Bands around the mean: conformal on the square-root scale, negative binomial for small counts."""

import numpy as np

from forecasting.arrays import Floats, Ints
from forecasting.spread import LEVELS, NORMAL_LEVELS, POISSON_SQRT_VARIANCE, Spread

MOST_COUNT = 160  # ample for the 95 % quantile of a mean below 10 at any dispersion seen


def quantiles(mean: Floats, group: Ints, spread: Spread, small_mean: float, split: Floats | None = None) -> Floats:
    """Level x queue x interval quantiles, rising with the level and never negative.

    Parameters
    ----------
    mean, group
        Expected contacts and error group, queue x interval.
    small_mean
        Below it counts are negative binomial with the group's dispersion.
    split
        Where history is coarser than the plan: share of its coarse interval that each interval has.
    """
    result = np.zeros((len(LEVELS), *mean.shape))
    for q in range(len(mean)):
        offset = _offset(mean[q], group[q], q, spread)
        if split is not None:
            offset = offset * _split_factor(offset, split[q])
        result[:, q] = np.maximum(np.sqrt(mean[q]) + offset, 0.0) ** 2
        small = np.flatnonzero((mean[q] < small_mean) & (mean[q] > 0))
        if len(small):
            result[:, q, small] = small_counts(mean[q, small], spread.dispersion[q][group[q, small]])
    result[:, mean <= 0] = 0.0
    return np.asarray(np.maximum.accumulate(result, axis=0))


def _offset(mean: Floats, group: Ints, queue: int, spread: Spread) -> Floats:
    """Level x interval errors on the square-root scale: measured, else Poisson and a share of the mean."""
    if spread.measured:
        return np.asarray(spread.offset[queue][group].T)
    relative = spread.dispersion[queue][group]
    deviation = np.sqrt(POISSON_SQRT_VARIANCE + mean * relative / 4.0)
    return np.asarray(NORMAL_LEVELS[:, None] * deviation)


def _split_factor(offset: Floats, share: Floats) -> Floats:
    """Shrink errors of a coarse interval to a part of it: the day's own part with its root, Poisson noise not.

    The variance of the square root of a count is 0.25 from Poisson noise, plus a relative part that grows with
    the mean.
    """
    variance = np.maximum(((offset[5] - offset[1]) / 2.563) ** 2, POISSON_SQRT_VARIANCE)
    finer = (variance - POISSON_SQRT_VARIANCE) * share + POISSON_SQRT_VARIANCE
    factor: Floats = np.sqrt(finer / variance)
    return factor


def small_counts(mean: Floats, dispersion: Floats) -> Floats:
    """Level x point quantiles of negative binomial counts, var = mean + dispersion mean^2.

    A count k is spread evenly over (k - 1/2, k + 1/2), so that bands of many thin intervals cover what they
    promise although each count is whole.
    """
    size = 1.0 / np.maximum(dispersion, 1e-6)
    probability = (1.0 + mean / size) ** -size
    ratio = mean / (size + mean)
    below = np.zeros_like(mean)
    result = np.zeros((len(LEVELS), len(mean)))
    for count in range(MOST_COUNT):
        upto = below + probability
        for level_index, level in enumerate(LEVELS):
            here = (below < level) & (level <= upto)
            if here.any():
                step = (level - below[here]) / np.maximum(probability[here], 1e-12)
                result[level_index, here] = np.maximum(count - 0.5 + step, 0.0)
        below = upto
        probability = probability * ratio * (size + count) / (count + 1.0)
        if float(below.min()) > LEVELS[-1]:
            break
    return result
