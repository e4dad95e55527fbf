"""History of all queues on one axis of intervals, ready for arithmetic."""

from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt
import pandas as pd

from forecasting.arrays import Bools, Floats, Ints
from forecasting.calendar import Calendar
from forecasting.capped import capped_intervals
from forecasting.errors import ForecastError
from forecasting.history import ContactHistory, utc_minutes
from forecasting.setting import Setting, make_setting
from forecasting.slots import slot_grid
from forecasting.traits import QueueTraits

COMPACT: npt.DTypeLike = np.float32  # counts are small, queues and intervals many: half the memory, enough digits


@dataclass(frozen=True, eq=False, slots=True)
class Panel:
    """Queue x interval arrays of the history; NaN is missing, closed or masked.

    `weight` counts the contacts behind `aht_s`.
    """

    setting: Setting
    offered: Floats
    at_least: Bools
    aht_s: Floats
    weight: Floats

    def before(self, end_min: int) -> "Panel":
        """The history as it was known at a moment (UTC minutes): earlier intervals, events known by then."""
        grid = self.setting.grid
        keep = int(np.searchsorted(grid.start_min + grid.interval_min, end_min, side="right"))
        shorter = slot_grid(
            int(grid.start_min[0]), int(grid.start_min[0]) + keep * grid.interval_min, grid.interval_min, grid.zone
        )
        setting = make_setting(self.setting.queues, self.setting.calendar.known_at(end_min), shorter)
        return replace(
            self,
            setting=setting,
            offered=self.offered[:, :keep],
            at_least=self.at_least[:, :keep],
            aht_s=self.aht_s[:, :keep],
            weight=self.weight[:, :keep],
        )


def working_interval_min(history_min: int, planning_min: int) -> int:
    """Length of the intervals the models work on: the coarser of history and plan.

    Raises
    ------
    ForecastError
        `interval_mismatch` when neither length divides the other.
    """
    coarse, fine = max(history_min, planning_min), min(history_min, planning_min)
    if fine < 1 or coarse % fine:
        raise ForecastError.of("interval_mismatch", history_min=history_min, planning_min=planning_min)
    return coarse


def make_panel(
    history: ContactHistory,
    queues: tuple[QueueTraits, ...],
    calendar: Calendar,
    interval_min: int,
    end_min: int | None = None,
) -> Panel:
    """Lay the history of the given queues on one axis, summed to the working interval, up to `end_min`.

    Raises
    ------
    ForecastError
        `empty_history` when nothing is left, `no_queues`, `duplicate_queue`.
    """
    _check_queues(queues)
    frame = history.frame
    row = _rows(frame, queues)
    starts = utc_minutes(frame["start"]) if len(frame) else np.empty(0, np.int64)
    keep = row >= 0
    if end_min is not None:
        keep = keep & (starts + history.interval_min <= end_min)
    if not keep.any():
        raise ForecastError.of("empty_history")
    if not keep.all():
        frame, row, starts = frame[keep], row[keep], starts[keep]
    origin = int(starts.min()) // interval_min * interval_min
    end = int(starts.max()) // interval_min * interval_min + interval_min
    grid = slot_grid(origin, end, interval_min, calendar.zone)
    cell = row * len(grid.start_min) + (starts - origin) // interval_min
    del row, starts, keep
    setting = make_setting(queues, calendar.known_at(end), grid)
    return _fill(setting, frame, cell, interval_min // history.interval_min)


def _rows(frame: pd.DataFrame, queues: tuple[QueueTraits, ...]) -> Ints:
    """Row of the panel that each row of the history belongs to; -1 for queues that are not asked for."""
    place = {q.queue: i for i, q in enumerate(queues)}
    names = frame["queue"].astype("category")
    of_name = np.array([*(place.get(name, -1) for name in names.cat.categories), -1], np.int64)
    return np.asarray(of_name[names.cat.codes.to_numpy()])


def _check_queues(queues: tuple[QueueTraits, ...]) -> None:
    if not queues:
        raise ForecastError.of("no_queues")
    names = [q.queue for q in queues]
    for name in sorted({n for n in names if names.count(n) > 1}):
        raise ForecastError.of("duplicate_queue", queue=name)


def _fill(setting: Setting, frame: pd.DataFrame, cell: Ints, per_interval: int) -> Panel:
    """Sum rows into intervals; an interval with a part missing is missing, one with a capped part is capped."""
    shape = setting.open.shape
    size = shape[0] * shape[1]

    def total(values: Floats) -> Floats:
        laid: Floats
        laid = np.zeros(size, COMPACT)
        if per_interval > 1:
            laid[:] = np.bincount(cell, values, size)
        else:
            laid[cell] = values
        return laid.reshape(shape)

    offered, aht = frame["offered"].to_numpy(), frame["aht_s"].to_numpy()
    handled = frame["handled"].to_numpy() if "handled" in frame else offered
    weight = np.where(np.isnan(aht), 0.0, np.maximum(np.where(np.isnan(handled), offered, handled), 0.0))
    at_least = capped_intervals(setting)
    if "at_least" in frame:
        at_least = at_least | (total(frame["at_least"].to_numpy(float)) > 0)
    counted = total(offered)
    counted[(total(np.ones(len(frame), np.float32)) != per_interval) | ~setting.open] = np.nan
    seconds, weights = total(weight * np.nan_to_num(aht)), total(weight)
    seconds /= np.maximum(weights, 1e-9)
    seconds[weights <= 0] = np.nan
    return Panel(setting, counted, at_least, seconds, weights)
