"""Outages and bursts nobody entered in the calendar: found as runs and masked, each with why."""

from dataclasses import dataclass

import numpy as np
from pydantic import BaseModel, ConfigDict, Field

from forecasting.arrays import Bools, Floats, Ints, observed_median
from forecasting.events import Holiday
from forecasting.panel import Panel
from forecasting.setting import Setting


class CleanParams(BaseModel):
    """When a run of intervals is too far from the usual to teach the model anything."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    low_ratio: float = Field(default=0.4, gt=0, lt=1)
    high_ratio: float = Field(default=1.8, gt=1)
    min_run: int = Field(default=2, ge=1, description="adjacent intervals")
    min_z: float = Field(default=5.0, gt=0, description="Poisson deviations of the whole run")


@dataclass(frozen=True, slots=True)
class MaskedRun:
    """A run left out of learning: queue, UTC minutes, what it looks like, observed against usual contacts."""

    queue: str
    start_min: int
    end_min: int
    looks_like: str
    observed: float
    usual: float


def find_runs(panel: Panel, params: CleanParams) -> tuple[MaskedRun, ...]:
    """Find runs of two or more intervals far below or above the weekday's usual shape.

    The usual is the median of the weekday and slot, scaled by the day's own median ratio, so that a busy or a
    quiet day is no outage. Inside known events only outages are looked for: a burst there is the event.
    """
    usual = usual_contacts(panel)
    events, holidays = panel.setting.event_intervals(), _holiday_intervals(panel.setting)
    with np.errstate(divide="ignore", invalid="ignore"):
        ratio = panel.offered / usual
    low = (ratio < params.low_ratio) & ~holidays & ~panel.at_least
    high = (ratio > params.high_ratio) & ~holidays & ~events
    runs = _runs(panel, usual, low, params, "outage") + _runs(panel, usual, high, params, "burst")
    return tuple(sorted(runs, key=lambda r: (r.queue, r.start_min)))


def masked(panel: Panel, runs: tuple[MaskedRun, ...]) -> Bools:
    """Queue x interval: inside a masked run."""
    mask = np.zeros(panel.offered.shape, bool)
    row = {q.queue: i for i, q in enumerate(panel.setting.queues)}
    start = panel.setting.grid.start_min
    for run in runs:
        low, high = np.searchsorted(start, (run.start_min, run.end_min))
        mask[row[run.queue], low:high] = True
    return mask


def usual_contacts(panel: Panel) -> Floats:
    """Queue x interval: the median shape of the weekday, lifted to the level of the day."""
    grid = panel.setting.grid
    cells = grid.to_cells(panel.offered)
    shape = np.full_like(cells, np.nan)
    for weekday in range(7):
        days = np.flatnonzero(grid.weekday == weekday)
        if len(days):
            shape[:, days] = observed_median(cells[:, days], axis=1)[:, None]
    with np.errstate(divide="ignore", invalid="ignore"):
        ratio = np.where(shape > 0, cells / shape, np.nan)
    level = observed_median(ratio, axis=2)
    return grid.from_cells(shape * level[:, :, None])


def _holiday_intervals(setting: Setting) -> Bools:
    """Queue x interval: on a holiday of the queue's market, when the shape of the day is not the weekday's."""
    mask = np.zeros(setting.open.shape, bool)
    start = setting.grid.start_min
    for e, event in enumerate(setting.events):
        if isinstance(event, Holiday):
            low, high = np.searchsorted(start, (event.start_min, event.until_min))
            mask[setting.scope[:, e], low:high] = True
    return mask


def _runs(panel: Panel, usual: Floats, strange: Bools, params: CleanParams, looks_like: str) -> list[MaskedRun]:
    """Join adjacent strange intervals and keep the runs that chance does not explain."""
    start, width = panel.setting.grid.start_min, panel.setting.grid.interval_min
    edge = np.diff(np.pad(strange, ((0, 0), (1, 1))).astype(np.int8), axis=1)
    queue, low = np.nonzero(edge == 1)
    high = np.nonzero(edge == -1)[1]
    observed = _run_sums(np.where(strange, panel.offered, 0.0), queue, low, high)
    expected = _run_sums(np.where(strange, usual, 0.0), queue, low, high)
    surprise = np.abs(observed - expected) / np.sqrt(np.maximum(expected, 1.0))
    names = [q.queue for q in panel.setting.queues]
    return [
        MaskedRun(
            names[queue[r]],
            int(start[low[r]]),
            int(start[high[r] - 1]) + width,
            looks_like,
            float(observed[r]),
            float(expected[r]),
        )
        for r in np.flatnonzero((high - low >= params.min_run) & (surprise >= params.min_z))
    ]


def _run_sums(values: Floats, queue: Ints, low: Ints, high: Ints) -> Floats:
    """Sum of a row from low to high, for many runs at once."""
    running = np.pad(np.cumsum(values, axis=1), ((0, 0), (1, 0)))
    return np.asarray(running[queue, high] - running[queue, low])
