"""Rolling origins: what the model would have said on earlier days, next to what came."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from forecasting.arrays import Bools, Floats, Ints
from forecasting.clean import cleaned, find_runs
from forecasting.events import Holiday
from forecasting.models import Model
from forecasting.panel import Panel
from forecasting.setting import Setting, make_setting
from forecasting.slots import midnights_min, slot_grid

if TYPE_CHECKING:
    from forecasting.params import ForecastParams

BANDS = 4  # night, morning, afternoon, evening
EVENT_GROUPS = 2


@dataclass(frozen=True, eq=False, slots=True)
class Origins:
    """When to look back from: UTC minutes of local midnights, and how many days ahead each looks."""

    at_min: tuple[int, ...]
    lead_days: int


@dataclass(frozen=True, eq=False, slots=True)
class Hindcast:
    """Forecasts of past origins beside the actuals (NaN missing or masked), queue x row."""

    origin: Ints
    start_min: Ints
    group: Ints
    mean: Floats
    actual: Floats


def choose_origins(panel: Panel, count: int, step_days: int, lead_days: int, least_days: int) -> Origins:
    """Place origins back from the last one whose whole lead is observed, as many as the history allows."""
    grid = panel.setting.grid
    midnight = midnights_min(grid.dates, grid.zone)
    whole = midnight[midnight <= grid.end_min]
    last = len(whole) - 1 - lead_days
    days = [last - step_days * k for k in range(count)]
    return Origins(tuple(int(whole[d]) for d in reversed(days) if d >= least_days), lead_days)


def clean_panel(panel: Panel, params: "ForecastParams") -> Panel:
    """Take masked runs out of a history."""
    return cleaned(panel, find_runs(panel, params.clean))


def hindcast(panel: Panel, model: Model, origins: Origins, params: "ForecastParams") -> Hindcast:
    """Fit and forecast at each origin with only what was known then; the panel is the raw history.

    Actuals inside masked runs, and those that are only a lower bound, score nothing.
    """
    grid = panel.setting.grid
    truth = np.where(panel.at_least, np.nan, clean_panel(panel, params).offered)
    rows: list[Hindcast] = []
    for number, at_min in enumerate(origins.at_min):
        setting = _ahead(panel, at_min, origins.lead_days)
        past = clean_panel(panel.before(at_min), params)
        fitted = model.fit(past, params)
        mean = fitted.mean(setting)
        first = int(np.searchsorted(grid.start_min, setting.grid.start_min[0]))
        actual = np.where(setting.open, truth[:, first : first + mean.shape[1]], np.nan)
        origin = np.full(mean.shape[1], number)
        rows.append(Hindcast(origin, setting.grid.start_min, groups(setting), mean, actual))
    return _joined(rows, len(panel.setting.queues))


def _ahead(panel: Panel, at_min: int, lead_days: int) -> Setting:
    """The setting of the days after an origin, with the calendar as it was known there."""
    grid = panel.setting.grid
    date = int(np.searchsorted(midnights_min(grid.dates, grid.zone), at_min))
    end = int(midnights_min(grid.dates, grid.zone)[date + lead_days])
    ahead = slot_grid(at_min, min(end, grid.end_min), grid.interval_min, grid.zone)
    return make_setting(panel.setting.queues, panel.setting.calendar.known_at(at_min), ahead)


def groups(setting: Setting) -> Ints:
    """Queue x interval group of errors: time of day, and whether an event or a holiday is on."""
    grid = setting.grid
    band = grid.slot * BANDS // grid.n_slots
    special: Bools = setting.event_intervals()
    for e, event in enumerate(setting.events):
        if isinstance(event, Holiday):
            low, high = np.searchsorted(grid.start_min, (event.start_min, event.until_min))
            special[setting.scope[:, e], low:high] = True
    return np.asarray(band[None] + BANDS * special, np.int64)


def _joined(rows: list[Hindcast], n_queues: int) -> Hindcast:
    if not rows:
        none, empty = np.empty(0, np.int64), np.empty((n_queues, 0))
        return Hindcast(none, none, np.empty((n_queues, 0), np.int64), empty, empty)
    return Hindcast(
        np.concatenate([r.origin for r in rows]),
        np.concatenate([r.start_min for r in rows]),
        np.concatenate([r.group for r in rows], axis=1),
        np.concatenate([r.mean for r in rows], axis=1),
        np.concatenate([r.actual for r in rows], axis=1),
    )
