"""Rolling origins: what the model would have said on earlier days, next to what came."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from forecasting.arrays import MINUTES_PER_DAY, Floats, Ints
from forecasting.clean import cleaned, find_runs
from forecasting.events import Event, Holiday
from forecasting.models import Model
from forecasting.panel import Panel
from forecasting.setting import Setting, make_setting
from forecasting.slots import SlotGrid, midnights_min, slot_grid
from forecasting.stages import AFTER, BANDS, STAGE_OF_BIN

if TYPE_CHECKING:
    from forecasting.params import ForecastParams

KEPT_WEEKS = (1, 2, 4, 8)  # of the weeks ahead whose errors are kept: later ones are much alike
HOLIDAY_KIND = 3
FULL_HOLIDAY = 2  # tier of whole days off; half days and eves are less
DAYS_AFTER = 3  # a holiday: put-off contacts come


@dataclass(frozen=True, eq=False, slots=True)
class Origins:
    """When to look back from: UTC minutes of local midnights, and how many days ahead each looks."""

    at_min: tuple[int, ...]
    lead_days: int


@dataclass(frozen=True, eq=False, slots=True)
class Hindcast:
    """Forecasts of past origins beside the actuals (NaN missing or masked), queue x row.

    `doubt` is what errors of earlier origins do not contain (contacts); 0 where the history was cleaned once.
    """

    origin: Ints
    start_min: Ints
    group: Ints
    mean: Floats
    actual: Floats
    doubt: Floats


def choose_origins(panel: Panel, count: int, step_days: int, lead_days: int, least_days: int) -> Origins:
    """Place origins back from the last one whose whole lead is observed, as many as the history allows."""
    return Origins(_midnights_back(panel, lead_days, step_days, count, least_days), lead_days)


def recent_origins(panel: Panel, count: int, step_days: int, lead_days: int, least_days: int) -> Origins:
    """Place origins back from the end of the history; the last ones see only the first days of their lead."""
    return Origins(_midnights_back(panel, step_days, step_days, count, least_days), lead_days)


def _midnights_back(panel: Panel, observed_days: int, step_days: int, count: int, least_days: int) -> tuple[int, ...]:
    """Midnights, the newest so many observed days before the end of the history, with enough history before each."""
    grid = panel.setting.grid
    midnight = midnights_min(grid.dates, grid.zone)
    whole = midnight[midnight <= grid.end_min]
    newest = len(whole) - 1 - observed_days
    days = [newest - step_days * k for k in range(count)]
    return tuple(int(whole[d]) for d in reversed(days) if d >= least_days)


def clean_panel(panel: Panel, params: "ForecastParams") -> Panel:
    """Take masked runs out of a history."""
    return cleaned(panel, find_runs(panel, params.clean))


def hindcast(
    panel: Panel, model: Model, origins: Origins, params: "ForecastParams", clean: Panel | None = None
) -> Hindcast:
    """Fit and forecast at each origin with only what was known then; the panel is the raw history.

    Actuals inside masked runs, and those that are only a lower bound, score nothing.

    Parameters
    ----------
    clean
        The history cleaned once for all origins, which is faster; else it is cleaned anew as each origin saw it.
    """
    grid = panel.setting.grid
    judged = clean_panel(panel, params) if clean is None else clean
    truth = np.where(panel.at_least, np.nan, judged.offered)
    rows: list[Hindcast] = []
    for number, at_min in enumerate(origins.at_min):
        setting = _ahead(panel, at_min, origins.lead_days)
        past = clean_panel(panel.before(at_min), params) if clean is None else clean.before(at_min)
        fitted = model.fit(past, params)
        mean = fitted.mean(setting)
        doubt = fitted.doubt(setting) if clean is None else np.zeros(mean.shape)
        first = int(np.searchsorted(grid.start_min, setting.grid.start_min[0]))
        actual = np.where(setting.open, truth[:, first : first + mean.shape[1]], np.nan)
        keep = np.isin(lead_weeks(setting.grid.start_min, at_min), KEPT_WEEKS)
        origin = np.full(int(keep.sum()), number)
        start = setting.grid.start_min[keep]
        kind = groups(setting)[:, keep]
        rows.append(Hindcast(origin, start, kind, mean[:, keep], actual[:, keep], doubt[:, keep]))
    return _joined(rows, len(panel.setting.queues))


def lead_weeks(start_min: Ints, origin_min: int) -> Ints:
    """Week ahead in which each interval lies, 1 the first."""
    return np.asarray((start_min - origin_min) // (7 * MINUTES_PER_DAY) + 1)


def _ahead(panel: Panel, at_min: int, lead_days: int) -> Setting:
    """The setting of the days after an origin, with the calendar as it was known there."""
    grid = panel.setting.grid
    midnight = midnights_min(grid.dates, grid.zone)
    last = min(int(np.searchsorted(midnight, at_min)) + lead_days, len(midnight) - 1)
    ahead = slot_grid(at_min, min(int(midnight[last]), grid.end_min), grid.interval_min, grid.zone)
    return make_setting(panel.setting.queues, panel.setting.calendar.known_at(at_min), ahead)


def groups(setting: Setting) -> Ints:
    """Queue x interval group of errors: time of day, and what kind of hour it is."""
    grid = setting.grid
    band = grid.slot * BANDS // grid.n_slots
    kind = np.zeros(setting.open.shape, np.int64)
    exposure = setting.exposure
    scopes, place = np.unique(setting.scope, axis=0, return_inverse=True)
    stage = np.where(STAGE_OF_BIN[exposure.bin] == AFTER, 2, 1)
    for number, scope in enumerate(scopes):
        rows = scope[exposure.event] & ~exposure.tail
        own = np.zeros(len(band), np.int64)
        np.maximum.at(own, exposure.cell[rows], stage[rows])
        for e in np.flatnonzero(scope):
            if isinstance(setting.events[e], Holiday) and setting.events[e].tier <= FULL_HOLIDAY:
                own[_holiday_rows(setting.events[e], grid)] = HOLIDAY_KIND
        kind[place == number] = own
    return np.asarray(band[None] + BANDS * kind)


def _holiday_rows(event: Event, grid: SlotGrid) -> slice:
    """Intervals of a holiday and of the days after it."""
    until = event.until_min + DAYS_AFTER * MINUTES_PER_DAY
    low, high = np.searchsorted(grid.start_min, (event.start_min, until))
    return slice(int(low), int(high))


def _joined(rows: list[Hindcast], n_queues: int) -> Hindcast:
    if not rows:
        none, empty = np.empty(0, np.int64), np.empty((n_queues, 0))
        return Hindcast(none, none, np.empty((n_queues, 0), np.int64), empty, empty, empty)
    return Hindcast(
        np.concatenate([r.origin for r in rows]),
        np.concatenate([r.start_min for r in rows]),
        np.concatenate([r.group for r in rows], axis=1),
        np.concatenate([r.mean for r in rows], axis=1),
        np.concatenate([r.actual for r in rows], axis=1),
        np.concatenate([r.doubt for r in rows], axis=1),
    )
