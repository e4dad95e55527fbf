"""The stretch of a forecast around `now`, and what came in it so far."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import numpy as np
import pandas as pd

from forecasting.arrays import Floats, Ints
from forecasting.day_level import DaySeen
from forecasting.day_prior import HOUR_MIN, band_variance
from forecasting.history import ContactHistory, utc_minutes
from forecasting.outlook import QUANTILES, Forecast
from forecasting.regressors import FAMILIES

PART = "intraday"
LEVEL_PARTS = frozenset({"base", "season", "growth", PART, *(family.name for family in FAMILIES)})
LEAST_CONTACTS = 1e-9


@dataclass(frozen=True, eq=False, slots=True)
class DayStretch:
    """Today, and the hours within reach across either midnight, as queue x interval arrays.

    `hour` counts hours from the beginning, `local_day` is -1, 0 (today) or 1, `left` the share of an interval
    still to come. `event` are contacts of the events under way, `base` all others; `bands` level x queue x
    interval, `variance` what they imply.
    """

    inside: slice
    queues: tuple[str, ...]
    start_min: Ints
    interval_min: int
    now_min: int
    hour: Ints
    local_day: Ints
    left: Floats
    mean: Floats
    base: Floats
    event: Floats
    variance: Floats
    bands: Floats

    @property
    def end_min(self) -> int:
        """End of the last interval, UTC minutes."""
        return int(self.start_min[-1]) + self.interval_min


def cut_stretch(forecast: Forecast, now: datetime, reach_hours: float) -> DayStretch | None:
    """Cut the stretch out of a forecast; None where the forecast has nothing before or nothing after `now`."""
    zone, width, now_min = ZoneInfo(forecast.zone), forecast.interval_min, int(now.timestamp() // 60)
    date = now.astimezone(zone).date()
    midnights = (datetime.combine(d, datetime.min.time(), zone) for d in (date, date + timedelta(days=1)))
    opens, ends = (int(m.timestamp() // 60) for m in midnights)
    start = utc_minutes(forecast.table["start"].iloc[: forecast.n_intervals])
    reach = int(reach_hours * HOUR_MIN)
    first, last = np.searchsorted(start, (min(opens, now_min - reach), max(ends, now_min + reach)))
    inside, start = slice(int(first), int(last)), start[first:last]
    if not len(start) or start[-1] + width <= now_min or start[0] >= now_min:
        return None
    mean, *bands = (_array(forecast, name)[:, inside] for name in ("mean", *QUANTILES))
    event = _under_way(forecast, start, now_min)
    return DayStretch(
        inside,
        forecast.queues,
        start,
        width,
        now_min,
        (start - start[0]) // HOUR_MIN,
        np.where(start < opens, -1, np.where(start < ends, 0, 1)),
        np.clip((start + width - now_min) / width, 0.0, 1.0),
        mean,
        np.maximum(mean - event, 0.0),
        event,
        band_variance(bands[1], bands[5], mean),
        np.stack(bands),
    )


def _array(forecast: Forecast, column: str) -> Floats:
    values: Floats = forecast.table[column].to_numpy(float).reshape(len(forecast.queues), forecast.n_intervals)
    return values


def _under_way(forecast: Forecast, start_min: Ints, now_min: int) -> Floats:
    """Queue x interval contacts of the events that have begun, by the attribution.

    An event yet to come has shown nothing of its size; its contacts go with the level.
    """
    said = forecast.attribution
    low, high = (pd.Timestamp(int(t) * 60, unit="s", tz="UTC") for t in (start_min[0], start_min[-1]))
    said = said[((said["start"] >= low) & (said["start"] <= high)).to_numpy()]
    said = said[~said["part"].isin(LEVEL_PARTS).to_numpy()]
    minute = utc_minutes(said["start"]) if len(said) else np.empty(0, np.int64)
    begun = said["part"].isin(said["part"][minute < now_min].unique()).to_numpy()
    queue = pd.Index(forecast.queues).get_indexer(pd.Index(said["queue"]))[begun]
    cell = (minute[begun] - start_min[0]) // forecast.interval_min
    shape = (len(forecast.queues), len(start_min))
    contacts = said["contacts"].to_numpy(float)[begun]
    flat = np.bincount(queue * shape[1] + cell, contacts, shape[0] * shape[1])
    return np.asarray(flat, float).reshape(shape)


def seen_so_far(stretch: DayStretch, actuals: ContactHistory, noise: Floats) -> DaySeen:
    """Sum what came by `now`, and what was expected in the same minutes, into queue x hour.

    Actuals may be finer or coarser than the forecast and may have gaps. A row marked "at least" counts only
    where it exceeds what was expected: below it, nobody knows.
    """
    frame = actuals.frame
    start = utc_minutes(frame["start"]) if len(frame) else np.empty(0, np.int64)
    end = start + actuals.interval_min
    queue = pd.Index(stretch.queues).get_indexer(pd.Index(frame["queue"]))
    inside = (queue >= 0) & (start >= stretch.start_min[0]) & (end <= min(stretch.now_min, stretch.end_min))
    span = (queue[inside], start[inside], end[inside])
    base, event, noises = (_between(v, span, stretch) for v in (stretch.base, stretch.event, noise))
    came = frame["offered"].to_numpy(float)[inside]
    keep = base + event > LEAST_CONTACTS
    if "at_least" in frame:
        keep &= ~frame["at_least"].to_numpy(bool)[inside] | (came > base + event)
    middle = (span[1] + span[2] - 1) // 2
    shape = (len(stretch.queues), int(stretch.hour[-1]) + 1)
    key = (span[0] * shape[1] + (middle - stretch.start_min[0]) // HOUR_MIN)[keep]
    sums = (_summed(key, values[keep], shape) for values in (base, event, noises, came - base - event))
    return DaySeen(*sums)


def _between(values: Floats, span: tuple[Ints, Ints, Ints], stretch: DayStretch) -> Floats:
    """Sum of queue x interval values between two moments per row; within an interval in proportion to time."""
    total = np.pad(np.cumsum(values, axis=1), ((0, 0), (1, 0)))
    queue, start, end = span

    def upto(moment: Ints) -> Floats:
        place = (moment - stretch.start_min[0]) / stretch.interval_min
        whole = np.minimum(place.astype(np.int64), values.shape[1] - 1)
        return np.asarray(total[queue, whole] + (place - whole) * values[queue, whole])

    return upto(end) - upto(start)


def _summed(key: Ints, values: Floats, shape: tuple[int, int]) -> Floats:
    return np.asarray(np.bincount(key, values, shape[0] * shape[1]), float).reshape(shape)
