"""Durations, and local clocks without a zone in their files."""

from __future__ import annotations

import re
from zoneinfo import ZoneInfo

import numpy as np
import pandas as pd

from contest.case import MINUTES_PER_DAY, Ints
from contest.refusal import Refused

UNITS = {"min": 1, "m": 1, "t": 1, "h": 60, "d": MINUTES_PER_DAY, "w": 7 * MINUTES_PER_DAY}


def minutes(text: str, option: str) -> int:
    """Read a duration such as 30min, 1h, 14D or 8W."""
    found = re.fullmatch(r"(\d+)\s*(min|m|t|h|d|w)", text.strip(), re.IGNORECASE)
    if not found or not int(found[1]):
        raise Refused(f"{option} {text}: write a duration such as 30min, 1h, 14D or 8W")
    return int(found[1]) * UNITS[found[2].lower()]


def days(text: str, option: str) -> int:
    """Read a duration in whole days."""
    whole, rest = divmod(minutes(text, option), MINUTES_PER_DAY)
    if rest or not whole:
        raise Refused(f"{option} {text}: must be whole days, such as 14D")
    return whole


def check_zone(zone: str) -> None:
    """Refuse a zone nobody knows."""
    try:
        ZoneInfo(zone)
    except (KeyError, ValueError, OSError):
        raise Refused(f"--zone {zone}: no such time zone; write an IANA name such as Europe/Istanbul") from None


def working_zone(zone: str, interval_min: int, sample: pd.DatetimeIndex) -> str:
    """The zone, or UTC standing for the local clock.

    Days, and hours in zones that lie off the full interval, do not start on whole UTC intervals: there the local
    clock itself is used as if it were UTC.
    """
    offsets = {int(o.total_seconds()) // 60 for t in sample for o in [ZoneInfo(zone).utcoffset(t)] if o is not None}
    on_grid = interval_min < MINUTES_PER_DAY and all(o % interval_min == 0 for o in offsets)
    return zone if on_grid else "UTC"


def to_utc_min(local: pd.Series[pd.Timestamp], zone: str, again: np.ndarray | None = None) -> Ints:
    """UTC minutes of local times; a time that does not exist is -1, the repeated hour is summer time first.

    Parameters
    ----------
    again
        Rows that are the second of two equal local times.
    """
    stamps = pd.DatetimeIndex(local)
    if zone != "UTC":
        first = np.ones(len(stamps), bool) if again is None else ~again
        stamps = stamps.tz_localize(zone, ambiguous=first, nonexistent="NaT").tz_convert("UTC").tz_localize(None)
    seconds = stamps.as_unit("s").asi8
    return np.where(stamps.isna(), -1, seconds // 60).astype(np.int64)


def local_clock(utc_min: Ints, zone: str) -> tuple[Ints, Ints]:
    """Local date (days since 1970) and local minute of the day."""
    stamps = pd.to_datetime(utc_min * 60, unit="s", utc=True)
    wall = stamps.tz_convert(zone).tz_localize(None).as_unit("s").asi8 // 60
    return wall // MINUTES_PER_DAY, wall % MINUTES_PER_DAY


def midnight_min(day: int, zone: str) -> int:
    """UTC minute at which a local date begins."""
    stamp = pd.Timestamp(day * 86400, unit="s").tz_localize(zone, ambiguous=True, nonexistent="shift_forward")
    return int(stamp.timestamp()) // 60
