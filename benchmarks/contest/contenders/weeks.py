"""History by local day and slot, and means over its last weeks."""

from __future__ import annotations

import numpy as np

from contest.case import Floats
from contest.sight import Sight


def day_matrix(sight: Sight) -> Floats:
    """Queue x local day x slot of the past, NaN where nothing was observed."""
    n_days = int(sight.day[-1] - sight.day[0]) + 1
    cells = np.full((len(sight.past), n_days, sight.n_slots), np.nan)
    past = slice(0, sight.split)
    cells[:, sight.day[past] - sight.day[0], sight.slot[past]] = sight.past
    return cells


def last_weeks(sight: Sight, weeks: int) -> Floats:
    """Mean of the newest same-weekday intervals observed, for each interval ahead; closed intervals are 0."""
    cells = day_matrix(sight)
    first = int(sight.day[sight.split] - sight.day[0])
    means = np.stack([newest(cells[:, (first + d) % 7 : first : 7], weeks) for d in range(7)], axis=1)
    ahead = slice(sight.split, None)
    step = (sight.day[ahead] - sight.day[sight.split]) % 7
    return np.where(sight.open[:, ahead], np.nan_to_num(means[:, step, sight.slot[ahead]]), 0.0)


def newest(days: Floats, count: int) -> Floats:
    """Queue x slot mean of the newest values observed; days rise with time."""
    seen = ~np.isnan(days)
    rank = np.cumsum(seen[:, ::-1], axis=1)[:, ::-1]
    kept = seen & (rank <= count)
    total = np.where(kept, days, 0.0).sum(axis=1)
    return np.where(kept.any(axis=1), total / np.maximum(kept.sum(axis=1), 1), np.nan)
