"""Shapes in time of the sportsbook's world: of the day, the week, the year, and of a match around its kick-off."""

from __future__ import annotations

from datetime import date

import numpy as np
from numpy.typing import NDArray

FloatArray = NDArray[np.float64]
SLOTS = 96  # quarters of an hour in a day; Istanbul has no clock changes

# Relative level at the hours 0, 2, .. 22 and again 24.
SHAPES = {
    "evening": (0.95, 0.50, 0.25, 0.23, 0.46, 0.85, 1.05, 1.10, 1.20, 1.45, 1.80, 1.55, 0.95),
    "daytime": (0.60, 0.30, 0.18, 0.22, 0.70, 1.30, 1.45, 1.40, 1.40, 1.45, 1.50, 1.15, 0.60),
    "office": (0.45, 0.25, 0.20, 0.30, 0.95, 1.75, 1.80, 1.70, 1.45, 1.20, 1.10, 0.80, 0.45),
}
WEEK = {  # Monday first
    "evening": (0.93, 0.94, 0.97, 0.97, 1.04, 1.09, 1.06),
    "daytime": (1.01, 1.00, 0.99, 0.98, 1.02, 1.02, 0.98),
    "office": (1.14, 1.08, 1.05, 1.03, 1.02, 0.86, 0.82),
}
# Public holidays of Turkey in the period (Act 2429; religious feasts of 2025): kyc and e-mail rest, chat does not.
HOLIDAYS = (
    "2025-05-19",
    "2025-06-06",
    "2025-06-07",
    "2025-06-08",
    "2025-06-09",
    "2025-07-15",
    "2025-08-30",
    "2025-10-29",
)

PHASES = {  # peak height as a share of the event's strength
    "build_up": 0.55,
    "half_time": 0.45,
    "whistle": 1.0,
    "settlement": 0.85,
    "next_day": 0.35,
}


def day_shape(name: str, opening_h: tuple[int, int]) -> FloatArray:
    """Share of a day's contacts per quarter of an hour; 0 outside of the opening hours; sums to 1."""
    knots = np.arange(0, 26, 2, dtype=float)
    hours = (np.arange(SLOTS) + 0.5) / 4
    level = np.interp(hours, knots, SHAPES[name])
    level[(hours < opening_h[0]) | (hours >= opening_h[1])] = 0.0
    return np.asarray(level / level.sum())


def day_level(name: str, day: date) -> float:
    """Level of a day against an ordinary October day: weekday, slow growth, the summer without football."""
    since = (day - date(2025, 5, 5)).days
    growth = 0.965 + 0.07 * since / 364
    summer = 0.13 * np.exp(-(((since - 65) / 24) ** 2))
    holiday = str(day) in HOLIDAYS
    feast = (0.62 if name == "office" else 1.05) if holiday else 1.0
    return float(WEEK[name][day.weekday()] * growth * (1 - summer) * feast)


def match_phase(name: str, hours: FloatArray) -> FloatArray:
    """Height of a phase at hours since kick-off, 0..1; play ends at about 1.9 h."""
    if name == "build_up":
        return np.where((hours > -3) & (hours < 0.25), np.exp(-np.abs(hours + 0.25) / 0.9), 0.0)
    if name == "half_time":
        return np.exp(-(((hours - 0.92) / 0.22) ** 2))
    if name == "whistle":
        return np.where(hours > 1.7, np.exp(-np.abs(hours - 2.0) / 0.45), 0.0)
    if name == "settlement":
        return np.where((hours > 1.8) & (hours < 5.5), np.exp(-(((hours - 3.0) / 0.95) ** 2)), 0.0)
    return np.where(hours > 9, np.exp(-(((hours - 15.5) / 3.0) ** 2)), 0.0)


def campaign(hours: FloatArray, length_h: float) -> FloatArray:
    """A promotion since its start: the rush, its decay, and the last hours."""
    running = (hours >= 0) & (hours < length_h)
    rush = np.exp(-np.clip(hours, 0, None) / 5.0)
    last = 0.4 * np.exp(-np.abs(hours - length_h + 1.0) / 1.2)
    return np.where(running, rush + last, np.where(hours >= length_h, last * (hours < length_h + 1.5), 0.0))


def outage(hours: FloatArray, length_h: float) -> FloatArray:
    """An outage since its start: a steep rise, the plateau while it lasts, and recovery."""
    rise = np.clip(hours / 0.4, 0, 1)
    return np.where(hours < 0, 0.0, np.where(hours < length_h, rise, np.exp(-(hours - length_h) / 0.8)))
