"""Joint sample paths: errors of a day move together, and so do the queues."""

from typing import NamedTuple

import numpy as np

from forecasting.arrays import Floats, Ints
from forecasting.levels import NORMAL_LEVELS


class Drawing(NamedTuple):
    """How many paths are drawn, from which seed, and in which turns.

    `turns`: queue of each turn of drawing, -1 for one that nobody takes; empty = every queue in its order. A queue that
    keeps its turn keeps its scores, whatever is forecast and whoever else there is.
    """

    n: int
    seed: int
    turns: tuple[int, ...] = ()


def sample_paths(bands: Floats, day: Ints, shares: tuple[Floats, float, float], drawing: Drawing) -> Floats:
    """Draw n paths of whole counts, (n, queues, intervals).

    A Gaussian copula: each queue has a factor per local day, part of it common to all queues, and noise per
    interval. The margins are the forecast's own quantiles, joined by straight lines on the square-root scale
    and continued along the outermost line.

    Parameters
    ----------
    bands
        Level x queue x interval quantiles.
    day
        Local day of each interval, counted from 0.
    shares
        Share of each queue's error variance common to a day, share of that common to all queues, and the
        correlation of one day's common error with the next day's.
    """
    n, rng = drawing.n, np.random.default_rng(drawing.seed)
    day_share, joint_share, day_carry = shares
    n_queues, n_intervals = bands.shape[1:]
    n_days = int(day.max()) + 1
    common = _carried(rng.standard_normal((n, n_days)), day_carry)
    paths = np.empty((n, n_queues, n_intervals))
    for q in drawing.turns or range(n_queues):
        own = _carried(rng.standard_normal((n, n_days)), day_carry)
        factor = np.sqrt(joint_share) * common + np.sqrt(1.0 - joint_share) * own
        noise = rng.standard_normal((n, n_intervals))
        if q < 0:
            continue
        z = np.sqrt(day_share[q]) * factor[:, day] + np.sqrt(1.0 - day_share[q]) * noise
        paths[:, q] = np.floor(_margin(z, np.sqrt(bands[:, q])) + 0.5)
    return paths


def _carried(fresh: Floats, carry: float) -> Floats:
    """Path x day factors of variance 1, each day keeping a part of the day before."""
    factor = fresh.copy()
    for day in range(1, fresh.shape[1]):
        factor[:, day] = carry * factor[:, day - 1] + np.sqrt(1.0 - carry**2) * fresh[:, day]
    return factor


def _margin(z: Floats, roots: Floats) -> Floats:
    """Contacts at normal scores z, from square roots of the quantiles (level x interval)."""
    slopes = np.diff(roots, axis=0) / np.diff(NORMAL_LEVELS)[:, None]
    piece = np.clip(np.searchsorted(NORMAL_LEVELS, z) - 1, 0, len(NORMAL_LEVELS) - 2)
    at = np.arange(z.shape[1])
    root = roots[piece, at] + slopes[piece, at] * (z - NORMAL_LEVELS[piece])
    contacts: Floats = np.maximum(root, 0.0) ** 2
    return contacts
