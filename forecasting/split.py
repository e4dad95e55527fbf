"""From coarse history to the planning grid: a smooth shape inside each interval that sums back without loss."""

import numpy as np

from forecasting.arrays import Bools, Floats

MOST_SLOPE = 1.8  # of the interval's mean, so that no part of it falls below a tenth


def split_shares(mean: Floats, parts: int, fine_open: Bools) -> Floats:
    """Share of each coarse interval that each of its parts gets; queue x fine interval, shares add to one.

    The level inside an interval runs on the slope between its neighbours; closed parts get nothing.
    """
    n_queues, n_coarse = mean.shape
    padded = np.concatenate([mean[:, :1], mean, mean[:, -1:]], axis=1)
    slope = (padded[:, 2:] - padded[:, :-2]) / 2.0
    limit = MOST_SLOPE * mean
    slope = np.clip(slope, -limit, limit)
    place = (np.arange(parts) + 0.5) / parts - 0.5
    with np.errstate(divide="ignore", invalid="ignore"):
        relative = np.where(mean > 0, slope / mean, 0.0)
    shape = (1.0 + relative[:, :, None] * place) * fine_open.reshape(n_queues, n_coarse, parts)
    total = shape.sum(2, keepdims=True)
    shares = np.where(total > 0, shape / np.where(total > 0, total, 1.0), 1.0 / parts)
    return np.asarray(shares.reshape(n_queues, n_coarse * parts))
