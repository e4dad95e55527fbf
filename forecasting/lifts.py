"""Lifts of events: additive curves in contacts, learnt where the baseline leaves a residual.

Residuals are divided by the queue's scale, so that queues can learn from each other. Every curve is shrunk to its
parent by pseudo-events: the kind's curve of a queue to that of all queues, the class's curve of a queue to the
queue's kind curve times the size of the class. A first-ever final so takes the shape its queue shows at matches and
the size of the nearest tier.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import NamedTuple

import numpy as np

from forecasting.arrays import Floats, Ints
from forecasting.classes import EventClass, class_of, distinct_rows
from forecasting.evidence import QUEUES_AT_ONCE, Slots, lay_slots, reaches
from forecasting.lift_curves import LiftParams, Lifts, class_tags, no_lifts
from forecasting.lift_doubt import Doubt, measure_scatter, uncertainty
from forecasting.lift_estimate import estimate
from forecasting.prior_lifts import prior_notes, stated, stated_curve
from forecasting.residuals import Leftover, Rows, gather, listen, row_sums
from forecasting.saturation import joint_lift, pull, yield_of
from forecasting.setting import Setting

__all__ = [
    "Brought",
    "Doubt",
    "Leftover",
    "LiftParams",
    "Lifts",
    "event_contacts",
    "event_totals",
    "learn_lifts",
    "no_lifts",
    "prior_notes",
    "uncertainty",
]


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


class Brought(NamedTuple):
    """Contacts that all events bring to some queues: queue x cell, at the cells that any event touches."""

    queues: Ints
    cells: Ints
    contacts: Floats


def event_totals(lifts: Lifts, setting: Setting, scale: Floats) -> Iterator[Brought]:
    """What all events bring together, a few queues at a time; the sum of `event_contacts`, at less cost.

    Queues without events are handed out too, with no cells. `scale` is queue x day.
    """
    slots, pulls = _coming_pulls(lifts, setting)
    alone = np.ones(len(scale), bool)
    for reach in reaches(setting, slots):
        alone[reach.queues] = False
        day = setting.grid.day[reach.cells]
        for queues in reach.chunks():
            joint = joint_lift((reach.lift @ pulls[queues].T).T, lifts.ceiling[queues, None])
            joint *= scale[queues][:, day]
            yield Brought(queues, reach.cells, joint * setting.open[np.ix_(queues, reach.cells)])
    rest = np.flatnonzero(alone)
    for low in range(0, len(rest), QUEUES_AT_ONCE):
        queues = rest[low : low + QUEUES_AT_ONCE]
        yield Brought(queues, np.empty(0, np.int64), np.empty((len(queues), 0)))


def _coming_pulls(lifts: Lifts, setting: Setting) -> tuple[Slots, Floats]:
    """The curves of the setting's events side by side, as pulls: queue x slot."""
    if not setting.events:
        return lay_slots((), np.empty(0, np.int64), setting), np.zeros((len(lifts.ceiling), 0))
    distinct, owner = distinct_rows(tuple(stated(e, setting.events, lifts.tags) for e in setting.events))
    curves = np.concatenate([stated_curve(lifts, said) for said in distinct], axis=1)
    return lay_slots(tuple(said.own.kind for said in distinct), owner, setting), pull(curves, lifts.ceiling[:, None])


def learn_lifts(setting: Setting, left: Leftover, params: LiftParams, earlier: Lifts | None = None) -> Lifts:
    """Learn the curves from what the counts leave over; `earlier` helps to part overlaps, and takes fewer turns."""
    lifts = earlier or no_lifts(len(left.scale), params)
    if not len(setting.exposure.cell):
        return lifts
    tags = class_tags(setting.events, params)
    met, owner = _met_classes(setting, tags)
    slots = lay_slots(tuple(c.kind for c in met), owner, setting)
    curves = np.zeros((len(left.scale), slots.size))
    if lifts.classes:
        curves = np.concatenate([lifts.curve(c) for c in met], axis=1)
    level, told = left.scale.mean(axis=1), listen(reaches(setting, slots), setting, left)
    for turn in range(params.turns if earlier is None else params.more_turns):
        limit = params.limit if turn or lifts.classes else None
        lifts = estimate(gather(told, level, curves, lifts.ceiling, limit), slots, met, tags, params)
        curves = np.concatenate(lifts.by_class, axis=1)
    rows = row_sums(told, level, curves, lifts.ceiling, slots)
    kinds = tuple(e.curve for e in setting.events)
    scatter = measure_scatter(rows.gap, rows.lift, setting.exposure.event, kinds)
    return replace(lifts, seen=_seen(setting, met, owner, rows), scatter=scatter)


def _met_classes(setting: Setting, tags: frozenset[str]) -> tuple[tuple[EventClass, ...], Ints]:
    """The classes of events that touch the stretch, and the place of each event's class among them."""
    classes = tuple(class_of(e, tags) for e in setting.events)
    there = np.unique(setting.exposure.event)
    met, place = distinct_rows(tuple(classes[e] for e in there))
    owner = np.zeros(len(classes), np.int64)
    owner[there] = place
    return met, owner


def _seen(setting: Setting, met: tuple[EventClass, ...], owner: Ints, rows: Rows) -> Mapping[EventClass, int]:
    """Events of each class of which any queue was heard, echoes apart."""
    heard = np.unique(setting.exposure.event[rows.heard & ~setting.exposure.tail])
    return dict(zip(met, np.bincount(owner[heard], minlength=len(met)).tolist(), strict=True))
