"""How sure a lift is: events of a class differ among themselves, and few or none of them were seen."""

from typing import NamedTuple

import numpy as np

from forecasting.arrays import Bools, Floats, Ints
from forecasting.classes import EventClass, class_of
from forecasting.evidence import per_interval
from forecasting.exposure import CURVE_BINS
from forecasting.lift_curves import Lifts
from forecasting.setting import Setting

USUAL_SCATTER = 0.4  # events of a class differ by about this share of their lift
CLASS_SCATTER = 0.5  # and classes of a kind by about this share of what tier and tags let expect
SCATTER_EVENTS = 4.0  # events that the usual scatter counts for
ENOUGH_EVENTS = 4  # from here on the errors of earlier origins contain what was not learnt
UNSEEN_KIND = 0.25  # a kind never seen may well move a queue by a quarter of its level


class Doubt(NamedTuple):
    """Standard deviations in contacts, queue x interval.

    `between` is how events of a class differ: errors of earlier event nights contain it. `learning` is what few
    or no past events add; errors of earlier origins do not contain it, so bands are widened by it; 0 for classes
    with events enough.
    """

    between: Floats
    learning: Floats


def uncertainty(lifts: Lifts, setting: Setting, scale: Floats, contacts: Floats) -> Doubt:
    """How far the lift of each interval may be off.

    Parameters
    ----------
    contacts
        Queue x exposure row, from `event_contacts`.

    Notes
    -----
    With n events seen, k pseudo-events for the parent, scatter s between events and t between classes, the relative
    variance of a learnt lift is (n / (n + k))^2 s^2 / n + (k / (n + k))^2 t^2; nothing seen leaves t^2.
    """
    exposure, n_intervals = setting.exposure, setting.open.shape[1]
    classes = [class_of(e, lifts.tags) for e in setting.events]
    between = np.array([lifts.scatter.get(c.kind, USUAL_SCATTER) for c in classes])[exposure.event]
    few = np.array([lifts.seen.get(c, 0) < ENOUGH_EVENTS for c in classes], bool)
    learning = (few * np.array([relative_doubt(lifts, c) for c in classes]))[exposure.event]
    known = np.array([_lends(lifts, c) for c in classes], bool)[exposure.event]
    main = np.where(known | exposure.tail, 0.0, UNSEEN_KIND) * exposure.weight
    unseen = main * scale[:, exposure.cell] * setting.scope[:, exposure.event] * setting.open[:, exposure.cell]
    spread = per_interval((contacts * between) ** 2, exposure.cell, n_intervals)
    added = per_interval((contacts * learning) ** 2 + unseen**2, exposure.cell, n_intervals)
    return Doubt(np.sqrt(spread), np.sqrt(added))


def relative_doubt(lifts: Lifts, wanted: EventClass) -> float:
    """Standard deviation of the learnt lift of a class, as a share of it."""
    n, k = lifts.seen.get(wanted, 0), max(lifts.params.prior_events, 1e-9)
    scatter, own = lifts.scatter.get(wanted.kind, USUAL_SCATTER), n / (n + k)
    return float(np.sqrt(own**2 * scatter**2 / max(n, 1) + (1.0 - own) ** 2 * CLASS_SCATTER**2))


def _lends(lifts: Lifts, wanted: EventClass) -> bool:
    """Whether any queue knows the kind of a class, itself or by its parent."""
    return bool(np.any(lifts.by_kind[:, CURVE_BINS.of(wanted.kind)]))


def measure_scatter(gap: Floats, lift: Floats, event: Ints, kinds: tuple[str, ...]) -> dict[str, float]:
    """Scatter of each kind: how far the sizes of single events lie off their class, big events counting for more.

    Parameters
    ----------
    gap, lift
        Per exposure row, all queues together: what the curves leave over and what they say, in contacts.
    event, kinds
        Event of each row; kind of each event.
    """
    n = len(kinds)
    mass = np.bincount(event, lift**2, n)
    off = np.bincount(event, gap * lift, n) / np.maximum(mass, 1e-12)
    found: dict[str, float] = {}
    for kind in sorted(set(kinds)):
        rows: Bools = np.array([k == kind for k in kinds]) & (mass > 0)
        total, count = float(mass[rows].sum()), float(rows.sum())
        variance = count * float((mass[rows] * off[rows] ** 2).sum()) / total if total > 0 else 0.0
        found[kind] = float(np.sqrt((variance + SCATTER_EVENTS * USUAL_SCATTER**2) / (count + SCATTER_EVENTS)))
    return found
