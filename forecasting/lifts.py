"""Lifts of events: additive curves in contacts, learnt where the baseline leaves a residual.

Residuals are divided by the queue's scale, so that queues can learn from each other. A curve is shrunk from
(queue, class) to (queue, kind) times the size of the class, and that to the kind's curve over all queues, by
pseudo-events. A first-ever final so takes the shape its queue shows at matches and the size of the nearest tier.
"""

from dataclasses import dataclass

import numpy as np
from pydantic import BaseModel, ConfigDict, Field

from forecasting.arrays import Floats, Ints
from forecasting.classes import EventClass, Sizes, class_of, class_rows, estimate_sizes
from forecasting.evidence import Evidence, gather, per_interval, row_shares, usable_rows
from forecasting.exposure import CURVE_BINS
from forecasting.saturation import combine
from forecasting.setting import Setting

GLOBAL_PRIOR_EVENTS = 0.1  # over all queues the curve is hardly pulled to zero
ECHO_PRIOR_EVENTS = 8.0  # an echo of half a day is: its errors are those of the day's level, and add up


class LiftParams(BaseModel):
    """Settings of the event lifts."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    prior_events: float = Field(default=4.0, ge=0, description="events that a parent curve counts for")
    overlap_power: float = Field(default=1.2, ge=1, le=4, description="1 adds overlapping events fully")
    smoothing: float = Field(default=0.1, ge=0, le=0.33, description="weight of each neighbour on the curve")
    turns: int = Field(default=3, ge=1, le=20, description="turns of telling overlapping events apart")
    class_tags: frozenset[str] = frozenset({"home", "derby", "final"})


@dataclass(frozen=True, eq=False, slots=True)
class Lifts:
    """Learnt curves: per queue for each class met (queue x class x bin) and for each kind (queue x bin)."""

    classes: tuple[EventClass, ...]
    by_class: Floats
    by_kind: Floats
    sizes: Sizes
    params: LiftParams

    def curve(self, wanted: EventClass) -> Floats:
        """Queue x bin curve of a class, in units of the queue's scale; its kind's, sized, when never met."""
        if wanted in self.classes:
            return np.asarray(self.by_class[:, self.classes.index(wanted)])
        return self.by_kind * self.sizes.of(wanted)


def no_lifts(n_queues: int, params: LiftParams) -> Lifts:
    """What is known before any event was seen."""
    none = np.zeros((n_queues, CURVE_BINS.size))
    return Lifts((), np.zeros((n_queues, 0, CURVE_BINS.size)), none, Sizes({}, {}), params)


def event_contacts(lifts: Lifts, setting: Setting, scale: Floats) -> Floats:
    """Queue x exposure row: the contacts each event brings to each interval it touches, overlaps settled."""
    return combine(_alone(lifts, setting, scale), setting.exposure.cell, lifts.params.overlap_power)


def _alone(lifts: Lifts, setting: Setting, scale: Floats) -> Floats:
    """Queue x exposure row: what each event would bring by itself."""
    exposure = setting.exposure
    if not len(exposure.cell):
        return np.zeros((len(scale), 0))
    distinct, place = class_rows(tuple(class_of(e, lifts.params.class_tags) for e in setting.events))
    curves = np.stack([lifts.curve(c) for c in distinct], axis=1)
    lift = curves[:, place[exposure.event], exposure.bin] * exposure.weight * scale[:, exposure.cell]
    return np.asarray(lift * setting.scope[:, exposure.event] * setting.open[:, exposure.cell])


def learn_lifts(
    setting: Setting, residual: Floats, scale: Floats, params: LiftParams, earlier: Lifts | None = None
) -> Lifts:
    """Learn the curves from queue x interval residuals (NaN is unusable); `earlier` helps to part overlaps."""
    lifts = earlier or no_lifts(len(residual), params)
    exposure = setting.exposure
    if not len(exposure.cell):
        return lifts
    share, usable = row_shares(setting), usable_rows(setting, residual, scale)
    observed = residual[:, exposure.cell]
    target = observed * share ** (1.0 / params.overlap_power)
    for turn in range(params.turns):
        if turn or lifts.classes:
            joint = per_interval(event_contacts(lifts, setting, scale), exposure.cell, residual.shape[1])
            target = _alone(lifts, setting, scale) + (observed - joint[:, exposure.cell]) * share
        lifts = _learn(setting, gather(setting, target, share, usable, scale), scale, params)
    return lifts


def _learn(setting: Setting, evidence: Evidence, scale: Floats, params: LiftParams) -> Lifts:
    """One turn: kind over all queues, sizes of classes, queue's kind, queue's class."""
    classes = tuple(class_of(e, params.class_tags) for e in setting.events)
    met, place = class_rows(tuple(classes[e] for e in np.unique(evidence.event)))
    sizes, kind_curve = _kind_curve(evidence, classes, params)
    size = np.array([sizes.of(c) for c in classes])[evidence.event]
    n_queues = len(scale)
    kind_prior = np.repeat(kind_curve[None], n_queues, axis=0)
    by_kind = _shrunk_curves(evidence, size, evidence.bin, kind_prior, params.prior_events)
    class_size = np.array([sizes.of(c) for c in met])
    prior = (class_size[:, None] * by_kind[:, None, :]).reshape(n_queues, -1)
    row = place[np.searchsorted(np.unique(evidence.event), evidence.event)]
    slot = row * CURVE_BINS.size + evidence.bin
    by_class = _shrunk_curves(evidence, np.ones(len(slot)), slot, prior, params.prior_events)
    by_class = by_class.reshape(n_queues, len(met), CURVE_BINS.size)
    return Lifts(met, _smooth(by_class, params.smoothing), _smooth(by_kind, params.smoothing), sizes, params)


def _shrunk_curves(evidence: Evidence, size: Floats, slot: Ints, prior: Floats, k: float | Floats) -> Floats:
    """Queue x slot: (sum worth size value + k prior) / (sum worth size^2 + k)."""
    n_slots = prior.shape[1]
    upper = per_interval(evidence.worth * size * evidence.value, slot, n_slots)
    lower = per_interval(evidence.worth * size**2, slot, n_slots)
    return np.asarray((upper + k * prior) / np.maximum(lower + k, 1e-12))


def _kind_curve(evidence: Evidence, classes: tuple[EventClass, ...], params: LiftParams) -> tuple[Sizes, Floats]:
    """The curve of each kind over all queues, and how big each class is next to it, in two turns."""
    mass = evidence.mass * evidence.share
    value = (mass * evidence.value).sum(0, keepdims=True) / np.maximum(mass.sum(0, keepdims=True), 1e-12)
    share = mass.sum(0, keepdims=True) / np.maximum(evidence.mass.sum(0, keepdims=True), 1e-12)
    pooled = Evidence(evidence.event, evidence.bin, value, evidence.mass.sum(0, keepdims=True), share)
    nothing = np.zeros((1, CURVE_BINS.size))
    k = np.where(CURVE_BINS.tail, ECHO_PRIOR_EVENTS, GLOBAL_PRIOR_EVENTS)
    sizes, curve = Sizes({}, {}), nothing
    for _ in range(2):
        size = np.array([sizes.of(c) for c in classes])[evidence.event]
        curve = _shrunk_curves(pooled, size, evidence.bin, nothing, k)
        measured, worth = _event_sizes(pooled, curve[0], len(classes))
        seen = np.unique(evidence.event)
        sizes = estimate_sizes(tuple(classes[e] for e in seen), measured[seen], worth[seen], params.prior_events)
    return sizes, curve[0]


def _event_sizes(pooled: Evidence, curve: Floats, n_events: int) -> tuple[Floats, Floats]:
    """Size of each event next to its kind's curve by least squares, and how well it was measured (0 to 1)."""
    worth, along = pooled.worth[0], curve[pooled.bin]
    lower = np.bincount(pooled.event, worth * along**2, n_events)
    upper = np.bincount(pooled.event, worth * along * pooled.value[0], n_events)
    whole = np.bincount(pooled.event, along**2, n_events)
    known = lower > 0
    size = np.where(known, upper / np.where(known, lower, 1.0), 1.0)
    return size, np.where(known, lower / np.where(whole > 0, whole, 1.0), 0.0)


def _smooth(curves: Floats, weight: float) -> Floats:
    """Three-point smoothing along each kind's curve; its ends lean on themselves."""
    before, after = np.roll(curves, 1, axis=-1), np.roll(curves, -1, axis=-1)
    stretch = 2 * CURVE_BINS.kind + CURVE_BINS.tail  # an echo does not touch what it echoes
    first, last = np.diff(stretch, prepend=-1) != 0, np.diff(stretch, append=-1) != 0
    before, after = np.where(first, curves, before), np.where(last, curves, after)
    return np.asarray((1.0 - 2.0 * weight) * curves + weight * (before + after))
