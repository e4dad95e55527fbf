"""How big a class of events is next to its kind's curve, for all queues together and for each queue.

Tiers and tags have effects of their own, so that a class nobody met is sized by what it shares with others: a
first-ever cup derby by its tier, by other derbies and by other cup games, each as a queue in that language felt them.
"""

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from forecasting.arrays import Floats
from forecasting.classes import EventClass
from forecasting.events import EVENTS

LEAST_SIZE = 0.05  # a class never turns the sign of its kind
PARENT_OF = {course.name: course.parent for kind in EVENTS for course in kind.courses if course.parent is not None}

Feature = tuple[str, int | str]  # a curve's tier or tag


class Measured(NamedTuple):
    """Row x class: how big each class was next to the row's curve, and how many events that is worth."""

    size: Floats
    worth: Floats


@dataclass(frozen=True, eq=False, slots=True)
class Sizes:
    """Size of the classes met and effect of each tier and tag, queue x class and queue x feature."""

    classes: tuple[EventClass, ...]
    by_class: Floats
    features: tuple[Feature, ...]
    effects: Floats

    def of(self, wanted: EventClass) -> Floats:
        """Size of a class per queue; one never met is sized by its tier (else the nearest) and its tags.

        Of two equally near tiers the bigger event counts: a first-ever final borrows from semi-finals.
        """
        if wanted in self.classes:
            return np.asarray(self.by_class[:, self.classes.index(wanted)])
        kind, tiers = wanted.kind, self._tiers(wanted.kind)
        while not tiers and kind in PARENT_OF:
            kind = PARENT_OF[kind]
            tiers = self._tiers(kind)
        size = np.ones(len(self.effects))
        if not tiers:
            return size
        nearest = min(tiers, key=lambda tier: (abs(tier - wanted.tier), tier))
        known = [f for f in ((kind, nearest), *((kind, tag) for tag in wanted.tags)) if f in self.features]
        for feature in known:
            size = size + self.effects[:, self.features.index(feature)]
        return np.asarray(np.maximum(size, LEAST_SIZE))

    def _tiers(self, kind: str) -> list[int]:
        return sorted(value for name, value in self.features if name == kind and isinstance(value, int))


def no_sizes(n_queues: int) -> Sizes:
    """Nothing met yet."""
    return Sizes((), np.zeros((n_queues, 0)), (), np.zeros((n_queues, 0)))


def fit_sizes(classes: tuple[EventClass, ...], measured: Measured, k: float, base: Sizes | None = None) -> Sizes:
    """Shrink measured sizes: kind -> tier (k/2 events) and tags (k) -> class (k).

    Parameters
    ----------
    measured
        One row for all queues together, or a row per queue.
    k
        Events that a parent counts for.
    base
        Sizes that the rows deviate from; none is 1 throughout.
    """
    features = _features(classes)
    has = np.array([[f in _features((c,)) for f in features] for c in classes], float).reshape(len(classes), -1)
    start = np.ones((1, len(classes))) if base is None else base.by_class
    penalty = np.array([k / 2.0 if isinstance(value, int) else k for _, value in features]) + 1e-9
    weighted = measured.worth[:, None, :] * has.T[None]
    system = weighted @ has + np.diag(penalty)[None]
    effects = np.linalg.solve(system, weighted @ (measured.size - start)[:, :, None])[:, :, 0]
    prior = start + effects @ has.T
    own = (measured.worth * measured.size + k * prior) / np.maximum(measured.worth + k, 1e-9)
    all_effects = effects if base is None else effects + base.effects
    return Sizes(classes, np.maximum(own, LEAST_SIZE), features, all_effects)


def _features(classes: tuple[EventClass, ...]) -> tuple[Feature, ...]:
    """Tiers and tags of the classes, in a fixed order."""
    tiers = sorted({(c.kind, c.tier) for c in classes})
    tags = sorted({(c.kind, tag) for c in classes for tag in c.tags})
    return (*tiers, *tags)
