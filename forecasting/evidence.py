"""What past events seem to have brought, summed along the curves of their classes.

Everything a queue's history says about events goes through three sparse matrices between curve values ("slots":
class x point of its curve) and intervals, so that all queues that feel the same events are summed at once.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from forecasting.arrays import Bools, Floats, Ints
from forecasting.events import Outage
from forecasting.exposure import CURVE_BINS
from forecasting.setting import Setting

if TYPE_CHECKING:
    from scipy.sparse import csr_array

LEAST_SCALE = 1e-6
LEAST_CHANCE = 0.7  # rows less sure than this teach nothing: the event was probably at another time
ECHO_SHARE = 0.1  # next to another event, a long echo claims this much of the residual
QUEUES_AT_ONCE = 16  # keeps the working arrays in the processor's cache


def per_interval(values: Floats, cell: Ints, n_intervals: int) -> Floats:
    """Sum queue x exposure row values into queue x interval."""
    result = np.zeros((len(values), n_intervals))
    if not len(cell):
        return result
    if np.any(np.diff(cell) < 0):
        order = np.argsort(cell, kind="stable")
        values, cell = values[:, order], cell[order]
    starts = np.flatnonzero(np.concatenate(([True], np.diff(cell) > 0)))
    alone = len(starts) == len(cell)
    result[:, cell[starts]] = values if alone else np.add.reduceat(values, starts, axis=1)
    return result


@dataclass(frozen=True, eq=False, slots=True)
class Slots:
    """The values of all class curves in one row: class by class, each as long as its kind's curve.

    `of_row` is the slot of each exposure row and `opens` says that it is the first there of its event; `bin` and
    `owner` are the curve bin and the class of each slot.
    """

    of_row: Ints
    opens: Bools
    bin: Ints
    owner: Ints
    first: Ints

    @property
    def size(self) -> int:
        """Number of slots."""
        return len(self.bin)


def lay_slots(kinds: tuple[str, ...], owner_of_event: Ints, setting: Setting) -> Slots:
    """Lay out the curves of classes (given by the kind of each) and find the slot of each exposure row."""
    spans = [CURVE_BINS.of(kind) for kind in kinds]
    lengths = np.array([span.stop - span.start for span in spans], np.int64)
    first = np.cumsum(lengths) - lengths
    bins = np.concatenate([np.arange(s.start, s.stop) for s in spans] or [np.empty(0, np.int64)]).astype(np.int64)
    owner_of_row = owner_of_event[setting.exposure.event]
    low = np.array([span.start for span in spans], np.int64)
    of_row = first[owner_of_row] + setting.exposure.bin - low[owner_of_row]
    key = np.where(setting.exposure.weight >= LEAST_CHANCE, of_row * len(setting.events) + setting.exposure.event, -1)
    opens = np.zeros(len(key), bool)
    opens[np.unique(key, return_index=True)[1]] = True
    opens &= key >= 0
    return Slots(of_row, opens, bins, np.repeat(np.arange(len(kinds)), lengths), first)


@dataclass(frozen=True, eq=False, slots=True)
class Reach:
    """How events act on the queues that feel the same ones.

    Attributes
    ----------
    queues : the queues, by their place.
    rows : exposure rows of events that concern them.
    cells : intervals those touch, ascending.
    place : place of each row's interval among `cells`.
    lift : cells x slots: chance that a slot acts on a cell.
    claim, part : slots x cells over teaching rows: share of the interval that is the slot's, and its square.
    rows_per_event : intervals that one event spends in each slot.
    hour : hours of the week (weekday and slot of the day) x cells.
    apart : share of a slot's effect that differs from what its hours of the week show anyway; 1 where the events
        of a class come at changing hours, near 0 where they come every week at the same.
    """

    queues: Ints
    rows: Ints
    cells: Ints
    place: Ints
    lift: "csr_array"
    claim: "csr_array"
    part: "csr_array"
    rows_per_event: Floats
    hour: "csr_array"
    apart: Floats

    def chunks(self) -> Iterator[Ints]:
        """The queues, a few at a time."""
        for low in range(0, len(self.queues), QUEUES_AT_ONCE):
            yield self.queues[low : low + QUEUES_AT_ONCE]


def reaches(setting: Setting, slots: Slots) -> tuple[Reach, ...]:
    """Group the queues by the events they feel."""
    patterns, group = np.unique(setting.scope, axis=0, return_inverse=True)
    found = (_reach(setting, slots, p, np.flatnonzero(group.reshape(-1) == i)) for i, p in enumerate(patterns))
    return tuple(reach for reach in found if len(reach.rows))


def _reach(setting: Setting, slots: Slots, concerned: Bools, queues: Ints) -> Reach:
    from scipy.sparse import csr_array  # loaded when first needed: --help must answer in a blink

    exposure, hour = setting.exposure, hour_of_week(setting)
    rows = np.flatnonzero(concerned[exposure.event])
    cells, place = _touched(exposure.cell[rows], len(hour))
    slot, weight = slots.of_row[rows], exposure.weight[rows]
    share = _shares(setting, rows, place, len(cells))
    sure = np.bincount(slot[weight >= LEAST_CHANCE], minlength=slots.size)
    shape, columns, n_hours = (slots.size, len(cells)), np.arange(len(cells)), 7 * setting.grid.n_slots
    return Reach(
        queues,
        rows,
        cells,
        place,
        csr_array((weight.astype(np.float32), (place, slot)), shape=shape[::-1]),
        csr_array((share.astype(np.float32), (slot, place)), shape=shape),
        csr_array(((share**2).astype(np.float32), (slot, place)), shape=shape),
        sure / np.maximum(np.bincount(slot, slots.opens[rows], slots.size), 1),
        csr_array((np.ones(len(cells), np.float32), (hour[cells], columns)), shape=(n_hours, len(cells))),
        _apart(setting, slot, cells[place], share, slots.size),
    )


def _touched(cell: Ints, n_intervals: int) -> tuple[Ints, Ints]:
    """The distinct intervals of some rows, and the place of each row's among them."""
    touched = np.zeros(n_intervals, bool)
    touched[cell] = True
    return np.flatnonzero(touched), (np.cumsum(touched) - 1)[cell]


