"""Lifts of events: additive curves in contacts, learnt where the baseline leaves a residual.

Residuals are divided by the queue's scale, so that queues can learn from each other. Every curve is shrunk to its
parent by pseudo-events: the kind's curve of a queue to that of all queues, the class's curve of a queue to the
queue's kind curve times the size of the class. A first-ever final so takes the shape its queue shows at matches and
the size of the nearest tier.
"""

from typing import NamedTuple

import numpy as np

from forecasting.arrays import Bools, Floats, Ints
from forecasting.classes import EventClass, class_of, class_rows
from forecasting.evidence import LEAST_SCALE, Evidence, Reach, Slots, hour_of_week, lay_slots, reaches
from forecasting.lift_curves import LiftParams, Lifts, class_tags, no_lifts
from forecasting.lift_estimate import USUAL_LIFT, USUAL_SHARE, estimate
from forecasting.saturation import joint_lift, pull, yield_of
from forecasting.setting import Setting

__all__ = ["LiftParams", "Lifts", "event_contacts", "event_totals", "learn_lifts", "no_lifts"]


def event_contacts(lifts: Lifts, setting: Setting, scale: Floats) -> Floats:
    """Queue x exposure row: the contacts each event brings to each interval it touches, overlaps settled."""
    exposure = setting.exposure
    brought = np.zeros((len(scale), len(exposure.cell)))
    if not len(exposure.cell):
        return brought
    slots, pulls = _coming_pulls(lifts, setting)
    for reach in reaches(setting, slots):
        row_slot, row_cell = slots.of_row[reach.rows], exposure.cell[reach.rows]
        weight = exposure.weight[reach.rows]
        for queues in reach.chunks():
            part = yield_of((reach.lift @ pulls[queues].T).T, lifts.ceiling[queues, None])[:, reach.place]
            gate = scale[np.ix_(queues, row_cell)] * setting.open[np.ix_(queues, row_cell)]
            brought[np.ix_(queues, reach.rows)] = pulls[np.ix_(queues, row_slot)] * weight * part * gate
    return brought


def event_totals(lifts: Lifts, setting: Setting, scale: Floats) -> Floats:
    """Queue x interval: the contacts all events bring together; the sum of `event_contacts`, at less cost."""
    total = np.zeros(scale.shape)
    if not len(setting.exposure.cell):
        return total
    slots, pulls = _coming_pulls(lifts, setting)
    for reach in reaches(setting, slots):
        for queues in reach.chunks():
            at = np.ix_(queues, reach.cells)
            joint = joint_lift((reach.lift @ pulls[queues].T).T, lifts.ceiling[queues, None])
            total[at] = joint * scale[at] * setting.open[at]
    return total


def _coming_pulls(lifts: Lifts, setting: Setting) -> tuple[Slots, Floats]:
    """The curves of the setting's events side by side, as pulls: queue x slot."""
    distinct, owner = class_rows(tuple(class_of(e, lifts.tags) for e in setting.events))
    curves = np.concatenate([lifts.curve(c) for c in distinct], axis=1)
    return lay_slots(tuple(c.kind for c in distinct), owner, setting), pull(curves, lifts.ceiling[:, None])


def learn_lifts(
    setting: Setting, residual: Floats, scale: Floats, params: LiftParams, earlier: Lifts | None = None
) -> Lifts:
    """Learn the curves from queue x interval residuals (NaN is unusable); `earlier` helps to part overlaps."""
    lifts = earlier or no_lifts(len(residual), params)
    if not len(setting.exposure.cell):
        return lifts
    tags = class_tags(setting.events, params)
    met, owner = _met_classes(setting, tags)
    slots = lay_slots(tuple(c.kind for c in met), owner, setting)
    groups = reaches(setting, slots)
    curves = np.zeros((len(residual), slots.size))
    if lifts.classes:
        curves = np.concatenate([lifts.curve(c) for c in met], axis=1)
    level, told = scale.mean(axis=1), _listen(groups, setting, residual, scale)
    for turn in range(params.turns):
        limit = params.limit if turn or lifts.classes else None
        evidence = _gather(told, level, curves, lifts.ceiling, limit)
        lifts = estimate(evidence, slots, met, tags, params)
        curves = np.concatenate(lifts.by_class, axis=1)
    return lifts


def _met_classes(setting: Setting, tags: frozenset[str]) -> tuple[tuple[EventClass, ...], Ints]:
    """The classes of events that touch the stretch, and the place of each event's class among them."""
    classes = tuple(class_of(e, tags) for e in setting.events)
    there = np.unique(setting.exposure.event)
    met, place = class_rows(tuple(classes[e] for e in there))
    owner = np.zeros(len(classes), np.int64)
    owner[there] = place
    return met, owner


LEAST_APART = 0.1
CHANCE = 3.0


class _Told(NamedTuple):
    """What a few queues of one reach say: interval x queue lifts in units of the scale, 0 where not known."""

    reach: Reach
    queues: Ints
    lift: Floats
    known: Bools
    quiet: Floats
    weeks: Floats


def _listen(groups: tuple[Reach, ...], setting: Setting, residual: Floats, scale: Floats) -> list[_Told]:
    """Take the residuals of the intervals that events touch."""
    from scipy.sparse import csr_array

    told = []
    n_hours = 7 * setting.grid.n_slots
    hours = csr_array(
        (np.ones(scale.shape[1]), (hour_of_week(setting), np.arange(scale.shape[1]))), shape=(n_hours, scale.shape[1])
    )
    for reach in groups:
        for queues in reach.chunks():
            known = ~np.isnan(residual[queues]) & setting.open[queues] & (scale[queues] > LEAST_SCALE)
            lift = np.divide(residual[queues], scale[queues], out=np.zeros(known.shape), where=known).T
            weeks, whole = hours @ known.T.astype(float), hours @ lift
            known, lift = known.T[reach.cells], lift[reach.cells]
            told.append(_Told(reach, queues, lift, known, whole - reach.hour @ lift, weeks))
    return told


def _gather(told: list[_Told], level: Floats, curves: Floats, ceiling: Floats, limit: float | None) -> Evidence:
    """Share out what each interval's residual has beyond the present curves, and sum it along the curves."""
    brought, seen, events = (np.zeros_like(curves) for _ in range(3))
    pulls = pull(curves, ceiling[:, None])
    for reach, queues, lift, known, quiet, weeks in told:
        joint = joint_lift(reach.lift @ pulls[queues].T, ceiling[queues])
        gap = (lift - joint) * known
        usual_hour = (quiet + reach.hour @ gap) / np.maximum(weeks, 1.0)
        gap = (gap - (reach.hour.T @ usual_hour)) * known
        if limit is not None:
            chance = CHANCE / np.sqrt(np.maximum(level[queues], 1e-9))
            widest = limit * (USUAL_LIFT + USUAL_SHARE * np.abs(joint)) + chance
            gap = np.clip(gap, -widest, widest)
        apart = np.maximum(reach.apart, LEAST_APART)
        count = (reach.claim @ known.astype(float)).T
        seen[queues] = count
        brought[queues] = count * curves[queues] + (reach.part @ gap).T / apart
        events[queues] = count / np.maximum(reach.rows_per_event, 1.0) * apart
    return Evidence(brought, seen, events, level)
