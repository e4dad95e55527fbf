"""When a queue began and when it ended: silence before its first contact or after its last is no low level."""

from dataclasses import dataclass

import numpy as np

from forecasting.arrays import MINUTES_PER_DAY, Bools, Floats, Ints
from forecasting.panel import Panel

SILENT_DAYS = 14
LEAST_EXPECTED = 20.0  # contacts that the silence would have had at the queue's rate


@dataclass(frozen=True, eq=False, slots=True)
class Lifespan:
    """Interval of each queue's begin and end: [begin, end) is its life; an end at the history's end is none.

    `begun` and `ended` say whether the queue's zeros before or after are too long for chance.
    """

    begin: Ints
    end: Ints
    begun: Bools
    ended: Bools


def lifespan(panel: Panel) -> Lifespan:
    """Find queues with a fortnight or more of zeros at either end of their history that chance does not explain."""
    begin, begun = _silence(panel.offered, panel.setting.grid.interval_min)
    tail, ended = _silence(panel.offered[:, ::-1], panel.setting.grid.interval_min)
    return Lifespan(begin, panel.offered.shape[1] - tail, begun, ended)


def alive(panel: Panel, life: Lifespan) -> Floats:
    """Contacts that may teach: without the zeros before a begin; of an ended queue only what came after its end."""
    place = np.arange(panel.offered.shape[1])
    before = life.begun[:, None] & (place < life.begin[:, None])
    over = life.ended[:, None] & (place < life.end[:, None])
    offered = panel.offered.copy()
    offered[before | over] = np.nan
    return offered


def _silence(offered: Floats, interval_min: int) -> tuple[Ints, Bools]:
    """Per queue the interval of the first contact, and whether the observed silence before it is long."""
    came = offered > 0  # missing is not
    first = np.where(came.any(1), np.argmax(came, axis=1), 0).astype(np.int64)
    long = first * interval_min >= SILENT_DAYS * MINUTES_PER_DAY
    for row in np.flatnonzero(long).tolist():
        silent = int((~np.isnan(offered[row, : first[row]])).sum())
        rate = float(np.nanmean(offered[row, first[row] :]))
        long[row] = rate * silent >= LEAST_EXPECTED
    return first, long
