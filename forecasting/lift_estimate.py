"""From evidence to curves: kind over all queues, sizes of classes, the kind of each queue, the class of each queue.

Each step is a mean shrunk to its parent by pseudo-events (James and Stein 1961 in the form of Buehlmann's credibility:
n / (n + k) of the own mean, the rest the parent's).
"""

import itertools
from dataclasses import dataclass

import numpy as np

from forecasting.arrays import Floats, Ints
from forecasting.classes import EventClass
from forecasting.evidence import Evidence, Slots
from forecasting.exposure import CURVE_BINS
from forecasting.lift_curves import LiftParams, Lifts
from forecasting.saturation import roomy
from forecasting.sizes import Measured, Sizes, fit_sizes

USUAL_LIFT = 0.3  # lifts of like events differ by about this much of the queue's scale
USUAL_SHARE = 0.4  # and by about this share of the lift itself
ECHO_NOISE = 0.6  # an echo of half a day must stand out more: its errors are the day's, and add up
BASELINE_ERROR = 0.03  # however many events were seen, the baseline is off by about this much
CLASS_ERROR = 0.1  # a class that differs by less than this from its kind, sized, is taken to follow it
SMALL_CURVE = 4.0 * USUAL_LIFT**2  # a curve with less than this square sum hardly tells how big a class is


@dataclass(frozen=True, eq=False, slots=True)
class _Seen:
    """Row x slot: mean lift seen, and how many events it is worth (noise of few contacts makes it less)."""

    value: Floats
    worth: Floats
    level: Floats


def estimate(
    evidence: Evidence, slots: Slots, met: tuple[EventClass, ...], tags: frozenset[str], params: LiftParams
) -> Lifts:
    """Shrink the evidence to the curves of classes and kinds."""
    own, pooled = _per_queue(evidence), _pooled(evidence)
    sizes, kind = _kind_curve(pooled, slots, met, params)
    by_kind = _queue_curves(own, kind, sizes, slots, params)
    sizes = fit_sizes(met, _measured(own, by_kind, slots, len(met)), params.prior_events, sizes)
    by_class = _class_curves(own, by_kind, sizes, slots, params)
    ends = np.append(slots.first, slots.size)
    spans = [slice(int(low), int(high)) for low, high in itertools.pairwise(ends)]
    curves = tuple(by_class[:, span] for span in spans)
    return Lifts(met, curves, by_kind, sizes, {}, {}, roomy(params.ceiling, by_class), tags, params)


def _queue_curves(own: _Seen, kind: Floats, sizes: Sizes, slots: Slots, params: LiftParams) -> Floats:
    """Each queue's curve of each kind; what a queue itself gave to the curve of all does not count again."""
    size = _along(sizes.by_class, slots)
    mass = own.worth * size**2 * own.level[:, None]
    others = 1.0 - mass.sum(1, keepdims=True) / max(float(mass.sum()), 1e-12)
    seen = _Seen(own.value, own.worth * others, own.level)
    curves = _shrunk(seen, size, slots.bin, np.repeat(kind, len(mass), 0), params.prior_events)
    worth = _sums(own.worth, slots.bin, CURVE_BINS.size)
    curves = _smoothed(curves, worth, params.smooth_events)
    never = ~np.isin(np.arange(CURVE_BINS.size), slots.bin)
    return np.asarray(np.where(never, curves[:, CURVE_BINS.parent], curves))


def _class_curves(own: _Seen, by_kind: Floats, sizes: Sizes, slots: Slots, params: LiftParams) -> Floats:
    """Each queue's curve of each class; what a class itself gave to the curve of its kind does not count again."""
    size, k = _along(sizes.by_class, slots), params.prior_events
    mass = own.worth * size**2
    others = 1.0 - mass / np.maximum(_sums(mass, slots.bin, CURVE_BINS.size)[:, slots.bin], 1e-12)
    worth, parent = own.worth * others, size * by_kind[:, slots.bin]
    change = worth * (own.value - parent) / np.maximum(worth + k, 1e-12)
    return np.asarray(parent + change * change**2 / np.maximum(change**2 + CLASS_ERROR**2, 1e-12))


def _per_queue(evidence: Evidence) -> _Seen:
    rows = evidence.seen / np.maximum(evidence.events, 1e-12)
    mass = rows * evidence.level[:, None]
    worth = evidence.events / (1.0 + 1.0 / np.maximum(mass * USUAL_LIFT**2, 1e-9))
    return _Seen(evidence.value, worth, evidence.level)


