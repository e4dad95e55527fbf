"""LightGBM: Poisson loss on a four-week mean as offset, lags of the horizon or more, calendar and event bins."""

from __future__ import annotations

import lightgbm
import numpy as np
import pandas as pd

from contest.case import Floats, Ints
from contest.contenders.contender import Prediction
from contest.contenders.weeks import day_matrix
from contest.features import day_flags, event_bins, event_classes, known_series
from contest.sight import Sight

WEEKS = 4
YEARLY_DAYS = 730
ROUNDS = 300
LEAST_OFFSET = 0.1
PARAMS = {
    "objective": "poisson",
    "learning_rate": 0.05,
    "num_leaves": 31,
    "min_data_in_leaf": 20,
    "num_threads": 1,
    "deterministic": True,
    "verbose": -1,
}
CATEGORIES = ["weekday", "event_bin", "event_class"]


class LightGbmPeer:
    """One model a queue."""

    name = "lightgbm"

    def predict(self, sight: Sight) -> Prediction:
        """Fit and forecast queue by queue."""
        cells = day_matrix(sight)
        return Prediction(np.stack([_queue(sight, q, _ordinary(sight, q, cells[q])) for q in range(len(cells))]))


def _queue(sight: Sight, queue: int, cells: Floats) -> Floats:
    table, offset = _table(sight, queue, cells)
    actual = sight.past[queue]
    usable = ~np.isnan(actual) & ~np.isnan(offset[: sight.split])
    ahead = slice(sight.split, None)
    base = np.nan_to_num(offset[ahead], nan=float(np.nanmean(actual)) if (~np.isnan(actual)).any() else 0.0)
    opened = sight.open[queue, ahead]
    if usable.sum() < 10 * PARAMS["min_data_in_leaf"]:  # type: ignore[operator]
        return np.where(opened, base, 0.0)
    start = np.log(np.maximum(offset, LEAST_OFFSET))
    rows = lightgbm.Dataset(
        table.iloc[: sight.split][usable],
        actual[usable],
        init_score=start[: sight.split][usable],
        categorical_feature=CATEGORIES,
    )
    model = lightgbm.train({**PARAMS, "seed": sight.seed}, rows, ROUNDS)
    raw = np.asarray(model.predict(table.iloc[ahead], raw_score=True), float)
    return np.where(opened, np.exp(raw) * np.maximum(base, LEAST_OFFSET), 0.0)


def _ordinary(sight: Sight, queue: int, cells: Floats) -> Floats:
    """History by day and slot without event intervals, so that lags carry no event to another day."""
    past = slice(0, sight.split)
    on = event_bins(sight, queue)[past] >= 0
    cleaned = cells.copy()
    cleaned[sight.day[past][on] - sight.day[0], sight.slot[past][on]] = np.nan
    return cleaned


def _table(sight: Sight, queue: int, cells: Floats) -> tuple[pd.DataFrame, Floats]:
    """Features of every interval, and the mean of the same weekdays that lie at least the horizon back."""
    horizon_days = int(sight.day[-1] - sight.day[sight.split]) + 1
    lag = -(-horizon_days // 7) * 7
    place = sight.day - sight.day[0]
    columns: dict[str, Floats] = {}
    for week in range(WEEKS):
        back = place - lag - 7 * week
        columns[f"lag_{lag + 7 * week}"] = np.where(back >= 0, cells[np.maximum(back, 0), sight.slot], np.nan)
    lags = np.stack(list(columns.values()))
    seen = ~np.isnan(lags)
    offset = np.where(seen.any(axis=0), np.nansum(lags, axis=0) / np.maximum(seen.sum(axis=0), 1), np.nan)
    dates = sight.day.astype("datetime64[D]")
    month = dates.astype("datetime64[M]")
    features = {
        **columns,
        "mean_of_lags": offset,
        "slot": sight.slot,
        "weekday": (sight.day + 3) % 7,
        "day_of_month": (dates - month.astype("datetime64[D]")).astype(int),
        **_yearly(sight),
        **day_flags(sight),
        **known_series(sight),
        "event_bin": event_bins(sight, queue) + 1,
        "event_class": event_classes(sight, queue) + 1,
    }
    return pd.DataFrame(features), offset


def _yearly(sight: Sight) -> dict[str, Ints]:
    """Day of the year, where two years of history let it mean something."""
    dates = sight.day.astype("datetime64[D]")
    if int(sight.day[sight.split] - sight.day[0]) < YEARLY_DAYS:
        return {}
    return {"day_of_year": (dates - dates.astype("datetime64[Y]").astype("datetime64[D]")).astype(np.int64)}
