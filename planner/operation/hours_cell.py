"""Weekdays and clock hours in one cell: "Mon-Fri 17:00-24:00; Sat 09:00-18:00"."""

from __future__ import annotations

import re

from planner.operation.cells import CellError, Habits
from planner.operation.types import WEEKDAYS, parse_clock
from solver.grid import DAY_MIN
from solver.policies import Hours

SPELLINGS: tuple[tuple[str, ...], ...] = (
    WEEKDAYS,
    ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"),
    ("pzt", "sal", "çar", "per", "cum", "cmt", "paz"),
    ("pazartesi", "salı", "çarşamba", "perşembe", "cuma", "cumartesi", "pazar"),
)
NAMES = {name: i for names in SPELLINGS for i, name in enumerate(names)}
PART = re.compile(r"(?P<days>[^\W\d]+(?:\s*[-,]\s*[^\W\d]+)*)?\s*(?P<hours>\d{1,2}:\d{2}\s*-\s*\d{1,2}:\d{2})?")


def available(cell: str, habits: Habits) -> tuple[Hours, ...]:
    """Spans between semicolons or bars: weekdays (none: every day) with hours (none: the whole day), or both.

    An end past 24:00 ("22:00-26:00") reaches into the next day.
    """
    return tuple(_span(part.strip()) for part in re.split(r"[;|]", cell) if part.strip())


def _span(part: str) -> Hours:
    found = PART.fullmatch(part)
    if found is None:
        raise CellError("not_hours", part=part)
    start, end = (0, DAY_MIN) if found["hours"] is None else map(_clock, found["hours"].split("-"))
    if not start < end <= start + DAY_MIN:
        raise CellError("hours_order", part=part)
    return Hours(tuple(range(7)) if found["days"] is None else _days(found["days"]), start, end)


def _clock(text: str) -> int:
    if int(text.split(":")[0]) > 47 or int(text.split(":")[1]) > 59:
        raise CellError("not_hours", part=text.strip())
    return parse_clock(text)


def _days(text: str) -> tuple[int, ...]:
    """Weekdays of "Mon-Fri", "Sat, Sun" or "Fri-Mon", in order of the week."""
    found: set[int] = set()
    for part in text.split(","):
        first, *last = (_weekday(name) for name in part.split("-"))
        if len(last) > 1:
            raise CellError("not_hours", part=text)
        length = (last[0] - first) % 7 if last else 0
        found |= {(first + i) % 7 for i in range(length + 1)}
    return tuple(sorted(found))


def _weekday(name: str) -> int:
    plain = name.strip()
    for known in (plain.lower(), plain.replace("I", "ı").lower()):
        if known in NAMES:
            return NAMES[known]
    raise CellError("not_a_weekday", part=name.strip())
