"""Prophet: weekday-conditional intraday Fourier terms, event regressors; point forecasts only."""

from __future__ import annotations

import logging

import numpy as np
import pandas as pd
from prophet import Prophet

from contest.case import MINUTES_PER_DAY, Floats
from contest.contenders.contender import Prediction
from contest.features import day_flags, event_bins, event_classes, known_series
from contest.sight import Sight

INTRADAY_ORDER = 8
EVENT_PRIOR = 10.0

for noisy in ("prophet", "cmdstanpy"):
    logging.getLogger(noisy).setLevel(logging.ERROR)


class ProphetPeer:
    """One model a queue; closed intervals are left out."""

    name = "prophet"

    def predict(self, sight: Sight) -> Prediction:
        """Fit and forecast queue by queue."""
        return Prediction(np.stack([_queue(sight, q) for q in range(len(sight.queues))]))


def _queue(sight: Sight, queue: int) -> Floats:
    frame, regressors = _frame(sight, queue)
    past = frame.iloc[: sight.split].assign(y=sight.past[queue]).dropna(subset=["y"])
    told = frame.iloc[sight.split :]
    mean = np.zeros(sight.n_ahead)
    opened = sight.open[queue, sight.split :]
    if len(past) < 2 or not opened.any():
        return mean
    intraday = sight.interval_min < MINUTES_PER_DAY
    model = Prophet(weekly_seasonality=True, daily_seasonality=False, uncertainty_samples=0)
    for weekday in sorted(set(past["weekday"])) if intraday else ():
        model.add_seasonality(f"day_{weekday}", 1, INTRADAY_ORDER, condition_name=f"is_{weekday}")
    used = [name for name in regressors if past[name].nunique() > 1]
    for name in used:
        model.add_regressor(name, prior_scale=EVENT_PRIOR, standardize=False)
    model.fit(past)
    mean[opened] = np.maximum(model.predict(told[opened])["yhat"].to_numpy(float), 0.0)
    return mean


def _frame(sight: Sight, queue: int) -> tuple[pd.DataFrame, list[str]]:
    """Local time, weekday conditions and regressors of every interval."""
    weekday = (sight.day + 3) % 7
    seconds = sight.day * 86400 + sight.slot * sight.interval_min * 60
    columns: dict[str, object] = {"ds": pd.to_datetime(seconds, unit="s"), "weekday": weekday}
    columns |= {f"is_{w}": weekday == w for w in range(7)}
    bins, classes = event_bins(sight, queue), event_classes(sight, queue)
    regressors = {**day_flags(sight), **known_series(sight)}
    for b in np.unique(bins[bins >= 0]):
        regressors[f"bin_{b}"] = (bins == b).astype(float)
    if len(np.unique(classes[classes >= 0])) > 1 and sight.interval_min == MINUTES_PER_DAY:
        regressors |= {f"class_{c}": (classes == c).astype(float) for c in np.unique(classes[classes >= 0])}
    return pd.DataFrame({**columns, **regressors}), list(regressors)
