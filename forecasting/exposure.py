"""Which event touches which interval, and at which point of its curve."""

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from forecasting.arrays import Bools, Floats, Ints
from forecasting.curves import curve_bins
from forecasting.events import Event, Phase
from forecasting.events.course import Anchor, Course, Timing
from forecasting.kick_offs import possible_timings
from forecasting.slots import SlotGrid

CURVE_BINS = curve_bins()
SURE = 1.0 - 1e-9  # chances that add to 1 up to rounding


@dataclass(frozen=True, eq=False, slots=True)
class Exposure:
    """One row per event, interval it touches and point of its curve, sorted by interval.

    `weight` is 1, or the chance of that row where the time of day or the end of the event is not known.
    """

    event: Ints
    bin: Ints
    cell: Ints
    weight: Floats

    @property
    def tail(self) -> Bools:
        """Rows that lie in a weak, long echo."""
        return np.asarray(CURVE_BINS.tail[self.bin])


class _Timings(NamedTuple):
    """The possible timings of all events of one course, a row each."""

    event: Ints
    anchor_min: dict[Anchor, Floats]
    chance: Floats


class _Rows(NamedTuple):
    """Rows of one phase."""

    event: Ints
    bin: Ints
    cell: Ints
    weight: Floats


def expose(events: tuple[Event, ...], grid: SlotGrid, seen_min: int | None = None) -> Exposure:
    """Find the intervals that each event touches; an interval belongs to the bin its middle lies in.

    What was over by `seen_min` without an end stated later ended as usual; None is before everything.
    """
    by_course: dict[Course, list[tuple[int, Timing]]] = {}
    for index, timings in enumerate(possible_timings(events, grid.zone, seen_min)):
        if events[index].course.phases:
            by_course.setdefault(events[index].course, []).extend((index, timing) for timing in timings)
    parts = [
        _phase_rows(course, phase, timings, grid)
        for course, found in by_course.items()
        for timings in (_timings(found),)
        for phase in course.phases
    ]
    if not parts:
        empty = np.empty(0, np.int64)
        return Exposure(empty, empty, empty, np.empty(0))
    rows = _Rows(*(np.concatenate(column) for column in zip(*parts, strict=True)))
    return _merged(rows)


def _timings(found: list[tuple[int, Timing]]) -> _Timings:
    """Possible timings as columns; a deadline that is not there is NaN."""
    times = [(t.start_min, t.end_min, np.nan if t.deadline_min is None else t.deadline_min, t.chance) for _, t in found]
    start, end, deadline, chance = np.array(times, float).T
    event = np.array([index for index, _ in found], np.int64)
    return _Timings(event, {"start": start, "end": end, "deadline": deadline}, chance)


def _phase_rows(course: Course, phase: Phase, timings: _Timings, grid: SlotGrid) -> _Rows:
    """Intervals of the grid inside one phase of each timing, with their place in the row of curve values."""
    at = timings.anchor_min
    low, high = at[phase.from_anchor] + phase.from_min, at[phase.to_anchor] + phase.to_min
    begins, ends = _yielding(course, phase, at, (low, high))
    there = np.flatnonzero(~np.isnan(low))
    width = grid.interval_min
    middle = int(grid.start_min[0]) + width / 2.0
    first = np.maximum(np.ceil((begins[there] - middle) / width), 0).astype(np.int64)
    last = np.minimum(np.ceil((ends[there] - middle) / width), len(grid.start_min)).astype(np.int64)
    counts = np.maximum(last - first, 0)
    row = np.repeat(there, counts)
    cell = np.arange(len(row)) - np.repeat(np.cumsum(counts) - counts, counts) + np.repeat(first, counts)
    bins = np.full(len(row), CURVE_BINS.first[course.name, phase.name], np.int64)
    if phase.n_bins > 1 and phase.bin_min:
        bins += ((middle + cell * width - low[row]) // phase.bin_min).astype(np.int64)
    return _Rows(timings.event[row], bins, cell, timings.chance[row])


def _yielding(
    course: Course, phase: Phase, at: dict[Anchor, Floats], span: tuple[Floats, Floats]
) -> tuple[Floats, Floats]:
    """From when to when a phase runs in events too short for both their beginning and their end."""
    if not phase.yields:
        return span
    last = min((p.from_min for p in course.phases if p.yields and p.from_anchor == "end"), default=0)
    meeting = np.maximum((at["start"] + at["end"]) / 2.0, at["end"] + last)
    if phase.from_anchor == "start":
        return span[0], np.minimum(span[1], meeting)
    return np.maximum(span[0], meeting), span[1]


def _merged(rows: _Rows) -> Exposure:
    """One row per event, interval and bin, sorted by interval; chances of the same row add up."""
    order = np.lexsort((rows.bin, rows.event, rows.cell))
    event, bins, cell, weight = rows.event[order], rows.bin[order], rows.cell[order], rows.weight[order]
    new = np.concatenate(([True], (np.diff(cell) != 0) | (np.diff(event) != 0) | (np.diff(bins) != 0)))[: len(cell)]
    if new.all():
        return Exposure(event, bins, cell, weight)
    total = np.add.reduceat(weight, np.flatnonzero(new))
    return Exposure(event[new], bins[new], cell[new], np.where(total > SURE, 1.0, total))