def _pooled(evidence: Evidence) -> _Seen:
    """All queues together, by their contacts."""
    level = evidence.level[:, None]
    seen = (level * evidence.seen).sum(0, keepdims=True)
    felt = (level * (evidence.seen > 0)).sum(0, keepdims=True)
    value = (level * evidence.brought).sum(0, keepdims=True) / np.maximum(seen, 1e-12)
    events = (level * evidence.events).sum(0, keepdims=True) / np.maximum(felt, 1e-12)
    mass = seen / np.maximum(events, 1e-12)
    return _Seen(
        value, events / (1.0 + 1.0 / np.maximum(mass * USUAL_LIFT**2, 1e-9)), evidence.level.sum(keepdims=True)
    )


def _along(by_class: Floats, slots: Slots) -> Floats:
    return np.asarray(by_class[:, slots.owner])


def _sums(values: Floats, place: Ints, size: int) -> Floats:
    """Sum the slots of each place, row by row."""
    total = np.zeros((len(values), size))
    np.add.at(total.T, place, values.T)
    return total


def _shrunk(seen: _Seen, size: Floats, place: Ints, prior: Floats, k: float) -> Floats:
    """Row x place: (sum worth size value + k prior) / (sum worth size^2 + k)."""
    upper = _sums(seen.worth * size * seen.value, place, prior.shape[1])
    lower = _sums(seen.worth * size**2, place, prior.shape[1])
    return np.asarray((upper + k * prior) / np.maximum(lower + k, 1e-12))


def _kind_curve(pooled: _Seen, slots: Slots, met: tuple[EventClass, ...], params: LiftParams) -> tuple[Sizes, Floats]:
    """The curve of each kind over all queues, and how big each class is next to it, in turns."""
    nothing = np.zeros((1, CURVE_BINS.size))
    worth = _sums(pooled.worth, slots.bin, CURVE_BINS.size)
    sizes: Sizes | None = None
    for _ in range(2):
        size = np.ones((1, slots.size)) if sizes is None else _along(sizes.by_class, slots)
        curve = _smoothed(_shrunk(pooled, size, slots.bin, nothing, 0.0), worth, params.smooth_events)
        curve = _from_parents(_above_noise(curve, worth, params.global_events), curve, worth, params.prior_events)
        sizes = fit_sizes(met, _measured(pooled, curve, slots, len(met)), params.size_events)
    assert sizes is not None
    return sizes, curve


def _above_noise(curve: Floats, worth: Floats, k: float) -> Floats:
    """Shrink each value by how far it stands out: c^2 / (c^2 + k s^2 / n) of a value c seen at n events."""
    noise = np.where(CURVE_BINS.tail, ECHO_NOISE, USUAL_LIFT) ** 2 / np.maximum(worth, 1e-9) + BASELINE_ERROR**2
    return np.asarray(curve * curve**2 / np.maximum(curve**2 + k * noise, 1e-12))


def _from_parents(shrunk: Floats, curve: Floats, worth: Floats, k: float) -> Floats:
    """A sport leans on the like moment of its parent instead of on nothing, and follows it while never seen."""
    lent = CURVE_BINS.parent != np.arange(CURVE_BINS.size)
    borrowed = (worth * curve + k * shrunk[:, CURVE_BINS.parent]) / np.maximum(worth + k, 1e-12)
    return np.asarray(np.where(lent, borrowed, shrunk))


def _measured(seen: _Seen, curve: Floats, slots: Slots, n_classes: int) -> Measured:
    """Size of each class next to a curve by least squares, and how many events that is worth."""
    along = curve[:, slots.bin]
    lower = _sums(seen.worth * along**2, slots.owner, n_classes)
    upper = _sums(seen.worth * along * seen.value, slots.owner, n_classes)
    whole = _sums(along**2, slots.owner, n_classes)
    size = np.where(lower > 0, upper / np.where(lower > 0, lower, 1.0), 1.0)
    return Measured(size, lower / np.maximum(whole, SMALL_CURVE))


def _smoothed(curve: Floats, worth: Floats, k: float) -> Floats:
    """Mix each value with those around it as long as few events speak: n / (n + k) of its own."""
    around, weight = np.zeros_like(curve), np.zeros_like(curve)
    stretch = 2 * CURVE_BINS.kind + CURVE_BINS.tail  # an echo does not touch what it echoes
    for shift, share in ((-2, 0.11), (-1, 0.24), (0, 0.3), (1, 0.24), (2, 0.11)):
        there = np.clip(np.arange(CURVE_BINS.size) + shift, 0, CURVE_BINS.size - 1)
        touches = share * (stretch[there] == stretch) * worth[:, there]
        around, weight = around + curve[:, there] * touches, weight + touches
    smooth = around / np.maximum(weight, 1e-12)
    return np.asarray((worth * curve + k * smooth) / np.maximum(worth + k, 1e-12))
