"""Contact history: what was offered and handled, per queue and interval."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from zoneinfo import ZoneInfo

import numpy as np
import pandas as pd

from forecasting.arrays import MINUTES_PER_DAY, Ints
from forecasting.errors import ForecastError, Problem

REQUIRED = ("queue", "start", "offered", "aht_s")
OPTIONAL_NUMBERS = ("handled", "abandoned", "answered_in_target", "wait_s", "reply_s", "csat", "fcr")


def utc_minutes(start: "pd.Series[pd.Timestamp]") -> Ints:
    """Turn UTC timestamps into whole minutes since 1970."""
    seconds = pd.DatetimeIndex(start).tz_convert("UTC").tz_localize(None).as_unit("s").asi8
    minutes: Ints = seconds // 60
    return minutes


def check_zone(zone: str) -> None:
    """Refuse a time zone nobody knows.

    Raises
    ------
    ForecastError
        `unknown_zone` when the name is not an IANA zone.
    """
    try:
        ZoneInfo(zone)
    except (KeyError, ValueError, OSError):
        raise ForecastError.of("unknown_zone", zone=zone) from None


@dataclass(frozen=True, eq=False)
class ContactHistory:
    """Contacts offered per queue and interval: a long table, sorted by queue and start.

    Parameters
    ----------
    frame
        Columns queue (text), start (UTC), offered (>= 0, never NaN), aht_s (seconds, NaN if nothing was
        handled); optional handled, abandoned, answered_in_target, wait_s, reply_s, csat, fcr and at_least
        (the channel was capped or down, so more would have come). A row that is absent is missing, not zero.
    interval_min
        Length of an interval, minutes; divides the day.
    zone
        IANA zone of the operation.

    Raises
    ------
    ForecastError
        With every problem of the table.
    """

    frame: pd.DataFrame
    interval_min: int
    zone: str

    def __post_init__(self) -> None:
        check_zone(self.zone)
        if self.interval_min < 1 or MINUTES_PER_DAY % self.interval_min:
            raise ForecastError.of("bad_interval", interval_min=self.interval_min)
        problems = tuple(_type_problems(self.frame)) or tuple(_row_problems(self.frame, self.interval_min))
        if problems:
            raise ForecastError(problems)
        if _in_order(self.frame):
            ordered = self.frame.copy(deep=False)  # copied when somebody writes
        else:
            ordered = self.frame.sort_values(["queue", "start"], kind="stable", ignore_index=True)
        object.__setattr__(self, "frame", ordered)


def _in_order(frame: pd.DataFrame) -> bool:
    """Whether rows already lie by queue and start, numbered from 0: sorting millions again takes time and memory."""
    if frame.empty or frame["queue"].isna().any() or not frame.index.equals(pd.RangeIndex(len(frame))):
        return False
    code, start = _queue_code(frame), pd.DatetimeIndex(frame["start"]).asi8
    step = np.diff(code)
    return bool(((step > 0) | ((step == 0) & (np.diff(start) >= 0))).all())


def _queue_code(frame: pd.DataFrame) -> Ints:
    """Place of each row's queue among the queues in order of their names."""
    names = frame["queue"].astype("category")
    rank = np.argsort(np.argsort(names.cat.categories.astype(str).to_numpy(object)))
    return np.asarray(rank[names.cat.codes.to_numpy()], np.int32)


def _repeats(frame: pd.DataFrame) -> object:
    """Rows whose queue and start an earlier row has."""
    if _in_order(frame):
        start = pd.DatetimeIndex(frame["start"]).asi8
        return np.append(False, (np.diff(_queue_code(frame)) == 0) & (np.diff(start) == 0))
    return frame.duplicated(["queue", "start"])


def _type_problems(frame: pd.DataFrame) -> Iterator[Problem]:
    """Find columns that are absent or of the wrong type."""
    for column in REQUIRED:
        if column not in frame.columns:
            yield Problem("missing_column", {"column": column})
    if frame.empty:
        return
    for column in ("offered", "aht_s", *OPTIONAL_NUMBERS):
        if column in frame.columns and not pd.api.types.is_numeric_dtype(frame[column]):
            yield Problem("not_a_number", {"column": column})
    if "start" in frame.columns and str(getattr(frame["start"].dtype, "tz", None)) != "UTC":
        yield Problem("start_not_utc", {"dtype": str(frame["start"].dtype)})
    if "at_least" in frame.columns and frame["at_least"].dtype != bool:
        yield Problem("not_a_flag", {"column": "at_least"})


def _row_problems(frame: pd.DataFrame, interval_min: int) -> Iterator[Problem]:
    """Find rows that break a law of the table; each kind of problem once, with its count and first row."""
    if frame.empty:
        return
    offered, aht = frame["offered"].to_numpy(float), frame["aht_s"].to_numpy(float)
    checks: tuple[tuple[str, Callable[[], object]], ...] = (
        ("missing_queue", lambda: frame["queue"].isna()),
        ("missing_start", lambda: frame["start"].isna()),
        ("missing_offered", lambda: ~np.isfinite(offered)),
        ("negative_offered", lambda: offered < 0),
        ("negative_aht_s", lambda: (aht < 0) | np.isinf(aht)),
        ("off_grid", lambda: _off_grid(frame["start"], interval_min)),
        ("duplicate_interval", lambda: _repeats(frame)),
    )
    for code, broken in checks:
        rows = np.flatnonzero(np.asarray(broken(), bool))
        if rows.size:
            yield Problem(code, {"rows": int(rows.size), "first_row": int(rows[0])})


def _off_grid(start: "pd.Series[pd.Timestamp]", interval_min: int) -> object:
    """Mark starts that are no whole number of intervals from the hour grid."""
    known = start.notna().to_numpy()
    stamp = pd.DatetimeIndex(start).tz_localize(None).as_unit("s").asi8
    return known & (stamp % (interval_min * 60) != 0)
