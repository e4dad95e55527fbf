"""Backtest: every registered model on the same rolling origins, events apart, beside the noise floor."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd
from pydantic import BaseModel, ConfigDict, Field

from forecasting.arrays import MINUTES_PER_DAY, Bools, Floats, Ints
from forecasting.calendar import Calendar
from forecasting.calibration import Calibration, lead_stretch
from forecasting.chosen import JOINED
from forecasting.errors import ForecastError
from forecasting.history import ContactHistory
from forecasting.levels import LEVELS
from forecasting.metrics import bias, coverage, mase, poisson_floor, wape, weekly_scale, wql
from forecasting.models import MODELS, ON_REQUEST, model_named
from forecasting.panel import Panel, make_panel, working_interval_min
from forecasting.quantiles import quantiles
from forecasting.rolling import Hindcast, Origins, choose_origins, hindcast
from forecasting.spread import measure_spread
from forecasting.stages import BANDS
from forecasting.traits import QueueTraits, in_order

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
    models: tuple[str, ...] = tuple(model.name for model in MODELS if model.name not in ON_REQUEST)


@dataclass(frozen=True, eq=False, slots=True)
class Scored:
    """What a model said from the scored origins: mean and actual are queue x row, bands level x queue x row.

    `origin` counts the scored origins, `special` marks event intervals and holidays; actual NaN scores nothing.
    """

    origin: Ints
    start_min: Ints
    special: Bools
    mean: Floats
    bands: Floats
    actual: Floats

    def window(self, name: str) -> Bools:
        """The scored rows of one window, queue x row."""
        seen: Bools = ~np.isnan(self.actual)
        if name == "event":
            return seen & self.special
        return seen & ~self.special if name == "ordinary" else seen


@dataclass(frozen=True, eq=False, slots=True)
class Backtest:
    """Scores per model, queue ("*" is all together) and window (all, event, ordinary), as shares.

    `scores` has the columns model, queue, window, wape, mase, bias, wql, cov80, cov90, floor, contacts, intervals;
    `origins_min` are the scored origins; `past` holds what each model said; `scale` is each queue's miss when the
    week before is repeated, contacts per interval.
    """

    scores: pd.DataFrame
    origins_min: tuple[int, ...]
    queues: tuple[str, ...]
    interval_min: int
    zone: str
    plan: BacktestPlan
    scale: Floats
    past: Mapping[str, Scored]

    def said(self, model: str) -> Scored:
        """What a model said; "a+b" is the average of two, of their means and of their bands."""
        members = [self.past[name] for name in model.split(JOINED)]
        first = members[0]
        if len(members) == 1:
            return first
        mean = np.mean([m.mean for m in members], axis=0)
        bands = np.mean([m.bands for m in members], axis=0)
        return Scored(first.origin, first.start_min, first.special, mean, bands, first.actual)

    def mixed(self, models: Mapping[str, str]) -> Scored:
        """What would have been said with a model of its own for each queue."""
        said = {model: self.said(model) for model in sorted(set(models.values()))}
        own = [said[models[queue]] for queue in self.queues]
        mean = np.array([one.mean[q] for q, one in enumerate(own)])
        bands = np.stack([one.bands[:, q] for q, one in enumerate(own)], axis=1)
        first = own[0]
        return Scored(first.origin, first.start_min, first.special, mean, bands, first.actual)

    def block(self) -> Ints:
        """The stretch of `step_days` in which each row lies: errors of different stretches are nearly independent.

        Leads of neighbouring origins overlap, so origins themselves would count the same days twice.
        """
        start = next(iter(self.past.values())).start_min
        origins = np.array(self.origins_min, np.int64)
        place = np.searchsorted(origins, start, side="right") - 1
        beyond = (start - origins[-1]) // (self.plan.step_days * MINUTES_PER_DAY)
        return np.asarray(place + np.where(place == len(origins) - 1, beyond, 0), np.int64)


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
    models = [model_named(name) for name in plan.models]
    width = working_interval_min(history.interval_min, params.interval_min)
    panel = make_panel(history, in_order(queues), calendar, width)
    least = params.calibration.least_train_days
    origins = choose_origins(panel, plan.origins + plan.warm_up, plan.step_days, plan.lead_days, least)
    if not origins.at_min:
        raise ForecastError.of("too_little_history", least_days=least)
    warm_up = max(0, len(origins.at_min) - plan.origins)
    names = tuple(q.queue for q in panel.setting.queues)
    said = {}
    for model in models:
        past = hindcast(panel, model, origins, params)
        bands = _bands(past, origins, (model.name, names, width), params)
        said[model.name] = _scored(past, bands, warm_up)
    scored = origins.at_min[warm_up:]
    scale = _scale(panel, scored[0])
    rows = [row for model in said for row in score_rows(model, names, said[model], scale)]
    return Backtest(pd.DataFrame(rows), scored, names, width, calendar.zone, plan, scale, said)


def _scored(past: Hindcast, bands: Floats, warm_up: int) -> Scored:
    """Leave out the origins that only taught the bands."""
    keep = past.origin >= warm_up
    special: Bools = past.group[:, keep] >= BANDS
    return Scored(
        past.origin[keep] - warm_up,
        past.start_min[keep],
        special,
        past.mean[:, keep],
        bands[:, :, keep],
        past.actual[:, keep],
    )


def _scale(panel: Panel, before_min: int) -> Floats:
    """How much each queue changes from week to week before the first scored origin."""
    grid = panel.setting.grid
    keep = grid.start_min < before_min
    return weekly_scale(panel.offered[:, keep], 7 * grid.n_slots)


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
        kind = (past.group[:, rows], lead_stretch(past.start_min[rows], at_min))
        bands[:, :, rows] = quantiles(past.mean[:, rows], kind, spread, small, past.doubt[:, rows])
    return bands


def score_rows(model: str, names: tuple[str, ...], said: Scored, scale: Floats) -> Iterator[dict[str, object]]:
    """One row per queue and window, and the same for all queues together."""
    for window in WINDOWS:
        rows = said.window(window)
        for q, name in enumerate(names):
            one = slice(q, q + 1)
            yield {"model": model, "queue": name, "window": window} | _scores(said, rows, one, scale)
        yield {"model": model, "queue": ALL_QUEUES, "window": window} | _scores(said, rows, slice(None), scale)


def _scores(said: Scored, rows: Bools, queues: slice, scale: Floats) -> dict[str, object]:
    """Scores of some rows of some queues."""
    mine = rows[queues]
    actual, mean, q = said.actual[queues][mine], said.mean[queues][mine], said.bands[:, queues][:, mine]
    scales = np.broadcast_to(scale[queues, None], mine.shape)[mine]
    return {
        "wape": wape(actual, mean),
        "mase": mase(actual, mean, scales),
        "bias": bias(actual, mean),
        "wql": wql(actual, q[1:6], LEVELS[1:6]),
        "cov80": coverage(actual, q[1], q[5]),
        "cov90": coverage(actual, q[0], q[6]),
        "floor": poisson_floor(mean),
        "contacts": float(actual.sum()),
        "intervals": len(actual),
    }
