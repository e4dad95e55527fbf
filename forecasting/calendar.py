"""The calendar of an operation: what is known to happen, when it was known, and when it is closed."""

from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Protocol
from zoneinfo import ZoneInfo

import numpy as np

from forecasting.arrays import Bools
from forecasting.drivers import Driver
from forecasting.errors import ForecastError, Problem
from forecasting.events import EVENTS, Event
from forecasting.history import check_zone
from forecasting.traits import QueueTraits


class Scoped(Protocol):
    """Anything limited to some channels, languages and skills; an empty set means all."""

    @property
    def channels(self) -> frozenset[str]: ...
    @property
    def languages(self) -> frozenset[str]: ...
    @property
    def skills(self) -> frozenset[str]: ...


@dataclass(frozen=True, slots=True)
class Closure:
    """A time in which queues are shut although their weekly opening hours say otherwise."""

    starts_at: datetime
    ends_at: datetime
    channels: frozenset[str] = frozenset()
    languages: frozenset[str] = frozenset()
    skills: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Calendar:
    """Events, closures and driver series in the zone of the operation.

    A postponed match keeps its id: events of one id with different `known_from` are versions of one event.
    `events` holds the version known last; those it replaced are kept in `earlier`, for forecasts made before.
    `seen_min` is the moment (UTC minutes) from which it is looked at, once `known_at` was asked.

    Raises
    ------
    ForecastError
        `unknown_zone`; `duplicate_event` for an id used twice with the same `known_from`; `unknown_event_kind` for
        an unregistered kind; `naive_time` for a closure without a zone.
    """

    zone: str
    events: tuple[Event, ...] = ()
    closures: tuple[Closure, ...] = ()
    drivers: tuple[Driver, ...] = ()
    earlier: tuple[Event, ...] = ()
    seen_min: int | None = None

    def __post_init__(self) -> None:
        check_zone(self.zone)
        problems: list[Problem] = []
        seen: set[tuple[str, datetime | None]] = set()
        for event in (*self.earlier, *self.events):
            version = (event.id, event.known_from)
            if version in seen:
                problems.append(Problem("duplicate_event", {"event": event.id}))
            seen.add(version)
            if not isinstance(event, EVENTS):
                problems.append(Problem("unknown_event_kind", {"event": event.id}))
        problems.extend(
            Problem("naive_time", {"field": "closure"})
            for closure in self.closures
            if closure.starts_at.tzinfo is None or closure.ends_at.tzinfo is None
        )
        if problems:
            raise ForecastError(tuple(problems))
        latest, earlier = _versions((*self.earlier, *self.events))
        object.__setattr__(self, "events", latest)  # the one place where a frozen value is put in order
        object.__setattr__(self, "earlier", earlier)

    def known_at(self, when_min: int) -> "Calendar":
        """The calendar as it was known at a moment (UTC minutes): later news is left out."""
        when = datetime.fromtimestamp(when_min * 60, UTC)
        known, before = (
            tuple(e for e in events if e.known_from is None or e.known_from <= when)
            for events in (self.events, self.earlier)
        )
        today = when.astimezone(ZoneInfo(self.zone)).date()
        drivers = tuple(d.known_at(today) for d in self.drivers)
        return replace(self, events=known, drivers=drivers, earlier=before, seen_min=when_min)


def _versions(events: tuple[Event, ...]) -> tuple[tuple[Event, ...], tuple[Event, ...]]:
    """The version of each event that was known last, at the place of the first, and all that it replaced."""
    latest: dict[str, Event] = {}
    for event in events:
        other = latest.setdefault(event.id, event)
        if event.known_from is not None and (other.known_from is None or event.known_from > other.known_from):
            latest[event.id] = event
    if len(latest) == len(events):
        return events, ()
    return tuple(latest.values()), tuple(e for e in events if latest[e.id] is not e)


def applies_to(scoped: Scoped, queue: QueueTraits) -> bool:
    """Whether an event or a closure concerns a queue."""
    return (
        (not scoped.channels or queue.channel in scoped.channels)
        and (not scoped.languages or queue.language in scoped.languages)
        and (not scoped.skills or queue.skill in scoped.skills)
    )


def scope_mask(events: tuple[Event, ...], queues: tuple[QueueTraits, ...]) -> Bools:
    """Queue x event: whom each concerns. Thousands of events have few scopes between them, which are asked once."""
    scopes: dict[tuple[frozenset[str], ...], int] = {}
    place = [scopes.setdefault((e.channels, e.languages, e.skills), len(scopes)) for e in events]
    examples = dict(zip(reversed(place), reversed(events), strict=True))
    found = np.array([[applies_to(examples[k], q) for k in range(len(scopes))] for q in queues], bool)
    return found.reshape(len(queues), len(scopes))[:, np.array(place, np.int64)]
