"""Backtest: every registered model on the same rolling origins, events apart, beside the noise floor."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd
from pydantic import BaseModel, ConfigDict, Field

from forecasting.arrays import Bools, Floats
from forecasting.calendar import Calendar
from forecasting.calibration import Calibration
from forecasting.errors import ForecastError
from forecasting.history import ContactHistory
from forecasting.metrics import bias, coverage, poisson_floor, wape, wql
from forecasting.models import MODELS, model_named
from forecasting.panel import make_panel, working_interval_min
from forecasting.quantiles import quantiles
from forecasting.rolling import BANDS, Hindcast, Origins, choose_origins, hindcast
from forecasting.spread import LEVELS, measure_spread
from forecasting.traits import QueueTraits

if TYPE_CHECKING:
    from forecasting.params import ForecastParams

WINDOWS = ("all", "event", "ordinary")
ALL_QUEUES = "*"


class BacktestPlan(BaseModel):
    """Where to look back from, and how far ahead.

    The first `warm_up` origins only teach the bands; the scores are of the rest.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    origins: int = Field(default=8, ge=1, le=200)
    warm_up: int = Field(default=4, ge=0, le=200)
    step_days: int = Field(default=7, ge=1)
    lead_days: int = Field(default=14, ge=1)
    models: tuple[str, ...] = tuple(model.name for model in MODELS)


@dataclass(frozen=True, eq=False, slots=True)
class Backtest:
    """Scores per model, queue ("*" is all together) and window (all, event, ordinary), as shares.

    `scores` has the columns model, queue, window, wape, bias, wql, cov80, cov90, floor, contacts, intervals;
    `origins_min` are the scored origins.
    """

    scores: pd.DataFrame
    origins_min: tuple[int, ...]


def backtest(
    history: ContactHistory,
    queues: tuple[QueueTraits, ...],
    calendar: Calendar,
    params: "ForecastParams",
    plan: BacktestPlan | None = None,
) -> Backtest:
    """Score each model of the plan on rolling origins with only what was known at each.

    Raises
    ------
    ForecastError
        `too_little_history` when not one origin can be scored; `unknown_model`.
    """
    plan = plan or BacktestPlan()
    width = working_interval_min(history.interval_min, params.interval_min)
    panel = make_panel(history, tuple(sorted(queues, key=lambda q: q.queue)), calendar, width)
    origins = choose_origins(
        panel,
        plan.origins + plan.warm_up,
        plan.step_days,
        plan.lead_days,
        params.calibration.least_train_days,
    )
    if not origins.at_min:
        raise ForecastError.of("too_little_history", least_days=params.calibration.least_train_days)
    warm_up = max(0, len(origins.at_min) - plan.origins)
    names = tuple(q.queue for q in panel.setting.queues)
    rows: list[dict[str, object]] = []
    for model in (model_named(name) for name in plan.models):
        past = hindcast(panel, model, origins, params)
        bands = _bands(past, origins, (model.name, names, width), params)
        rows += _score_rows(model.name, names, past, bands, past.origin >= warm_up)
    return Backtest(pd.DataFrame(rows), origins.at_min[warm_up:])


def _bands(
    past: Hindcast, origins: Origins, about: tuple[str, tuple[str, ...], int], params: "ForecastParams"
) -> Floats:
    """Quantiles at each origin from the errors known there."""
    model, names, width = about
    stored = Calibration(
        names, model, width, origins.at_min, past.origin, past.start_min, past.group, past.mean, past.actual
    )
    bands = np.zeros((len(LEVELS), *past.mean.shape))
    for number, at_min in enumerate(origins.at_min):
        rows = past.origin == number
        spread = measure_spread(stored.before(at_min, width), names, params.calibration)
        small = params.calibration.small_mean
        bands[:, :, rows] = quantiles(past.mean[:, rows], past.group[:, rows], spread, small)
    return bands


def _score_rows(
    model: str, names: tuple[str, ...], past: Hindcast, bands: Floats, scored: Bools
) -> Iterator[dict[str, object]]:
    """One row per queue and window, and the same for all queues together."""
    seen = scored[None] & ~np.isnan(past.actual)
    special = past.group >= BANDS
    windows = dict(zip(WINDOWS, (seen, seen & special, seen & ~special), strict=True))
    for window, rows in windows.items():
        for q, name in enumerate(names):
            only = np.zeros_like(rows)
            only[q] = rows[q]
            yield {"model": model, "queue": name, "window": window} | _scores(past, bands, only)
        yield {"model": model, "queue": ALL_QUEUES, "window": window} | _scores(past, bands, rows)


def _scores(past: Hindcast, bands: Floats, rows: Bools) -> dict[str, object]:
    """Scores of some rows."""
    actual, mean, q = past.actual[rows], past.mean[rows], bands[:, rows]
    return {
        "wape": wape(actual, mean),
        "bias": bias(actual, mean),
        "wql": wql(actual, q[1:6], LEVELS[1:6]),
        "cov80": coverage(actual, q[1], q[5]),
        "cov90": coverage(actual, q[0], q[6]),
        "floor": poisson_floor(mean),
        "contacts": float(actual.sum()),
        "intervals": len(actual),
    }
