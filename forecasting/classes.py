"""Classes of events, and how big a class is next to its kind."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from forecasting.arrays import Floats, Ints
from forecasting.events import Event


@dataclass(frozen=True, order=True, slots=True)
class EventClass:
    """Events that should act alike: same kind, tier and telling tags."""

    kind: str
    tier: int
    tags: tuple[str, ...] = ()


def class_of(event: Event, class_tags: frozenset[str]) -> EventClass:
    """The class an event belongs to."""
    return EventClass(event.kind, event.tier, tuple(sorted(event.tags & class_tags)))


@dataclass(frozen=True, slots=True)
class Sizes:
    """Size of every class met in the history, as a multiple of its kind's curve."""

    by_class: Mapping[EventClass, float]
    by_tier: Mapping[tuple[str, int], float]

    def of(self, wanted: EventClass) -> float:
        """Size of a class; one never met takes that of its tier, else of the nearest tier, else of the kind.

        Of two equally near tiers the bigger event counts: a first-ever final borrows from semi-finals.
        """
        if wanted in self.by_class:
            return self.by_class[wanted]
        tiers = sorted(t for kind, t in self.by_tier if kind == wanted.kind)
        if not tiers:
            return 1.0
        nearest = min(tiers, key=lambda tier: (abs(tier - wanted.tier), tier))
        return self.by_tier[wanted.kind, nearest]


def estimate_sizes(
    classes: tuple[EventClass, ...], event_sizes: Floats, event_worth: Floats, prior_events: float
) -> Sizes:
    """Shrink sizes of single events to class, tier and kind in turn.

    Parameters
    ----------
    classes
        Class of each event.
    event_sizes
        Measured size of each event next to its kind's curve.
    event_worth
        How well each was measured, 0 to 1.
    prior_events
        Events that the parent counts for (k).
    """
    by_tier: dict[tuple[str, int], float] = {}
    for key in sorted({(c.kind, c.tier) for c in classes}):
        rows = np.array([(c.kind, c.tier) == key for c in classes])
        by_tier[key] = _shrunk(event_sizes[rows], event_worth[rows], 1.0, prior_events / 2.0)
    by_class: dict[EventClass, float] = {}
    for met in sorted(set(classes)):
        rows = np.array([c == met for c in classes])
        parent = by_tier[met.kind, met.tier]
        by_class[met] = _shrunk(event_sizes[rows], event_worth[rows], parent, prior_events)
    return Sizes(by_class, by_tier)


def _shrunk(sizes: Floats, worth: Floats, parent: float, k: float) -> float:
    """Weighted mean pulled to its parent by k events; a class never turns the sign of its kind."""
    mean = float((sizes * worth).sum() + k * parent) / float(worth.sum() + k)
    return max(mean, 0.05)


def class_rows(classes: tuple[EventClass, ...]) -> tuple[tuple[EventClass, ...], Ints]:
    """The distinct classes in order, and the place of each event's class among them."""
    distinct = tuple(sorted(set(classes)))
    place = {c: i for i, c in enumerate(distinct)}
    return distinct, np.array([place[c] for c in classes], np.int64)
