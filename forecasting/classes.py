"""Classes of events: which past events should act alike."""

from collections import Counter
from dataclasses import dataclass
from typing import TypeVar

import numpy as np

from forecasting.arrays import Ints
from forecasting.events import Event

Key = TypeVar("Key")


@dataclass(frozen=True, order=True, slots=True)
class EventClass:
    """Events that should act alike: same curve (a kind, or a sport of it), tier and telling tags."""

    kind: str
    tier: int
    tags: tuple[str, ...] = ()

    def __str__(self) -> str:
        """The class as a planner writes it: kind, tier and tags, such as "match/1/derby"."""
        return "/".join((self.kind, str(self.tier), *self.tags))


def class_of(event: Event, class_tags: frozenset[str]) -> EventClass:
    """The class an event belongs to."""
    return EventClass(event.curve, event.tier, tuple(sorted(event.tags & class_tags)))


def telling_tags(events: tuple[Event, ...], least_events: int) -> frozenset[str]:
    """Tags that enough events carry to tell something of their own."""
    counts = Counter(tag for event in events for tag in event.tags)
    return frozenset(tag for tag, count in counts.items() if count >= least_events)


def distinct_rows(keys: tuple[Key, ...]) -> tuple[tuple[Key, ...], Ints]:
    """The distinct keys in order of appearance, and the place of each event's key among them."""
    place = {key: i for i, key in enumerate(dict.fromkeys(keys))}
    return tuple(place), np.array([place[key] for key in keys], np.int64)
