"""Weekly opening hours: as written in a file, or as a history shows them."""

from __future__ import annotations

import re

import numpy as np

from contest.case import MINUTES_PER_DAY, Bools, Floats, Ints, Opening
from contest.refusal import Refused

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
ALWAYS = {"", "24/7", "always", "00:00-24:00"}
LEAST_SHARE = 0.1  # of a weekday's dates, for a slot to count as open


def read_opening(text: str, where: str) -> Opening | None:
    """Read hours such as `mon-fri 07:00-21:00; sat 09:00-17:00`; blank or 24/7 is round the clock.

    Days without hours are closed; hours without days are every day's; an end before its start is the next day's.
    """
    if text.strip().lower() in ALWAYS:
        return None
    week = [(0, 0)] * 7
    for part in re.split(r"[;|]", text.lower()):
        found = re.fullmatch(r"\s*([a-z, \-]*?)\s*(\d{1,2}):(\d\d)\s*-\s*(\d{1,2}):(\d\d)\s*", part)
        if not found:
            raise Refused(f"{where}: opening {text!r} is not like `mon-fri 07:00-21:00; sat 09:00-17:00` or 24/7")
        opens, closes = int(found[2]) * 60 + int(found[3]), int(found[4]) * 60 + int(found[5])
        closes += MINUTES_PER_DAY * (closes <= opens)
        for day in _days(found[1], where):
            week[day] = (opens, closes)
    return tuple(week)


def _days(text: str, where: str) -> list[int]:
    """Weekdays of `mon-fri`, `sat,sun` or nothing, which is all."""
    found: list[int] = []
    for part in filter(None, re.split(r"[, ]+", text.strip())):
        ends = [d[:3] for d in part.split("-")]
        if any(d not in DAYS for d in ends) or len(ends) > 2:
            raise Refused(f"{where}: {part!r} is no weekday; write mon, tue ... sun")
        first, last = DAYS.index(ends[0]), DAYS.index(ends[-1])
        found += [(first + k) % 7 for k in range((last - first) % 7 + 1)]
    return found or list(range(7))


def shown_opening(counts: Floats, day: Ints, slot: Ints, interval_min: int) -> Opening | None:
    """Opening hours of one queue as its history shows them: per weekday from the first to the last slot observed.

    A slot that is observed on few of a weekday's dates, or never, is closed; a queue observed everywhere never closes.
    """
    n_slots = MINUTES_PER_DAY // interval_min
    weekday = (day + 3) % 7
    cell = weekday * n_slots + slot
    known = ~np.isnan(counts)
    seen = np.bincount(cell, known, 7 * n_slots).reshape(7, n_slots)
    if not known.any():
        return None
    lived = (day >= day[known].min()) & (day <= day[known].max())
    dates = np.array([len(np.unique(day[(weekday == w) & known])) for w in range(7)])
    total = np.array([len(np.unique(day[(weekday == w) & lived])) for w in range(7)])
    is_open = (seen > LEAST_SHARE * dates[:, None]) & (dates >= LEAST_SHARE * total)[:, None]
    if is_open.all():
        return None
    week = [(int(np.argmax(row)), n_slots - int(np.argmax(row[::-1]))) if row.any() else (0, 0) for row in is_open]
    return tuple((first * interval_min, last * interval_min) for first, last in week)


def open_intervals(opening: Opening | None, day: Ints, slot: Ints, interval_min: int) -> Bools:
    """Which intervals are wholly within opening hours."""
    if opening is None:
        return np.ones(len(day), bool)
    opens, closes = np.array(opening).T
    weekday, start = (day + 3) % 7, slot * interval_min
    today = (start >= opens[weekday]) & (start + interval_min <= closes[weekday])
    return np.asarray(today | (start + interval_min <= closes[(weekday - 1) % 7] - MINUTES_PER_DAY))
