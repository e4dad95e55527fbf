"""What the peers are told of days and events: flags of dates, bins around events, series known ahead."""

from __future__ import annotations

import numpy as np

from contest.case import MINUTES_PER_DAY, WHOLE_DAY, Floats, Ints
from contest.sight import Sight
from contest.windows import first_business_days

BIN_MIN = 30
MOST_BINS = 16


def day_flags(sight: Sight) -> dict[str, Floats]:
    """Flags of each interval's date: whole-day events, the day after a holiday, the first business day of a month."""
    flags: dict[str, Floats] = {}
    for name in sorted({_name(e.kind, e.part) for e in sight.events if e.kind in WHOLE_DAY}):
        days = np.array([e.day for e in sight.events if _name(e.kind, e.part) == name], np.int64)
        flags[name] = np.isin(sight.day, days).astype(float)
    holidays = np.array([e.day for e in sight.events if (e.kind, e.part) == ("holiday", "full")], np.int64)
    if holidays.size:
        flags["day_after"] = np.isin(sight.day, holidays + 1).astype(float)
    flags["first_business_day"] = np.isin(sight.day, first_business_days(np.unique(sight.day), holidays)).astype(float)
    return flags


def _name(kind: str, part: str) -> str:
    return f"{kind}_{part}"


def event_bins(sight: Sight, queue: int) -> Ints:
    """Bin of each interval relative to the start of an event of its queue, -1 outside; of two the later counts."""
    bins = np.full(len(sight.start_min), -1, np.int64)
    width = max(BIN_MIN, sight.interval_min)
    middle = sight.start_min + sight.interval_min / 2
    for event in sight.events:
        if event.kind in WHOLE_DAY or event.kind == "change" or not event.concerns(sight.queues[queue]):
            continue
        if sight.interval_min == MINUTES_PER_DAY:
            bins[sight.day == event.day] = 0
            continue
        number = np.floor((middle - event.start_min + sight.before_min) / width).astype(np.int64)
        inside = (number >= 0) & (number < MOST_BINS)
        bins[inside] = number[inside]
    return bins


def event_classes(sight: Sight, queue: int) -> Ints:
    """Class of the event whose bin each interval has: its place among the known sets of tags, -1 outside."""
    classes = sorted({(e.kind, e.tier, e.tags) for e in sight.events})
    found = np.full(len(sight.start_min), -1, np.int64)
    length = MOST_BINS * max(BIN_MIN, sight.interval_min)
    for event in sight.events:
        if event.kind not in WHOLE_DAY and event.kind != "change" and event.concerns(sight.queues[queue]):
            since = sight.start_min + sight.interval_min / 2 - event.start_min + sight.before_min
            found[(since >= 0) & (since < length)] = classes.index((event.kind, event.tier, event.tags))
    return found


def known_series(sight: Sight) -> dict[str, Floats]:
    """Series known ahead at each interval: volumes as standardised logs, flags as they are; 0 where not known."""
    found: dict[str, Floats] = {}
    for series in sight.series:
        values = np.array([series.values.get(int(d), np.nan) for d in sight.day])
        if series.log:
            values = np.log1p(np.maximum(values, 0.0))
            known = values[: sight.split][~np.isnan(values[: sight.split])]
            spread = float(known.std()) if known.size else 0.0
            values = (values - known.mean()) / spread if spread > 0 else np.zeros_like(values)
        found[series.id] = np.nan_to_num(values)
    return found
