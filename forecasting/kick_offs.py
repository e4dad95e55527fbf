"""When an event may begin whose time of day is not known yet: chances that add to 1."""

from collections import Counter
from dataclasses import replace
from datetime import datetime, time
from zoneinfo import ZoneInfo

from forecasting.arrays import MINUTES_PER_DAY
from forecasting.events import Event, Match
from forecasting.events.course import Timing

LEAST_MATCHES = 5
"""Kick-offs of a competition on a weekday (or at all) from which on they are believed."""
SLOT_MIN = 15
RAREST_SHARE = 0.05
"""Kick-offs rarer than this are exceptions, not slots."""

Slots = tuple[tuple[int, float], ...]
Kickoffs = dict[tuple[str, str, int | None], Counter[int]]


def possible_timings(events: tuple[Event, ...], zone: str, seen_min: int | None = None) -> list[tuple[Timing, ...]]:
    """The ways each event may run; one without a time of day begins at each of its probable times.

    They are the kick-offs of the same competition on that weekday, as far as the other events tell them; of the
    competition on any day; or else what is usual for the kind. A match that was over by `seen_min`, and of which
    nobody said that it went on, is taken to have ended as usual, so that it teaches.
    """
    if not any(event.date_only for event in events):
        return [_settled(event.timings(), seen_min) for event in events]
    known, clock = _kick_offs(events, zone), ZoneInfo(zone)
    return [
        _spread(event, known, clock) if event.date_only else _settled(event.timings(), seen_min) for event in events
    ]


def _settled(ways: tuple[Timing, ...], seen_min: int | None) -> tuple[Timing, ...]:
    """The likeliest way, once all are over."""
    if len(ways) == 1 or seen_min is None or any(way.end_min > seen_min for way in ways):
        return ways
    return (replace(max(ways, key=lambda way: (way.chance, -way.end_min)), chance=1.0),)


def _kick_offs(events: tuple[Event, ...], zone: str) -> Kickoffs:
    """How often each competition kicks off at each local time, by weekday and (None) on any day."""
    clock, found = ZoneInfo(zone), Kickoffs()
    for event in events:
        if isinstance(event, Match) and event.competition and not event.date_only:
            local = event.starts_at.astimezone(clock)
            slot = (local.hour * 60 + local.minute) // SLOT_MIN * SLOT_MIN
            for day in (local.weekday(), None):
                found.setdefault((event.sport, event.competition, day), Counter())[slot] += 1
    return found


def _spread(event: Event, known: Kickoffs, clock: ZoneInfo) -> tuple[Timing, ...]:
    day = event.starts_at.astimezone(clock).date()
    length, until = _length_min(event), event.until_min
    lengths = [(length + way.end_min - until, way) for way in event.timings()]
    ways: list[Timing] = []
    for minute, chance in _slots(event, known, day.weekday()):
        at = datetime.combine(day, time(minute // 60, minute % 60), clock)
        start = int(at.timestamp() // 60)
        ways += [Timing(start, start + run_min, way.deadline_min, chance * way.chance) for run_min, way in lengths]
    return tuple(ways)


def _length_min(event: Event) -> int:
    """Length of an event; whole days, as a date alone may be noted, are no length."""
    length = event.until_min - event.start_min
    return length if event.ends_at is not None and length < MINUTES_PER_DAY else event.course.duration_min


def _slots(event: Event, known: Kickoffs, weekday: int) -> Slots:
    """Probable local minutes of the day with their chances."""
    if isinstance(event, Match):
        for day in (weekday, None):
            seen = known.get((event.sport, event.competition, day), Counter())
            if seen.total() >= LEAST_MATCHES:
                return _shares(seen)
    usual = event.course.usual_starts_min
    return tuple((minute, 1.0 / len(usual)) for minute in usual)


def _shares(seen: Counter[int]) -> Slots:
    often = {minute: count for minute, count in sorted(seen.items()) if count >= RAREST_SHARE * seen.total()}
    often = often or dict(sorted(seen.items()))  # where any hour will do, all of them may be
    total = sum(often.values())
    return tuple((minute, count / total) for minute, count in often.items())
