"""The sportsbook's history as files: one CSV per month, one row per queue and quarter of an hour that was open."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from itertools import groupby

import numpy as np

from planner.templates.sportsbook.curves import SLOTS
from planner.templates.sportsbook.happenings import FIRST_DAY
from planner.templates.sportsbook.volumes import STREAMS
from planner.templates.sportsbook.world import World

HEADER = "queue,start,offered,handled,abandoned,aht_s"
_CLOCKS = tuple(f"{slot // 4:02d}:{slot % 4 * 15:02d}" for slot in range(SLOTS))


def contact_files(found: World) -> Iterator[tuple[str, str]]:
    """Relative path and text per month; a closed interval has no row, an open one without contacts has a 0."""
    days = found.offered.shape[1] // SLOTS
    dates = [FIRST_DAY + timedelta(days=i) for i in range(days)]
    for month, group in groupby(range(days), key=lambda day: f"{dates[day]:%Y-%m}"):
        span = list(group)
        starts = [f"{dates[day]}T{clock}" for day in span for clock in _CLOCKS]
        lines = _lines(found, slice(span[0] * SLOTS, (span[-1] + 1) * SLOTS), starts)
        yield f"contacts/{month}.csv", "\n".join((HEADER, *lines)) + "\n"


def _lines(found: World, span: slice, starts: list[str]) -> Iterator[str]:
    for q, stream in enumerate(STREAMS):
        first, last = stream.opening_h
        is_open = [4 * first <= slot < 4 * last for slot in range(SLOTS)] * (len(starts) // SLOTS)
        offered, abandoned = found.offered[q, span].tolist(), found.abandoned[q, span].tolist()
        aht = [f"{value:.0f}" if value == value else "" for value in np.round(found.aht_s[q, span]).tolist()]
        rows = zip(starts, offered, abandoned, aht, is_open, strict=True)
        yield from (f"{stream.queue},{s},{o},{o - a},{a},{t}" for s, o, a, t, counted in rows if counted)
