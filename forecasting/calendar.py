"""The calendar of an operation: what is known to happen, when it was known, and when it is closed."""

from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Protocol
from zoneinfo import ZoneInfo

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

    Raises
    ------
    ForecastError
        `unknown_zone`; `duplicate_event` for an id used twice; `unknown_event_kind` for an unregistered kind;
        `naive_time` for a closure without a zone.
    """

    zone: str
    events: tuple[Event, ...] = ()
    closures: tuple[Closure, ...] = ()
    drivers: tuple[Driver, ...] = ()

    def __post_init__(self) -> None:
        check_zone(self.zone)
        problems: list[Problem] = []
        seen: set[str] = set()
        for event in self.events:
            if event.id in seen:
                problems.append(Problem("duplicate_event", {"event": event.id}))
            seen.add(event.id)
            if not isinstance(event, EVENTS):
                problems.append(Problem("unknown_event_kind", {"event": event.id}))
        problems.extend(
            Problem("naive_time", {"field": "closure"})
            for closure in self.closures
            if closure.starts_at.tzinfo is None or closure.ends_at.tzinfo is None
        )
        if problems:
            raise ForecastError(tuple(problems))

    def known_at(self, when_min: int) -> "Calendar":
        """The calendar as it was known at a moment (UTC minutes): later news is left out."""
        when = datetime.fromtimestamp(when_min * 60, UTC)
        known = tuple(e for e in self.events if e.known_from is None or e.known_from <= when)
        today = when.astimezone(ZoneInfo(self.zone)).date()
        return replace(self, events=known, drivers=tuple(d.known_at(today) for d in self.drivers))


def applies_to(scoped: Scoped, queue: QueueTraits) -> bool:
    """Whether an event or a closure concerns a queue."""
    return (
        (not scoped.channels or queue.channel in scoped.channels)
        and (not scoped.languages or queue.language in scoped.languages)
        and (not scoped.skills or queue.skill in scoped.skills)
    )
