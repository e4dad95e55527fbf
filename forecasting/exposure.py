"""Which event touches which interval, and at which point of its curve."""

from dataclasses import dataclass
from typing import NamedTuple
from zoneinfo import ZoneInfo

import numpy as np

from forecasting.arrays import MINUTES_PER_DAY, Bools, Floats, Ints
from forecasting.events import EVENTS, Event, Phase
from forecasting.slots import SlotGrid, midnights_min


class CurveBins(NamedTuple):
    """All values of all curves in one row: kind by kind, phase by phase."""

    first: dict[tuple[str, str], int]
    kind: Ints
    tail: Bools

    @property
    def size(self) -> int:
        """Number of values."""
        return len(self.kind)


def _curve_bins() -> CurveBins:
    first: dict[tuple[str, str], int] = {}
    kinds: list[int] = []
    tails: list[bool] = []
    for index, event_type in enumerate(EVENTS):
        for phase in event_type.phases:
            first[event_type.kind, phase.name] = len(kinds)
            kinds += [index] * phase.n_bins
            tails += [phase.tail] * phase.n_bins
    return CurveBins(first, np.array(kinds, np.int64), np.array(tails, bool))


CURVE_BINS = _curve_bins()


@dataclass(frozen=True, eq=False, slots=True)
class Exposure:
    """One row per event and interval it touches, sorted by interval.

    `weight` is 1, or the chance of that time of day where only the date of the event is known.
    """

    event: Ints
    bin: Ints
    cell: Ints
    weight: Floats

    @property
    def tail(self) -> Bools:
        """Rows that lie in a weak, long echo."""
        return np.asarray(CURVE_BINS.tail[self.bin])


def expose(events: tuple[Event, ...], grid: SlotGrid) -> Exposure:
    """Find the intervals that each event touches; an interval belongs to the bin its middle lies in."""
    parts: list[tuple[Ints, Ints, Ints, Floats]] = []
    for index, event in enumerate(events):
        for start_min, until_min, weight in _times(event, grid.zone):
            for phase in event.phases:
                cells, bins = _phase_cells(event.kind, phase, (start_min, until_min), grid)
                if len(cells):
                    parts.append((np.full(len(cells), index), bins, cells, np.full(len(cells), weight)))
    if not parts:
        empty = np.empty(0, np.int64)
        return Exposure(empty, empty, empty, np.empty(0))
    event_of, bin_of, cell_of, weight_of = (np.concatenate(column) for column in zip(*parts, strict=True))
    order = np.argsort(cell_of, kind="stable")
    return Exposure(event_of[order], bin_of[order], cell_of[order], weight_of[order])


def _times(event: Event, zone: str) -> list[tuple[int, int, float]]:
    """Start, end and weight; an event without a time is spread over the usual times of its kind."""
    start, until = event.start_min, event.until_min
    if not event.date_only:
        return [(start, until, 1.0)]
    date = np.array([event.starts_at.astimezone(ZoneInfo(zone)).date()], "datetime64[D]")
    midnight = int(midnights_min(date, zone)[0])
    length = event.duration_min if event.ends_at is None else min(until - start, MINUTES_PER_DAY)
    length = event.duration_min if length >= MINUTES_PER_DAY else length
    usual = event.usual_starts_min
    return [(midnight + u, midnight + u + length, 1.0 / len(usual)) for u in usual]


def _phase_cells(kind: str, phase: Phase, span: tuple[int, int], grid: SlotGrid) -> tuple[Ints, Ints]:
    """Intervals of the grid inside one phase, with their place in the row of curve values."""
    anchor = {"start": span[0], "end": span[1]}
    low, high = anchor[phase.from_anchor] + phase.from_min, anchor[phase.to_anchor] + phase.to_min
    width, origin = grid.interval_min, int(grid.start_min[0])
    middle = origin + width / 2.0
    first = max(int(np.ceil((low - middle) / width)), 0)
    last = min(int(np.ceil((high - middle) / width)), len(grid.start_min))
    cells = np.arange(first, max(last, first), dtype=np.int64)
    bins = np.full(len(cells), CURVE_BINS.first[kind, phase.name], np.int64)
    if phase.n_bins > 1 and phase.bin_min:
        bins += ((middle + cells * width - low) // phase.bin_min).astype(np.int64)
    return cells, bins
