"""MSTL with AutoETS on the trend (statsforecast); it knows no events.

Its one season is the week, which holds the day: with a season of the day beside it, it does worse on public data.
"""

from __future__ import annotations

import numpy as np
import pandas as pd
from statsforecast.models import MSTL, AutoETS

from contest.case import Floats
from contest.contenders.contender import Prediction
from contest.contenders.weeks import day_matrix
from contest.sight import Sight

WEEKS = 4


class Mstl:
    """One model a queue over its open weekdays and slots, which make a series without nights."""

    name = "mstl"

    def predict(self, sight: Sight) -> Prediction:
        """Fit and forecast queue by queue."""
        cells = day_matrix(sight)
        return Prediction(np.stack([_queue(sight, q, cells[q]) for q in range(len(sight.queues))]))


def _queue(sight: Sight, queue: int, cells: Floats) -> Floats:
    first_ahead = int(sight.day[sight.split] - sight.day[0])
    opened = sight.open[queue]
    weekdays = np.unique((sight.day[opened] + 3) % 7)
    slots = np.unique(sight.slot[opened])
    dates = np.arange(len(cells))
    kept = np.isin((dates + sight.day[0] + 3) % 7, weekdays)
    past = _filled(cells[:first_ahead], int(sight.day[0]))[kept[:first_ahead]][:, slots]
    ahead = int(kept[first_ahead:].sum())
    if not ahead or not slots.size or past.shape[0] < 2 * len(weekdays):
        return np.zeros(sight.n_ahead)
    model = MSTL(season_length=[len(slots) * len(weekdays)], trend_forecaster=AutoETS(model="ZZN"))
    told = model.fit(past.ravel()).predict(h=ahead * len(slots))["mean"].reshape(ahead, len(slots))
    whole = np.zeros((len(cells), sight.n_slots))
    rows = np.flatnonzero(kept & (dates >= first_ahead))
    whole[np.ix_(rows, slots)] = np.maximum(told, 0.0)
    span = slice(sight.split, None)
    return np.where(opened[span], whole[sight.day[span] - sight.day[0], sight.slot[span]], 0.0)


def _filled(cells: Floats, first_day: int) -> Floats:
    """Missing intervals as the mean of the last same weekdays before, else after, else the interval's mean, else 0."""
    table = pd.DataFrame(cells)
    weekday = (np.arange(len(cells)) + first_day + 3) % 7
    grouped = table.groupby(weekday)
    before = grouped.transform(lambda column: column.ffill(limit=None).rolling(WEEKS, min_periods=1).mean())
    after = grouped.transform(lambda column: column.bfill())
    return np.asarray(table.fillna(before).fillna(after).fillna(table.mean()).fillna(0.0), float)
