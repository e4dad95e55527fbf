"""The clock that kick-offs of a file are told by: zones as files write them, and what is known of their publishers."""

from __future__ import annotations

import re
from datetime import UTC, timedelta, timezone, tzinfo
from zoneinfo import ZoneInfo, available_timezones

# People who write CET in July mean the clock on the wall, so these names are places, not fixed offsets.
NAMED = {
    "BST": "Europe/London",
    "CDT": "America/Chicago",
    "CEST": "Europe/Brussels",
    "CET": "Europe/Brussels",
    "EDT": "America/New_York",
    "EEST": "Europe/Athens",
    "EET": "Europe/Athens",
    "MDT": "America/Denver",
    "MSK": "Europe/Moscow",
    "PDT": "America/Los_Angeles",
    "TRT": "Europe/Istanbul",
    "WEST": "Europe/Lisbon",
    "WET": "Europe/Lisbon",
}
# How openfootball names files (en.1.json, uefa.cl.json, champions-league-2025-26.txt): UEFA tells times by Nyon.
PUBLISHED = {
    "at": "Europe/Vienna",
    "be": "Europe/Brussels",
    "ch": "Europe/Zurich",
    "champions": "Europe/Zurich",
    "cl": "Europe/Zurich",
    "conference": "Europe/Zurich",
    "de": "Europe/Berlin",
    "en": "Europe/London",
    "eng": "Europe/London",
    "es": "Europe/Madrid",
    "europa": "Europe/Zurich",
    "fr": "Europe/Paris",
    "gr": "Europe/Athens",
    "it": "Europe/Rome",
    "nl": "Europe/Amsterdam",
    "pt": "Europe/Lisbon",
    "sco": "Europe/London",
    "tr": "Europe/Istanbul",
    "uefa": "Europe/Zurich",
}
OFFSET = re.compile(r"(?:UTC|GMT)\s?([+-])(\d{1,2})(?::?([0-5]\d))?", re.ASCII)
MOST_OFFSET_MIN = 14 * 60


def zone_of(text: str) -> tzinfo | None:
    """The zone that a file writes as UTC, UTC-6, UTC+5:30, CET or Europe/Istanbul; None if it is no such thing."""
    if text in ("UTC", "GMT", "Z"):
        return UTC
    offset = OFFSET.fullmatch(text)
    if offset is not None:
        minutes = int(offset[2]) * 60 + int(offset[3] or 0)
        sign = -1 if offset[1] == "-" else 1
        return timezone(timedelta(minutes=sign * minutes)) if minutes <= MOST_OFFSET_MIN else None
    if text in NAMED:
        return ZoneInfo(NAMED[text])
    return ZoneInfo(text) if "/" in text and text in available_timezones() else None


def published_clock(file: str) -> str | None:
    """The IANA zone by which openfootball tells the times of a file of this name; None if that is not known."""
    return PUBLISHED.get(re.split(r"[.\-_ ]", file.rsplit("/", 1)[-1].lower())[0])