def _shares(setting: Setting, rows: Ints, place: Ints, n_cells: int) -> Floats:
    """Share of its interval that each row may claim: 1 where it is alone, 0 where it teaches nothing.

    An outage shares its intervals with other outages only: what else runs then is not judged by them.
    """
    exposure = setting.exposure
    claim = np.where(exposure.tail[rows], ECHO_SHARE, 1.0) * exposure.weight[rows]
    barred = _barred(setting, rows, place, n_cells)
    claim = np.where(barred, 0.0, claim)
    share = claim / np.maximum(np.bincount(place, claim, n_cells), 1e-12)[place]
    return np.asarray(share * (exposure.weight[rows] >= LEAST_CHANCE))


def hour_of_week(setting: Setting) -> Ints:
    """The weekday and slot of the day of each interval, as one number below 7 x slots a day."""
    grid = setting.grid
    return np.asarray(grid.weekday[grid.day] * grid.n_slots + grid.slot, np.int64)


def _apart(setting: Setting, slot: Ints, cell: Ints, share: Floats, n_slots: int) -> Floats:
    """Share of each slot's rows that is left after the mean of their hours of the week is taken off."""
    hour = hour_of_week(setting)
    weeks = np.bincount(hour, minlength=7 * setting.grid.n_slots)
    key, place = np.unique(slot * len(weeks) + hour[cell], return_inverse=True)
    count = np.bincount(place, share, len(key))
    common = np.bincount(key // len(weeks), count**2 / np.maximum(weeks[key % len(weeks)], 1), n_slots)
    whole = np.bincount(key // len(weeks), count, n_slots)
    return np.asarray(1.0 - common / np.maximum(whole, 1e-12))


def _barred(setting: Setting, rows: Ints, place: Ints, n_cells: int) -> Bools:
    """Rows within an outage, except for outages themselves: they teach nothing there, and claim nothing."""
    is_outage = np.array([isinstance(e, Outage) for e in setting.events], bool)[setting.exposure.event[rows]]
    down = np.zeros(n_cells, bool)
    down[place[is_outage]] = True
    return np.asarray(~is_outage & down[place])


@dataclass(frozen=True, eq=False, slots=True)
class Evidence:
    """Queue x slot sums: contacts brought in units of the queue's scale, and intervals they were seen in.

    `events` is how many events the intervals amount to; `level` the contacts per interval of each queue.
    """

    brought: Floats
    seen: Floats
    events: Floats
    level: Floats

    @property
    def value(self) -> Floats:
        """Mean lift seen at each slot."""
        return np.asarray(self.brought / np.maximum(self.seen, 1e-12))
