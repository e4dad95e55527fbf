"""Level shifts nobody entered: a new bot flow or a new market shows as a step that outlasts the week.

The median of the fortnight after a day is compared with that of the fortnight before, on the logarithm of the
ordinary intervals' contacts; it must stand out from the queue's own day-to-day noise and from how such medians
usually drift. Only a suspicion: the forecast follows the data either way, and an entered change does so at once.
"""

from dataclasses import dataclass

import numpy as np

from forecasting.arrays import Bools, Floats, Ints, observed_median
from forecasting.events import Change
from forecasting.panel import Panel
from forecasting.slots import midnights_min
from forecasting.usual import ordinary_days

SPAN_DAYS = 14
LEAST_STEP = 0.14  # of the logarithm: 15 % more or 13 % less
LEAST_Z = 5.0  # against the noise of single days
LEAST_DRIFT_Z = 3.0  # against the drift of the level
LEAST_CONTACTS = 20.0  # a day; below it a day's level says too little
LEAST_DAYS = 4 * SPAN_DAYS
LEAST_SHARE = 0.25  # of a day's ordinary contacts that must have been observed
NORMAL_MAD = 1.4826  # of a normal distribution's deviation
MEDIAN_NOISE = 1.2533  # standard error of a median over that of a mean
ROWS_AT_ONCE = 8
DECLARED_DAYS = 10  # around an entered change


@dataclass(frozen=True, slots=True)
class Step:
    """A suspected lasting change: its queue, local midnight (UTC minutes), and new level over old less one."""

    queue: str
    start_min: int
    share: float


def suspected_steps(panel: Panel) -> tuple[Step, ...]:
    """Find level shifts in a cleaned history, at most one per fortnight and queue, entered changes left out."""
    grid, queues = panel.setting.grid, panel.setting.queues
    if len(grid.dates) < LEAST_DAYS:
        return ()
    special = panel.setting.event_intervals() | panel.at_least
    midnight = midnights_min(grid.dates, grid.zone)
    found = list[Step]()
    for first in range(0, len(queues), ROWS_AT_ONCE):
        rows = slice(first, first + ROWS_AT_ONCE)
        step, certain = _steps(_level(panel, rows, special))
        for row, day in _peaks(step, certain):
            declared = _declared(panel, first + row, midnight)
            if not (np.abs(declared - day) <= DECLARED_DAYS).any():
                found.append(Step(queues[first + row].queue, int(midnight[day]), float(np.expm1(step[row, day]))))
    return tuple(found)


def _level(panel: Panel, rows: slice, special: Bools) -> Floats:
    """Queue x day: logarithm of ordinary contacts over the weekday's; NaN where too little was seen."""
    came, usual = ordinary_days(panel, rows, special[rows])
    typical = observed_median(np.where(usual > 0, usual, np.nan), 1)[:, None]
    known = (usual >= LEAST_SHARE * typical) & (typical >= LEAST_CONTACTS) & (usual > 0)
    level = np.log((came + 0.5) / (np.where(known, usual, 1.0) + 0.5))
    return np.where(known, level, np.nan)


def _steps(level: Floats) -> tuple[Floats, Bools]:
    """Queue x day: step at the beginning of each day, and whether it is beyond noise and drift."""
    edge = np.full((len(level), SPAN_DAYS), np.nan)
    spans = np.lib.stride_tricks.sliding_window_view(np.concatenate([edge, level, edge], axis=1), SPAN_DAYS, axis=1)
    median = observed_median(spans, 2)
    enough = (~np.isnan(spans)).sum(2) >= SPAN_DAYS // 2
    median = np.where(enough, median, np.nan)
    before, after = median[:, : level.shape[1]], median[:, SPAN_DAYS : SPAN_DAYS + level.shape[1]]
    step = after - before
    noise = _deviation(np.diff(level, axis=1)) / np.sqrt(2.0)
    of_medians = MEDIAN_NOISE * noise * np.sqrt(2.0 / SPAN_DAYS)
    drift = _deviation(step)
    size = np.nan_to_num(np.abs(step))
    certain = (size >= LEAST_STEP) & (size >= LEAST_Z * of_medians) & (size >= LEAST_DRIFT_Z * drift)
    return step, certain


def _deviation(values: Floats) -> Floats:
    """Robust standard deviation around zero of each row, as a column."""
    return np.asarray(NORMAL_MAD * np.nan_to_num(observed_median(np.abs(values), 1), nan=np.inf)[:, None])


def _peaks(step: Floats, certain: Bools) -> list[tuple[int, int]]:
    """(row, day) of the greatest step of each stretch of certain days less than a fortnight apart."""
    found = list[tuple[int, int]]()
    for row in np.flatnonzero(certain.any(1)).tolist():
        days = np.flatnonzero(certain[row])
        for group in np.split(days, np.flatnonzero(np.diff(days) >= SPAN_DAYS) + 1):
            found.append((row, int(group[np.argmax(np.abs(step[row, group]))])))
    return found


def _declared(panel: Panel, row: int, midnight: Ints) -> Ints:
    """Days on which an entered change of the queue begins."""
    starts = [e.start_min for e in panel.setting.events_of(row) if isinstance(e, Change)]
    return np.asarray(np.searchsorted(midnight, starts, side="right") - 1, np.int64)
