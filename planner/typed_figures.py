"""Figures as planners type them: periods, lists of seconds, shares."""

from __future__ import annotations

import re

PERIOD = re.compile(r"(\d+(?:\.\d+)?)?\s*(min|h|day)", re.IGNORECASE)
SECONDS = {"min": 60.0, "h": 3600.0, "day": 86400.0}


def period_s(text: str) -> float | None:
    """Seconds of 15min, 30min, 1h, h or day; None if it is no period."""
    found = PERIOD.fullmatch(text.strip())
    seconds = 0.0 if found is None else float(found[1] or 1) * SECONDS[found[2].lower()]
    return seconds if seconds > 0 else None


def numbers(text: str) -> tuple[float, ...] | None:
    """Numbers with commas between; None if one is none."""
    try:
        return tuple(float(part) for part in text.split(","))
    except ValueError:
        return None


def share_of(text: str) -> float | None:
    """A share such as 0.8 or 80%; None if it is no number."""
    number, percent = text.strip().removesuffix("%"), text.strip().endswith("%")
    try:
        return float(number) / (100.0 if percent else 1.0)
    except ValueError:
        return None
