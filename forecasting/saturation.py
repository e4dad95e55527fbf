"""Overlapping events: contacts add less than fully, and each event gets its share of what they bring together."""

import numpy as np

from forecasting.arrays import Floats, Ints


def combine(lifts: Floats, cell: Ints, power: float) -> Floats:
    """Share out the joint lift of events that touch the same interval.

    The positive lifts l of an interval join to (sum l^p)^(1/p), so that two equal events bring 2^(1/p) of one;
    each gets its part in proportion to l^p. Negative lifts are left as they are.

    Parameters
    ----------
    lifts
        Queue x row, contacts each event would bring alone.
    cell
        Interval of each row, ascending.
    power
        1 adds fully; larger saturates more. An assumption of form: p-norms are the simplest concave sums.
    """
    if not len(cell):
        return lifts
    rising = np.maximum(lifts, 0.0) ** power
    starts = np.flatnonzero(np.concatenate(([True], np.diff(cell) > 0)))
    counts = np.diff(np.append(starts, len(cell)))
    together = np.repeat(np.add.reduceat(rising, starts, axis=1), counts, axis=1)
    joint = np.where(together > 0, np.where(together > 0, together, 1.0) ** (1.0 / power - 1.0), 0.0)
    shared: Floats = np.where(lifts > 0, rising * joint, lifts)
    return shared
