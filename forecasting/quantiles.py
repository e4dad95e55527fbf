"""Bands around the mean: conformal on the square-root scale, negative binomial for small counts."""

import numpy as np

from forecasting.arrays import Floats, Ints
from forecasting.levels import LEVELS
from forecasting.spread import Spread
from forecasting.stages import BANDS

MOST_COUNT = 160  # ample for the 95 % quantile of a mean below 10 at any dispersion seen


def quantiles(
    mean: Floats, about: tuple[Ints, Ints], spread: Spread, small_mean: float, doubt: Floats | None = None
) -> Floats:
    """Level x queue x interval quantiles, rising with the level and never negative.

    Parameters
    ----------
    mean
        Expected contacts, queue x interval.
    about
        Group of errors (queue x interval), and stretch of leads of each interval.
    small_mean
        Below it counts are negative binomial with the variance of their group.
    doubt
        Standard deviation in contacts, queue x interval, on top of what the errors contain.
    """
    group, stretch = about
    # A deviation d of a count of mean m is d / (2 sqrt m) on the square-root scale.
    known = np.maximum(mean, 1e-9)
    more = np.zeros(mean.shape) if doubt is None else np.minimum(doubt, known) ** 2 / known**2
    result = np.zeros((len(LEVELS), *mean.shape))
    for q in range(len(mean)):
        scale = np.sqrt(spread.variance(mean[q], group[q], stretch, q) + mean[q] * more[q] / 4.0)
        offset = spread.scaled[q].T[:, group[q] // BANDS] * scale
        result[:, q] = np.maximum(np.sqrt(mean[q]) + offset, 0.0) ** 2
        small = np.flatnonzero((mean[q] < small_mean) & (mean[q] > 0))
        if len(small):
            relative = spread.relative[q][group[q, small]] * spread.lead[stretch[small]] + more[q, small]
            result[:, q, small] = small_counts(mean[q, small], relative)
    result[:, mean <= 0] = 0.0
    return np.asarray(np.maximum.accumulate(result, axis=0))


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
