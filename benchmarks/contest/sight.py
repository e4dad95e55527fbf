"""What a forecaster may see at an origin: the past, altered as asked, and what is known of the days to come."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from contest.case import MINUTES_PER_DAY, WHOLE_DAY, Bools, Case, Floats, Happening, Ints, Queue, Series
from contest.refusal import Refused

DISTURBED_DAYS = 28
OUTAGES, OUTAGE_H, OUTAGE_SHARE = 3, 4, 0.05
BURSTS, BURST_H, BURST_FACTOR = 2, 2, 3.0


@dataclass(frozen=True, eq=False, slots=True)
class Sight:
    """Arrays end with the horizon; `past` ends at the origin (its length is `split`)."""

    queues: tuple[Queue, ...]
    zone: str
    interval_min: int
    origin_min: int
    start_min: Ints
    day: Ints
    slot: Ints
    open: Bools
    split: int
    past: Floats
    events: tuple[Happening, ...]
    series: tuple[Series, ...]
    before_min: int
    seed: int

    @property
    def n_ahead(self) -> int:
        """Intervals of the horizon."""
        return len(self.start_min) - self.split

    @property
    def n_slots(self) -> int:
        """Intervals of an ordinary day."""
        return MINUTES_PER_DAY // self.interval_min


def look(case: Case, number: int) -> Sight:
    """What was known at an origin."""
    origin = case.plan.origins_min[number]
    ahead = case.after(origin)
    seen = slice(0, ahead.stop)
    past = case.counts[:, : ahead.start]
    if case.alterations.outages:
        past = disturbed(past, case.open[:, : ahead.start], (case.interval_min, case.alterations.seed, number))
    last_day = int(case.day[ahead.stop - 1])
    origin_day = int(case.day[ahead.start])
    return Sight(
        case.queues,
        case.zone,
        case.interval_min,
        origin,
        case.start_min[seen],
        case.day[seen],
        case.slot[seen],
        case.open[:, seen],
        ahead.start,
        past,
        known_events(case, origin, last_day),
        tuple(_known_series(s, min(last_day, origin_day + s.ahead_days)) for s in case.series),
        case.rule.before_min,
        case.alterations.seed,
    )


def known_events(case: Case, origin_min: int, last_day: int) -> tuple[Happening, ...]:
    """Events that the calendar held at an origin, to the day after the horizon."""
    asked = case.alterations
    # A day beyond the horizon: the eve of a holiday is known by its morrow.
    known = [e for e in case.events if e.day <= last_day + 1 and (e.known_min is None or e.known_min <= origin_min)]
    past = [e for e in known if e.start_min < origin_min]
    ahead = [e for e in known if e.start_min >= origin_min]
    if asked.hide_class is not None:
        past = [e for e in past if asked.hide_class not in e.tags]
    if asked.known_events is not None:
        days = [e for e in past if e.kind in WHOLE_DAY]  # the calendar's own days are always known
        games = [e for e in past if e.kind not in WHOLE_DAY]
        past = [*days, *games[len(games) - min(asked.known_events, len(games)) :]]
    return (*past, *ahead)


def _known_series(series: Series, last_day: int) -> Series:
    return Series(series.id, series.log, series.ahead_days, {d: v for d, v in series.values.items() if d <= last_day})


def disturbed(past: Floats, opened: Bools, key: tuple[int, int, int]) -> Floats:
    """Outages and bursts in the last four weeks, at other times for each origin, the same for all queues.

    Parameters
    ----------
    key
        Minutes of an interval, the seed, and the number of the origin.
    """
    width, seed, number = key
    if width > BURST_H * 60:
        raise Refused("--inject-outages: outages last hours, intervals must not be longer than 2 hours")
    rng = np.random.default_rng((seed, number))
    altered = past.copy()
    some_open = opened.any(axis=0)
    free: Bools = np.array(some_open, bool)
    free[: max(len(free) - DISTURBED_DAYS * MINUTES_PER_DAY // width, 0)] = False
    for hours, factor in [(OUTAGE_H, OUTAGE_SHARE)] * OUTAGES + [(BURST_H, BURST_FACTOR)] * BURSTS:
        length = hours * 60 // width
        whole = np.convolve(free, np.ones(length), "valid") == length
        places = np.flatnonzero(whole)
        if not places.size:
            raise Refused("--inject-outages: no four hours in a row are open in the last four weeks")
        at = int(rng.choice(places))
        altered[:, at : at + length] = np.rint(altered[:, at : at + length] * factor)
        free[max(at - length, 0) : at + 2 * length] = False
    return altered
